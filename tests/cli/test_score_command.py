"""`workbench score` on text files and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
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
    assert next(row["second"] for row in duel["differences"]) in GOOD


def test_the_gate(files: Path) -> None:
    reference = ["--reference", "reference.txt", "--metric", "chrf", "--resamples", "0"]
    assert run(files, "good.txt", *reference, "--fail-under", "chrf=20", "--save", "base.json")[0] == 0
    assert run(files, "good.txt", *reference, "--fail-under", "chrf=99")[0] == 1
    assert run(files, "good.txt", *reference, "--baseline", "base.json")[0] == 0
    assert run(files, "poor.txt", *reference, "--baseline", "base.json")[0] == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["short.txt", "--reference", "reference.txt"], "1 hypotheses but 3 references"),
        (["good.txt"], "needs --reference"),
        (["--reference", "reference.txt"], "no hypothesis to score"),
        (["good.txt", "--reference", "reference.txt", "--source", "short.txt"], "has 1 lines, the reference 3"),
        (["--compare", "good.txt", "nowhere", "--reference", "reference.txt"], "does not exist"),
    ],
)
def test_what_cannot_be_scored_is_said(files: Path, words: list[str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        run(files, *words)
