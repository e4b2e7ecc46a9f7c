"""Hard-wrapped lines."""

# ruff: noqa: E501 (texts stand on one line)

from __future__ import annotations

import html
import textwrap

import pytest

from workbench.releases.paragraphs import paragraphs
from workbench.releases.plain import plain_lines


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(plain_lines(text))]


JOINED = [
    ("Le bac a été remis\nen service hier.", ["Le bac a été remis en service hier."]),
    ("Il a parlé à\nDakar hier.", ["Il a parlé à Dakar hier."]),
    ("Awa Sy, Paul Ba,\nMarie Ly sont venus.", ["Awa Sy, Paul Ba, Marie Ly sont venus."]),
    ("Il ira peut-\nêtre demain.", ["Il ira peut-être demain."]),
    ("- un point qui se\ncontinue ici\n- un autre", ["un point qui se continue ici", "un autre"]),
    (
        "Pour plus d’informations, veuillez\ncontacter :\nAwa Sy",
        ["Pour plus d’informations, veuillez contacter :", "Awa Sy"],
    ),
    ("Contact :\nTél. :\n1 92 300 856 034", ["Contact :", "Tél. : 1 92 300 856 034"]),
    ("Contact :\nCourriel :\na@example.org", ["Contact :", "Courriel : a@example.org"]),
]
APART = [
    "Un titre sans point\nUne phrase qui suit le titre.",
    "Une phrase.\nUne autre.",
    "Pour plus d’informations, veuillez contacter\nAwa Sy\nOIM Dakar\nTél. +221 33 800 00 00\nEmail: a@example.org\nou\nPaul Ba à Gao",
    "Les thèmes :\nla pêche ;\nla rive ;\nle bac.",
    "une ligne\n\nune autre après un blanc",
    "a@example.org\net la suite",
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_joined(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("text", APART)
def test_apart(text: str) -> None:
    assert texts(text) == [line for line in text.split("\n") if line]


PARAGRAPHS = [
    "Une réunion de trois jours, consacrée à la remise en état des bacs, s’est achevée mardi à Tillabéri par une déclaration.",
    "Elle a réuni, pour la première fois, des délégués du Niger, du Mali, du Bénin et du Nigéria, ainsi que du Sri Lanka.",
    "Le maire, Adamou Karimou Seyni, a déclaré : « Nous avons étudié tous les plans ; il reste à trouver les planches. »",
]


@pytest.mark.parametrize("width", [40, 52, 64, 72])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_wrapped_text_comes_back(width: int, blank: str) -> None:
    wrapped = blank.join(textwrap.fill(p, width, break_on_hyphens=False) for p in PARAGRAPHS)
    assert texts(f"Un titre\n\n{wrapped}") == ["Un titre", *PARAGRAPHS]


@pytest.mark.parametrize("width", [60, 66, 72])
def test_text_that_was_wrapped_as_html_source_comes_back(width: int) -> None:
    source = [p.encode("ascii", "xmlcharrefreplace").decode().replace("&#8217;", "&rsquo;") for p in PARAGRAPHS]
    wrapped = "\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in source)
    assert texts(f"Un titre\n\n{html.unescape(wrapped)}") == ["Un titre", *PARAGRAPHS]


def test_a_full_line_goes_on_after_a_full_stop_where_blank_lines_part_paragraphs() -> None:
    wide = "Le bac est revenu sur le fleuve hier.\nTout le monde a fêté cela et la danse\na duré jusque tard dans la nuit, avec\ndes tambours."
    assert len(texts(f"Titre\n\n{wide}\n\n{wide}")) == 3
