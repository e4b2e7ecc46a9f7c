"""The editor with 10,000 segments, beside a DataTable with the same rows.

Run: python tests/benchmarks/bench_tui.py [SEGMENTS]. Processor time of the whole process, measured in this run.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import DataTable

from workbench.catalog import Catalog
from workbench.core import Block, BlockKind, Provenance, Release, Segment, State, Unit
from workbench.core.config import Config
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.editor import EditorScreen
from workbench.workflow.project import Project

WORDS = (
    "l’OIM", "la traite des personnes", "une conférence", "régionale", "victimes", "migrants", "le chef de mission",
    "participants", "trois jours", "de la coopération", "aux frontières", "aide directe", "en Asie centrale",
)  # fmt: skip
SIZE = (140, 45)


def project(folder: Path, count: int) -> Project:
    """Writes a catalog of made-up segments and their drafts, and the glossary of this repository."""
    random_ = random.Random(3)
    texts = [f"Phrase {n} : {' '.join(random_.choices(WORDS, k=random_.randint(4, 14)))}." for n in range(count)]
    kind = BlockKind.BODY
    blocks = tuple(
        Block(kind, tuple(Segment(t, kind, b, s) for s, t in enumerate(texts[b * 4 - 4 : b * 4], 1)))
        for b in range(1, (count + 3) // 4 + 1)
    )
    (folder / "translations" / "en").mkdir(parents=True)
    path = folder / "translations" / "en" / "big.po"
    Catalog.new(path).save()
    catalog = Catalog.load(path)
    catalog.merge(Release("big", "big.txt", "0" * 64, blocks))
    line = Provenance(State.DRAFT, engine="argos/x-1")
    units = [replace(unit, target=unit.source[::-1], state=State.DRAFT, provenance=line) for unit in catalog.units]
    for unit in units:
        catalog.put(unit)
    catalog.save()
    glossary = Path(__file__).parents[2] / "glossary"
    if glossary.is_dir():
        (folder / "glossary").symlink_to(glossary)
    return Project(folder, Config())


async def cost(pilot: Pilot[None], do: Callable[[int], Awaitable[object]], times: int = 60) -> list[float]:
    """Returns milliseconds of processor time of each of several repetitions, repaint included."""
    took = []
    for n in range(times):
        start = time.process_time()
        await do(n)
        await pilot._wait_for_screen()
        took.append((time.process_time() - start) * 1000)
    return took


def report(name: str, bar: float, took: list[float]) -> None:
    """Prints median and p95 beside the bar."""
    p95 = statistics.quantiles(took, n=20)[-1]
    print(f"{name:<34} {statistics.median(took):7.1f} ms median {p95:7.1f} ms p95    bar {bar:g} ms")


async def editor(made: Project) -> None:
    """Measures the editor."""
    app = WorkbenchApp(made)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        start, processor = time.perf_counter(), time.process_time()
        app.open_release(made.catalogs / "big.po")
        while not (isinstance(app.screen, EditorScreen) and app.screen.ready):
            await pilot.pause(0)
        await pilot._wait_for_screen()
        wall, processor = time.perf_counter() - start, time.process_time() - processor
        screen = app.screen
        times = f"{wall * 1000:7.0f} ms by the clock, {processor * 1000:.0f} ms processor"
        print(f"{'open and first paint':<34} {times}    bar 1000 ms")
        report("a key that does nothing", 0, await cost(pilot, lambda n: pilot.press("f11")))
        report("next segment", 30, await cost(pilot, lambda n: pilot.press("ctrl+down")))
        report("letter typed", 10, await cost(pilot, lambda n: pilot.press("x")))

        async def look_up(n: int) -> None:
            screen.filter_by(f"phrase {n}")

        report("filter", 100, await cost(pilot, look_up, 10))
        screen.show_all()
        report("confirm and save behind it", 100, await cost(pilot, lambda n: pilot.press("f2"), 20))
        await app.workers.wait_for_complete()


class Table(App[None]):
    """The same rows in a DataTable."""

    def __init__(self, units: list[Unit]) -> None:
        super().__init__()
        self.units = units

    def compose(self) -> ComposeResult:
        """One table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fills it."""
        table = self.query_one(DataTable)
        table.add_columns("No", "State", "Source", "Target")
        for n, unit in enumerate(self.units, 1):
            table.add_row(str(n), unit.state.value, unit.source, unit.target)


async def table(made: Project) -> None:
    """Measures the table."""
    units = list(Catalog.load(made.catalogs / "big.po").units)
    start, processor = time.perf_counter(), time.process_time()
    async with Table(units).run_test(size=SIZE) as pilot:
        await pilot._wait_for_screen()
        wall, processor = time.perf_counter() - start, time.process_time() - processor
        print(f"{'DataTable: first paint':<34} {wall * 1000:7.0f} ms by the clock, {processor * 1000:.0f} ms processor")
        report("DataTable: next row", 30, await cost(pilot, lambda n: pilot.press("down")))


def main(count: int) -> None:
    """Prints one line a measure."""
    with tempfile.TemporaryDirectory() as folder:
        made = project(Path(folder), count)
        print(f"{count:,} segments, {SIZE[0]}x{SIZE[1]}")
        asyncio.run(editor(made))
        asyncio.run(table(made))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
