"""`workbench init`, `status` and `export` as their user meets them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.catalog import Catalog
from workbench.cli import workbench
from workbench.core import Provenance, State
from workbench.core.errors import CatalogError
from workbench.releases import read

TEXT = """Un centre ouvre à Tunis

Tunis – Un centre d'accueil a ouvert ses portes mardi. Il recevra des familles de la région.
"""
ENGLISH = ["A Centre Opens in Tunis", "Tunis – A reception centre opened on Tuesday.", "It will receive families."]
NAMES = ["done", "half"]


def run(*words: str) -> Result:
    return CliRunner().invoke(workbench, words)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project with a reviewed release and one whose last sentence is a draft."""
    assert run("init", str(tmp_path / "p")).exit_code == 0
    monkeypatch.chdir(tmp_path / "p")
    for name in NAMES:
        source = Path("translations/fr") / f"{name}.txt"
        source.write_text(TEXT, encoding="utf-8")
        release = read(source)
        catalog = Catalog.new(Path("translations/en") / f"{name}.po", release.source, release.digest)
        catalog.merge(release)
        for unit, target in zip(catalog.units, ENGLISH, strict=True):
            state = State.DRAFT if name == "half" and target == ENGLISH[-1] else State.REVIEWED
            line = Provenance(state, by="" if state is State.DRAFT else "ana", engine="argos/x")
            catalog.put(replace(unit, target=target, state=state, provenance=line))
        catalog.save()
    return tmp_path / "p"


def test_init_leaves_alone_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text("# mine\n", encoding="utf-8")
    made = json.loads(run("init", str(tmp_path), "--json").stdout)
    assert made["kept"] == ["workbench.toml"]
    assert (tmp_path / "workbench.toml").read_text(encoding="utf-8") == "# mine\n"
    again = json.loads(run("init", str(tmp_path), "--json").stdout)
    assert (again["written"], len(again["kept"])) == ([], len(made["written"]) + 1)


@pytest.mark.usefixtures("project")
def test_status_counts_states_words_and_people() -> None:
    done, half = json.loads(run("status", "--json").stdout)
    assert (done["release"], done["words"], done["words_done"], done["reviewers"]) == ("done", 21, 21, ["ana"])
    assert (half["states"]["draft"], half["states"]["reviewed"]) == (1, 2)
    assert "100 %" in run("status").stdout


def test_status_of_a_broken_catalog_is_a_line_beside_the_others(project: Path) -> None:
    (project / "translations" / "en" / "broken.po").write_text('msgid "a\n', encoding="utf-8")
    shown = run("status")
    assert shown.exit_code == 2
    assert "broken.po:1" in shown.stderr
    assert {line.split()[0] for line in shown.stdout.splitlines()[2:]} == {"done", "half", "total"}


def test_the_english_stands_in_the_layout_of_the_source(project: Path) -> None:
    assert run("export", "done").exit_code == 0
    english = (project / "translations" / "en" / "done.txt").read_text(encoding="utf-8")
    assert english == f"{ENGLISH[0]}\n\n{ENGLISH[1]} {ENGLISH[2]}\n"


@pytest.mark.parametrize(
    ("unready", "last"), [("mark", "[draft: It will receive families.]"), ("keep", "It will receive families.")]
)
@pytest.mark.usefixtures("project")
def test_what_is_not_reviewed_is_marked_or_kept_as_asked(unready: str, last: str) -> None:
    shown = run("export", "half", "--unready", unready, "--to", "-")
    assert (shown.exit_code, shown.stdout.rstrip().endswith(f"Tuesday. {last}")) == (0, True)


def test_one_that_is_refused_does_not_stop_the_others(project: Path) -> None:
    shown = run("export", "half", "none", "done", "--to", str(project / "out"), "--json")
    assert shown.exit_code == 2
    assert "half.po:" in shown.stderr
    assert "no catalog for “none”" in shown.stderr
    assert [(row["release"], row["unready"]) for row in json.loads(shown.stdout)] == [("done", 0)]
    assert [path.name for path in (project / "out").glob("*.txt")] == ["done.txt"]
    assert run("export", "half").exit_code == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["done", "--to", "-", "--json"], "both write to stdout"),
        (["done", "--source", "workbench.toml"], "workbench.toml"),
        (["done", "--to", "workbench.toml/x"], "cannot be written"),
    ],
)
@pytest.mark.usefixtures("project")
def test_bad_usage_says_what_is_wrong(words: list[str], says: str) -> None:
    shown = run("export", *words)
    assert (shown.exit_code, says in shown.stderr) == (2, True), shown.stderr


def test_a_catalog_older_than_its_source_is_refused(project: Path) -> None:
    source = project / "translations" / "fr" / "done.txt"
    source.write_text(TEXT.replace("mardi", "lundi"), encoding="utf-8")
    shown = run("export", "done")
    assert (shown.exit_code, "run `workbench translate` first" in shown.stderr) == (2, True)
    assert not (project / "translations" / "en" / "done.txt").exists()
    assert not isinstance(shown.exception, CatalogError)
