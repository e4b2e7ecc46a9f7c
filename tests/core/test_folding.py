"""Folding: what is alike, and the way back to the original characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.folding import _fold_slowly, alike, fold
from workbench.core.text import Span

FRENCH = "aàâbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyÿzæ AÀÂBCÇDEÉÈÊËŒÆ'’-‑.,« »\u00a0\u202f\u00ad\n\t0123456789"
french = st.text(alphabet=FRENCH, max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("L’État", "l'état"),
        ("ŒUVRE, cœur", "oeuvre, coeur"),
        ("ex æquo", "ex aequo"),
        ("e\u0301tat", "état"),
        ("1\u00a0000\u202f000", "1 000 000"),
        ("deux  espaces\n et\tune tabulation", "deux espaces et une tabulation"),
        ("mi\u00adgra\u200btion", "migration"),
        ("Haut\u2011Commissariat", "haut-commissariat"),
        ("ﬁnal", "final"),
        (" au bord ", " au bord "),
        ("a \u00ad b", "a b"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("le cœur bat", "coeur", "cœur"),
        ("un e\u0301tat", "état", "e\u0301tat"),
        ("la mi\u00adgra\u00adtion va", "migration", "mi\u00adgra\u00adtion"),
        ("traite des\n   êtres humains", "des êtres", "des\n   êtres"),
        ("l’OIM", "oim", "OIM"),
        ("un cafe\u0301 noir", "café", "cafe\u0301"),
        ("ex æ bis", "ae", "æ"),
    ],
)
def test_leads_back(text: str, part: str, original: str) -> None:
    folded = fold(text)
    at = folded.text.index(part)
    assert folded.span(at, at + len(part)).of(text) == original


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("États", "Etats", True),
        ("états", "Etats", True),
        ("êtres humains", "ETRES HUMAINS", True),
        ("êtres humains", "Etres Humains", True),
        ("traité", "traite", False),
        ("traité", "TRAITE", True),
        ("traite", "TRAITÉ", False),
        ("Étudiant", "Etudiante", False),
        ("élève", "Elève", True),
        ("élève", "Eleve", False),
    ],
)
def test_capitals_may_lack_their_accents(first: str, second: str, same: bool) -> None:
    assert alike(fold(first), fold(second)) is same
    assert alike(fold(second), fold(first)) is same


@given(french)
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@given(french)
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(max_size=60))
def test_offsets_are_in_order_and_inside(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.plain) == len(folded.cased) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


@given(st.text(max_size=40) | french.map(lambda text: unicodedata.normalize("NFD", text)), st.data())
def test_a_span_folds_to_itself(text: str, data: st.DataObject) -> None:
    """The original characters of any stretch fold to that stretch, where its ends do not cut one of them."""
    folded = fold(text)
    if not folded.text:
        assert folded.span(0, 0) == Span(0, 0)
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    cut = (start and folded.starts[start] == folded.starts[start - 1]) or (
        end < len(folded.text) and folded.starts[end] == folded.starts[end - 1]
    )
    if not cut:
        assert fold(folded.span(start, end).of(text)).text == folded.text[start:end]


def test_an_empty_stretch_is_an_empty_span() -> None:
    assert fold("abc").span(1, 1) == Span(1, 1)
    assert fold("abc").span(3, 3) == Span(3, 3)


@given(st.text("aZ é’'«”–É!`\u00a0\u2019", max_size=40))
def test_the_quick_way_is_the_slow_way(text: str) -> None:
    quick, slow = fold(text), _fold_slowly(text)
    assert (quick.text, quick.plain, quick.cased) == (slow.text, slow.plain, slow.cased)
    assert (list(quick.starts), list(quick.ends)) == (list(slow.starts), list(slow.ends))
