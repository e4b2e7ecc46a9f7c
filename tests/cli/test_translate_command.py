"""`workbench translate`, as its user runs it: a process, real files, the package that ships."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RELEASE = """Conférence sur la traite des personnes à Tunis

Tunis – L'Organisation internationale pour les migrations (OIM) a ouvert mardi une conférence régionale. Elle durera
trois jours et réunira 120 participants.

« Nous devons protéger les victimes », a déclaré la cheffe de mission de l'OIM en Tunisie.

Pour plus d'informations, veuillez contacter :
Salma Brahmi
Email : sbrahmi@example.org
"""


def workbench(folder: Path, *words: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder."""
    line = [sys.executable, "-m", "workbench", *words]
    return subprocess.run(line, cwd=folder, input=text, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real glossary and two releases."""
    shutil.copytree(ROOT / "glossary", tmp_path / "glossary")
    sources = tmp_path / "translations" / "fr"
    sources.mkdir(parents=True)
    (sources / "tunis.txt").write_text(RELEASE, encoding="utf-8")
    (sources / "niamey.txt").write_text(RELEASE.replace("Tunis", "Niamey").replace("120", "85"), encoding="utf-8")
    return tmp_path


def po_files(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((project / "translations" / "en").glob("*.po"))}


def test_drafts_go_into_catalogs_that_gettext_accepts(project: Path) -> None:
    done = workbench(project, "translate", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert [row["release"] for row in report["rows"]] == ["niamey", "tunis"]
    assert all(row["drafted"] and row["copied"] for row in report["rows"])
    assert "starter" in done.stderr
    before = po_files(project)
    assert b"sbrahmi@example.org" in before["tunis.po"]
    if shutil.which("msgfmt"):
        for name in before:
            path = project / "translations" / "en" / name
            subprocess.run(["msgfmt", "--check", "-o", os.devnull, path], check=True, capture_output=True)
    again = workbench(project, "translate")
    assert (again.returncode, po_files(project)) == (0, before)


def test_standard_input_and_another_folder(project: Path) -> None:
    done = workbench(project, "translate", "-", "--name", "piped", "--to", "out", text=RELEASE)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (project / "out").glob("*.po")] == ["piped.po"]
    assert "piped.txt:1.1" in (project / "out" / "piped.po").read_text(encoding="utf-8")
    assert not (project / "translations" / "memory").exists()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty.txt: is empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary.txt: "),
        ("english.txt", b"The Organization opened a conference on Tuesday. It will last three days. " * 9, "English"),
        ("broken.docx", b"PK\x03\x04 no archive", "broken.docx: "),
    ],
    ids=["empty", "binary", "English", "broken"],
)
def test_a_bad_release_is_one_line_and_the_others_are_done(project: Path, name: str, data: bytes, says: str) -> None:
    (project / "translations" / "fr" / name).write_bytes(data)
    done = workbench(project, "--quiet", "translate")
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert set(po_files(project)) == {"tunis.po", "niamey.po"}


def test_html_from_standard_input_is_html(project: Path) -> None:
    page = f"<html><body><main>{''.join(f'<p>{part}</p>' for part in RELEASE.split(chr(10) * 2))}</main></body></html>"
    assert workbench(project, "translate", "-", "--to", "out", text=page).returncode == 0
    written = (project / "out" / "stdin.po").read_text(encoding="utf-8")
    assert "stdin.html:1.1" in written
    assert "<p>" not in written


def test_paths_that_name_no_release_are_lines_and_the_others_are_done(project: Path) -> None:
    sources = project / "translations" / "fr"
    (sources / "twin.txt").write_text(RELEASE, encoding="utf-8")
    (sources / "twin.md").write_text(RELEASE, encoding="utf-8")
    (sources / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(sources / "pipe.txt")
    (project / "none").mkdir()
    os.close(os.open(os.fsencode(sources / "caf") + b"\xe9.txt", os.O_CREAT))
    done = workbench(project, "--quiet", "translate", "translations/fr", "missing.txt", "none")
    assert done.returncode == 2
    assert [line.split(": ")[1].rpartition("/")[2] for line in done.stderr.splitlines()] == [
        r"caf\xdce9.txt",
        "loop.txt",
        "pipe.txt",
        "missing.txt",
        "none",
        "twin.txt",
    ]
    assert set(po_files(project)) == {"tunis.po", "niamey.po"}
    table = done.stdout.splitlines()
    assert [line.split()[0] for line in table[2:]] == ["niamey", "tunis", "total"]
    again = workbench(project, "translate", "translations/fr", "--json")
    assert sum(bool(row["error"]) for row in json.loads(again.stdout)["rows"]) == 4


def test_a_release_cannot_share_its_catalog_with_standard_input(project: Path) -> None:
    done = workbench(project, "translate", "-", "translations/fr", "--name", "tunis", "--to", "out", text=RELEASE)
    assert done.returncode == 2
    assert "tunis.txt: would share its catalog with standard input" in done.stderr
    assert sorted(path.name for path in (project / "out").glob("*.po")) == ["niamey.po", "tunis.po"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["missing.txt"], 2, "missing.txt: does not exist"),
        (["--package", "nonsense-9"], 3, "no package “nonsense-9”"),
        (["--package", "glossary/migration.csv"], 3, "migration.csv: "),
        (["--beam", "0"], 2, "beam"),
        (["-", "--name", "../up"], 2, "no name for a release"),
        (["-", "--name", "n" * 300], 2, "is empty"),
        (["--to", "glossary/migration.csv/en"], 2, "cannot be made"),
    ],
)
def test_bad_usage_is_one_line_and_its_exit_code(project: Path, words: list[str], code: int, says: str) -> None:
    done = workbench(project, "translate", *words, text="")
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not po_files(project)


def test_without_a_folder_of_releases_it_says_what_to_do(tmp_path: Path) -> None:
    done = workbench(tmp_path, "translate")
    assert (done.returncode, done.stdout) == (2, "")
    assert "make a project with `workbench init`" in done.stderr
    assert "no catalogs yet" in workbench(tmp_path, "status").stderr


def test_a_broken_glossary_stops_the_run_before_anything_is_written(project: Path) -> None:
    (project / "glossary" / "broken.csv").write_text('id,fr,en\n"x,y,z\n', encoding="utf-8")
    done = workbench(project, "translate")
    assert done.returncode == 2
    assert "broken.csv:2" in done.stderr
    assert not po_files(project)


def many(project: Path) -> None:
    for number in range(20):
        text = RELEASE.replace("120", str(200 + number)).replace("mardi", f"le {number % 27 + 1} mars")
        (project / "translations" / "fr" / f"r{number:02}.txt").write_text(text, encoding="utf-8")


def quiet_run(project: Path, folder: Path) -> dict[str, bytes]:
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("en", "memory"))
    assert workbench(folder, "translate").returncode == 0
    return po_files(folder)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_cut_off_goes_on_to_the_same_files(project: Path, tmp_path: Path, number: signal.Signals) -> None:
    many(project)
    expected = quiet_run(project, tmp_path.parent / f"{tmp_path.name}-quiet")
    # Cut off at several moments: while loading, while drafting, while saving.
    for wait in (0.4, 0.8, 1.2, 1.6):
        process = subprocess.Popen(
            [sys.executable, "-m", "workbench", "translate"],
            cwd=project,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline and process.poll() is None:
            os.sched_yield()
        process.send_signal(number)
        _, said = process.communicate()
        if number is signal.SIGINT and process.returncode == 130:
            assert "goes on" in said
    assert workbench(project, "translate").returncode == 0
    assert po_files(project) == expected
    assert not list((project / "translations" / "en").glob("*.tmp"))
