"""The project's own glossary: large, sound, and kept to by the reviewed samples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from workbench.catalog import Catalog
from workbench.core import State, Status, Unit
from workbench.glossary import Glossary
from workbench.glossary.audit import audit

ROOT = Path(__file__).parents[2]
LEAST = 300
"""Concepts that the glossary must hold."""


@cache
def glossary() -> Glossary:
    return Glossary.load(ROOT / "glossary")


def reviewed() -> list[Unit]:
    catalogs = map(Catalog.load, sorted((ROOT / "translations" / "en").glob("*.po")))
    return [unit for catalog in catalogs for unit in catalog.units if unit.state is State.REVIEWED]


def test_it_is_large_and_sound() -> None:
    assert len(glossary().terms) >= LEAST
    assert audit(glossary().terms) == []


def test_forms_are_never_both_accepted_and_forbidden_for_one_french_text() -> None:
    for term in glossary().terms:
        accepted = {form.lower() for form in glossary().forms(term)}
        assert accepted.isdisjoint(form.lower() for form in term.forbidden), term.id


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("traite des personnes", "trafficking in persons"),
        ("traite des êtres humains", "trafficking in persons"),
        ("victimes de la traite", "victims of trafficking"),
        ("traite négrière", "slave trade"),
        ("chefs de mission", "chiefs of mission"),
        ("processus d’Almaty", "Almaty Process"),
        ("trafic illicite de migrants", "smuggling of migrants"),
        ("OIM", "IOM"),
        ("HCR", "UNHCR"),
        ("BIT", "ILO"),
        ("HCDH", "OHCHR"),
        ("travailleuses migrantes", "migrant workers"),
        ("retour volontaire assisté", "assisted voluntary return"),
        ("pour plus d’informations, veuillez contacter", "for more information, please contact"),
    ],
)
def test_the_house_says(french: str, english: str) -> None:
    (hit,) = glossary().hits(french)
    assert glossary().forms(hit.term, hit.plural)[0] == english


def test_reviewed_samples_keep_to_it() -> None:
    units = reviewed()
    assert len(units) > 60
    for unit in units:
        for hit in glossary().hits(unit.source):
            uses = glossary().uses(unit.target, hit.term)
            assert any(use.status is not Status.FORBIDDEN for use in uses), f"{hit.term.id}: {unit.target}"
            assert all(use.status is not Status.FORBIDDEN for use in uses), f"{hit.term.id}: {unit.target}"
