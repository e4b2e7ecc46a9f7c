"""The page stands alone, text stays text, figures are counted right."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from workbench.catalog import Catalog, EntryKind, Ledger, LedgerEntry
from workbench.core import Provenance, State, Unit
from workbench.core.config import Config
from workbench.core.errors import InputError
from workbench.glossary import Glossary
from workbench.workflow.project import Project
from workbench.workflow.reporting import page, report
from workbench.workflow.reporting.charts import bars, lines
from workbench.workflow.reporting.figures import distribution
from workbench.workflow.reporting.page import difference

ROWS = [
    ("La traite des personnes augmente.", "Milking is growing.", "Trafficking in persons is growing."),
    ("La réunion a duré trois jours.", "The meeting lasted three days.", "The meeting lasted three days."),
    ("Un <script>alert(1)</script> & [/bold] \x1b[31m ici.", "A </article> here.", "A <b>bold</b> \x1b[2J here."),
]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path, Config())
    found.catalogs.mkdir(parents=True)
    found.glossary.mkdir()
    (found.glossary / "g.csv").write_text(
        "id,fr,en\ntraite,traite des personnes,trafficking in persons\n", encoding="utf-8"
    )
    catalog = Catalog.new(found.catalogs / "tunis.po", source_file="tunis.txt")
    entries = []
    for source, draft, target in ROWS:
        line = Provenance(State.REVIEWED, by="ana", on=date(2026, 3, 2))
        catalog.put(Unit(source, target, State.REVIEWED, provenance=line))
        entries.append(
            LedgerEntry(EntryKind.DRAFT, "tunis", source, draft, "2026-03-01T08:00:00Z", engine="argos/fr_en-1")
        )
    catalog.save()
    Ledger(found.memory).append(entries)
    return found


def test_figures(project: Project) -> None:
    found = report(project, Glossary.load(project.glossary), worst=2)
    assert sum(found.distribution) == found.overall.segments == 3
    assert [(row.term, row.occurrences, row.accepted) for row in found.terms] == [("traite", 1, 0)]
    assert [row.chrf for row in found.worst] == sorted(row.chrf for row in found.worst)
    assert found.reviewers == (("ana", "tunis", 3),)
    assert [result.group for result in found.months] == ["2026-03"]


def test_the_page_stands_alone_and_text_stays_text(project: Project) -> None:
    text = page(report(project, Glossary.load(project.glossary)), "Quality <i>of</i> a desk")
    assert not re.search(r"(?:src|href)=|url\(|@import|<script", text)
    tree = html.document_fromstring(text)
    assert not tree.xpath("//script | //article//b/b | //h1/i")
    assert "<script>alert(1)</script>" in tree.text_content()
    assert "\x1b" not in text
    assert [str(s) for s in tree.xpath("//h1/text()")] == ["Quality <i>of</i> a desk"]
    assert len(tree.xpath("//*[local-name()='svg']")) == 2
    assert all(
        score.signature in tree.text_content()
        for score in report(project, Glossary.load(project.glossary)).overall.scores
    )


def test_tables_can_be_read_aloud_and_scrolled_by_keys(project: Project) -> None:
    tree = html.document_fromstring(page(report(project, Glossary.load(project.glossary)), "Quality"))
    tables = tree.xpath("//table")
    assert all(
        table.xpath("./thead/tr/th[@scope='col']") and table.xpath("./tbody/tr/th[@scope='row']") for table in tables
    )
    assert all(table.getparent().get("tabindex") == "0" and table.getparent().get("aria-label") for table in tables)
    assert all(svg.get("aria-label") for svg in tree.xpath("//*[local-name()='svg']"))
    assert all(region.get("aria-label") for region in tree.xpath("//*[@tabindex]"))
    assert tree.get("lang") == "en"


def test_a_small_sample_is_marked_in_words(project: Project) -> None:
    found = report(project, Glossary.load(project.glossary))
    tree = html.document_fromstring(page(found, "Quality"))
    assert "3 segments say little" in tree.text_content()
    assert "3 *" in [cell.text for cell in tree.xpath("//td")]
    assert (found.first, found.last) == ("2026-03-02", "2026-03-02")


def test_the_greatest_ter_of_a_table_fills_its_cell(project: Project) -> None:
    tree = html.document_fromstring(page(report(project, Glossary.load(project.glossary)), "Quality"))
    assert {cell.get("style") for cell in tree.xpath("//td[@style]")} == {"--part: 100%"}


def test_what_was_left_out_is_on_the_page(project: Project) -> None:
    path = project.memory / "ledger-2026-03.jsonl"
    path.write_bytes(path.read_bytes() + b"{")
    assert "cut short and left out" in page(report(project, Glossary.load(project.glossary)), "Quality")


def test_the_same_project_gives_the_same_page(project: Project) -> None:
    terms = Glossary.load(project.glossary)
    assert page(report(project, terms), "Quality") == page(report(project, terms), "Quality")


def test_a_month_with_one_segment_has_a_gap_in_the_bleu_line() -> None:
    chart = lines(["a", "b", "c"], [("BLEU", [1.0, None, 3.0])])
    assert len(chart.xpath("circle")) == 2


def test_nothing_reviewed_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to report"):
        report(Project(tmp_path, Config()), Glossary.load([]))


@pytest.mark.parametrize(
    ("scores", "bins"),
    [([], [0] * 10), ([0, 9.9, 10, 99, 100], [2, 1, *[0] * 7, 2]), ([55.5], [0, 0, 0, 0, 0, 1, 0, 0, 0, 0])],
)
def test_distribution(scores: list[float], bins: list[int]) -> None:
    assert list(distribution(scores)) == bins


def test_differences_show_what_went_and_what_came() -> None:
    parts = [part if isinstance(part, str) else (part.tag, part.text) for part in difference("a b c", "a x c d")]
    assert "".join(p for p in parts if isinstance(p, str)).split() == ["a", "c"]
    assert [p for p in parts if not isinstance(p, str)] == [("del", "b"), ("ins", "x"), ("ins", "d")]


def test_charts_draw_every_value() -> None:
    chart = lines(["a", "b", "c"], [("BLEU", [1.0, 50.0, 120.0])])
    assert len(chart.xpath("circle")) == 3
    assert [text.text for text in chart.xpath("text")][-3:] == ["a", "b", "c"]
    assert len(bars(["0", "10"], [0, 0], "empty").xpath("rect")) == 2
    many = lines([str(n) for n in range(50)], [("BLEU", [1.0] * 50)])
    assert len([t for t in many.xpath("text") if t.get("text-anchor") == "middle"]) <= 12
