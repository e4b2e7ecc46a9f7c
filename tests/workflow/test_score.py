"""What people made of drafts is found, scored, compared and held to a floor."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workbench.catalog import Catalog, EntryKind, Ledger, LedgerEntry
from workbench.core import Provenance, State, Unit
from workbench.core.config import Config
from workbench.core.errors import CatalogError, InputError
from workbench.glossary import Glossary
from workbench.metrics.scores import Score
from workbench.workflow.comparing import duel_of_systems
from workbench.workflow.gate import Gate, dropped, parse_floors, read_baseline, save_baseline, under
from workbench.workflow.project import Project
from workbench.workflow.reviewed import Pair, reviewed
from workbench.workflow.scoring import GROUPS, Scorer, term_counts

ROWS = [
    ("La traite des personnes augmente.", "Milking of people is growing.", "Trafficking in persons is growing."),
    ("La réunion a duré trois jours.", "The meeting lasted three days.", "The meeting lasted three days."),
    ("Le bateau est arrivé à Tunis.", "The boat arrived at Tunis.", "The boat arrived in Tunis."),
]


def entry(
    kind: EntryKind, source: str, text: str, time: str, engine: str = "argos/fr_en-1", **more: object
) -> LedgerEntry:
    fields: dict[str, object] = {"options": "beam=2", "block": "body", **more}
    return LedgerEntry(kind, "tunis", source, text, time, engine=engine, **fields)  # type: ignore[arg-type]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Three reviewed segments with their drafts, two edits with a time, and one segment not reviewed."""
    found = Project(tmp_path, Config())
    found.catalogs.mkdir(parents=True)
    found.glossary.mkdir()
    (found.glossary / "g.csv").write_text(
        "id,fr,en\ntraite,traite des personnes,trafficking in persons\n", encoding="utf-8"
    )
    catalog = Catalog.new(found.catalogs / "tunis.po", source_file="tunis.txt")
    for source, _, target in ROWS:
        line = Provenance(State.REVIEWED, by="ana", on=date(2026, 3, 2))
        catalog.put(Unit(source, target, State.REVIEWED, provenance=line))
    catalog.put(Unit("Rien encore.", "Nothing yet.", State.DRAFT))
    catalog.save()
    ledger = Ledger(found.memory)
    ledger.append(entry(EntryKind.DRAFT, s, draft, "2026-03-01T08:00:00Z") for s, draft, _ in ROWS)
    edits = [entry(EntryKind.EDIT, s, t, "2026-03-02T08:00:00Z", reviewer="ana", seconds=10.0) for s, _, t in ROWS[:2]]
    ledger.append(edits)
    return found


def test_pairs_are_reviewed_targets_with_the_drafts_they_began_with(project: Project) -> None:
    # A later draft is not what the person saw.
    Ledger(project.memory).append(
        [entry(EntryKind.DRAFT, ROWS[0][0], "Later.", "2026-04-01T08:00:00Z", "argos/fr_en-2")]
    )
    found = reviewed(project).pairs
    assert [(pair.source, pair.draft, pair.target) for pair in found] == ROWS
    assert [(pair.seconds, pair.day) for pair in found] == [(10.0, "2026-03-02")] * 2 + [(0.0, "2026-03-02")]
    assert {pair.system for pair in found} == {"argos/fr_en-1@beam=2"}


def test_a_clock_that_ran_backwards_still_finds_the_draft(project: Project) -> None:
    ledger = Ledger(project.memory)
    ledger.append([entry(EntryKind.EDIT, ROWS[2][0], ROWS[2][2], "2020-01-01T00:00:00Z", reviewer="jo")])
    assert reviewed(project).pairs[2].draft == ROWS[2][1]


def test_where_clocks_leave_it_open_which_draft_it_was_nothing_is_guessed(project: Project) -> None:
    ledger = Ledger(project.memory)
    ledger.append([entry(EntryKind.EDIT, ROWS[2][0], ROWS[2][2], "2020-01-01T00:00:00Z", reviewer="jo")])
    ledger.append([entry(EntryKind.DRAFT, ROWS[2][0], "Another text.", "2026-03-01T09:00:00Z")])
    found = reviewed(project)
    assert [pair.source for pair in found.pairs] == [ROWS[0][0], ROWS[1][0]]
    assert found.warnings == ("1 segments are left out: a clock ran backwards, which draft came first is not known",)


