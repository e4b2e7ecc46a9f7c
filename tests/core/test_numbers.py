"""Quantities in French and English text: what is found, where, and what answers to what."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.numbers import Kind, added, find, lost

FRENCH = [
    ("1 000,5", Kind.NUMBER, "1000.5"),
    ("1\u202f000\u202f000", Kind.NUMBER, "1000000"),
    ("1\u00a0000,5", Kind.NUMBER, "1000.5"),
    ("1.000.000", Kind.NUMBER, "1000000"),
    ("2,5 milliards", Kind.NUMBER, "2500000000"),
    ("3,5 M€", Kind.NUMBER, "3500000"),
    ("un million", Kind.NUMBER, "1000000"),
    ("dix", Kind.NUMBER, "10"),
    ("vingt et un", Kind.NUMBER, "21"),
    ("quatre-vingt-dix-neuf", Kind.NUMBER, "99"),
    ("soixante-dix", Kind.NUMBER, "70"),
    ("deux cent mille", Kind.NUMBER, "200000"),
    ("mille neuf cent quatre-vingts", Kind.NUMBER, "1980"),
    ("1er", Kind.ORDINAL, "1"),
    ("21e", Kind.ORDINAL, "21"),
    ("2ème", Kind.ORDINAL, "2"),
    ("XXIe", Kind.ORDINAL, "21"),
    ("vingt et unième", Kind.ORDINAL, "21"),
    ("troisième", Kind.ORDINAL, "3"),
    ("12,5 %", Kind.PERCENT, "12.5"),
    ("dix-sept pour cent", Kind.PERCENT, "17"),
    ("30 juillet", Kind.DATE, "07-30"),
    ("1er mai", Kind.DATE, "05-01"),
    ("05/12/2019", Kind.DATE, "12-05"),
    ("2019-12-05", Kind.DATE, "12-05"),
    ("août", Kind.MONTH, "month-8"),
    ("sept", Kind.NUMBER, "7"),
    ("mardi", Kind.WEEKDAY, "day-2"),
    ("15 h 30", Kind.TIME, "15:30"),
    ("9h", Kind.TIME, "09:00"),
    ("14 heures", Kind.TIME, "14:00"),
    ("€", Kind.CURRENCY, "EUR"),
    ("francs CFA", Kind.CURRENCY, "XOF"),
    ("dollars américains", Kind.CURRENCY, "USD"),
]
ENGLISH = [
    ("1,000.5", Kind.NUMBER, "1000.5"),
    ("2.5 billion", Kind.NUMBER, "2500000000"),
    ("1.5m", Kind.NUMBER, "1500000"),
    ("two hundred and fifty thousand", Kind.NUMBER, "250000"),
    ("twenty-one", Kind.NUMBER, "21"),
    ("a hundred", Kind.NUMBER, "100"),
    ("21st", Kind.ORDINAL, "21"),
    ("twenty-first", Kind.ORDINAL, "21"),
    ("50 per cent", Kind.PERCENT, "50"),
    ("50%", Kind.PERCENT, "50"),
    ("July 30", Kind.DATE, "07-30"),
    ("30th of July", Kind.DATE, "07-30"),
    ("3.30 p.m.", Kind.TIME, "15:30"),
    ("12 a.m.", Kind.TIME, "00:00"),
    ("15:30", Kind.TIME, "15:30"),
    ("August", Kind.MONTH, "month-8"),
    ("Tuesday", Kind.WEEKDAY, "day-2"),
    ("US dollars", Kind.CURRENCY, "USD"),
]


@pytest.mark.parametrize(("text", "kind", "value"), FRENCH)
def test_french(text: str, kind: Kind, value: str) -> None:
    found = [q for q in find(f"Oui, {text} non", "fr") if q.kind is kind]
    assert next((q.span.of(f"Oui, {text} non").strip("€ "), q.value) for q in found) == (text.strip("€ "), value)


@pytest.mark.parametrize(("text", "kind", "value"), ENGLISH)
def test_english(text: str, kind: Kind, value: str) -> None:
    quantity = find(f"See {text} there", "en")[0]
    assert (quantity.span.of(f"See {text} there"), quantity.kind, quantity.value) == (text, kind, value)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("les 12 et 13 février", "on February 12 and 13"),
        ("les 12 et 13 février", "12–13 February"),
        ("du lundi 21 au mercredi 23 février", "from Monday 21 to Wednesday 23 February"),
        ("du 30 juillet au 2 août 2019", "from July 30 to 2 August 2019"),
        ("à 15 h 30", "at 3.30 p.m."),
        ("de 14 à 16 h", "from 2 to 4 p.m."),
        ("5 à 10 millions d’euros", "€5 million to €10 million"),
        ("dix ONG et huit autres", "10 NGOs and eight more"),
        ("une centaine de participants", "some 100 participants"),
        ("50 % des femmes", "half of the women"),
        ("trois quarts", "75 per cent"),
        ("les années 90", "the 1990s"),
        ("au XXIe siècle", "in the 21st century"),
        ("Art. 1er", "Art. 1"),
        ("Tél. : +992 48 7010222", "Tel.: +992 48 701 0222"),
        ("le 30 courant", "on 30 July"),
        ("deux pays", "both countries"),
        ("5 milliards de dollars", "$5 billion"),
        ("2 h 30", "2.5 hours"),
    ],
)
def test_answers(source: str, target: str) -> None:
    assert not lost(source, target)
    assert not added(source, target)


@pytest.mark.parametrize(
    ("source", "target", "missing", "extra"),
    [
        ("17 victimes", "71 victims", ["17"], ["71"]),
        ("2,5 milliards", "2.5 million", ["2,5 milliards"], ["2.5 million"]),
        ("le 30 juillet", "on 30 June", ["30 juillet"], []),
        ("1 000 personnes", "1.000 people", ["1 000"], []),
        ("à 15 h", "at 5 p.m.", ["15 h"], []),
        ("le lundi", "on Tuesday", ["lundi"], []),
        ("huit cas", "several cases", ["huit"], []),
        ("10 euros", "10 dollars", ["euros"], []),
    ],
)
def test_differences(source: str, target: str, missing: list[str], extra: list[str]) -> None:
    assert [q.span.of(source) for q in lost(source, target)] == missing
    assert [q.span.of(target) for q in added(source, target)] == extra


@given(st.integers(0, 10**12))
def test_figures_of_both_languages_agree(number: int) -> None:
    french, english = f"{number:,}".replace(",", "\u202f"), f"{number:,}"
    assert not lost(f"Il y a {french} cas.", f"There are {english} cases.")


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_any_text_has_ordered_spans(text: str, language: str) -> None:
    found = find(text, language)
    assert all(0 <= q.span.start < q.span.end <= len(text) and q.values for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_sept_is_seven_but_in_a_date() -> None:
    values = [q.value for q in find("En sept. 2025, sept pays ; le 3 sept., sept autres.", "fr")]
    assert (values.count("month-9"), values.count("7"), values.count("09-03")) == (1, 2, 1)
