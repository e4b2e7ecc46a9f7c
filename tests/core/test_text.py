"""Spans, digests, visible text, word counts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.text import Span, digest, pieces, small, visible, whole, words


@pytest.mark.parametrize(("text", "count"), [("", 0), ("« Oui »", 1), ("l'OIM a aidé 17 victimes !", 5), ("— …", 0)])
def test_words(text: str, count: int) -> None:
    assert words(text) == count


def test_digest_tells_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert len(digest("x", length=12)) == 12


@given(st.text())
def test_visible_text_cannot_drive_a_terminal(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any((ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 for c in shown)


@pytest.mark.parametrize(
    ("a", "b", "overlap"), [((0, 3), (3, 5), False), ((0, 4), (3, 5), True), ((2, 2), (0, 5), True)]
)
def test_overlap(a: tuple[int, int], b: tuple[int, int], overlap: bool) -> None:
    assert Span(*a).overlaps(Span(*b)) is Span(*b).overlaps(Span(*a)) is overlap


@pytest.mark.parametrize(
    ("word", "text", "places"),
    [
        ("mission", "mission, mission_1, 2mission, (mission)", [0, 31]),
        ("a-b", "a-b-c a-b", [0, 6]),
        ("été", "l'été, étés", [2]),
        ("aa", "aa aa", [0, 3]),
        ("", "anything", []),
        ("long", "lo", []),
    ],
)
def test_whole_words(word: str, text: str, places: list[int]) -> None:
    assert list(whole(word, text)) == places


@given(st.text("ab_1 -é", min_size=1, max_size=3), st.text("ab_1 -é", max_size=20))
def test_whole_words_are_those_of_the_pattern(word: str, text: str) -> None:
    pattern = re.compile(rf"(?<!\w)(?={re.escape(word)}(?!\w))")
    assert list(whole(word, text)) == [match.start() for match in pattern.finditer(text)]


@given(st.text())
def test_small_text_has_the_same_places(text: str) -> None:
    assert len(small(text)) == len(text)
    assert small("İSTANBUL Été") == "İstanbul été"


@given(st.text("aé1_ '’-.\u00a0\u00b2\n", max_size=30))
def test_pieces_are_what_the_pattern_finds(text: str) -> None:
    for word in (re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*"), re.compile(r"[^\W_]+")):
        assert pieces(word, text) == word.findall(text)
