"""Two systems on the same segments: packages, options, runs or files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.catalog import EntryKind, Ledger
from workbench.core import BlockKind, Segment, Terminology
from workbench.core.config import EngineConfig
from workbench.core.errors import InputError
from workbench.memory import Memory
from workbench.metrics.scores import METRICS, sentence
from workbench.metrics.significance import Comparison, compare
from workbench.workflow.drafting import Drafting
from workbench.workflow.project import Project
from workbench.workflow.scoring import Pair


@dataclass(frozen=True, slots=True)
class Difference:
    """One segment that two systems draft differently."""

    source: str
    reference: str
    first: str
    second: str
    gain: float
    """chrF2++ of the second less that of the first."""


@dataclass(frozen=True, slots=True)
class Duel:
    """Two systems compared."""

    first: str
    second: str
    comparisons: tuple[Comparison, ...]
    differences: tuple[Difference, ...]
    """The segments that differ most, the greatest difference first."""
    same: int
    """Segments that both draft alike."""
    segments: int


def duel(
    names: tuple[str, str],
    sources: Sequence[str],
    first: Sequence[str],
    second: Sequence[str],
    references: Sequence[str],
    *,
    metrics: Sequence[str] = METRICS,
    test: str = "bs",
    show: int = 5,
) -> Duel:
    """Compares two systems' hypotheses; `sources` may be empty texts where they are not known.

    Raises:
        InputError: unequal numbers of segments, an empty reference, none at all.
    """
    comparisons = compare(first, second, references, metrics, test=test)
    rows = zip(sources, references, first, second, strict=True)
    found = [Difference(s, r, a, b, sentence(b, r) - sentence(a, r)) for s, r, a, b in rows if a != b]
    found.sort(key=lambda difference: -abs(difference.gain))
    return Duel(*names, tuple(comparisons), tuple(found[:show]), len(references) - len(found), len(references))


def duel_of_systems(
    project: Project, terms: Terminology, found: Sequence[Pair], names: tuple[str, str], **options: object
) -> Duel:
    """Compares two systems on the reviewed segments that both have.

    A system is a file with a hypothesis for each reviewed segment; an engine in the ledger, with or without its options
    (`argos/fr_en-1.9@beam=2`); or a package that drafts the segments now (`fr_en-1.9@beam=4`).

    Raises:
        InputError: no reviewed segment that both have, or a file of another length.
        EngineError: a name that is in neither ledger nor packages.
    """
    machine = [pair for pair in found if pair.machine]
    drafts = [_drafts(project, terms, machine, name) for name in names]
    rows = [(p, a, b) for p, a, b in zip(machine, *drafts, strict=True) if a is not None and b is not None]
    if not rows:
        raise InputError(f"“{names[0]}” and “{names[1]}” share no reviewed segment")
    pairs, first, second = zip(*rows, strict=True)
    sources, references = [pair.source for pair in pairs], [pair.target for pair in pairs]
    return duel(names, sources, first, second, references, **options)  # type: ignore[arg-type]


def _drafts(project: Project, terms: Terminology, pairs: Sequence[Pair], name: str) -> Sequence[str | None]:
    """One draft a pair; None where the system has none."""
    path = Path(name)
    if path.is_file() and path.suffix != ".argosmodel":
        return read_lines(path)
    recorded = _recorded(project, name)
    if recorded:
        return [recorded.get((pair.release, pair.source)) for pair in pairs]
    return _drafted(project, terms, pairs, name)


def _recorded(project: Project, name: str) -> dict[tuple[str, str], str]:
    """The last draft of each segment that the ledger has of a system."""
    found = {}
    for entry in Ledger(project.memory).read().entries:
        if entry.kind is EntryKind.DRAFT and name in (entry.engine, f"{entry.engine}@{entry.options}"):
            found[entry.release, entry.source] = entry.text
    return found


def _drafted(project: Project, terms: Terminology, pairs: Sequence[Pair], name: str) -> list[str | None]:
    package, _, beam = name.removeprefix("argos/").partition("@beam=")
    if beam and not beam.isdigit():
        raise InputError(f"“{beam}” is no beam", hint="write PACKAGE@beam=4")
    config = replace(project.config.engine, package=package, beam=int(beam) if beam else project.config.engine.beam)
    drafted: list[str | None] = [None] * len(pairs)
    segments = [Segment(pair.source, _kind(pair.block), 1, 1) for pair in pairs]
    for index, draft in _engine(config, terms).draft(segments):
        drafted[index] = draft.text
    return drafted


def _engine(config: EngineConfig, terms: Terminology) -> Drafting:
    # An empty memory: a match would be the reference itself.
    return Drafting(config, terms, Memory)


def _kind(block: str) -> BlockKind:
    return BlockKind(block) if block in set(BlockKind) else BlockKind.BODY


def read_lines(path: Path) -> list[str]:
    """Returns the lines of a text file: one segment each.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8").removesuffix("\n").split("\n") if path.stat().st_size else []
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", path=path) from error
