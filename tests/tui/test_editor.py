"""The editor through its keys, as a person works."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from workbench.core import State, Unit
from workbench.tui.app import WorkbenchApp
from workbench.tui.paper import Paper
from workbench.tui.screens.dialogs import Sheet
from workbench.tui.screens.editor import EditorScreen
from workbench.tui.status_line import StatusLine
from workbench.workflow.project import Project

Units = Callable[..., dict[str, Unit]]
AIDED = "L’OIM a aidé 17 victimes en 2018."
CHIEF = "Le chef de mission a parlé."
CONTACT = "Pour plus d’informations, veuillez contacter :"


async def settled(pilot: Pilot[None]) -> None:
    """Waits until threads and messages are done."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def editor(project: Project, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Pilot[None], EditorScreen]]:
    """Opens release a from the list of releases."""
    app = WorkbenchApp(project)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        yield pilot, app.screen


def said(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#figures", StatusLine).said


def panel(screen: EditorScreen) -> str:
    return screen.query_one("#panel", Paper).text


async def write(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if c == " " else c for c in text))


@pytest.mark.parametrize("key", ["ctrl+enter", "enter", "f2", "ctrl+j"])
async def test_confirm_is_on_disk_and_goes_to_the_next_unfinished(project: Project, units: Units, key: str) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press(key)
        await settled(pilot)
        assert screen.at == 1
        assert units(project)["Lutter contre la traite des personnes"].state is State.REVIEWED


async def test_typing_and_confirming_at_once_takes_all_that_was_typed(project: Project, units: Units) -> None:
    async with editor(project) as (pilot, _):
        await write(pilot, " now")
        await pilot.press("enter")
        await settled(pilot)
    assert units(project)["Lutter contre la traite des personnes"].target == "Combating trafficking in persons now"


async def test_moving_on_without_confirming_keeps_the_text_as_a_draft(project: Project, units: Units) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("x", "ctrl+down", "pagedown", "ctrl+up")
        assert screen.at == 1
        await settled(pilot)
    unit = units(project)["Lutter contre la traite des personnes"]
    assert (unit.target[-1], unit.state) == ("x", State.DRAFT)


