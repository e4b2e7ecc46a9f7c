"""`workbench report` and `workbench learn` on a project, as their user runs them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from workbench.catalog import Catalog, EntryKind, Ledger, LedgerEntry
from workbench.cli.learn import learn
from workbench.cli.report import report
from workbench.cli.score import score
from workbench.core import Provenance, State, Unit
from workbench.core.errors import InputError
from workbench.glossary import Glossary
from workbench.workflow.project import Project

CITIES = ["Tunis", "Almaty", "Niamey", "Rabat"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two releases in which “health trailer” became “mobile clinic” and nothing else was changed."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "translations"
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "g.csv").write_text("id,fr,en\nfoyer,foyer,shelter\n", encoding="utf-8")
    entries = []
    for month, city in enumerate(CITIES, 1):
        path = folder / "en" / f"r{month % 2}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = Catalog.load(path) if path.exists() else Catalog.new(path, source_file="r.txt")
        for french, draft, target in (
            (
                f"Une caravane sanitaire va à {city}.",
                f"A health trailer goes to {city}.",
                f"A mobile clinic goes to {city}.",
            ),
            (f"Le bateau \x1b[31m de {city}.", f"The boat of {city}.", f"The boat of {city}."),
        ):
            line = Provenance(State.REVIEWED, by="ana", on=date(2026, month, 2))
            catalog.put(Unit(french, target, State.REVIEWED, provenance=line))
            entries.append(
                LedgerEntry(EntryKind.DRAFT, path.stem, french, draft, "2026-01-01T08:00:00Z", engine="argos/a-1")
            )
        catalog.save()
    Ledger(folder / "memory").append(entries)
    return tmp_path


def run(command: click.Command, *words: str) -> str:
    """Runs a command and returns what it prints."""
    result = CliRunner().invoke(command, words, obj={}, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_charts_in_the_terminal(project: Path) -> None:
    out = run(report, "--terminal")
    for title in ("chrF2++ by month", "HTER by release", "segments by chrF2++", "who reviewed what"):
        assert title in out
    assert "90–100 " + "█" * 40 + " 4" in out
    assert not (project / "report.html").exists()


def test_the_page_is_written_and_figures_are_json(project: Path) -> None:
    run(report)
    assert (project / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    figures = json.loads(run(report, "--json"))
    assert (figures["overall"]["segments"], len(figures["months"]), figures["first"]) == (8, 4, "2026-01-02")


def test_history_by_day(project: Path) -> None:
    rows = json.loads(run(score, "--history", "day", "--resamples", "0", "--json"))["results"]
    assert [row["group"] for row in rows] == ["overall", *(f"2026-0{month}-02 argos/a-1" for month in range(1, 5))]


def test_proposals_are_shown_with_their_evidence_and_applied_once(project: Path) -> None:
    out = run(learn)
    assert "new term: caravane sanitaire = mobile clinic, “health trailer” forbidden (4 segments)" in out
    assert "draft   A health trailer goes to" in out
    [proposal] = json.loads(run(learn, "--json"))
    assert not (project / "glossary" / "learned.csv").exists()
    run(learn, "--apply", proposal["id"])
    assert Glossary.load(project / "glossary").terms[1].target == "mobile clinic"
    assert json.loads(run(learn, "--json")) == []
    with pytest.raises(InputError, match="no proposal"):
        run(learn, "--apply", proposal["id"])


@pytest.mark.parametrize(
    ("command", "says"), [(score, "nothing to score"), (report, "nothing to report"), (learn, "nothing to learn from")]
)
def test_nothing_reviewed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: click.Command, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=says) as caught:
        run(command)
    assert caught.value.exit_code == 2
    assert not Project.find().memory.exists()
