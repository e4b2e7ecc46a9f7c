"""Where drafts come from: the memory first, then the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from workbench.checks.guards import problems
from workbench.core import Draft, Segment, Terminology
from workbench.core.config import EngineConfig
from workbench.core.text import digest
from workbench.engines import Drafter, DraftOptions
from workbench.engines.packages import INSTALL_HINT, choose
from workbench.memory import Memory
from workbench.workflow.pending import Wanted


class Drafting:
    """Drafts segments from the memory and with one package. Nothing heavy is loaded before the first segment.

    Args:
        config: Package, beam, threads and the lowest memory match that is taken.
        terms: Glossary that drafts follow.
        memory: Called once, when the first segment is to be drafted.

    Raises:
        EngineError: no such package, or none at all.
    """

    def __init__(self, config: EngineConfig, terms: Terminology, memory: Callable[[], Memory]) -> None:
        self._config = config
        self._terms = terms
        self._make_memory = memory
        self.package = choose(config.package)
        self._options = DraftOptions(beam=config.beam, threads=config.threads)
        self.wanted = Wanted(self.package.label, str(self._options), terms.touching)

    @cached_property
    def key(self) -> str:
        """Hash of everything that drafts depend on but source and glossary."""
        return digest(
            self.wanted.engine, self.package.digest(), self.wanted.options, str(self._config.memory_threshold)
        )

    @property
    def hint(self) -> str:
        """What to do for better drafts; empty: nothing."""
        return f"{self.package.label} is a small starter package, its drafts are rough; {INSTALL_HINT}" * (
            self.package.starter
        )

    @cached_property
    def _drafter(self) -> Drafter:
        return Drafter(self.package, self._options, self._terms, problems)

    @cached_property
    def _memory(self) -> Memory:
        return self._make_memory()

    def draft(
        self, segments: Sequence[Segment], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[int, Draft]]:
        """Yields (index in `segments`, draft): what the memory knows first, then what the engine makes.

        Args:
            segments: Any segments, of any releases.
            cancelled: Asked between batches; true ends the iteration.
        """
        rest = []
        for index, segment in enumerate(segments):
            remembered = self._remembered(segment)
            if remembered:
                yield index, remembered
            else:
                rest.append(index)
        if not rest:
            return
        for made in self._drafter.draft([segments[i] for i in rest], cancelled=cancelled):
            for at, draft in made.items():
                yield rest[at], draft

    def _remembered(self, segment: Segment) -> Draft | None:
        found = self._memory.matches(segment.text, limit=1, minimum=self._config.memory_threshold)
        if not found:
            return None
        best = found[0]
        others = tuple(match.adapted for match in found[1:])
        return Draft(segment.text, best.adapted, f"memory/{best.release}", f"match={best.score}", others)
