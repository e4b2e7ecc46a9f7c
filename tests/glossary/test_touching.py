"""The hash that tells whether a draft is still what the glossary would make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.core.terms import CaseRule, Term
from workbench.glossary import Glossary

TERM = Term("traite", "traite", "trafficking", not_when=("traite négrière",))
OTHER = Term("chef", "chef de mission", "chief of mission")
TEXT = "Contre la traite des femmes."


@pytest.mark.parametrize(
    "terms",
    [
        [replace(TERM, target="human trafficking"), OTHER],
        [replace(TERM, plural="traffickings"), OTHER],
        [replace(TERM, admitted=("human trafficking",)), OTHER],
        [replace(TERM, forbidden=("treaty",)), OTHER],
        [replace(TERM, variants=("traite humaine",)), OTHER],
        [replace(TERM, case=CaseRule.EXACT), OTHER],
        [replace(TERM, untranslatable=True), OTHER],
        [replace(TERM, check_only=True), OTHER],
        [replace(TERM, not_when=("contre la traite",)), OTHER],
        [TERM, OTHER, Term("femme", "femme", "woman")],
        [TERM, OTHER, Term("traite-femmes", "traite des femmes", "trafficking in women")],
        [OTHER],
        [],
    ],
)
def test_changes_with_what_touches_the_text(terms: list[Term]) -> None:
    assert Glossary(terms).touching(TEXT) != Glossary([TERM, OTHER]).touching(TEXT)


@pytest.mark.parametrize(
    "terms",
    [
        [OTHER, TERM],
        [TERM],
        [TERM, replace(OTHER, target="head of mission")],
        [replace(TERM, note="x", domain="y", authority="z", id="other", path="a.csv", line=9), OTHER],
        [replace(TERM, not_when=("traite atlantique",)), OTHER],
        [TERM, OTHER, Term("femme", "femme", "woman", check_only=True)],
        [TERM, OTHER, Term("aide", "aide", "aid")],
    ],
)
def test_does_not_change_with_anything_else(terms: list[Term]) -> None:
    assert Glossary(terms).touching(TEXT) == Glossary([TERM, OTHER]).touching(TEXT)


def test_rows_that_are_only_checked_count_on_demand() -> None:
    with_check = Glossary([TERM, Term("femme", "femme", "woman", check_only=True)])
    assert with_check.touching(TEXT, check_only=True) != Glossary([TERM]).touching(TEXT, check_only=True)


def test_a_text_without_terms_is_touched_by_nothing() -> None:
    assert Glossary([TERM]).touching("Le texte traite de tout.") == "-"


def test_the_digest_is_of_every_row() -> None:
    assert Glossary([TERM, OTHER]).digest != Glossary([TERM, replace(OTHER, note="x")]).digest
    assert Glossary([TERM]).digest == Glossary([replace(TERM, path="elsewhere.csv", line=7)]).digest
    assert len(Glossary().digest) == 8
