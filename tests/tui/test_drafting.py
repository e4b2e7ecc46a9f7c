"""Drafting while somebody works: one segment again, all that wait, and stopping."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from textual.pilot import Pilot

from workbench.catalog import Catalog
from workbench.core import BlockKind, Draft, State, Unit
from workbench.core.errors import EngineError
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.editor import EditorScreen
from workbench.workflow.project import Project
from workbench.workflow.review import Desk
from workbench.workflow.review.drafts import Drafts
from workbench.workflow.review.place import Place


class Engine(Drafts):
    """Drafts every segment as its source in capitals; `hold` makes it wait after the first until it is cancelled."""

    def __init__(self, hold: bool = False, error: str = "") -> None:
        self.hold, self.error = hold, error
        self.first = threading.Event()

    def again(self, unit: Unit, place: Place) -> Draft:
        if self.error:
            raise EngineError(self.error)
        return Draft(unit.source, unit.source.upper(), "argos/test-2", alternatives=("Other.",))

    def pending(self, units: object, cancelled: Callable[[], bool]) -> Iterator[tuple[Unit, Draft]]:
        for unit, place in units:  # type: ignore[attr-defined]
            if unit.target:
                continue
            yield unit, self.again(unit, place)
            self.first.set()
            while self.hold and not cancelled():
                threading.Event().wait(0.01)
            if cancelled():
                return


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def opened(pilot: Pilot[None], engine: Engine, name: str = "a") -> EditorScreen:
    """Opens a release with this engine."""
    app = pilot.app
    assert isinstance(app, WorkbenchApp)
    await settled(pilot)
    app._drafts = engine
    app.open_release(app.desk.project.catalogs / f"{name}.po")
    await settled(pilot)
    assert isinstance(app.screen, EditorScreen)
    return app.screen


async def test_one_segment_is_drafted_again_and_that_can_be_taken_back(project: Project) -> None:
    async with WorkbenchApp(project).run_test() as pilot:
        screen = await opened(pilot, Engine())
        await pilot.press("alt+m")
        await settled(pilot)
        assert screen.area.target == "LUTTER CONTRE LA TRAITE DES PERSONNES"
        assert screen.contents.drafts == ["Other.", "Combating trafficking in persons"]
        await pilot.press("f9")
        await settled(pilot)
        assert screen.area.target == "Combating trafficking in persons"


async def test_text_typed_meanwhile_is_not_overwritten(project: Project) -> None:
    async with WorkbenchApp(project).run_test() as pilot:
        screen = await opened(pilot, Engine())
        unit = screen.unit
        await pilot.press("x")
        await pilot.pause()
        screen._drafted_again(unit, Draft(unit.source, "New.", "argos/test-2"))
        assert screen.area.target == "Combating trafficking in personsx"
        assert screen.review.alternatives[unit.key] == ("New.",)


async def test_what_has_no_text_is_drafted_and_saved(project: Project) -> None:
    async with WorkbenchApp(project).run_test() as pilot:
        screen = await opened(pilot, Engine(), "b")
        await pilot.press("alt+y")
        await settled(pilot)
        assert [unit.state for unit in screen.review.units] == [State.DRAFT, State.DRAFT]
        assert screen.area.target == "L’OIM A AIDÉ 20 VICTIMES EN 2019."
        assert pilot.app.activity == ""  # type: ignore[attr-defined]
    assert [unit.state for unit in Catalog.load(project.catalogs / "b.po").units] == [State.DRAFT, State.DRAFT]


async def test_drafting_is_stopped_by_the_same_key_and_keeps_what_is_done(project: Project) -> None:
    engine = Engine(hold=True)
    async with WorkbenchApp(project).run_test() as pilot:
        screen = await opened(pilot, engine, "b")
        await pilot.press("alt+y")
        while not engine.first.is_set() or not screen.review.units[0].target:
            await pilot.pause()
        await pilot.press("x")  # the editor goes on meanwhile
        await pilot.press("alt+y")
        await settled(pilot)
        assert [bool(unit.target) for unit in screen.review.units] == [True, False]


async def test_no_engine_is_said_and_nothing_changes(project: Project) -> None:
    async with WorkbenchApp(project).run_test() as pilot:
        screen = await opened(pilot, Engine(error="no package"))
        before = screen.unit
        await pilot.press("alt+m")
        await settled(pilot)
        assert screen.unit == before


async def test_leaving_stops_drafting(project: Project) -> None:
    engine = Engine(hold=True)
    async with WorkbenchApp(project).run_test() as pilot:
        await opened(pilot, engine, "b")
        await pilot.press("alt+y")
        while not engine.first.is_set():
            await pilot.pause()
        await pilot.press("f10")
        await settled(pilot)
        assert not any(worker.is_running for worker in pilot.app.workers)


def test_the_starter_package_drafts_what_waits(project: Project) -> None:
    desk = Desk(project)
    desk.warm()
    unit = Unit("L’OIM a aidé 17 victimes en 2018.", "", State.UNTRANSLATED)
    drafts = Drafts(desk)
    place = Place(BlockKind.BODY, 1, 1)
    ((_, draft),) = drafts.pending([(unit, place)], lambda: False)
    assert "17" in draft.text
    assert drafts.again(unit, place).engine == draft.engine
