"""`workbench score` on text files and its exit codes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli.score import score
from workbench.core.errors import InputError

REFERENCE = "The meeting lasted three days.\nThe boat arrived in Tunis.\nExperts met in Almaty on Monday.\n"
GOOD = "The meeting lasted three days.\nThe boat came to Tunis.\nExperts met in Almaty Monday.\n"
POOR = "Meeting days.\nBoat.\nAlmaty experts the.\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in (("reference", REFERENCE), ("good", GOOD), ("poor", POOR), ("short", "One line.\n")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> tuple[int, str]:
    """Runs the command with file names taken from the folder."""
    names = [str(folder / word) if word.endswith(".txt") or word.endswith(".json") else word for word in words]
    result = CliRunner().invoke(score, names, obj={"quiet": True})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def test_figures_are_those_of_the_sacrebleu_command(files: Path) -> None:
    code, out = run(files, "good.txt", "--reference", "reference.txt", "--json", "--resamples", "0")
    ours = {s["metric"]: round(s["value"], 4) for s in json.loads(out)["results"][0]["scores"]}
    line = [sys.executable, "-m", "sacrebleu", files / "reference.txt", "-i", files / "good.txt"]
    options = ["-m", "bleu", "chrf", "ter", "--chrf-word-order", "2", "-w", "4"]
    theirs = json.loads(subprocess.run([*line, *options], capture_output=True, text=True, check=True).stdout)
    assert (code, list(ours.values())) == (0, [row["score"] for row in theirs])


def test_compare_names_the_better_file(files: Path) -> None:
    code, out = run(
        files, "--compare", "poor.txt", "good.txt", "--reference", "reference.txt", "--metric", "chrf", "--json"
    )
    duel = json.loads(out)["duel"]
    assert code == 0
    assert duel["comparisons"][0]["second"] > duel["comparisons"][0]["first"]
    assert (duel["comparisons"][0]["better"], duel["comparisons"][0]["p"] < 0.05) in ((0, False), (2, True))
    assert next(row["second"] for row in duel["differences"]) in GOOD


def test_a_file_may_have_any_name(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(files)
    Path("reference").write_text(POOR, encoding="utf-8")
    Path("source").write_text(GOOD, encoding="utf-8")
    code, out = run(files, "--compare", "reference", "source", "--reference", "reference.txt", "--json")
    duel = json.loads(out)["duel"]
    assert (code, duel["first"], duel["second"]) == (0, "reference", "source")
    assert duel["comparisons"][1]["first"] < duel["comparisons"][1]["second"] < 100


def test_the_gate(files: Path) -> None:
    reference = ["--reference", "reference.txt", "--metric", "chrf", "--resamples", "0"]
    assert run(files, "good.txt", *reference, "--fail-under", "chrf=20", "--save", "base.json")[0] == 0
    assert run(files, "good.txt", *reference, "--fail-under", "chrf=99")[0] == 1
    assert run(files, "good.txt", *reference, "--baseline", "base.json")[0] == 0
    assert run(files, "poor.txt", *reference, "--baseline", "base.json")[0] == 1


@pytest.mark.parametrize("test", ["bs", "ar"])
def test_paired_tests_are_those_of_the_sacrebleu_command(files: Path, test: str) -> None:
    more = "\n".join(f"Line {n} of the release, read by {n * 7} persons." for n in range(30)) + "\n"
    worse = more.replace("read by", "reads").replace("Line 1", "Row 1")
    for name, text in (("reference", more), ("good", more.replace("read", "seen")), ("poor", worse)):
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    names = ["--compare", "poor.txt", "good.txt", "--reference", "reference.txt", "--test", test, "--json"]
    ours = json.loads(run(files, *names)[1])["duel"]["comparisons"]
    line = [sys.executable, "-m", "sacrebleu", files / "reference.txt", "-i", files / "poor.txt", files / "good.txt"]
    options = ["-m", "bleu", "chrf", "ter", "--chrf-word-order", "2", "-w", "4", "-f", "text", f"--paired-{test}"]
    # Its JSON of the bootstrap fails, so its table is read: a score a cell, and under it the p of the second system.
    theirs = subprocess.run([*line, *options], capture_output=True, text=True, check=True).stdout
    rows = [re.findall(r"(?<=│)\s*([0-9]+\.[0-9]{4})", row) for row in theirs.splitlines() if "│" in row]
    first, second = (row for row in rows if len(row) == 3)
    chances = re.findall(r"p = ([0-9.]+)", theirs)
    assert [f"{comparison['first']:.4f}" for comparison in ours] == first
    assert [f"{comparison['second']:.4f}" for comparison in ours] == second
    assert [f"{comparison['p']:.4f}" for comparison in ours] == chances
    assert all(comparison["signature"] in theirs for comparison in ours)
    stars = re.findall(r"p = [0-9.]+\)(\*?)", theirs)
    assert [bool(comparison["better"]) for comparison in ours] == [bool(star) for star in stars]


@pytest.mark.parametrize(
    ("change", "start"),
    [
        (lambda text: text.replace("\n", "\r\n"), b""),
        (lambda text: text.removesuffix("\n"), b""),
        (lambda text: text.replace("\n", "  \n"), b""),
        (lambda text: text, b"\xef\xbb\xbf"),
    ],
    ids=["crlf", "no last line end", "blanks at line ends", "byte order mark"],
)
def test_line_ends_and_marks_change_no_figure(files: Path, change: Callable[[str], str], start: bytes) -> None:
    words = ["good.txt", "--reference", "reference.txt", "--json", "--resamples", "0"]
    before = run(files, *words)
    (files / "good.txt").write_bytes(start + change(GOOD).encode())
    (files / "reference.txt").write_bytes(change(REFERENCE).encode())
    assert run(files, *words) == before


def test_other_line_breaks_are_part_of_a_segment(files: Path) -> None:
    (files / "good.txt").write_bytes(GOOD.replace("came to", "came\x85\x0b\u2028\rto").encode())
    assert run(files, "good.txt", "--reference", "reference.txt")[0] == 0


def test_files_have_no_effort(files: Path) -> None:
    """A reference that was not made from the hypothesis measures no editing."""
    out = run(files, "good.txt", "--reference", "reference.txt", "--resamples", "0")[1]
    assert "unchanged" not in out
    assert "HTER" not in out
    rows = json.loads(run(files, "good.txt", "--reference", "reference.txt", "--json", "--worst", "1")[1])
    assert rows["results"][0]["effort"] is None
    assert [row["draft"] for row in rows["segments"]] == ["The boat came to Tunis."]
    assert rows["warnings"] == ["fewer than 100 segments say little: overall; see the intervals"]
    assert all(score["signature"].count("bs:1000|seed:12345") == 1 for score in rows["results"][0]["scores"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["short.txt", "--reference", "reference.txt"], r"short.txt: has 1 lines, the reference 3"),
        (["good.txt"], "scored against a reference; name it with --reference"),
        (["--reference", "reference.txt"], "no hypothesis to score"),
        (["good.txt", "--reference", "reference.txt", "--source", "short.txt"], "has 1 lines, the reference 3"),
        (["--compare", "good.txt", "nowhere", "--reference", "reference.txt"], "is no file"),
        (["good.txt", "--reference", "gap.txt"], r"gap.txt:2: an empty reference cannot be scored"),
        (["good.txt", "--reference", "nothing.txt"], "has no lines"),
        (["latin.txt", "--reference", "reference.txt"], r"latin.txt:3: is not UTF-8"),
        (["good.txt", "--reference", "reference.txt", "--by", "block"], "--by is for reviewed segments"),
        (["good.txt", "--reference", "reference.txt", "--history"], "--history is for reviewed segments"),
        (["good.txt", "--reference", "reference.txt", "--compare", "poor.txt", "good.txt"], "names both hypotheses"),
        (["--compare", "poor.txt", "good.txt", "--reference", "reference.txt", "--fail-under", "chrf=1"], "no gate"),
        (["--compare", "a", "b", "--by", "month"], "--compare does not go with --by"),
        (["--history", "--by", "month"], "--history groups by itself"),
        (["good.txt", "--reference", "reference.txt", "--fail-drop", "2"], "--fail-drop needs scores"),
    ],
)
def test_what_cannot_be_scored_is_said(files: Path, words: list[str], says: str) -> None:
    (files / "gap.txt").write_text(REFERENCE.replace("The boat arrived in Tunis.", " "), encoding="utf-8")
    (files / "nothing.txt").write_bytes(b"")
    (files / "latin.txt").write_bytes(b"a\nb\n\xe9t\xe9\n")
    with pytest.raises(InputError, match=says):
        run(files, *words)
