"""The list of releases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable

from workbench.catalog import Catalog
from workbench.core import Provenance, State
from workbench.tui.app import WorkbenchApp
from workbench.tui.release_table import shares
from workbench.tui.screens.editor import EditorScreen
from workbench.tui.screens.releases import ReleasesScreen
from workbench.workflow.project import Project
from workbench.workflow.status import Status


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def names(pilot: Pilot[None]) -> list[str]:
    table = pilot.app.screen.query_one(DataTable)
    return [str(table.get_row_at(i)[0]) for i in range(table.row_count)]


@pytest.fixture
def waiting(project: Project) -> Project:
    """The project with a release that has no catalog, and one whose catalog is broken."""
    project.sources.mkdir(parents=True)
    (project.sources / "c.txt").write_text("Titre\n\nUne phrase.\n", encoding="utf-8")
    (project.catalogs / "broken.po").write_text("<<<<<<< ours\n", encoding="utf-8")
    return project


async def test_every_release_is_listed_whatever_its_condition(waiting: Project) -> None:
    async with WorkbenchApp(waiting).run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        assert names(pilot) == ["a", "b", "broken", "c"]
        table = pilot.app.screen.query_one(DataTable)
        assert "◔" in str(table.get_row_at(0)[1])
        assert str(table.get_row_at(2)[1]) == "broken"
        assert "D drafts it" in str(table.get_row_at(3)[-1])


async def test_a_broken_catalog_says_why_and_opens_nothing(waiting: Project) -> None:
    async with WorkbenchApp(waiting).run_test() as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReleasesScreen)


async def test_open_and_back(project: Project) -> None:
    async with WorkbenchApp(project).run_test() as pilot:
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, EditorScreen)
        assert pilot.app.screen.review.name == "b"
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReleasesScreen)
        assert pilot.app.screen.query_one(DataTable).cursor_row == 1


async def test_one_catalog_that_is_named_opens_at_once(project: Project) -> None:
    async with WorkbenchApp(project, [project.catalogs / "b.po"]).run_test() as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, EditorScreen)


async def test_sort_and_filter(project: Project) -> None:
    async with WorkbenchApp(project).run_test() as pilot:
        await settled(pilot)
        await pilot.press("s")
        assert names(pilot) == ["a", "b"]
        await pilot.press("s", "s", "slash", *"20 vic".replace(" ", "_").split("_")[0])
        await pilot.pause()
        assert names(pilot) == ["b"]
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, EditorScreen)


async def test_warnings_are_counted_and_sorted_by(project: Project) -> None:
    catalog = Catalog.load(project.catalogs / "b.po")
    unit = next(unit for unit in catalog.units if not unit.state.done)
    line = Provenance(State.DRAFT, engine="argos/x", why="“20” is lost")
    catalog.put(replace(unit, target="x", state=State.DRAFT, provenance=line))
    catalog.save()
    async with WorkbenchApp(project).run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        column = [str(cell) for cell in pilot.app.screen.query_one(DataTable).get_column_at(4)]
        assert [text.strip() for text in column] == ["", "1"]
        await pilot.press("s", "s", "s")
        assert names(pilot) == ["b", "a"]


async def test_themes_go_round(project: Project) -> None:
    async with WorkbenchApp(project).run_test() as pilot:
        seen = []
        for _ in range(3):
            await pilot.press("alt+l")
            seen.append(pilot.app.theme)
        assert seen == ["light", "contrast", "dark"]


async def test_leaving_saves(project: Project) -> None:
    async with WorkbenchApp(project, [project.catalogs / "a.po"]).run_test() as pilot:
        await settled(pilot)
        await pilot.press("x", "ctrl+q")
        await pilot.pause()
    assert Catalog.load(project.catalogs / "a.po").units[0].target.endswith("x")
    assert not list(project.catalogs.glob("*.journal"))


async def test_an_empty_folder_is_no_error(tmp_path: Path) -> None:
    from workbench.core.config import Config

    async with WorkbenchApp(Project(tmp_path, Config())).run_test() as pilot:
        await settled(pilot)
        assert names(pilot) == []
        await pilot.press("enter", "d", "s")


@pytest.mark.parametrize(
    ("counts", "bar"),
    [
        ({State.DRAFT: 1}, {State.DRAFT: 8}),
        ({State.DRAFT: 999, State.FINAL: 1}, {State.FINAL: 1, State.DRAFT: 7}),
        ({}, {}),
    ],
)
def test_the_bar_shows_whatever_there_is(counts: dict[State, int], bar: dict[State, int]) -> None:
    status = Status("r", sum(counts.values()), dict.fromkeys(State, 0) | counts, 0, 0)
    assert shares(status, 8) == bar
