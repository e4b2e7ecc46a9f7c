"""`workbench memory`, `review` and `serve` as their users call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.catalog import Catalog
from workbench.cli import workbench
from workbench.core import Provenance, State, Unit

AIDED = ("L’OIM a aidé 17 victimes en 2018.", "IOM assisted 17 victims in 2018.")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one reviewed segment and one draft."""
    folder = tmp_path / "translations" / "en"
    folder.mkdir(parents=True)
    catalog = Catalog.new(folder / "a.po")
    catalog.put(Unit(*AIDED, State.REVIEWED, provenance=Provenance(State.REVIEWED, by="ana")))
    catalog.put(Unit("Un brouillon de plus.", "One more draft.", State.DRAFT, provenance=Provenance(State.DRAFT)))
    catalog.save()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(workbench, list(arguments))


def test_search_shows_matches_with_numbers_put_right(project: Path) -> None:
    result = run("memory", "search", "L’OIM a aidé 20 victimes en 2019.", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["matches"][0]["adapted"] == "IOM assisted 20 victims in 2019."


def test_search_shows_where_a_word_stands_and_never_drafts(project: Path) -> None:
    assert "IOM assisted" in run("memory", "search", "victims").stdout
    result = run("memory", "search", "brouillon")
    assert result.exit_code == 1
    assert "1 reviewed segments" in result.stderr


def test_what_is_exported_can_be_imported_and_is_found(project: Path, tmp_path: Path) -> None:
    assert run("memory", "export", "out.tmx").exit_code == 0
    assert run("memory", "export", "-").stdout_bytes == (project / "out.tmx").read_bytes()
    (project / "translations" / "en" / "a.po").unlink()
    assert run("memory", "search", "victims").exit_code == 1
    assert run("memory", "import", "out.tmx").exit_code == 0
    assert run("memory", "search", "victims").exit_code == 0
    again = run("memory", "import", "out.tmx")
    assert again.exception is not None
    assert "already" in str(again.exception)


def test_a_file_that_is_no_memory_changes_nothing(project: Path) -> None:
    (project / "bad.tmx").write_text("<tmx><body>", encoding="utf-8")
    result = run("memory", "import", "bad.tmx")
    assert "bad.tmx" in str(result.exception)
    assert not (project / "translations" / "memory").exists()


def test_review_needs_a_terminal(project: Path) -> None:
    assert "needs a terminal" in str(run("review").exception)


@pytest.mark.parametrize("name", ["a", "a.po", "a.txt", "translations/en/a.po", "translations/en"])
def test_review_opens_a_release_by_its_name(project: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[Path]] = []
    monkeypatch.setenv("TEXTUAL_DRIVER", "served")
    monkeypatch.setattr("workbench.tui.app.run", lambda project, catalogs: opened.append(catalogs))
    assert run("review", name).exit_code == 0
    assert [path.resolve() for path in opened[0]] == [project / "translations" / "en" / "a.po"]


def test_review_of_an_unknown_release_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "served")
    assert "no catalog for “b”" in str(run("review", "b").exception)


def test_serve_refuses_other_addresses(project: Path) -> None:
    assert "--anyone" in str(run("serve", "--host", "0.0.0.0").exception)
