"""Two systems on the same segments: packages, options, runs or files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.catalog import EntryKind, LedgerEntry
from workbench.core import BlockKind, Segment, Terminology
from workbench.core.config import EngineConfig
from workbench.core.errors import EngineError, InputError, PackageError
from workbench.memory import Memory
from workbench.metrics.scores import METRICS, SMALL_SAMPLE, sentence
from workbench.metrics.significance import Comparison, compare
from workbench.workflow.drafting import Drafting
from workbench.workflow.project import Project
from workbench.workflow.reviewed import Pair, Reviewed

_RECORDED = re.compile(r"(?P<system>.+?)(?:@(?P<until>[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?))?")


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
    warnings: tuple[str, ...] = ()
    """Why the figures may mislead."""


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
    count = len(references)
    small = [f"fewer than {SMALL_SAMPLE} segments say little"] if count < SMALL_SAMPLE else []
    return Duel(*names, tuple(comparisons), tuple(found[:show]), count - len(found), count, tuple(small))


def duel_of_systems(
    project: Project,
    terms: Terminology,
    found: Reviewed,
    names: tuple[str, str],
    *,
    metrics: Sequence[str] = METRICS,
    test: str = "bs",
) -> Duel:
    """Compares two systems on the reviewed segments that both have.

    A system is an engine of the ledger, with or without its options and a day or month up to which its drafts count
    (`argos/fr_en-1.9`, `argos/fr_en-1.9@beam=2`, `argos/fr_en-1.9@beam=2@2026-03`), which needs no package; or a
    package that drafts the segments now, under the glossary as it is (`fr_en-1.9`, `fr_en-1.9@beam=4`).

    Raises:
        InputError: no reviewed segment that both have, or a name that is in neither ledger nor packages.
        PackageError: a package that is damaged.
    """
    pairs = found.machine
    drafts = [_drafts(project, terms, found, name) for name in names]
    rows = [(p, a, b) for p, a, b in zip(pairs, *drafts, strict=True) if a is not None and b is not None]
    if not rows:
        raise InputError(f"“{names[0]}” and “{names[1]}” share no reviewed segment")
    shared, first, second = zip(*rows, strict=True)
    sources, references = [pair.source for pair in shared], [pair.target for pair in shared]
    met = duel(names, sources, first, second, references, metrics=metrics, test=test)
    return replace(met, warnings=(*met.warnings, _origin(shared)))


def _origin(pairs: Sequence[Pair]) -> str:
    """A reviewed target is an edited draft, and stays nearer to the system that made it."""
    system, count = Counter(pair.system for pair in pairs).most_common(1)[0]
    return f"{count} of {len(pairs)} reviewed targets are edited drafts of {system}, which favours it"


def _drafts(project: Project, terms: Terminology, found: Reviewed, name: str) -> Sequence[str | None]:
    """One draft a pair; None where the system has none."""
    recorded = _recorded(found.entries, name)
    if recorded:
        return [recorded.get((pair.release, pair.source)) for pair in found.machine]
    try:
        return _drafted(project, terms, found.machine, name)
    except PackageError:
        raise
    except EngineError as error:
        systems = sorted({f"{e.engine}@{e.options}" for e in found.entries if e.engine.startswith("argos/")})
        hint = f"the ledger has {', '.join(systems) or 'no drafts'}; {error.hint}"
        raise InputError(f"“{name}” is neither an engine of the ledger nor an installed package", hint=hint) from error


def _recorded(entries: Sequence[LedgerEntry], name: str) -> dict[tuple[str, str], str]:
    """The last draft of each segment that the ledger has of a system, up to the end of its day or month."""
    parts = _RECORDED.fullmatch(name)
    system, until = (parts["system"], parts["until"] or "9") if parts else (name, "9")
    return {
        (entry.release, entry.source): entry.text
        for entry in entries
        if entry.kind is EntryKind.DRAFT
        and system in (entry.engine, f"{entry.engine}@{entry.options}")
        and entry.time[: len(until)] <= until
    }


def _drafted(project: Project, terms: Terminology, pairs: Sequence[Pair], name: str) -> list[str | None]:
    package, _, beam = name.removeprefix("argos/").partition("@beam=")
    if beam and not (beam.isdecimal() and int(beam)):
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
