import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli import workbench
from workbench.core.errors import ConfigError, EngineError, PackageError, WorkbenchError
from workbench.engines import folders
from workbench.workflow.project import read_config


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    from argostranslate import settings

    monkeypatch.setattr(settings, "package_data_dir", tmp_path / "packages")
    monkeypatch.setattr(settings, "remote_package_index", "http://127.0.0.1:9/index.json")
    folders.cache_folder.cache_clear()
    root = tmp_path / "project"
    (root / "translations").mkdir(parents=True)
    monkeypatch.chdir(root)
    yield root
    folders.cache_folder.cache_clear()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    metadata = {"package_version": "1.9", "from_code": "fr", "to_code": "en"}
    path = tmp_path / "full.argosmodel"
    with zipfile.ZipFile(path, "w") as target:
        for name in ("sentencepiece.model", "model/model.bin", "model/config.json", "model/shared_vocabulary.json"):
            target.writestr(f"translate-fr_en-1_9/{name}", "x")
        target.writestr("translate-fr_en-1_9/metadata.json", json.dumps(metadata))
    return path


def run(*arguments: str, fails: type[WorkbenchError] | None = None) -> Result:
    result = CliRunner().invoke(workbench, ["model", *arguments])
    if fails:
        assert isinstance(result.exception, fails)
    else:
        assert result.exit_code == 0, (result.output, result.exception)
    return result


def test_a_fresh_machine_has_the_starter_and_says_how_to_get_more() -> None:
    (only,) = json.loads(run("list", "--json").stdout)
    assert (only["starter"], only["used"]) == (True, True)
    shown = run("list")
    assert only["name"] in shown.stdout
    assert "`workbench model install fr en` installs the full package" in shown.stderr


def test_install_use_info_remove(package: Path, project: Path) -> None:
    assert "installed argos/fr_en-1.9" in run("install", str(package)).stdout
    assert [each["name"] for each in json.loads(run("list", "--json").stdout) if each["used"]] == ["argos/fr_en-1.9"]
    assert len(json.loads(run("info", "--json").stdout)["record"]["sha256"]) == 64
    assert "small and weak" in run("use", "starter").stderr
    assert read_config(project / "workbench.toml").engine.package.startswith("argos/fr_en-starter")
    run("use", "fr_en-1.9")
    assert read_config(project / "workbench.toml").engine.package == "argos/fr_en-1.9"
    assert "removed argos/fr_en-1.9" in run("remove", "fr_en-1.9", "--yes").stdout
    assert len(json.loads(run("list", "--json").stdout)) == 1


def test_damage_is_found(package: Path, tmp_path: Path) -> None:
    run("install", str(package))
    (tmp_path / "packages/translate-fr_en-1_9/model/config.json").write_text("y")
    assert "model/config.json" in str(run("info", fails=EngineError).exception)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[engine]\npackage = "starter"\n'),
        ("[engine]\nbeam = 4\n", '[engine]\npackage = "starter"\nbeam = 4\n'),
        ('[engine]\npackage = "x" # old\nbeam = 4\n[review]\n', '[engine]\npackage = "starter"\nbeam = 4\n[review]\n'),
        ('[review]\ntheme = "light"', '[review]\ntheme = "light"\n\n[engine]\npackage = "starter"\n'),
    ],
)
def test_use_changes_one_line(before: str, after: str, project: Path) -> None:
    (project / "workbench.toml").write_text(before)
    run("use", "starter")
    name = read_config(project / "workbench.toml").engine.package
    assert (project / "workbench.toml").read_text() == after.replace("starter", name)


def test_use_leaves_a_broken_configuration_as_it_is(project: Path) -> None:
    (project / "workbench.toml").write_text("[engine\n")
    run("use", "starter", fails=ConfigError)
    assert (project / "workbench.toml").read_text() == "[engine\n"


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("install", "fr", "en"), EngineError, "cannot reach"),
        (("install", "de", "en"), EngineError, "French to English"),
        (("use", "nope"), EngineError, "no package “nope”"),
        (("info", "nope"), EngineError, "no package “nope”"),
        (("remove", "starter", "--yes"), EngineError, "part of the workbench"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], error: type[EngineError], words: str) -> None:
    found = run(*arguments, fails=error).exception
    assert words in str(found)
    assert isinstance(found, EngineError)
    assert found.exit_code == 3


def test_a_file_that_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "x.argosmodel").write_text("hello")
    run("install", str(tmp_path / "x.argosmodel"), fails=PackageError)
    assert CliRunner().invoke(workbench, ["model", "install", "missing.argosmodel"]).exit_code == 2


def test_remove_asks(package: Path) -> None:
    run("install", str(package))
    assert CliRunner().invoke(workbench, ["model", "remove", "1.9"], input="n\n").exit_code == 1
    assert len(json.loads(run("list", "--json").stdout)) == 2
