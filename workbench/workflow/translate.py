"""Draft the new and changed segments of releases into their catalogs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from workbench.catalog import Catalog, EntryKind, Ledger, LedgerEntry
from workbench.core import Draft, Provenance, Release, Segment, State, Terminology, Unit
from workbench.core.errors import CatalogError, WorkbenchError
from workbench.core.text import digest
from workbench.releases import Furniture, load, read_stream
from workbench.workflow.drafting import Drafting
from workbench.workflow.pending import by_source, is_affected, is_pending
from workbench.workflow.stamps import Stamp, Stamps, bytes_digest, file_digest
from workbench.workflow.translate_report import Report, Row, count

GROUP = 600
"""Pending segments decoded together: enough for full batches, few enough that memory stays flat."""


@dataclass(slots=True, eq=False)
class _Open:
    """A release in hand."""

    row: Row
    release: Release
    catalog: Catalog
    inputs: str
    waiting: dict[str, Segment]
    """Segments without a draft yet, by their text."""
    units: dict[str, list[Unit]]
    """The units that each of them is for."""
    drafts: list[LedgerEntry] = field(default_factory=list)


class Translation:
    """One run over a list of releases.

    Args:
        target: Folder of the catalogs.
        drafting: Where drafts come from.
        terms: The glossary as it is now.
        ledger: Where drafts are recorded; None: nowhere.
        only_affected: Redo the drafts whose glossary rows have changed, and nothing else.
        streams: Bytes of the releases that are no files, by the path that stands for them.
        progress: Called with (segments done, segments known so far).
        cancelled: Asked between batches; true: finish the batch in hand, save, stop.
    """

    def __init__(
        self,
        target: Path,
        drafting: Drafting,
        terms: Terminology,
        ledger: Ledger | None,
        *,
        only_affected: bool = False,
        streams: Mapping[Path, bytes] | None = None,
        progress: Callable[[int, int], None] = lambda done, known: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self.target = target
        self.drafting = drafting
        self.terms = terms
        self.ledger = ledger
        self.only_affected = only_affected
        self.streams = streams or {}
        self.wants = is_affected if only_affected else is_pending
        self.progress = progress
        self.cancelled = cancelled
        self.done = self.known = 0
        self.now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def run(self, paths: Sequence[Path], furniture: Furniture) -> Report:
        """Drafts what is pending and returns what was done; a release that fails does not stop the others.

        Args:
            paths: The releases; no two with the same stem.
            furniture: What the site repeats around them.

        Raises:
            CatalogError: the folder of the catalogs cannot be made.
            EngineError: the package is damaged.
        """
        report = Report(self.drafting.wanted.engine)
        self._make_target()
        stamps = Stamps(self.target)
        began = time.monotonic()
        for group in self._groups(self._opened(paths, furniture, stamps, report)):
            for item in self._drafted(group):
                self._close(item, stamps)
            stamps.save()
        report.seconds = time.monotonic() - began
        report.cancelled = self.cancelled()
        return report

    def _make_target(self) -> None:
        try:
            self.target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogError(f"cannot be made: {error.strerror or error}", path=self.target) from error

    def _opened(self, paths: Sequence[Path], furniture: Furniture, stamps: Stamps, report: Report) -> Iterator[_Open]:
        for path in paths:
            if self.cancelled():
                return
            row = Row(path.stem)
            report.rows.append(row)
            try:
                opened = self._open(path, row, furniture, stamps)
            except WorkbenchError as error:
                row.error = str(error)
                continue
            if opened:
                yield opened

    def _open(self, path: Path, row: Row, furniture: Furniture, stamps: Stamps) -> _Open | None:
        """Reads a release and merges it into its catalog; None if nothing has changed since the last run."""
        file = self.target / f"{path.stem}.po"
        data = self.streams[path] if path in self.streams else load(path)
        known = digest(*sorted(furniture.head), "", *sorted(furniture.tail))
        inputs = digest(bytes_digest(data), known, self.drafting.key, self.terms.digest, length=16)
        if stamp := stamps.fresh(path.stem, inputs, file):
            row.segments, row.kept = stamp.segments, stamp.kept
            return None
        release = read_stream(data, path.name, furniture, path)
        row.warnings = release.warnings
        catalog = (
            Catalog.load(file)
            if file.exists()
            else Catalog.new(file, source_file=release.source, source_digest=release.digest)
        )
        catalog.merge(release)
        units: dict[str, list[Unit]] = {}
        for unit in catalog.units:
            if self.wants(unit, self.drafting.wanted):
                units.setdefault(unit.source, []).append(unit)
        waiting = {text: s for text, s in by_source(list(release.segments)).items() if text in units}
        row.segments = len(catalog.units)
        row.kept = sum(unit.state.done for unit in catalog.units)
        self.known += len(waiting)
        self.progress(self.done, self.known)
        return _Open(row, release, catalog, inputs, waiting, units)

    def _groups(self, opened: Iterable[_Open]) -> Iterator[list[_Open]]:
        group: list[_Open] = []
        for item in opened:
            group.append(item)
            if sum(len(each.waiting) for each in group) >= GROUP:
                yield group
                group = []
        if group:
            yield group

    def _drafted(self, group: list[_Open]) -> Iterator[_Open]:
        """Drafts the releases of a group and yields each as soon as it has all its drafts, or when the run ends."""
        late = [item for item in group if item.waiting]
        yield from (item for item in group if not item.waiting)
        jobs = [(item, segment) for item in group for segment in item.waiting.values()]
        for index, draft in self.drafting.draft([segment for _, segment in jobs], self.cancelled):
            item, segment = jobs[index]
            self.done += 1
            self.progress(self.done, self.known)
            try:
                self._put(item, draft)
            except WorkbenchError as error:
                item.row.error = str(error)
                continue
            count(item.row, draft)
            item.drafts.append(self._entry(item, segment, draft))
            del item.waiting[segment.text]
            if not item.waiting:
                late.remove(item)
                yield item
        yield from late

    def _put(self, item: _Open, draft: Draft) -> None:
        touching = self.terms.touching(draft.source)
        for unit in item.units[draft.source]:
            item.catalog.put(with_draft(unit, draft, touching))

    def _entry(self, item: _Open, segment: Segment, draft: Draft) -> LedgerEntry:
        return LedgerEntry(
            kind=EntryKind.DRAFT,
            release=item.release.name,
            source=draft.source,
            text=draft.text,
            time=self.now,
            reference=segment.reference,
            block=segment.kind,
            engine=draft.engine,
            package=draft.engine if draft.engine.startswith("argos/") else "",
            options=draft.options,
            glossary=self.terms.touching(draft.source),
        )

    def _close(self, item: _Open, stamps: Stamps) -> None:
        if item.row.error:
            return
        try:
            if self.ledger is not None:
                self.ledger.append(item.drafts)
            item.catalog.save()
        except WorkbenchError as error:
            item.row.error = str(error)
            return
        if not item.waiting and not self.only_affected:
            stamp = Stamp(item.inputs, file_digest(item.catalog.path), item.row.segments, item.row.kept)
            stamps.put(item.release.name, stamp)


def with_draft(unit: Unit, draft: Draft, touching: str) -> Unit:
    """Returns the unit with the draft as its target and where it came from; `touching` hashes its glossary rows."""
    state = State.DRAFT if draft.text else State.UNTRANSLATED
    provenance = Provenance(
        state=state,
        engine=draft.engine,
        options=draft.options,
        glossary=touching,
        why="; ".join(draft.problems),
        terms=",".join(f"{edit.term}:{edit.how}" for edit in draft.terms),
    )
    return replace(unit, target=draft.text, state=state, provenance=provenance, previous="", stale=False)
