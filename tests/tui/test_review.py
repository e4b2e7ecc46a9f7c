"""Review without a screen: states, steps, repeats, figures, and what is on disk when."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.catalog import Catalog
from workbench.core import State, Unit
from workbench.core.errors import InputError, WorkbenchError
from workbench.workflow.project import Project
from workbench.workflow.review import Desk, Review
from workbench.workflow.review.adding import add_term, touched
from workbench.workflow.review.clock import IDLE, Clock
from workbench.workflow.review.replacing import Rule, replace_elsewhere, replaced
from workbench.workflow.status import statuses

Units = Callable[..., dict[str, Unit]]
CONTACT = "Pour plus d’informations, veuillez contacter :"
AIDED = "L’OIM a aidé 17 victimes en 2018."


@pytest.fixture
def desk(project: Project) -> Desk:
    desk = Desk(project)
    desk.warm()
    return desk


@pytest.fixture
def review(desk: Desk) -> Review:
    return Review(desk, desk.project.catalogs / "a.po")


def test_typing_makes_a_draft_a_persons_and_typing_it_back_undoes_that(review: Review) -> None:
    before = review.units[1]
    typed = review.type(1, before.target + "!")
    assert (typed.state, typed.provenance and typed.provenance.by) == (State.DRAFT, "ana")
    assert review.type(1, before.target) == before


def test_a_reviewed_segment_needs_work_once_it_is_typed_into(review: Review) -> None:
    review.confirm(1)
    assert review.type(1, "Other.").state is State.NEEDS_WORK
    assert review.type(1, "").state is State.UNTRANSLATED


def test_confirmed_is_reviewed_by_whom_and_stays_so_on_disk(review: Review, project: Project, units: Units) -> None:
    review.type(1, "IOM assisted 17 victims in 2018.")
    review.confirm(1)
    review.keeper.save()
    unit = units(project)[AIDED]
    assert unit.state is State.REVIEWED
    assert unit.provenance is not None
    assert (unit.provenance.by, unit.provenance.engine) == ("ana", "argos/test-1")
    assert not unit.stale


def test_approved_is_final(review: Review) -> None:
    assert review.confirm(0, State.FINAL).after[0].state is State.FINAL


def test_nothing_is_confirmed_without_text(review: Review) -> None:
    with pytest.raises(InputError, match="no text"):
        review.confirm(4)


def test_returned_with_a_note_on_one_line(review: Review, project: Project, units: Units) -> None:
    review.send_back(1, "numbers\nare wrong")
    review.keeper.save()
    unit = units(project)[AIDED]
    assert (unit.state, unit.provenance and unit.provenance.why) == (State.NEEDS_WORK, "numbers are wrong")


def test_steps_are_taken_back_one_by_one(review: Review) -> None:
    began = list(review.units)
    review.confirm(0)
    review.send_back(1, "no")
    review.type(2, "Typed.")
    review.confirm(2)
    assert [step.label for step in review.steps] == ["confirmed", "returned", "confirmed"]
    for _ in range(3):
        assert review.take_back() is not None
    assert review.units == began
    assert review.take_back() is None


def test_a_confirmed_segment_is_a_match_at_once_and_no_more_when_taken_back(review: Review, desk: Desk) -> None:
    other = Review(desk, desk.project.catalogs / "b.po")
    assert other.matches(0) == []
    review.type(1, "IOM assisted 17 victims in 2018.")
    review.confirm(1)
    assert [match.adapted for match in other.matches(0)] == ["IOM assisted 20 victims in 2019."]
    review.take_back()
    assert other.matches(0) == []


def test_a_segment_is_no_match_of_itself(review: Review) -> None:
    review.confirm(0)
    assert review.matches(0) == []


def test_repeats_in_other_releases_are_filled_in_as_translated_and_taken_back(
    review: Review, project: Project, units: Units
) -> None:
    review.type(4, "For more information, please contact:")
    step = review.confirm(4)
    changes = review.fill_repeats(1, step.after[0])
    filled = units(project, "b")[CONTACT]
    assert (filled.target, filled.state) == ("For more information, please contact:", State.TRANSLATED)
    assert [change.path.stem for change in changes] == ["b"]
    from workbench.workflow.review.elsewhere import restore

    restore(changes)
    assert units(project, "b")[CONTACT].state is State.UNTRANSLATED


def test_repeats_never_touch_what_a_person_typed(review: Review, desk: Desk, project: Project, units: Units) -> None:
    other = Review(desk, project.catalogs / "b.po")
    other.type(1, "Contact us:")
    other.close()
    review.type(4, "For more information, please contact:")
    assert review.fill_repeats(1, review.confirm(4).after[0]) == []
    assert units(project, "b")[CONTACT].target == "Contact us:"


def test_a_dismissed_issue_is_gone_until_the_text_changes(review: Review) -> None:
    issue = review.issues(1)[0]
    review.dismiss(1, issue)
    assert issue.check not in {found.check for found in review.issues(1)}
    review.type(1, "IOM assisted 18 victims in 2018.")
    assert issue.check in {found.check for found in review.issues(1)}


def test_what_was_typed_survives_a_kill(review: Review, desk: Desk) -> None:
    review.type(1, "Half a sent")
    review.keeper.write_journal()
    review.keeper.close()  # as the system does when the program dies
    again = Review(desk, review.path)
    assert (again.units[1].target, again.recovered) == ("Half a sent", 1)
    again.close()
    assert Review(desk, review.path).recovered == 0
    assert not list(review.path.parent.glob("*.journal"))


def test_a_change_by_another_program_is_merged_and_what_is_typed_stays(review: Review, project: Project) -> None:
    other = Catalog.load(review.path)
    unit = other.units[0]
    other.put(Unit(unit.source, "Theirs", State.TRANSLATED, references=unit.references))
    other.save()
    review.type(1, "Mine.")
    saved = review.keeper.save()
    assert saved.merged
    review.absorb(saved)
    assert (review.units[0].target, review.units[1].target) == ("Theirs", "Mine.")


def test_two_people_do_not_overwrite_each_other(desk: Desk, project: Project) -> None:
    path = project.catalogs / "a.po"
    ana, jo = Review(desk, path), Review(desk, path)
    ana.type(1, "By Ana.")
    jo.type(2, "By Jo.")
    ana.keeper.write_journal()
    jo.keeper.write_journal()
    ana.close()
    jo.close()
    targets = [unit.target for unit in Catalog.load(path).units]
    assert targets[1:3] == ["By Ana.", "By Jo."]


def test_the_same_segment_changed_twice_is_a_conflict_that_loses_nothing(desk: Desk, project: Project) -> None:
    path = project.catalogs / "a.po"
    ana, jo = Review(desk, path), Review(desk, path)
    ana.type(1, "By Ana.")
    ana.confirm(1)
    ana.close()
    jo.type(1, "By Jo.")
    jo.confirm(1)
    (conflict,) = jo.keeper.save().conflicts
    assert {conflict.mine.target, conflict.theirs.target} == {"By Ana.", "By Jo."}
    assert "By " in "".join(conflict.kept.notes)


def test_a_full_disk_keeps_everything_for_the_next_try(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    import workbench.catalog.store as store

    real = store._write

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "_write", full)
    review.type(1, "Kept.")
    review.confirm(1)
    with pytest.raises(WorkbenchError, match="No space left"):
        review.keeper.save()
    assert review.units[1].target == "Kept."
    assert review.keeper.unsaved
    monkeypatch.setattr(store, "_write", real)
    assert review.keeper.save().written
    assert Catalog.load(review.path).units[1].target == "Kept."
    assert [entry.text for entry in review.desk.ledger.read().entries] == ["Kept."]


def test_confirmed_segments_go_to_the_ledger_with_the_time_spent(desk: Desk) -> None:
    now = [0.0]
    review = Review(desk, desk.project.catalogs / "a.po", Clock(lambda: now[0]))
    now[0] = 12.5
    review.confirm(0)
    review.close()
    (file,) = desk.project.memory.glob("ledger*.jsonl")
    row = json.loads(file.read_text(encoding="utf-8"))
    assert (row["kind"], row["reviewer"], row["seconds"], row["block"]) == ("edit", "ana", 12.5, "title")


def test_a_pause_counts_as_a_minute_at_most() -> None:
    now = [0.0]
    clock = Clock(lambda: now[0])
    now[0] = 3600.0
    assert clock.take("segment") == IDLE


def test_the_figures_agree_with_status(review: Review, project: Project) -> None:
    review.confirm(0)
    review.type(1, "IOM assisted 17 victims in 2018.")
    review.confirm(1)
    figures = review.figures()
    review.close()
    status = statuses([review.path])[0]
    assert (figures.words - figures.words_done, figures.percent) == (status.words_left, status.percent)
    assert figures.confirmed == 2
    assert figures.distance == pytest.approx(100 * 2 / (32 + 32))


@pytest.mark.parametrize(
    ("find", "by", "text", "becomes"),
    [
        ("head of mission", "chief of mission", "The head of mission spoke.", "The chief of mission spoke."),
        ("assistance", "help", "Assistance and assistances", "Help and assistances"),
        ("(a)", "(b)", "see (a).", "see (b)."),
        ("é+", "e", "é+ and éé", "e and éé"),
        ("x", r"\1", "x", r"\1"),
    ],
)
def test_replacement_takes_text_as_it_is(find: str, by: str, text: str, becomes: str) -> None:
    assert Rule(find, by).applied(text) == becomes


def test_a_replacement_loses_the_review_everywhere(review: Review, desk: Desk, project: Project, units: Units) -> None:
    review.confirm(2)
    (changed,) = replaced(review.units, Rule("head of mission", "chief of mission"), desk.hand)
    assert (changed.state, changed.target) == (State.NEEDS_WORK, "The chief of mission spoke .")
    review.close()
    before = replace_elsewhere(desk, Rule("head of mission", "chief"), project.catalogs / "b.po")
    assert [len(change.units) for change in before] == [1]
    assert units(project)["Le chef de mission a parlé."].state is State.NEEDS_WORK


def test_a_term_from_review_is_in_the_glossary_at_once(review: Review, desk: Desk, project: Project) -> None:
    term = add_term(desk, "victimes", "victims")
    assert touched(desk, term, review.units) == [1]
    assert "victims" in (project.glossary / "review.csv").read_text(encoding="utf-8")
    with pytest.raises(InputError, match="there already"):
        add_term(desk, "OIM", "IOM")


def test_a_term_from_review_leaves_the_other_rows_as_they_are(desk: Desk, project: Project) -> None:
    path = project.glossary / "review.csv"
    rows = b"\xef\xbb\xbfen,fr,id\r\n\"ship, old\",navire,navire\r\n"
    path.write_bytes(rows)
    desk.reload_terms()
    add_term(desk, "bateau", "boat")
    assert path.read_bytes() == rows + b"boat,bateau,bateau\r\n"


def test_find_goes_round_both_ways(review: Review) -> None:
    review.confirm(0)
    assert review.find(5, lambda i: not review.units[i].state.done) == 1
    assert review.find(1, lambda i: not review.units[i].state.done, -1) == 5
    assert review.find(0, lambda i: False) is None


def test_structure_comes_from_the_catalog(review: Review) -> None:
    assert [(p.kind.value, p.block, p.sentence) for p in review.places][:3] == [
        ("title", 1, 1),
        ("body", 2, 1),
        ("body", 2, 2),
    ]


def test_a_catalog_of_another_tool_opens(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.po"
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Oui"\nmsgstr "Yes"\n')
    review = Review(desk, path)
    assert (review.units[0].state, review.places[0].block) == (State.TRANSLATED, 1)
