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
        ([Edit("le vieux chat", "the old cat sat", "the old dog sat", 6.0)], 25.0, 0.0, 20.0, 2.0),
        # Accepted as it is.
        ([Edit("a b c d", "a b c d", "a b c d", 4.0)], 0.0, 100.0, 0.0, 1.0),
        # TER counts a block that moved as one edit in four words; of the characters, four letters of seven differ.
        ([Edit("x", "a b c d", "c d a b")], 25.0, 0.0, 100 * 4 / 7, None),
        # Two segments: (1 + 0) edits in (2 + 2) words, one of two unchanged, one character of three and three.
        ([Edit("x", "a b", "a c"), Edit("y", "d e", "d e")], 25.0, 50.0, 100 / 6, None),
        # A quarter second a source word and half a minute are believed; less and more are not.
        ([Edit("u v", "x", "x", 0.5), Edit("u v", "x", "x", 60.0)], 0.0, 100.0, 0.0, 60.5 / 4),
        ([Edit("u v", "x", "x", 0.49), Edit("u v", "y", "y", 60.1), Edit("u", "z", "z", 3.0)], 0.0, 100.0, 0.0, 3.0),
        # No time known; no source words to divide by.
        ([Edit("a", "a", "a")], 0.0, 100.0, 0.0, None),
        ([Edit("—", "a", "a", 9.0)], 0.0, 100.0, 0.0, None),
    ],
)
def test_effort_by_hand(
    edits: list[Edit], hter: float, unchanged: float, characters: float, seconds: float | None
) -> None:
    found = effort(edits)
    assert found is not None
    assert (found.hter, found.unchanged) == (pytest.approx(hter), unchanged)
    assert found.characters == pytest.approx(characters)
    assert found.seconds_a_word == (None if seconds is None else pytest.approx(seconds))


def test_no_effort_without_drafts() -> None:
    assert effort([Edit("source", "", "typed from nothing")]) is None


def test_a_draft_left_out_is_not_in_the_hter() -> None:
    found = effort([Edit("s", "", "typed"), Edit("s", "a b", "a c")], hter=99.0)
    assert found is not None
    assert (found.segments, found.hter) == (1, 50.0)
