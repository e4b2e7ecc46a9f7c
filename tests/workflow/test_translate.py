"""A run drafts what is pending and nothing else; what people wrote stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.catalog import Catalog, Ledger
from workbench.core import Draft, Provenance, Segment, State
from workbench.core.errors import CatalogError
from workbench.glossary import Glossary
from workbench.releases import Furniture
from workbench.workflow.pending import Wanted
from workbench.workflow.translate import Translation
from workbench.workflow.translate_report import Report

FIRST = """Une conférence sur la traite des personnes à Tunis

Tunis – L'Organisation internationale pour les migrations a ouvert mardi une conférence régionale. Elle durera trois
jours.

« Nous devons protéger les victimes », a déclaré la cheffe de mission de l'organisation en Tunisie.
"""
SECOND = """Retour volontaire au Niger

Niamey – Quarante migrants sont rentrés chez eux cette semaine avec l'aide de l'organisation. Ils ont reçu un soutien.
"""


class FakeDrafting:
    """Drafts by upper case; counts what it is asked for."""

    def __init__(self, terms: Glossary, engine: str = "argos/fr_en-1") -> None:
        self.key = engine
        self.wanted = Wanted(engine, "beam=2", terms.touching)
        self.asked: list[str] = []

    def draft(
        self, segments: Sequence[Segment], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[int, Draft]]:
        for index, segment in enumerate(segments):
            if cancelled():
                return
            self.asked.append(segment.text)
            yield index, Draft(segment.text, segment.text.upper(), self.wanted.engine, self.wanted.options)


class Desk:
    """A folder of releases and its catalogs."""

    def __init__(self, folder: Path) -> None:
        self.sources, self.catalogs, self.glossary = folder / "fr", folder / "en", folder / "glossary"
        self.ledger = Ledger(folder / "memory")
        self.progress: list[tuple[int, int]] = []
        for path in (self.sources, self.glossary):
            path.mkdir()
        self.write("first", FIRST)
        self.write("second", SECOND)
        self.terms("traite,traite des personnes,trafficking in persons\n")

    def write(self, name: str, text: str) -> None:
        (self.sources / f"{name}.txt").write_text(text, encoding="utf-8")

    def terms(self, rows: str) -> None:
        (self.glossary / "terms.csv").write_text("id,fr,en\n" + rows, encoding="utf-8")

    def run(
        self, engine: str = "argos/fr_en-1", stop_after: int = 10_000, only_affected: bool = False
    ) -> tuple[Report, list[str]]:
        terms = Glossary.load(self.glossary)
        drafting = FakeDrafting(terms, engine)
        run = Translation(
            self.catalogs,
            drafting,  # type: ignore[arg-type]
            terms,
            self.ledger,
            only_affected=only_affected,
            progress=lambda done, known: self.progress.append((done, known)),
            cancelled=lambda: len(drafting.asked) >= stop_after,
        )
        return run.run(sorted(self.sources.iterdir()), Furniture()), drafting.asked

    def catalog(self, name: str = "first") -> Catalog:
        return Catalog.load(self.catalogs / f"{name}.po")

    def review(self, word: str, target: str, name: str = "first") -> None:
        catalog = self.catalog(name)
        unit = next(unit for unit in catalog.units if word in unit.source)
        line = Provenance(State.REVIEWED, by="ana")
        catalog.put(replace(unit, target=target, state=State.REVIEWED, provenance=line))
        catalog.save()

    def bytes(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.catalogs.glob("*.po"))}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_everything_new_is_drafted_with_its_origin(desk: Desk) -> None:
    report, asked = desk.run()
    assert [(row.release, row.segments, row.drafted) for row in report.rows] == [("first", 4, 4), ("second", 3, 3)]
    assert len(asked) == 7
    unit = desk.catalog().units[0]
    assert (unit.state, unit.target) == (State.DRAFT, unit.source.upper())
    assert unit.provenance
    assert (unit.provenance.engine, unit.provenance.options) == ("argos/fr_en-1", "beam=2")


def test_progress_counts_up_to_what_is_known(desk: Desk) -> None:
    desk.run()
    assert desk.progress == [(0, 4), (0, 7), *((done, 7) for done in range(1, 8))]


@pytest.mark.parametrize("stamps", [True, False])
def test_a_second_run_changes_nothing(desk: Desk, stamps: bool) -> None:
    desk.run()
    before = desk.bytes()
    if not stamps:
        (desk.catalogs / ".workbench" / "stamps.json").unlink()
    report, asked = desk.run()
    assert (asked, desk.bytes()) == ([], before)
    assert [row.segments for row in report.rows] == [4, 3]


@pytest.mark.parametrize("rubbish", ["", "[]", "{", '{"first": 3}', '{"first": {"inputs": "x"}}'])
def test_broken_stamps_are_no_stamps(desk: Desk, rubbish: str) -> None:
    desk.run()
    before = desk.bytes()
    (desk.catalogs / ".workbench" / "stamps.json").write_text(rubbish, encoding="utf-8")
    assert desk.run()[1] == []
    assert desk.bytes() == before


def test_one_changed_word_redoes_one_segment(desk: Desk) -> None:
    desk.run()
    before = {unit.source: unit for unit in desk.catalog().units}
    desk.write("first", FIRST.replace("Elle durera trois", "Elle durera quatre"))
    assert len(desk.run()[1]) == 1
    changed = [unit for unit in desk.catalog().units if unit.source not in before]
    assert [unit.source for unit in changed] == ["Elle durera quatre jours."]
    assert changed[0].target == "ELLE DURERA QUATRE JOURS."


def test_reviewed_text_stays_and_a_changed_source_keeps_its_past(desk: Desk) -> None:
    desk.run()
    desk.review("durera", "It will last three days.")
    assert desk.run(engine="argos/fr_en-2")[0].rows[0].kept == 1
    assert next(u for u in desk.catalog().units if "durera" in u.source).target == "It will last three days."
    desk.write("first", FIRST.replace("Elle durera trois", "Elle durera quatre"))
    assert desk.run(engine="argos/fr_en-2")[1] == []
    unit = next(u for u in desk.catalog().units if "durera" in u.source)
    assert (unit.state, unit.target) == (State.NEEDS_WORK, "It will last three days.")
    assert unit.previous == "Elle durera trois jours."


def test_another_package_redoes_drafts_only(desk: Desk) -> None:
    desk.run()
    desk.review("durera", "It will last three days.")
    assert len(desk.run(engine="argos/fr_en-2")[1]) == 6


def test_a_draft_that_a_person_touched_stays(desk: Desk) -> None:
    desk.run()
    catalog = desk.catalog()
    path = catalog.path
    text = path.read_text(encoding="utf-8").replace("ELLE DURERA", "IT LASTS")
    path.write_text(text, encoding="utf-8")
    assert len(desk.run(engine="argos/fr_en-2")[1]) == 6
    assert "IT LASTS" in path.read_text(encoding="utf-8")


def test_a_glossary_edit_redoes_what_it_touches(desk: Desk) -> None:
    desk.run()
    desk.terms("traite,traite des personnes,human trafficking\n")
    assert desk.run(only_affected=True)[1] == ["Une conférence sur la traite des personnes à Tunis"]
    desk.terms("traite,traite des personnes,human trafficking\nbarque,barque,boat\n")
    assert desk.run()[1] == []


def test_only_affected_leaves_new_segments(desk: Desk) -> None:
    desk.run()
    desk.write("first", FIRST + "\nUne phrase de plus est arrivée ce matin.\n")
    assert desk.run(only_affected=True)[1] == []
    assert desk.run()[1] == ["Une phrase de plus est arrivée ce matin."]


def test_a_run_goes_on_where_it_stopped(desk: Desk, tmp_path: Path) -> None:
    report, _ = desk.run(stop_after=3)
    assert report.cancelled
    assert sum(unit.state is State.DRAFT for unit in desk.catalog().units) == 3
    assert len(desk.run()[1]) == 4
    (tmp_path / "quiet").mkdir()
    quiet = Desk(tmp_path / "quiet")
    quiet.run()
    assert desk.bytes() == quiet.bytes()


def test_a_release_is_saved_once_it_is_drafted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(drafting: FakeDrafting, segments: Sequence[Segment], cancelled: object) -> Iterator[tuple[int, Draft]]:
        for index, segment in enumerate(segments[:5]):
            yield index, Draft(segment.text, segment.text.upper(), drafting.wanted.engine, drafting.wanted.options)
        raise KeyboardInterrupt

    monkeypatch.setattr(FakeDrafting, "draft", cut_off)
    with pytest.raises(KeyboardInterrupt):
        desk.run()
    assert all(unit.target for unit in desk.catalog("first").units)
    assert not (desk.catalogs / "second.po").exists()


def test_a_broken_file_does_not_stop_the_others(desk: Desk) -> None:
    desk.catalogs.mkdir()
    (desk.catalogs / "first.po").write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    (desk.sources / "empty.txt").write_text("", encoding="utf-8")
    report, _ = desk.run()
    errors = {row.release: row.error for row in report.rows}
    assert "first.po:2" in errors["first"]
    assert "empty.txt" in errors["empty"]
    assert not errors["second"]
    assert report.exit_code == 2
    assert (desk.catalogs / "first.po").read_text(encoding="utf-8") == 'msgid "a"\nmsgstr "b\n'
    assert desk.catalog("second").units[0].target


def test_a_catalog_that_cannot_hold_its_drafts_does_not_stop_the_others(desk: Desk) -> None:
    desk.catalogs.mkdir()
    latin = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n'
    (desk.catalogs / "first.po").write_text(latin, encoding="latin-1")
    desk.write("first", FIRST.replace("organisation", "œuvre"))  # no œ in ISO-8859-1
    report, _ = desk.run()
    assert ["first.po" in row.error for row in report.rows] == [True, False]
    assert (desk.catalogs / "first.po").read_text(encoding="latin-1") == latin
    assert all(unit.target for unit in desk.catalog("second").units)
    assert {entry.release for entry in desk.ledger.read().entries} == {"second"}


def test_catalogs_that_have_no_place_are_one_error(desk: Desk) -> None:
    desk.catalogs = desk.sources / "first.txt" / "en"
    with pytest.raises(CatalogError, match="cannot be made"):
        desk.run()


def test_stamps_that_cannot_be_written_are_no_error(desk: Desk) -> None:
    desk.catalogs.mkdir()
    (desk.catalogs / ".workbench").write_text("in the way", encoding="utf-8")
    report, asked = desk.run()
    assert (report.exit_code, len(asked)) == (0, 7)


def test_every_draft_is_in_the_ledger_once(desk: Desk) -> None:
    desk.run(stop_after=3)
    desk.run()
    desk.run(engine="argos/fr_en-2")
    entries = desk.ledger.read().entries
    assert len(entries) == 14
    assert {entry.block for entry in entries if entry.reference == "1.1"} == {"title"}


def test_a_repeated_sentence_is_drafted_once(desk: Desk) -> None:
    desk.write("second", SECOND + "\nIls ont reçu un soutien.\n")
    _, asked = desk.run()
    assert asked.count("Ils ont reçu un soutien.") == 1
    assert len(desk.catalog("second").units) == 3
