"""Guards on drafts: each has a row that passes and one that fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.guards import problems

GOOD = [
    ("", ""),
    ("Merci.", "Thank you."),
    ("Les pays d’Asie centrale", "Central Asian countries"),
    ("Il a aidé 17 victimes et huit autres cas.", "It assisted 17 victims and eight other cases."),
    ("« Nous aidons », a dit Ana Ruiz, chef de mission.", "“We help,” said Ana Ruiz, chief of mission."),
    ("M. Kluzer vit à Tunis.", "Mr. Kluzer lives in Tunis."),
    ("Hélène Legoff est arrivée.", "Helene Legoff has arrived."),
    ("Médecins Sans Frontières aide le pays.", "Médecins Sans Frontières is helping the country."),
    ("Le ministère de la Santé, le ministère de la Justice", "The Ministry of Health, the Ministry of Justice"),
    ("Tél. : +992 48 7010222", "Tel.: +992 48 701 0222"),
    ("Email : ana@example.org", "Email: ana@example.org"),
    ("Le Conseil de l’Europe et l’Union Européenne", "The Council of Europe and the European Union"),
]
BAD = [
    ("Merci.", "", "empty"),
    ("Merci.", " \n", "empty"),
    ("Il y a des victimes.", "There are victims victims victims victims.", "repeated"),
    ("Elle aide les femmes.", "She helps women in the country, in the country, in the country.", "repeated"),
    ("Une phrase assez longue qui parle de la migration de travail.", "A sentence.", "times as long"),
    ("Il a aidé 17 victimes.", "It assisted 71 victims.", "“17” is lost"),
    ("selon Ana Ruiz, chef de mission", "according to the chief of mission", "“Ana Ruiz” is lost"),
    ("a déclaré Natalia Macdonald", "said Nathalia Macdonald", "became “Nathalia”"),
    ("Il vit à Douchanbé.", "He lives in the capital.", "“Douchanbé” is lost"),
    ("Email : ana@example.org", "Email: anna@example.org", "“ana@example.org” is lost"),
    ("Il lutte contre la traite.", "It fights la traite.", "“la traite” is French"),
]


@pytest.mark.parametrize(("source", "target"), GOOD)
def test_silent_on_good_drafts(source: str, target: str) -> None:
    assert problems(source, target) == ()


@pytest.mark.parametrize(("source", "target", "said"), BAD)
def test_speaks_up(source: str, target: str, said: str) -> None:
    assert any(said in problem for problem in problems(source, target))


@given(st.text(max_size=120), st.text(max_size=120))
def test_takes_any_text(source: str, target: str) -> None:
    assert all(isinstance(problem, str) for problem in problems(source, target))
