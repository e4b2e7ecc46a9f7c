"""Invented sentences."""

import re

import pytest

from workbench.training.invent import pairs

PAIRS = list(pairs(5000))


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert list(pairs(100)) == PAIRS[:100]
    assert list(pairs(100, seed=2)) != PAIRS[:100]


def test_no_slot_is_left_and_no_side_empty() -> None:
    assert not [pair for pair in PAIRS if re.search(r"[{}]|\.\.|  ", "".join(pair)) or not all(pair)]


def test_the_figures_are_the_same_on_both_sides() -> None:
    for french, english in PAIRS:
        if " h " not in french and "heure" not in french:
            assert re.sub(r"\D|(?<=\b1)er\b", "", french) == re.sub(r"\D", "", english), (french, english)


@pytest.mark.parametrize("sign", ["’", "'", "«", "“", '"', "@", "+", "%", "\u202f"])
def test_what_releases_mix_occurs(sign: str) -> None:
    assert any(sign in french + english for french, english in PAIRS)
