"""The project's glossary against sentences labelled by hand: no term missed, none found where it is not meant."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from workbench.glossary import Glossary

HERE = Path(__file__).parent
TABLE = HERE / "data" / "occurrences.tsv"
GLOSSARY = HERE.parents[1] / "glossary"
REAL = os.environ.get("WORKBENCH_REAL_RELEASES", "")
LEAST = 150
"""Labelled occurrences that the table must hold."""


@cache
def glossary() -> Glossary:
    return Glossary.load(GLOSSARY)


def rows() -> list[tuple[str, list[str]]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [(sentence, labels.split()) for sentence, labels in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("sentence", "labels"), rows())
def test_finds_what_is_labelled_and_nothing_else(sentence: str, labels: list[str]) -> None:
    found = [f"{hit.term.id}@{hit.span.start}-{hit.span.end}" for hit in glossary().hits(sentence)]
    assert found == labels


def test_the_table_is_worth_its_name() -> None:
    labels = [label for _, found in rows() for label in found]
    assert len(labels) >= LEAST
    assert sum(not found for _, found in rows()) >= LEAST / 3, "sentences without a term belong in it"


def test_every_label_is_a_row_of_the_glossary() -> None:
    known = {term.id for term in glossary().terms}
    assert {label.partition("@")[0] for _, found in rows() for label in found} <= known


@pytest.mark.parametrize(
    "sentence",
    [
        "La traite des personnes et la traite négrière ne se confondent pas.",
        "« La traite », dit-il, « n'est pas un mot. »",
        "ETATS MEMBRES DE L’OIM",
    ],
)
def test_a_hit_reads_the_same_at_its_span(sentence: str) -> None:
    hits = glossary().hits(sentence)
    assert hits
    for hit in hits:
        assert hit.span.of(sentence) == hit.span.of(sentence).strip()
        assert glossary().hits(hit.span.of(sentence))


@pytest.mark.skipif(not REAL, reason="WORKBENCH_REAL_RELEASES names no folder")
def test_every_noun_traite_of_the_real_releases_is_found() -> None:
    for path in sorted(Path(REAL).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        covered = {at for hit in glossary().hits(text) for at in range(hit.span.start, hit.span.end)}
        low = text.lower()
        at = low.find("traite")
        while at >= 0:
            alone = not low[at + 6 : at + 7].isalpha() and not low[at - 1 : at].isalpha()
            assert not alone or at in covered, f"{path.name}: {text[max(0, at - 40) : at + 40]!r}"
            at = low.find("traite", at + 6)
