"""What a paragraph is, and which lines are copied."""

# ruff: noqa: E501 (texts stand on one line)

from __future__ import annotations

import pytest

from workbench.core.release import BlockKind
from workbench.releases import read_stream
from workbench.releases.contacts import is_details, is_label, is_name
from workbench.releases.kinds import is_dateline

RELEASE = """\
Un bac relie de nouveau les deux rives du Niger
Les riverains attendaient depuis onze mois

Tillabéri – Après onze mois d’interruption, un bac relie de nouveau les deux rives du fleuve, a annoncé l’Agence.

« Nous avions oublié le bruit de l’eau sous les planches », a dit Hadiza Saley, vendeuse de riz au marché.

Le maire a déclaré : « Le fleuve est notre route, et une route ne se coupe pas pendant onze mois sans que tous en souffrent. »

Le programme « Rives » comprend :

- la remise en état de quatre bacs ;
- la formation de douze passeurs.

Un second bac en mai

Le second bac sera mis à l’eau en mai, dès que le niveau du fleuve le permettra, selon le chef du chantier.

Pour plus d’informations, veuillez contacter :
Aïssa Moumouni
Chargée de communication
APR Niamey
Tél. : +227 20 11 22 33
amoumouni@example.org
ou
Pierre Lantin à Genève
www.example.org/presse

L’Agence en bref

Fondée en 1962, l’Agence des ponts et des rives relie les deux bords de tous les fleuves du continent, été comme hiver.
"""
KINDS = (
    "title title dateline quote quote body list list title body contact contact contact contact contact contact contact "
    "contact contact title body"
)


def test_kinds_of_a_whole_release() -> None:
    release = read_stream(RELEASE.encode())
    assert " ".join(block.kind for block in release.blocks) == KINDS
    assert release.title == "Un bac relie de nouveau les deux rives du Niger"


def test_verbatim_lines_of_a_whole_release() -> None:
    verbatim = [segment.text for segment in read_stream(RELEASE.encode()).segments if segment.verbatim]
    assert verbatim == ["Aïssa Moumouni", "amoumouni@example.org", "www.example.org/presse"]


@pytest.mark.parametrize(
    "text",
    [
        "Dakar – L’Agence a ouvert hier un bac sur le fleuve.",
        "Genève, le 12 mars 2021 – L’Agence a ouvert hier un bac sur le fleuve.",
        "Port-au-Prince (APR) - Les riverains du fleuve ont repris la route.",
        "République démocratique du Congo — « Enfin ! » ont dit les riverains du fleuve.",
        "Niger/Mali –\u00a0Les deux rives du fleuve se rejoignent de nouveau ce matin.",
    ],
)
def test_datelines(text: str) -> None:
    assert is_dateline(text)


@pytest.mark.parametrize(
    "text",
    [
        "L’Agence a ouvert hier un bac sur le fleuve, long de dix-huit mètres – une première.",
        "Lorette Ba – Chef de chantier",
        "Les pays du versant sud, qui bordent le fleuve, sont touchés – Mali, Niger et Bénin surtout.",
        "une phrase qui commence en minuscule - Puis une autre chose encore plus longue.",
    ],
)
def test_no_datelines(text: str) -> None:
    assert not is_dateline(text)


@pytest.mark.parametrize(
    "text", ["Aïssa Moumouni", "Jean-Paul N’Diaye", "Ana de la Cruz", "Rim Ben Amor", "J. P. Morel"]
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    ["APR Niamey", "OIM Dakar", "Bureau Régional", "Pierre Lantin à Genève", "ou", "Genève", "Contact Presse", "Le Caire",
     "Chargée de communication", "Paul Ba, porte-parole", "Tél. Niamey", "12 Rue"],
)  # fmt: skip
def test_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text", ["a@example.org", "01 23 45 67 89", "+227 20 11 22 33.", "www.example.org", "a@example.org / b@example.org"]
)
def test_details(text: str) -> None:
    assert is_details(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tél. : +227 20 11 22 33",
        "ou a@example.org",
        "2 400 000 personnes",
        "1 400 000 000",
        "01/03/2031",
        "Voir 3.",
        "",
    ],
)
def test_no_details(text: str) -> None:
    assert not is_details(text)


def test_labels() -> None:
    assert all(map(is_label, ["Courrier électronique :", "Tél. :", "Email:"]))
    assert not any(map(is_label, ["Courriel : a@example.org", "Le portable", "Bureau de Dakar :"]))


def test_short_title_alone() -> None:
    assert [block.kind for block in read_stream(b"Les bacs du fleuve sont de retour").blocks] == [BlockKind.BODY]


def test_a_short_line_over_a_shorter_one_is_no_heading() -> None:
    release = read_stream(b"Un titre\n\nUne phrase qui dit quelque chose.\n\nMali et Niger\n\nOui\n\nUne phrase.")
    assert [block.kind for block in release.blocks] == ["title", "body", "body", "body", "body"]


def test_what_stands_above_the_title_is_none() -> None:
    release = read_stream(
        "COMMUNIQUÉ DE PRESSE\nUn bac revient\nUne phrase qui dit quelque chose d’assez long pour être un texte.\n***\nFin.".encode()
    )
    assert release.title == "Un bac revient"
    assert [segment.text for segment in release.segments if segment.verbatim] == ["***"]
