"""The package's CTranslate2 model: batches in, hypotheses out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from workbench.core.errors import EngineError, PackageError
from workbench.engines.package import Package
from workbench.engines.tokens import Tokens

BATCH_TOKENS = 512
"""Source pieces, padding included, of one decoded batch."""
Round = TypeVar("Round")
LONGEST = 250
"""Pieces of a text and of a hypothesis at most; small packages have 256 positions."""


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """How to decode."""

    beam: int = 3
    """Hypotheses kept while decoding, from 1; also how many are returned."""
    threads: int = 0
    """Processor threads; 0: all that this process may use. Has no effect on the drafts."""

    def __str__(self) -> str:
        return f"beam={self.beam}"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way to say it in English, as the model wrote it."""

    text: str
    score: float
    """Mean log-probability of a piece."""
    pieces: tuple[str, ...] = ()
    """Of the text; empty where it was edited."""
    attended: Callable[[], list[list[float]]] | None = field(default=None, repr=False, compare=False)
    """Returns the attention of each piece to each source piece; None where it was not asked for."""


class Decoder:
    """Decodes with one package. The model is loaded at the first call and kept."""

    def __init__(self, package: Package, options: DraftOptions) -> None:
        if options.beam < 1:
            raise EngineError(f"a beam of {options.beam} is no beam", hint="use 1 or more")
        self.package = package
        self.options = options
        self.attentive = False
        """True: hypotheses come with their attention."""
        self._loaded: tuple[Any, Tokens] | None = None

    @property
    def tokens(self) -> Tokens:
        """The package's tokenizer."""
        return self._load()[1]

    @property
    def translator(self) -> Any:
        """The package's ctranslate2.Translator."""
        return self._load()[0]

    def _load(self) -> tuple[Any, Tokens]:
        if self._loaded is None:
            os.environ.setdefault("MKL_CBWR", "AUTO,STRICT")  # sums in the same order whatever the batch
            import ctranslate2

            threads = self.options.threads or _processors()
            try:
                model = ctranslate2.Translator(str(self.package.model), inter_threads=threads, intra_threads=1)
            except (RuntimeError, ValueError) as error:
                raise PackageError(f"has a model that cannot be loaded: {error}", path=self.package.folder) from error
            self._loaded = model, Tokens(self.package)
        return self._loaded

    def stream(
        self, rounds: Iterable[Round], texts: Callable[[Round], Sequence[str]], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Round, list[list[Hypothesis]]]]:
        """Yields each round with the hypotheses of its texts; the next round is decoded meanwhile.

        Args:
            rounds: What belongs together, taken one at a time.
            texts: The prepared French texts of a round.
            cancelled: Asked before each round; True ends the stream after the round in hand.
        """
        ahead: tuple[Round, list[Any]] | None = None
        for each in rounds:
            if cancelled():
                break
            begun = each, self._begin(texts(each))
            if ahead is not None:
                yield ahead[0], self._finish(ahead[1])
            ahead = begun
        if ahead is not None:
            yield ahead[0], self._finish(ahead[1])

    def decode(self, texts: Sequence[str], **options: Any) -> list[list[Hypothesis]]:
        """Returns the hypotheses of each text, best first.

        Args:
            texts: Prepared French texts.
            options: Of `ctranslate2.Translator.translate_batch`, in place of those drafts are made with.
        """
        return self._finish(self._begin(texts, **options))

    def finish(self, pairs: Sequence[tuple[str, str]]) -> list[Hypothesis]:
        """Returns for each (source, beginning of the English) the whole English, the beginning as given."""
        options = {"target_prefix": self._prefixes(pairs), "return_attention": True, "num_hypotheses": 1}
        return [best[0] for best in self.decode([source for source, _ in pairs], **options)]

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[list[float]]:
        """Returns for each (source, target) the log-probability of each target piece and of the end."""
        if not pairs:
            return []
        source = [self.tokens.source(text) for text, _ in pairs]
        found = self.translator.score_batch(
            source, self._prefixes(pairs), max_batch_size=BATCH_TOKENS, batch_type="tokens", max_input_length=LONGEST
        )
        return [each.log_probs[self._skip :] for each in found]

    @property
    def _skip(self) -> int:
        """How many pieces of every target are no text."""
        return 1 if self.package.target_prefix else 0

    def _prefixes(self, pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
        start = [self.package.target_prefix] if self.package.target_prefix else []
        return [[*start, *self.tokens.target(target)][: LONGEST - 1] for _, target in pairs]

    def _begin(self, texts: Sequence[str], **options: Any) -> list[Any]:
        if not texts:
            return []
        translator, tokens = self._load()
        prefix = [[self.package.target_prefix]] * len(texts) if self.package.target_prefix else None
        chosen = {
            "target_prefix": prefix, "beam_size": self.options.beam, "num_hypotheses": self.options.beam,
            "max_batch_size": BATCH_TOKENS, "batch_type": "tokens",
            "max_input_length": LONGEST, "max_decoding_length": LONGEST,
            "return_scores": True, "replace_unknowns": True, "return_attention": self.attentive,
        } | options  # fmt: skip
        source = [tokens.source(text) for text in texts]
        return list(translator.translate_batch(source, asynchronous=True, **chosen))

    def _finish(self, results: list[Any]) -> list[list[Hypothesis]]:
        return [self._hypotheses(result.result()) for result in results]

    def _hypotheses(self, result: Any) -> list[Hypothesis]:
        return [self._hypothesis(result, n) for n in range(len(result.hypotheses))]

    def _hypothesis(self, result: Any, n: int) -> Hypothesis:
        pieces = tuple(result.hypotheses[n][self._skip :])
        attended = (lambda: result.attention[n][self._skip :]) if result.attention else None
        return Hypothesis(self.tokens.text(pieces), result.scores[n], pieces, attended)


def _processors() -> int:
    """Returns how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
