"""Scores equal the `sacrebleu` command's, effort is what a hand count gives."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.core.errors import InputError
from workbench.metrics.effort import Edit, effort
from workbench.metrics.scores import corpus, sentence
from workbench.metrics.significance import compare

REFERENCES = [
    "Seventeen victims of trafficking received direct assistance this year.",
    "The meeting was the first to be held under the chairmanship of Tajikistan.",
    "“This is a big step forward,” said the chief of mission.",
    "Experts decided to invite Uzbekistan to join the Almaty Process.",
    "The workshop was funded by the Government of Canada.",
]
GOOD = [
    "Seventeen victims of trafficking got direct assistance this year.",
    "The meeting was the first held under the chairmanship of Tajikistan.",
    "“It is a big step forward,” said the chief of mission.",
    "Experts decided to invite Uzbekistan to join the Almaty Process.",
    "The workshop was financed by the Government of Canada.",
]
POOR = [
    "Seventeen victims of the draft this year.",
    "Meeting Tajikistan first.",
    "A step said the mission head.",
    "Experts to Uzbekistan.",
    "Funding workshop Canada.",
]


def command(tmp_path: Path, *options: str) -> list[dict[str, object]]:
    """Runs the sacrebleu command on GOOD against REFERENCES and returns its JSON."""
    reference, system = tmp_path / "ref.en", tmp_path / "sys.en"
    reference.write_text("\n".join(REFERENCES) + "\n", encoding="utf-8")
    system.write_text("\n".join(GOOD) + "\n", encoding="utf-8")
    line = [sys.executable, "-m", "sacrebleu", str(reference), "-i", str(system), "-m", "bleu", "chrf", "ter"]
    done = subprocess.run(
        [*line, "--chrf-word-order", "2", "-w", "6", *options], capture_output=True, text=True, check=True
    )
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_figures_equal_the_sacrebleu_command(tmp_path: Path) -> None:
    for ours, theirs in zip(corpus(GOOD, REFERENCES), command(tmp_path), strict=True):
        assert round(ours.value, 6) == theirs["score"]
        assert f"version:{ours.signature.split('version:')[1]}" == f"version:{theirs['version']}"


def test_intervals_equal_the_sacrebleu_command(tmp_path: Path) -> None:
    theirs = command(tmp_path, "--confidence", "--confidence-n", "200")
    for ours, line in zip(corpus(GOOD, REFERENCES, resamples=200), theirs, strict=True):
        assert ours.interval == pytest.approx(line["confidence_var"], abs=1e-4)


@pytest.mark.parametrize(
    ("hypotheses", "references", "says"),
    [
        ([], [], "no segments"),
        (["a"], [], "1 hypotheses but 0 references"),
        (["a", "b"], ["a", " "], "reference 2 is empty"),
    ],
)
def test_what_cannot_be_scored_is_said(hypotheses: list[str], references: list[str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        corpus(hypotheses, references)


def test_single_segments_have_no_bleu() -> None:
    assert sentence("the same", "the same", "ter") == 0
    with pytest.raises(InputError, match="single segments"):
        sentence("a", "a", "bleu")


@pytest.mark.parametrize("test", ["bs", "ar"])
def test_the_better_system_is_named(test: str) -> None:
    many = 6
    results = compare(POOR * many, GOOD * many, REFERENCES * many, test=test, samples=200)
    assert [result.better for result in results] == [2, 2, 2]
    assert [result.better for result in compare(GOOD, GOOD, REFERENCES, test=test, samples=50)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("edits", "hter", "unchanged", "characters", "seconds"),
    [
        # One word of four replaced: one edit in four words; "cat" to "dog" is three characters of 15.
        ([Edit("the old cat sat", "the old dog sat", 8.0)], 25.0, 0.0, 20.0, 2.0),
        # Accepted as it is.
        ([Edit("a b c d", "a b c d", 4.0)], 0.0, 100.0, 0.0, 1.0),
        # Too fast and too slow are not counted; the third gives 3 s for 1 word.
        ([Edit("x", "x", 0.1), Edit("y", "y", 99.0), Edit("z", "z", 3.0)], 0.0, 100.0, 0.0, 3.0),
        # No time known.
        ([Edit("a", "a")], 0.0, 100.0, 0.0, None),
    ],
)
def test_effort_by_hand(
    edits: list[Edit], hter: float, unchanged: float, characters: float, seconds: float | None
) -> None:
    found = effort(edits)
    assert found is not None
    assert (found.hter, found.unchanged) == (hter, unchanged)
    assert found.characters == pytest.approx(characters)
    assert found.seconds_a_word == (None if seconds is None else pytest.approx(seconds))


def test_no_effort_without_drafts() -> None:
    assert effort([Edit("", "typed from nothing")]) is None
