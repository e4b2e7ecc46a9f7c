"""The memory as translation and review ask it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core import Span, State, Unit
from workbench.memory import Entry, Memory


def unit(source: str, target: str, state: State = State.REVIEWED, context: str = "") -> Unit:
    return Unit(source, target, state, context)


def memory(*pairs: tuple[str, str]) -> Memory:
    return Memory(("r", unit(*pair), "", "") for pair in pairs)


AIDED = ("L’OIM a aidé 17 victimes de traite en 2018.", "IOM assisted 17 victims of trafficking in 2018.")


@pytest.mark.parametrize("state", State)
def test_reviewed_and_final_segments_alone_are_remembered(state: State) -> None:
    known = Memory([("r", unit(*AIDED, state), "", "")])
    assert bool(known.matches(AIDED[0])) is (state in (State.REVIEWED, State.FINAL))


@pytest.mark.parametrize(
    ("before", "after", "score"),
    [("Avant.", "Après.", 101), ("Avant.", "", 100), ("", "Après.", 100), ("", "", 100), ("Ailleurs.", "Là.", 100)],
)
def test_an_exact_match_between_the_same_neighbours_is_in_context(before: str, after: str, score: int) -> None:
    known = Memory([("r", unit(*AIDED), "Avant.", "Après.")])
    (match,) = known.matches(AIDED[0], before, after)
    assert (match.score, match.adapted) == (score, AIDED[1])


def test_no_context_is_not_the_same_context() -> None:
    assert memory(AIDED).matches(AIDED[0])[0].score == 100


def test_the_match_in_context_comes_before_a_newer_exact_one() -> None:
    here, there = ("r", unit("Oui.", "Yes."), "a", "b"), ("s", unit("Oui.", "Indeed."), "", "")
    found = Memory([here, there]).matches("Oui.", "a", "b")
    assert [(m.target, m.score) for m in found] == [("Yes.", 101), ("Indeed.", 100)]


def test_of_two_equal_matches_the_newer_comes_first() -> None:
    found = Memory([("r", unit("Oui.", "Yes."), "", ""), ("s", unit("Oui.", "Indeed."), "", "")]).matches("Oui.")
    assert [m.target for m in found] == ["Indeed.", "Yes."]


def test_apostrophes_and_white_space_make_no_difference_but_case_does() -> None:
    known = memory(AIDED)
    assert known.matches("L'OIM  a aidé 17 victimes de traite en 2018.")[0].score == 100
    assert known.matches(AIDED[0].upper()) == [] or known.matches(AIDED[0].upper())[0].score < 100


ADAPTED = [
    (*AIDED, "L’OIM a aidé 20 victimes de traite en 2019.", "IOM assisted 20 victims of trafficking in 2019."),
    ("Il a reçu 1 500 dollars.", "He got 1,500 dollars.", "Il a reçu 12 000 dollars.", "He got 12,000 dollars."),
    (
        "Avec 2,5 millions de sacs.",
        "With 2.5 million sacks.",
        "Avec 3,75 millions de sacs.",
        "With 3.75 million sacks.",
    ),
    ("La fête du 30 juillet ici.", "The 30 July feast here.", "La fête du 3 août ici.", "The 3 August feast here."),
    ("Il arrive lundi au bureau.", "He comes on Monday.", "Il arrive jeudi au bureau.", "He comes on Thursday."),
    ("Le rapport de Anna Kurt.", "The report of Anna Kurt.", "Le rapport de Lena Mayer.", "The report of Lena Mayer."),
    ("Courriel du bureau : a@b.org", "Office email: a@b.org", "Courriel du bureau : c@d.org", "Office email: c@d.org"),
    ("Il y a 5 hommes et 5 femmes.", "5 men and 5 women.", "Il y a 6 hommes et 7 femmes.", "6 men and 7 women."),
    ("Entre 10 et 20 sont là.", "Between 10 and 20 came.", "Entre 20 et 30 sont là.", "Between 20 and 30 came."),
]


@pytest.mark.parametrize(("source", "target", "asked", "adapted"), ADAPTED)
def test_numbers_dates_and_names_are_put_right(source: str, target: str, asked: str, adapted: str) -> None:
    (match,) = memory((source, target)).matches(asked)
    assert (match.target, match.adapted) == (target, adapted)
    assert 90 <= match.score <= 99


LEFT = [
    ("Il a aidé 8 personnes ici.", "He helped eight people here.", "Il a aidé 9 personnes ici."),
    ("C’est la 21e session de ce jour.", "This is the 21st session of the day.", "C’est la 22e session de ce jour."),
    ("La vie au Tadjikistan est dure.", "Life in Tajikistan is hard.", "La vie au Maroc est dure."),
]


@pytest.mark.parametrize(("source", "target", "asked"), LEFT)
def test_what_has_no_sure_place_is_left_and_costs_more(source: str, target: str, asked: str) -> None:
    (match,) = memory((source, target)).matches(asked)
    assert match.adapted == target
    assert match.score <= 94


def test_a_name_is_put_right_with_what_the_glossary_calls_it() -> None:
    english = {"Tadjikistan": ("Tajikistan",), "Maroc": ("Morocco",)}
    known = Memory([("r", unit(*LEFT[2][:2]), "", "")], lambda name: english.get(name, (name,)))
    assert known.matches("La vie au Maroc est dure.")[0].adapted == "Life in Morocco is hard."


def test_person_office_and_address_of_a_contact_are_put_right() -> None:
    english = {"Kaboul": ("Kabul",), "Tunis": ("Tunis",), "OIM": ("IOM",)}
    pair = (
        "Veuillez contacter Anna Kurt, OIM Kaboul, a.kurt@example.org",
        "Please contact Anna Kurt, IOM Kabul, a.kurt@example.org",
    )
    known = Memory([("r", unit(*pair), "", "")], lambda name: english.get(name, (name,)))
    (match,) = known.matches("Veuillez contacter Lena Mayer, OIM Tunis, l.mayer@example.org")
    assert match.adapted == "Please contact Lena Mayer, IOM Tunis, l.mayer@example.org"


def test_a_line_of_names_and_numbers_is_like_no_other_line() -> None:
    known = memory(("Natalia Kurt", "Natalia Kurt"), ("Tel. +93 799 870 352", "Tel. +93 799 870 352"))
    assert known.matches("Lorena Mayer") == []
    assert known.matches("Natalia Kurt")[0].score == 100


def test_a_confirmed_segment_is_there_at_once_and_an_undone_one_is_gone() -> None:
    known = Memory()
    known.add("r", unit(*AIDED))
    known.add("r", unit(AIDED[0], "IOM helped 17 victims of trafficking in 2018."))
    assert [m.target for m in known.matches(AIDED[0])] == ["IOM helped 17 victims of trafficking in 2018."]
    known.add("r", unit(*AIDED, State.NEEDS_WORK))
    assert known.matches(AIDED[0]) == []
    assert known.matches(AIDED[0].replace("17", "18")) == []


def test_a_near_match_carries_where_it_comes_from() -> None:
    (match,) = memory(AIDED).matches("L’OIM a aidé 17 victimes de traite en Asie en 2018.")
    assert match.release == "r"
    assert 70 < match.score < 99


def test_a_name_too_many_costs() -> None:
    known = memory(("Pour plus d’informations, contactez :", "For more information, contact:"))
    (match,) = known.matches("Pour plus d’informations, contactez Lena Mayer :")
    assert match.score < 95


def test_unlike_text_is_no_match() -> None:
    assert memory(AIDED).matches("La conférence aura lieu à Tunis au printemps prochain.") == []


def test_concordance_ignores_case_accents_and_apostrophes_on_both_sides() -> None:
    known = memory(AIDED)
    (found,) = known.concordance("l'oim a aide")
    assert [s.of(AIDED[0]) for s in found.source] == ["L’OIM a aidé"]
    (found,) = known.concordance("VICTIMS")
    assert [s.of(AIDED[1]) for s in found.target] == ["victims"]


def test_concordance_takes_all_words_where_the_phrase_is_not_found() -> None:
    known = memory(AIDED, ("Les victimes.", "The victims."))
    assert [hit.entry.source for hit in known.concordance("traite victimes")] == [AIDED[0]]
    assert known.concordance("   ") == []


def test_concordance_is_newest_first_and_limited() -> None:
    known = memory(*((f"Texte {i}.", f"Text {i}.") for i in range(9)))
    assert [hit.entry.target for hit in known.concordance("texte", limit=2)] == ["Text 8.", "Text 7."]


@given(st.text(max_size=80), st.text(alphabet=string.printable, max_size=80))
def test_any_text_can_be_remembered_and_found_in_its_place(source: str, target: str) -> None:
    known = Memory()
    known.remember(Entry(source, target, "r", before="b"))
    assert known.matches(source, "b")[0] == known.matches(source, "b")[0]
    assert known.matches(source, "b")[0].score == 101
    for hit in known.concordance(source[:10]):
        assert all(span.end <= len(source) for span in hit.source)
        assert isinstance(hit.source, tuple)
        assert all(isinstance(span, Span) for span in hit.target)
