"""Recall and false alarms on the labelled pairs: at least 98 %, at most 1 %, for each check and in all.

data/good.tsv has good pairs (source, target), many of which simpler checks flag; data/bad.tsv has bad ones behind the
ids of the checks that must speak up. Characters and line breaks may be written as in Python strings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.checks import Checker
from workbench.checks.registry import CHECKS, notes
from workbench.core import State, Unit
from workbench.glossary import Glossary

DATA = Path(__file__).parent / "data"
CODE = re.compile(r"\\u([0-9a-f]{4})")
CHECKER = Checker(Glossary.load(DATA / "terms.csv"), ignore=tuple(notes()))


def rows(name: str) -> Iterator[list[str]]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield CODE.sub(lambda m: chr(int(m[1], 16)), line).replace("\\n", "\n").split("\t")


GOOD = [(row[0], row[1]) for row in rows("good.tsv")]
BAD = [(frozenset(row[0].split(",")), row[1], row[2]) for row in rows("bad.tsv")]
LABELLED = sorted({check for expected, _, _ in BAD for check in expected})


def found(source: str, target: str) -> set[str]:
    return {issue.check for issue in CHECKER.issues(Unit(source, target, State.TRANSLATED))}


def test_there_are_enough_pairs() -> None:
    assert len(GOOD) + len(BAD) >= 400
    assert len(set(GOOD)) == len(GOOD)
    counts = Counter(check for expected, _, _ in BAD for check in expected)
    assert min(counts.values()) >= 4, counts


def test_every_check_of_texts_has_bad_pairs() -> None:
    of_states = {"stale-review", "fuzzy-state", "placeholders"}
    assert {check.id for check in CHECKS} - notes() - of_states == set(LABELLED)


def test_no_good_pair_is_flagged() -> None:
    assert not [(source, target, hit) for source, target in GOOD if (hit := found(source, target))]


@pytest.mark.parametrize("check", LABELLED)
def test_recall(check: str) -> None:
    pairs = [(source, target) for expected, source, target in BAD if check in expected]
    missed = [pair for pair in pairs if check not in found(*pair)]
    assert len(missed) <= 0.02 * len(pairs), missed


def test_checks_speak_of_their_own_faults_only() -> None:
    """A bad pair raises what it is labelled with, and hardly ever anything else."""
    beside = [(source, target, hit) for expected, source, target in BAD if (hit := found(source, target) - expected)]
    assert len(beside) <= 0.02 * len(BAD), beside
