"""Packages are read with suspicion."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from workbench.core.errors import PackageError
from workbench.training.package import Label, members, pack, record, unpack

REAL = {"p/metadata.json": "{}", "p/sentencepiece.model": "x", "p/model/model.bin": "x"}


def _zip(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize("missing", list(REAL))
def test_a_part_is_missing(tmp_path: Path, missing: str) -> None:
    package = _zip(tmp_path / "p.argosmodel", {name: text for name, text in REAL.items() if name != missing})
    with pytest.raises(PackageError, match="inside"):
        members(package)


def test_no_zip(tmp_path: Path) -> None:
    (tmp_path / "p.argosmodel").write_text("no", encoding="utf-8")
    with pytest.raises(PackageError, match="not a package"):
        members(tmp_path / "p.argosmodel")


@pytest.mark.parametrize("name", ["p/../../evil", "p//tmp/evil", "../../evil"])
def test_nothing_is_written_outside(tmp_path: Path, name: str) -> None:
    package = _zip(tmp_path / "p.argosmodel", REAL | {name: "x"})
    home = tmp_path / "a" / "b"
    with pytest.raises(PackageError, match="leads out of the package"):
        unpack(package, home)
    assert not list(tmp_path.rglob("evil"))


def test_what_it_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.bin").write_bytes(b"weights")
    (tmp_path / "tokenizer.model").write_bytes(b"pieces")
    package, label = tmp_path / "p.argosmodel", Label("translate-fr_en-x", "1.2", card="# Card")
    pack(tmp_path / "model", tmp_path / "tokenizer.model", label, package)
    found = members(package)
    assert json.loads(found["metadata.json"])["package_version"] == "1.2"
    assert found["README.md"] == b"# Card"
    assert json.loads(record(package, label)) | {"sha256": ""} == {
        "file": "p.argosmodel", "sha256": "", "version": "1.2", "from": "fr", "to": "en",
    }  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(package.read_bytes())) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("command", ["prepare", "train", "export", "score"])
def test_help_needs_no_torch(command: str) -> None:
    code = (
        "import sys, click.testing\nfrom workbench.training.__main__ import training\n"
        f"result = click.testing.CliRunner().invoke(training, ['{command}', '--help'])\n"
        "assert result.exit_code == 0 and not {'torch', 'numpy', 'ctranslate2', 'sacrebleu'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _main(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workbench.training", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_error_is_one_line_with_its_exit_code(tmp_path: Path) -> None:
    (tmp_path / "no.argosmodel").write_text("no", encoding="utf-8")
    for arguments, code in (
        (["score", str(tmp_path / "no.argosmodel"), "x.tsv"], 3),
        (["prepare", str(tmp_path / "w"), "x.tsv"], 2),
    ):
        done = _main(*arguments)
        assert (done.returncode, done.stdout) == (code, "")
        assert done.stderr.startswith("error: ")
        assert done.stderr.count("\n") == 1


def test_without_torch_the_message_names_the_extra(tmp_path: Path) -> None:
    code = "import sys; sys.modules['torch'] = None; sys.argv = ['x', 'train', sys.argv[1], '--tokens', '1']\n"
    code += "import runpy; runpy.run_module('workbench.training', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'workbench[training]'" in done.stderr
    assert "Traceback" not in done.stderr
