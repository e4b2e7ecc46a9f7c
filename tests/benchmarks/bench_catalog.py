"""Catalogs against polib on the same file, and the ledger.

    python tests/benchmarks/bench_catalog.py [UNITS]

Each line is the median of five runs in processor time, the two sides taken in turn.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import polib

from workbench.catalog import Catalog, EntryKind, Ledger, LedgerEntry, pairs, summary
from workbench.core import Block, BlockKind, Provenance, Release, Segment, State

FRENCH = (
    "Phrase numéro {}, dans laquelle l’organisation annonce avoir fourni une aide directe à {} personnes victimes de "
    "traite et prévenu huit autres cas au cours de l’année."
)
ENGLISH = (
    "Sentence number {}, in which the organization announces that it gave direct help to {} victims of trafficking and "
    "prevented eight further cases in the course of the year."
)


def release(units: int) -> Release:
    """Returns a release of paragraphs of four sentences."""
    blocks = []
    for at in range(0, units, 4):
        texts = [FRENCH.format(i, i % 90) for i in range(at, min(at + 4, units))]
        block = at // 4 + 1
        segments = tuple(Segment(text, BlockKind.BODY, block, n) for n, text in enumerate(texts, 1))
        blocks.append(Block(BlockKind.BODY, segments))
    return Release("bench", "bench.txt", "0" * 64, tuple(blocks))


def build(path: Path, units: int) -> None:
    """Writes a catalog of reviewed units and drafts."""
    catalog = Catalog.new(path, "bench.txt", "0" * 64)
    catalog.merge(release(units))
    for i, unit in enumerate(catalog.units):
        state = State.DRAFT if i % 3 == 0 else State.REVIEWED
        known = Provenance(state, by="ana", on=date(2026, 1, 31), engine="argos/fr_en-1.9", glossary="3f2a91c0")
        catalog.put(replace(unit, target=ENGLISH.format(i, i % 90), state=state, provenance=known))
    catalog.save()


def timed(work: Callable[[], object]) -> float:
    """Returns the seconds of processor time one call takes: a busy machine does not change them."""
    start = process_time()
    work()
    return process_time() - start


def compare(name: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """Prints the medians of both sides and their ratio."""
    runs = [(timed(ours), timed(theirs)) for _ in range(5)]
    a, b = median(r[0] for r in runs), median(r[1] for r in runs)
    print(f"{name:44} {a * 1000:8.1f} ms   polib {b * 1000:8.1f} ms   ratio {a / b:.2f}")


def catalogs(folder: Path, units: int) -> None:
    """Prints the lines on catalogs."""
    path, copy = folder / "bench.po", folder / "copy.po"
    print(f"{'build and save, once':44} {timed(lambda: build(path, units)) * 1000:8.1f} ms")
    data = path.read_bytes()
    one, same = Catalog.load(path), release(units)
    compare("no-op load and save", lambda: Catalog.load(path).save(), lambda: polib.pofile(str(path)).save(str(copy)))
    compare("load, every unit read", lambda: len(Catalog.load(path).units), lambda: len(polib.pofile(str(path))))
    compare(
        "load, same release merged, save", lambda: merged(path, same), lambda: polib.pofile(str(path)).save(str(copy))
    )
    compare(
        "one unit changed and saved, already open", lambda: step(one), lambda: polib.pofile(str(path)).save(str(copy))
    )
    path.write_bytes(data)
    print(f"no-op: bytes the same: {Catalog.load(path).text() == data}; polib's: {copy.read_bytes() == data}")


def merged(path: Path, wanted: Release) -> None:
    """Merges a release and saves."""
    catalog = Catalog.load(path)
    catalog.merge(wanted)
    catalog.save()


def step(catalog: Catalog) -> None:
    """Changes one unit and saves."""
    unit = catalog.units[len(catalog.units) // 2]
    catalog.put(replace(unit, target=f"{unit.target} x"))
    catalog.save()


def ledgers(folder: Path, lines: int = 100_000) -> None:
    """Prints the lines on the ledger."""
    ledger = Ledger(folder / "memory")
    entries = [entry(i) for i in range(lines)]
    print(f"{f'ledger: {lines} lines appended':44} {timed(lambda: ledger.append(entries)) * 1000:8.1f} ms")
    print(f"{'ledger: one more line appended':44} {timed(lambda: ledger.append([entry(lines)])) * 1000:8.1f} ms")
    runs = [timed(lambda: summary(Ledger(folder / "memory").read().entries)) for _ in range(5)]
    print(f"{'ledger: read and summarised':44} {median(runs) * 1000:8.1f} ms")
    every = ledger.read().entries
    print(f"{'ledger: drafts and edits paired':44} {timed(lambda: pairs(every)) * 1000:8.1f} ms")


def entry(i: int) -> LedgerEntry:
    """Returns a draft (even numbers) or its edit (odd ones)."""
    time = f"2026-{1 + i // 20_000:02}-11T10:{i // 60 % 60:02}:{i % 60:02}Z"
    one = LedgerEntry(
        EntryKind.EDIT if i % 2 else EntryKind.DRAFT, f"release-{i // 50}", FRENCH.format(i // 2, 17),
        ENGLISH.format(i, 17), time, reference="1.2", block="body", engine="argos/fr_en-1.9", options="beam=2",
    )  # fmt: skip
    return replace(one, reviewer="ana", seconds=12.5) if i % 2 else one


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        catalogs(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
        ledgers(Path(name))
