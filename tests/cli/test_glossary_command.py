"""`workbench glossary`, as its user runs it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.catalog import Catalog
from workbench.cli.glossary import glossary
from workbench.core import Provenance, State, Unit
from workbench.core.errors import WorkbenchError
from workbench.glossary import Glossary

ROWS = """id,fr,variants,en,en_plural,admitted,forbidden,pos,not_when,check_only
traite,traite,traite des personnes,trafficking,,human trafficking,treaty,noun,traite négrière,
chef,chef de mission,,chief of mission,chiefs of mission,,head of mission,noun,,
oim,OIM,,IOM,,,,acronym,,
femme,femme,,woman,women,,,noun,,yes
"""
RELEASE = """Lutte contre la traite à Tunis

Tunis – L'OIM a formé mardi deux chefs de mission. Le texte traite de la traite des personnes.

Pour plus d'informations, veuillez contacter : presse@example.org
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a small glossary and a release; the current folder."""
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "terms.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "translations" / "fr").mkdir(parents=True)
    (tmp_path / "translations" / "fr" / "tunis.txt").write_text(RELEASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, text: str | None = None) -> Result:
    return CliRunner().invoke(glossary, words, input=text)


def edit(old: str, new: str) -> None:
    path = Path("glossary/terms.csv")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


class TestCheck:
    def test_a_sound_glossary(self, project: Path) -> None:
        done = run("check")
        assert (done.exit_code, done.stdout) == (0, "")

    def test_findings_with_their_places(self, project: Path) -> None:
        edit("head of mission", "chief of mission")
        done = run("check")
        assert done.exit_code == 1
        assert done.stdout.startswith("glossary/terms.csv:3: major forbidden-and-accepted: “chief of mission”")

    def test_minor_ones_fail_on_demand(self, project: Path) -> None:
        edit("traite négrière", "")
        assert run("check").exit_code == 0
        assert run("check", "--strict").exit_code == 1
        assert json.loads(run("check", "--json").stdout)[0]["check"] == "risky-word"

    def test_every_broken_row_is_named(self, project: Path) -> None:
        edit(",acronym,", ",akronym,")
        edit("femme,femme", "femme,")
        done = run("check")
        assert done.exit_code == 2
        assert [line.split(": ")[0] for line in done.stdout.splitlines()] == [
            "glossary/terms.csv:4",
            "glossary/terms.csv:5",
        ]

    def test_a_file_that_is_not_there(self, project: Path) -> None:
        assert isinstance(run("check", "nowhere.csv").exception, WorkbenchError)

    def test_control_characters_are_shown_not_sent(self, project: Path) -> None:
        edit("akronym", "x")
        edit("acronym", "a\x1b[31m")
        assert "\x1b" not in run("check").stdout


class TestMatch:
    def test_a_release(self, project: Path) -> None:
        lines = run("match", "translations/fr/tunis.txt").stdout.splitlines()
        assert lines == [
            "translations/fr/tunis.txt:1 [1.1] « traite » trafficking (traite)",
            "translations/fr/tunis.txt:3 [2.1] « OIM » IOM (oim)",
            "translations/fr/tunis.txt:3 [2.1] « chefs de mission » chiefs of mission (chef)",
            "translations/fr/tunis.txt:3 [2.2] « traite des personnes » trafficking (traite)",
        ]

    def test_standard_input_and_json(self, project: Path) -> None:
        found = json.loads(run("match", "-", "--json", text="Les femmes de l’OIM parlent à la presse.").stdout)
        assert [(one["id"], one["start"], one["end"], one["check_only"]) for one in found] == [
            ("femme", 4, 10, True), ("oim", 16, 19, False),
        ]  # fmt: skip

    def test_a_catalog(self, project: Path) -> None:
        catalog(project, Unit("L'OIM.", "IOM.", State.DRAFT, references=("tunis.txt:1.1",)))
        (line,) = run("match", "translations/en/tunis.po").stdout.splitlines()
        assert line.endswith("[tunis.txt:1.1] « OIM » IOM (oim)")


class TestAdd:
    def test_appends_a_row_that_is_found(self, project: Path) -> None:
        before = Path("glossary/terms.csv").read_bytes()
        done = run(
            "add", "pays d'origine", "country of origin", "--plural", "countries of origin", "--forbidden", "land"
        )
        assert (done.exit_code, done.stdout) == (0, "glossary/terms.csv:6: pays-d-origine\n")
        after = Path("glossary/terms.csv").read_bytes()
        assert after == before + b"pays-d-origine,pays d'origine,,country of origin,countries of origin,,land,noun,,\n"
        assert run("match", "-", text="Dans les pays d’origine, on attend.").stdout.count("countries of origin") == 1

    @pytest.mark.parametrize(
        ("words", "what"),
        [
            (("traite", "milking"), "« traite » is “milking” here and “trafficking” in glossary/terms.csv:2"),
            (("traite des personnes", "x"), "« traite des personnes » belongs already to glossary/terms.csv:2"),
            (("loi", "law", "--id", "oim"), "the id “oim” stands already in glossary/terms.csv:4"),
            (("loi", "law", "--pos", "nom"), "unknown pos “nom”"),
            (("loi", "law", "--not-when", "projet"), "does not hold the term"),
            (("loi", ""), "`en` is empty"),
            (("loi", "law", "--note", "x"), "has no column `note`"),
        ],
    )
    def test_refuses_what_does_not_fit(self, project: Path, words: tuple[str, ...], what: str) -> None:
        before = Path("glossary/terms.csv").read_bytes()
        done = run("add", *words)
        assert isinstance(done.exception, WorkbenchError)
        assert what in str(done.exception)
        assert Path("glossary/terms.csv").read_bytes() == before

    def test_asks_which_file(self, project: Path) -> None:
        Path("glossary/more.csv").write_text("id,fr,en\n", encoding="utf-8")
        assert "--file" in str(run("add", "projet de loi", "bill").exception)
        assert run("add", "projet de loi", "bill", "--file", "glossary/more.csv").exit_code == 0
        assert run("add", "décret", "decree", "--file", "glossary/new.csv").exit_code == 0
        assert len(Glossary.load(project / "glossary").terms) == 6


class TestExchange:
    def test_out_and_in_again(self, project: Path) -> None:
        done = run("export", "--format", "tbx3", "-o", "out.tbx")
        assert (done.exit_code, done.stderr) == (0, "")
        Path("glossary/terms.csv").unlink()
        assert run("import", "out.tbx").stdout == "4 rows in glossary/out.csv\n"
        assert [term.id for term in Glossary.load(project / "glossary").terms] == ["traite", "chef", "oim", "femme"]

    def test_says_what_is_dropped(self, project: Path) -> None:
        done = run("export", "--format", "deepl")
        assert done.stdout.splitlines()[0] == "traite,trafficking"
        assert "not_when (1 rows)" in done.stderr

    def test_leaves_out_what_is_known_and_names_what_conflicts(self, project: Path) -> None:
        Path("other.tsv").write_text("OIM\tIOM\ntraite\tmilking\nloi\tlaw\n", encoding="utf-8")
        done = run("import", "other.tsv", "-o", "glossary/other.csv")
        assert done.exit_code == 1
        assert done.stdout == "1 rows in glossary/other.csv\n"
        assert "1 left out: known already" in done.stderr
        assert "other.tsv:2: « traite » is “milking”, “trafficking” in glossary/terms.csv:2" in done.stderr
        assert run("check").exit_code == 0

    def test_overwrites_nothing(self, project: Path) -> None:
        Path("terms.csv").write_text("id,fr,en\nx,y,z\n", encoding="utf-8")
        assert "is there already" in str(run("import", "terms.csv").exception)


def test_extract(project: Path) -> None:
    Path("translations/fr/two.txt").write_text(
        "Un centre d'accueil a ouvert à Tunis.\n\nLe centre d’accueil de Sfax est plein, a dit l'OIM.\n",
        encoding="utf-8",
    )
    assert json.loads(run("extract", "--json").stdout)[0]["french"] == "centre d'accueil"
    assert "centre d'accueil" in run("extract", "-n", "1").stdout


def catalog(project: Path, *units: Unit) -> None:
    path = project / "translations" / "en" / "tunis.po"
    path.parent.mkdir(exist_ok=True)
    written = Catalog.new(path)
    for unit in units:
        written.put(unit)
    written.save()


class TestImpact:
    @pytest.fixture
    def units(self, project: Path) -> Path:
        """Drafts and reviewed units made with the glossary as it is."""
        now = Glossary.load(project / "glossary")
        pairs = [
            ("Contre la traite.", "Against trafficking.", State.DRAFT),
            ("Contre la traite !", "Against trafficking!", State.REVIEWED),
            ("La traite.", "Human trafficking.", State.REVIEWED),
            ("Le chef de mission.", "The chief of mission.", State.DRAFT),
            ("Rien de tel.", "Nothing of the kind.", State.DRAFT),
            ("Les femmes.", "The women.", State.REVIEWED),
            ("Des femmes.", "Women.", State.DRAFT),
            ("Ce chef de mission.", "This chief of mission.", State.NEEDS_WORK),
        ]
        units = [
            Unit(french, english, state, provenance=Provenance(
                state, by="ana" if state.done else "", engine="argos/fr_en-1.9", glossary=now.touching(french)
            ))
            for french, english, state in pairs
        ]  # fmt: skip
        catalog(project, *units)
        return project / "translations" / "en" / "tunis.po"

    def test_nothing_has_changed(self, units: Path) -> None:
        done = run("impact")
        assert (done.exit_code, done.stdout) == (0, "")

    def test_names_just_what_a_change_touches(self, units: Path) -> None:
        before = units.read_bytes()
        edit("trafficking,,human trafficking,treaty", "human trafficking,,,trafficking")
        done = run("impact", "--json")
        found = json.loads(done.stdout)
        assert done.exit_code == 1
        assert [(unit["source"], unit["todo"]) for unit in found["affected"]] == [
            ("Contre la traite.", "redo"), ("Contre la traite !", "look"),
        ]  # fmt: skip
        assert found["fitting"] == 1
        assert units.read_bytes() == before
        assert "look (reviewed)" in run("impact").stdout

    def test_texts_of_other_tools_are_held_against_the_glossary(self, project: Path) -> None:
        catalog(
            project, Unit("L'OIM.", "The OIM.", State.TRANSLATED), Unit("OIM", "IOM", State.TRANSLATED),
            Unit("La traite.", "", State.UNTRANSLATED),
        )  # fmt: skip
        found = json.loads(run("impact", "--json").stdout)
        assert [(unit["source"], unit["todo"]) for unit in found["affected"]] == [("L'OIM.", "look")]
        assert found["fitting"] == 1

    def test_a_note_touches_nothing(self, units: Path) -> None:
        edit("id,fr", "note,id,fr")
        edit("traite,traite,", "changed,traite,traite,")
        edit("chef,chef", ",chef,chef")
        edit("oim,OIM", ",oim,OIM")
        edit("femme,femme", ",femme,femme")
        assert run("impact").exit_code == 0

    def test_since_a_revision(self, units: Path, project: Path) -> None:
        git = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-C", str(project)]
        for words in (["init", "-q"], ["add", "glossary"], ["commit", "-q", "-m", "terms"]):
            subprocess.run([*git, *words], check=True)
        assert run("impact", "--since", "HEAD").exit_code == 0
        edit("chief of mission,chiefs of mission,,head of mission", "head of mission,heads of mission,,")
        found = json.loads(run("impact", "--since", "HEAD", "--json").stdout)
        assert found["rows"] == ["chef"]
        assert [unit["source"] for unit in found["affected"]] == ["Le chef de mission."]
        edit("head of mission,heads of mission,,", "chief of mission,chiefs of mission,,head of mission")
        edit("woman,women", "lady,ladies")
        found = json.loads(run("impact", "--since", "HEAD", "--json").stdout)
        assert [(unit["source"], unit["todo"]) for unit in found["affected"]] == [("Les femmes.", "look")]
        assert "does not have that revision" in str(run("impact", "--since", "--help-me").exception)
