"""Texts with the troubles of releases saved from a web site; all of them composed for these tests."""

# ruff: noqa: E501 (texts stand on one line)

from __future__ import annotations

import pytest

MENU = """\
-
Notre agence
Notre agenceDepuis 1962, l'Agence des ponts et des rives aide les villages riverains à traverser les fleuves, en toute saison et sans péril, dans 41 pays.
Organigramme
Organigramme
- Conseil des passeurs
- Directrice des bacs
- Bureau des crues et des étiages
-
Nos chantiers
Nos chantiersEn tant que première agence fluviale, elle joue un rôle de premier plan pour relier les rives d'un même pays.
Alliés
Alliés
- Où bâtissons-nous
-
Agir
Agir
- Mesures et relevés
- HORIZON 2040
"""
TITLE = "Un bac relie de nouveau les deux rives du Niger"
LEAD = (
    "Tillabéri – Après onze mois d’interruption, un bac de quarante places relie de nouveau les deux rives du fleuve, "
    "a annoncé l’Agence. Il fera huit voyages par jour."
)
CONTACT = """\
Pour plus d’informations, veuillez contacter
Aïssa Moumouni
APR Niamey
Tél. : +227 20 11 22 33
Email: amoumouni@example.org
ou
Pierre Lantin à Genève
Email : plantin@example.org"""
BODY = """\
« Nous avions oublié le bruit de l’eau sous les planches », a dit en souriant Hadiza Saley, vendeuse de riz.
Le projet a reçu l’appui de M. Karimou, maire de la ville, et de la Coopération danoise."""


@pytest.fixture
def menu() -> str:
    return MENU


@pytest.fixture
def body() -> str:
    return "\n".join((TITLE, LEAD, BODY, CONTACT))


@pytest.fixture
def release(menu: str, body: str) -> str:
    return menu + body