def test_time_of_all_sittings_counts(project: Project) -> None:
    again = entry(EntryKind.EDIT, ROWS[0][0], ROWS[0][2], "2026-03-05T08:00:00Z", reviewer="ana", seconds=2.5)
    Ledger(project.memory).append([again])
    assert reviewed(project).pairs[0].seconds == 12.5


def test_a_line_cut_short_is_said(project: Project) -> None:
    path = project.memory / "ledger-2026-03.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": "')
    assert reviewed(project).warnings == (f"{path}: the last line is cut short and left out",)


def test_a_broken_catalog_is_an_error_not_a_gap(project: Project) -> None:
    (project.catalogs / "z.po").write_text('msgid "a\nmsgstr', encoding="utf-8")
    with pytest.raises(CatalogError, match=r"z\.po"):
        reviewed(project)


def test_terms_and_effort_are_scored(project: Project) -> None:
    terms = Glossary.load(project.glossary)
    result = Scorer(reviewed(project).pairs, terms).overall(0)
    assert (result.segments, result.term_occurrences, result.terms) == (3, 1, 0.0)
    assert result.effort
    assert result.effort.unchanged == pytest.approx(100 / 3)
    chrf, bleu, ter = (result.score(name) for name in ("chrf", "bleu", "ter"))
    assert chrf
    assert bleu
    assert ter
    assert chrf.value > bleu.value > 0
    assert result.effort.hter == ter.value
    assert term_counts([Pair("", ROWS[0][0], ROWS[0][2], "")], terms) == {"traite": (1, 1)}
    # Said twice for once does not make up for another that lacks it.
    twice = Pair("", ROWS[0][0], "Trafficking in persons is trafficking in persons.", "")
    assert term_counts([twice, Pair("", ROWS[0][0], "Milking.", "")], terms) == {"traite": (2, 1)}


def test_groups_are_scored_as_if_alone(project: Project) -> None:
    terms = Glossary.load(project.glossary)
    found = [*reviewed(project).pairs, Pair("", *ROWS[1]), Pair("", *ROWS[2])]
    results = Scorer(found, terms).groups(GROUPS["month"], 50)
    assert [(result.group, result.segments) for result in results] == [("2026-03", 3), ("not known", 2)]
    assert results[0].scores == Scorer(found[:3], terms).overall(50).scores


def test_a_single_segment_has_no_bleu(project: Project) -> None:
    result = Scorer(reviewed(project).pairs[:1], Glossary.load(project.glossary)).overall()
    assert [score.metric for score in result.scores] == ["chrf", "ter"]
    assert result.scores[0].interval is None


def test_nothing_reviewed_is_said() -> None:
    with pytest.raises(InputError, match="no reviewed segment has an engine's draft"):
        Scorer([], Glossary.load([]))


def test_a_ledger_line_of_another_version_is_named(project: Project) -> None:
    path = project.memory / "ledger-2026-03.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"version": 1', '"version": 9', 1), encoding="utf-8")
    with pytest.raises(CatalogError, match=r"ledger-2026-03.jsonl:1: version 9"):
        reviewed(project)


def test_two_engines_of_the_ledger_are_compared_on_what_both_drafted(project: Project) -> None:
    better = [entry(EntryKind.DRAFT, s, t, "2026-03-01T09:00:00Z", "argos/fr_en-2") for s, _, t in ROWS[:2]]
    ledger = Ledger(project.memory)
    ledger.append(better)
    terms = Glossary.load(project.glossary)
    found = duel_of_systems(project, terms, reviewed(project), ("argos/fr_en-1", "argos/fr_en-2@beam=2"))
    assert (found.segments, found.same) == (2, 1)
    assert found.differences[0].second == ROWS[0][2]
    assert found.differences[0].gain > 0
    assert found.warnings[-1] == "2 of 2 reviewed targets are edited drafts of argos/fr_en-1@beam=2, which favours it"


def test_two_runs_of_one_engine_are_compared_by_their_dates(project: Project) -> None:
    rerun = [entry(EntryKind.DRAFT, s, t, "2026-04-01T09:00:00Z", glossary="2f") for s, _, t in ROWS]
    Ledger(project.memory).append(rerun)
    terms = Glossary.load(project.glossary)
    found = duel_of_systems(project, terms, reviewed(project), ("argos/fr_en-1@2026-03-01", "argos/fr_en-1@beam=2"))
    assert (found.segments, found.same) == (3, 1)
    assert [difference.second for difference in found.differences] == [ROWS[0][2], ROWS[2][2]]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("fr_en-9", r"neither an engine of the ledger nor an installed package; the ledger has argos/fr_en-1@beam=2"),
        ("argos/fr_en-1@2025", "neither an engine of the ledger"),
        ("starter@beam=high", "“high” is no beam"),
        ("starter@beam=0", "“0” is no beam"),
        ("argos/fr_en-3", "share no reviewed segment"),
    ],
)
def test_what_cannot_be_compared_is_said(project: Project, name: str, says: str) -> None:
    unseen = entry(EntryKind.DRAFT, "Jamais relu.", "Never reviewed.", "2026-03-01T09:00:00Z", "argos/fr_en-3")
    Ledger(project.memory).append([unseen])
    with pytest.raises(InputError, match=says):
        duel_of_systems(project, Glossary.load([]), reviewed(project), (name, "argos/fr_en-1"))