async def test_ctrl_z_undoes_typing_and_leaves_the_unit_as_it_was(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        before = screen.unit
        await pilot.press("x")
        await pilot.pause()
        assert screen.unit != before
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert screen.unit == before


async def test_approve_is_final(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("f3")
        assert screen.review.units[0].state is State.FINAL
        assert screen.at == 1


async def test_nothing_to_confirm_is_said_and_stays(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", "5", "enter", "f2")
        await pilot.pause()
        assert screen.at == 4
        assert screen.unit.state is State.UNTRANSLATED


async def test_return_asks_for_a_note_that_is_shown_with_the_segment(project: Project, units: Units) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("f4")
        await write(pilot, "too long")
        await pilot.press("enter")
        await settled(pilot)
        assert screen.unit.state is State.NEEDS_WORK
        assert units(project)[screen.unit.source].provenance.why == "too long"  # type: ignore[union-attr]


async def test_esc_gives_up_a_question(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("f4", "x", "escape")
        assert screen.unit.state is State.DRAFT


async def test_a_step_is_taken_back_where_it_was_made(project: Project, units: Units) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("enter", "enter", "f9")
        await settled(pilot)
        assert (screen.at, screen.unit.state) == (1, State.DRAFT)
        await pilot.press("f9", "f9")
        await settled(pilot)
        assert said(pilot).strip() == "Nothing to take back"
    assert units(project)["Lutter contre la traite des personnes"].state is State.DRAFT


@pytest.mark.parametrize(("answer", "at"), [("3", 2), ("99", 5), ("u", 4), ("d", 1), ("i", 1), ("r", 0)])
async def test_go_to(project: Project, answer: str, at: int) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", *answer, "enter")
        assert screen.at == at


async def test_unfinished_forwards_and_backwards(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("f8", "f8", "shift+f8", "alt+p", "alt+p")
        assert screen.at == 5


async def test_a_lacking_term_is_inserted_by_one_key(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", "2", "enter")
        screen.area.clear()
        screen.keep_typed()
        screen.look()
        await pilot.press("f7")
        assert screen.area.target == "IOM"


async def test_a_forbidden_form_is_replaced_where_it_stands(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", "3", "enter", "ctrl+t")
        assert screen.area.target == "The chief of mission spoke ."


async def test_a_term_is_inserted_by_its_number(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("alt+1")
        assert screen.area.target.endswith("persons trafficking in persons")


async def test_suggestions_go_round_and_come_back(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", "2", "enter", "home")
        screen.review.alternatives[screen.unit.key] = ("One.", "Two.")
        screen.look()
        before = screen.area.target
        seen = []
        for _ in range(3):
            await pilot.press("f5")
            seen.append(screen.area.target)
        assert seen == ["One.", "Two.", before]


async def test_a_match_from_another_release_comes_with_its_number_put_right(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", "2", "enter")
        screen.area.write("IOM assisted 17 victims in 2018.")
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("f10")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("ctrl+r")
        assert pilot.app.screen.query_one("#target").target == "IOM assisted 20 victims in 2019."  # type: ignore[attr-defined]


async def test_copy_source(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+b")
        assert screen.area.target == screen.unit.source
        await pilot.press("ctrl+z")
        assert screen.area.target == "Combating trafficking in persons"


async def test_an_issue_is_repaired_or_dismissed_by_one_key(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", "3", "enter")
        await settled(pilot)
        count = len(screen.contents.issues)
        await pilot.press("alt+x")
        await pilot.pause()
        assert screen.area.target == "The head of mission spoke."
        assert len(screen.contents.issues) < count
        left = len(screen.contents.issues)
        await pilot.press("alt+d")
        await settled(pilot)
        assert len(screen.contents.issues) == left - 1
        assert screen.unit.ignored


@pytest.mark.parametrize(
    ("before", "after"),
    [('say "', "say “"), ('say"', "say”"), ("it'", "it’"), ("a -", "a –"), ("so...", "so…"), ("", "“"), ("x", "x”")],
)
async def test_typography(project: Project, before: str, after: str) -> None:
    async with editor(project) as (pilot, screen):
        screen.area.write(before)
        await pilot.press("alt+q")
        assert screen.area.target == after


async def test_quotes_go_round_a_selection(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        screen.area.select_text(0, 9)
        await pilot.press("alt+q")
        assert screen.area.target == "“Combating” trafficking in persons"


async def test_a_line_break_is_typed_on_purpose_only(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("alt+0", "x")
        assert screen.area.target.endswith("persons\nx")


async def test_panel_sections_are_gone_through(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", "2", "enter")
        await settled(pilot)
        assert "[Issues" in panel(screen)
        await pilot.press("f6")
        assert "[Notes" in panel(screen)
        await pilot.press("f6")
        assert "[Terms" in panel(screen)


async def test_concordance_of_the_selection(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("enter")
        await settled(pilot)
        screen.area.write("trafficking")
        screen.area.select_all()
        await pilot.press("ctrl+k")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Sheet)
        assert "Lutter contre la traite des personnes" in pilot.app.screen.query_one("#sheet", Paper).text


async def test_filter_shows_while_it_is_typed_and_escape_shows_all(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+f", *"chef")
        await pilot.pause()
        assert [row.unit.source for row in screen.rows.rows] == [CHIEF]
        await pilot.press("enter")
        assert screen.at == 2
        await pilot.press("ctrl+f", "escape")
        assert len(screen.rows.rows) == 6


@pytest.mark.parametrize(
    ("text", "count"), [("untranslated", 1), ("draft", 5), ("open oim", 2), ("issue", 2), ("zzz", 0)]
)
async def test_filter_by_state(project: Project, text: str, count: int) -> None:
    async with editor(project) as (_, screen):
        screen.filter_by(text)
        assert len(screen.shown) == count


async def test_preview_reads_as_the_release_will(project: Project) -> None:
    async with editor(project) as (pilot, _):
        await pilot.press("f12")
        await pilot.pause()
        text = pilot.app.screen.query_one("#sheet", Paper).text
        assert "IOM assisted 71 victims in 2018. The head of mission spoke ." in text
        assert CONTACT in text
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, EditorScreen)


async def test_replace_here_and_everywhere_and_back(project: Project, units: Units) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("alt+h")
        await write(pilot, "mission => office")
        await pilot.press("enter")
        await settled(pilot)
        assert screen.review.units[2].target == "The head of office spoke ."
        await pilot.press("f9")
        await settled(pilot)
        assert screen.review.units[2].target == "The head of mission spoke ."
    assert units(project)[CHIEF].target == "The head of mission spoke ."


async def test_a_term_is_added_and_marked_at_once(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", "2", "enter", "alt+e", *"victimes", "tab", *"victims", "enter")
        await settled(pilot)
        assert "victimes" in {used.hit.term.source for used in screen.contents.terms}


async def test_repeats_are_filled_in_elsewhere_and_taken_back(project: Project, units: Units) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("ctrl+g", "5", "enter")
        await write(pilot, "Contact us:")
        await pilot.press("enter")
        await settled(pilot)
        assert units(project, "b")[CONTACT].target == "Contact us:"
        await pilot.press("f9")
        await settled(pilot)
        assert units(project, "b")[CONTACT].target == ""
        await pilot.press("alt+u")
        assert screen.review.repeats is False


async def test_esc_and_a_letter_is_alt_and_the_letter(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.press("escape")
        await pilot.pause()
        assert "n  Unfinished" in pilot.app.screen.query_one("#letters", Paper).text
        await pilot.press("n")
        await pilot.pause()
        assert screen.at == 1


async def test_help_shows_every_key_and_the_palette_every_action(project: Project) -> None:
    async with editor(project) as (pilot, _):
        await pilot.press("f1")
        await pilot.pause()
        text = pilot.app.screen.query_one("#sheet", Paper).text
        assert all(action.help in text for action in pilot.app.actions if "editor" in action.screens)  # type: ignore[attr-defined]
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "CommandPalette"


async def test_a_remapped_key_works_and_is_shown(project: Project) -> None:
    from dataclasses import replace

    review = replace(project.config.review, keys={"confirm": "f12"})
    project = replace(project, config=replace(project.config, review=review))
    async with editor(project) as (pilot, screen):
        await pilot.press("f12")
        assert screen.review.units[0].state is State.REVIEWED


async def test_a_row_is_chosen_with_the_mouse(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.click("#list", offset=(20, 3))
        await pilot.pause()
        assert screen.at == 3
        assert screen.area.has_focus


async def test_a_key_of_the_bar_is_clicked(project: Project) -> None:
    async with editor(project) as (pilot, screen):
        await pilot.click("#keys", offset=(12, 0))
        await pilot.pause()
        assert screen.review.units[0].state is State.REVIEWED


async def test_resizing_stacks_and_unstacks(project: Project) -> None:
    async with editor(project, (160, 50)) as (pilot, screen):
        side, target = screen.query_one("#source").region, screen.area.region
        assert side.y == target.y
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        side, target = screen.query_one("#source").region, screen.area.region
        assert side.x == 0
        assert side.y < target.y
        assert screen.query_one("#panel").region.bottom <= 24


async def test_another_programs_change_is_merged_while_working(project: Project) -> None:
    from workbench.catalog import Catalog

    async with editor(project) as (pilot, screen):
        await pilot.press("x")
        other = Catalog.load(project.catalogs / "a.po")
        unit = other.units[2]
        other.put(Unit(unit.source, "Theirs.", State.TRANSLATED, references=unit.references))
        other.save()
        screen._watch()
        await settled(pilot)
        assert screen.review.units[2].target == "Theirs."
        assert screen.area.target.endswith("x")


async def test_the_segment_in_hand_follows_another_program_until_it_is_typed_into(project: Project) -> None:
    from workbench.catalog import Catalog

    async with editor(project) as (pilot, screen):
        other = Catalog.load(project.catalogs / "a.po")
        unit = other.units[0]
        other.put(Unit(unit.source, "Theirs.", State.TRANSLATED, references=unit.references))
        other.save()
        screen._watch()
        await settled(pilot)
        assert screen.area.target == "Theirs."
        assert not screen.review.keeper.unsaved


async def test_two_texts_for_one_segment_are_shown_side_by_side(project: Project) -> None:
    from workbench.catalog import Catalog

    async with editor(project) as (pilot, _):
        other = Catalog.load(project.catalogs / "a.po")
        unit = other.units[0]
        other.put(Unit(unit.source, "Theirs.", State.TRANSLATED, references=unit.references))
        other.save()
        await pilot.press("x", "f2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Sheet)
        text = pilot.app.screen.query_one("#sheet", Paper).text
        assert "Theirs." in text
        assert "personsx" in text


async def test_a_full_disk_is_said_loudly_and_the_text_kept(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.catalog import store

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with editor(project) as (pilot, screen):
        with monkeypatch.context() as patch:
            patch.setattr(store, "_write", full)
            await pilot.press("x", "ctrl+s")
            await settled(pilot)
            assert "NOT SAVED" in screen.query_one("#figures", StatusLine).text
            assert screen.area.target.endswith("x")
        screen._watch()
        await settled(pilot)
        assert "✓ saved" in screen.query_one("#figures", StatusLine).text


async def test_a_burst_of_keys_lands_where_it_was_typed(project: Project) -> None:
    """As a slow line delivers it: letters, Enter, letters, all at once."""
    from textual.events import Key

    async with editor(project) as (pilot, screen):
        for key in [*"ab", "enter", *"cd", "f2", *"ef"]:
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        ends = [unit.target[-2:] for unit in screen.review.units[:3]]
        assert ends == ["ab", "cd", "ef"]
        assert [unit.state for unit in screen.review.units[:3]] == [State.REVIEWED, State.REVIEWED, State.DRAFT]


async def test_the_page_keys_and_the_mouse_wheel_leave_the_text_alone(project: Project, units: Units) -> None:
    async with editor(project) as (pilot, screen):
        before = list(screen.review.units)
        await pilot.press("pagedown", "pageup", "f6", "f12", "escape", "f1", "escape", "alt+v", "escape")
        await settled(pilot)
        assert screen.review.units == before
        assert not screen.review.keeper.unsaved


@pytest.mark.parametrize(("keys", "at"), [(["ctrl+g", "3", "enter"], 2), (["a", "f8", "ctrl+g", "1", "enter"], 0)])
async def test_a_burst_of_keys_answers_the_question_it_asks(project: Project, keys: list[str], at: int) -> None:
    from textual.events import Key

    async with editor(project) as (pilot, screen):
        for key in keys:
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        await settled(pilot)
        assert screen.at == at
        assert screen.review.units[0].target.endswith("a" if "a" in keys else "persons")
