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
from workbench.workflow.gate import dropped, parse_floors, read_baseline, save_baseline, under
from workbench.workflow.project import Project
from workbench.workflow.scoring import Pair, reviewed_pairs, score_groups, score_pairs, term_accuracy

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
    found = reviewed_pairs(project)
    assert [(pair.source, pair.draft, pair.target) for pair in found] == ROWS
    assert [(pair.seconds, pair.day) for pair in found] == [(10.0, "2026-03-02")] * 2 + [(0.0, "2026-03-02")]
    assert {pair.system for pair in found} == {"argos/fr_en-1@beam=2"}


def test_a_clock_that_ran_backwards_still_finds_the_draft(project: Project) -> None:
    Ledger(project.memory).append(
        [entry(EntryKind.EDIT, ROWS[2][0], ROWS[2][2], "2020-01-01T00:00:00Z", reviewer="jo")]
    )
    assert reviewed_pairs(project)[2].draft == ROWS[2][1]


def test_terms_and_effort_are_scored(project: Project) -> None:
    terms = Glossary.load(project.glossary)
    result = score_pairs(reviewed_pairs(project), terms, resamples=0)
    assert (result.segments, result.term_occurrences, result.terms) == (3, 1, 0.0)
    assert result.effort
    assert result.effort.unchanged == pytest.approx(100 / 3)
    assert result.value("chrf") > result.value("bleu") > 0
    assert term_accuracy([Pair("", ROWS[0][0], ROWS[0][2], "")], terms) == (1, 1)


def test_groups(project: Project) -> None:
    found = [*reviewed_pairs(project), Pair("", *ROWS[1])]
    results = score_groups(found, "month", None, resamples=0)
    assert [(result.group, result.segments) for result in results] == [("2026-03", 3), ("not known", 1)]
    with pytest.raises(InputError, match="no grouping “colour”"):
        score_groups([], "colour", None)


def test_nothing_reviewed_is_said(project: Project) -> None:
    with pytest.raises(InputError, match="no reviewed segment has a draft"):
        score_pairs([], None)


def test_a_ledger_line_of_another_version_is_named(project: Project) -> None:
    path = project.memory / "ledger-2026-03.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"version": 1', '"version": 9', 1), encoding="utf-8")
    with pytest.raises(CatalogError, match=r"ledger-2026-03.jsonl:1: version 9"):
        reviewed_pairs(project)


def test_two_engines_of_the_ledger_are_compared_on_what_both_drafted(project: Project) -> None:
    better = [entry(EntryKind.DRAFT, s, t, "2026-03-01T09:00:00Z", "argos/fr_en-2") for s, _, t in ROWS[:2]]
    ledger = Ledger(project.memory)
    ledger.append(better)
    terms = Glossary.load(project.glossary)
    found = duel_of_systems(project, terms, reviewed_pairs(project), ("argos/fr_en-1", "argos/fr_en-2@beam=2"))
    assert (found.segments, found.same) == (2, 1)
    assert found.differences[0].second == ROWS[0][2]
    assert found.differences[0].gain > 0


SCORES = [Score("chrf", 60.0, "sig", 3, 2.0), Score("ter", 40.0, "sig", 3, 0.5)]


@pytest.mark.parametrize(
    ("floors", "failing"),
    [
        (["chrf=60"], []),
        (["chrf=60.1"], ["chrf"]),
        (["ter=40"], []),
        (["ter=39"], ["ter"]),
        (["chrf=61", "ter=1"], ["chrf", "ter"]),
    ],
)
def test_floors(floors: list[str], failing: list[str]) -> None:
    assert [failure.metric for failure in under(SCORES, parse_floors(floors))] == failing


@pytest.mark.parametrize(
    ("text", "says"), [("chrf", "is no floor"), ("chrf=high", "is no floor"), ("meteor=1", "unknown metric")]
)
def test_floors_that_cannot_be_read(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        parse_floors([text])


def test_a_floor_without_a_score_is_an_error() -> None:
    with pytest.raises(InputError, match="bleu has a floor but was not scored"):
        under(SCORES, {"bleu": 10})


@pytest.mark.parametrize(
    ("baseline", "most", "failing"),
    [
        ({"chrf": 60.9}, 1.0, []),
        ({"chrf": 61.5}, 1.0, []),  # beyond 1.0, within the interval
        ({"chrf": 62.1}, 1.0, ["chrf"]),
        ({"ter": 38.0}, 1.0, ["ter"]),
        ({"ter": 42.0, "bleu": 99.0}, 1.0, []),
    ],
)
def test_drops(baseline: dict[str, float], most: float, failing: list[str]) -> None:
    assert [failure.metric for failure in dropped(SCORES, baseline, most)] == failing


def test_a_baseline_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    save_baseline(path, SCORES)
    assert read_baseline(path, SCORES) == {"chrf": 60.0, "ter": 40.0}
    with pytest.raises(InputError, match="another signature"):
        read_baseline(path, [replace(SCORES[0], signature="other")])


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "is no baseline"), ("[]", "is no baseline"), (json.dumps({"version": 7}), "of version 7")],
)
def test_broken_baselines(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_baseline(path, SCORES)