SCORES = [Score("chrf", 60.0, "sig", 3, 2.0), Score("ter", 40.0, "sig", 3, 0.5)]


@pytest.mark.parametrize(
    ("floors", "failing"),
    [
        (["chrf=60"], []),
        (["chrf=60.1"], ["chrf is 60.00, worse than 60.1"]),
        (["ter=40"], []),
        (["ter=39"], ["ter is 40.00, worse than 39"]),
        (["chrf=61", "ter=1"], ["chrf is 60.00, worse than 61", "ter is 40.00, worse than 1"]),
    ],
)
def test_floors(floors: list[str], failing: list[str]) -> None:
    assert under(SCORES, parse_floors(floors)) == failing


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("chrf", "is no floor"),
        ("chrf=high", "is no floor"),
        ("chrf=nan", "is no floor"),
        ("chrf=inf", "is no floor"),
        ("meteor=1", "unknown metric"),
    ],
)
def test_floors_that_cannot_be_read(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        parse_floors([text])


def test_a_floor_without_a_score_is_an_error() -> None:
    with pytest.raises(InputError, match="bleu has a floor but no score"):
        under(SCORES, {"bleu": 10})


@pytest.mark.parametrize(
    ("baseline", "most", "failing"),
    [
        ({"chrf": 60.9, "ter": 40}, 1.0, []),
        ({"chrf": 61.5, "ter": 40}, 1.0, []),  # beyond 1.0, within the interval
        ({"chrf": 62.1, "ter": 40}, 1.0, ["chrf is worse by 2.10 points, from 62.10 to 60.00"]),
        ({"chrf": 62.1, "ter": 40}, 3.0, []),
        ({"chrf": 60, "ter": 38.0}, 1.0, ["ter is worse by 2.00 points, from 38.00 to 40.00"]),
        ({"chrf": 60, "ter": 42.0}, 1.0, []),
    ],
)
def test_drops(baseline: dict[str, float], most: float, failing: list[str]) -> None:
    assert dropped(SCORES, baseline, most) == failing


def test_a_baseline_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    save_baseline(path, SCORES)
    assert read_baseline(path, SCORES) == {"chrf": 60.0, "ter": 40.0}
    # The bootstrap changes no score; anything else does.
    assert read_baseline(path, [replace(SCORES[0], signature="bs:1000|seed:12345|sig")])["chrf"] == 60
    with pytest.raises(InputError, match="another signature"):
        read_baseline(path, [replace(SCORES[0], signature="other")])
    with pytest.raises(InputError, match="has no bleu"):
        read_baseline(path, [replace(SCORES[0], metric="bleu")])


def test_scores_that_fail_do_not_become_the_baseline(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert Gate(("chrf=99",), save=path).judge(SCORES)
    assert not path.exists()
    assert not Gate(("chrf=50",), save=path).judge(SCORES)
    assert path.exists()


@pytest.mark.parametrize(
    ("gate", "says"),
    [
        (Gate(("bleu=1",)), "bleu has a floor but is not scored; add --metric bleu"),
        (Gate(drop=2.0), "--fail-drop needs scores"),
        (Gate(drop=float("nan"), baseline=Path("b")), "no number of points"),
        (Gate(drop=-1.0, baseline=Path("b")), "no number of points"),
    ],
)
def test_gates_that_cannot_judge(gate: Gate, says: str) -> None:
    with pytest.raises(InputError, match=says):
        gate.check(["chrf"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is no baseline"),
        ("[]", "is no baseline"),
        ("[" * 100_000, "is no baseline"),
        (json.dumps({"version": 7}), "of version 7"),
        ('{"version": 1, "scores": {"chrf": {"value": NaN, "signature": "sig"}}}', "is no baseline"),
    ],
)
def test_broken_baselines(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_baseline(path, SCORES)
