import pytest

from workbench.core.terms import CaseRule, Term
from workbench.core.text import Span
from workbench.engines.harm import harm
from workbench.engines.splice import splice, takes_an

ANY = Term("t", "x", "y")
EXACT = Term("t", "x", "y", case=CaseRule.EXACT)


@pytest.mark.parametrize(
    ("text", "words", "form", "expected"),
    [
        ("I fight the treatment of men.", "treatment of men", "trafficking in men", "I fight the trafficking in men."),
        ("Treatment is a crime.", "Treatment", "trafficking", "Trafficking is a crime."),
        ("It ends. Treatment grows.", "Treatment", "trafficking", "It ends. Trafficking grows."),
        ("The Treatment grows.", "Treatment", "trafficking", "The trafficking grows."),
        ("“Treatment” is bad", "Treatment", "trafficking", "“Trafficking” is bad"),
        ("He is a head of mission.", "head of mission", "international chief", "He is an international chief."),
        ("He is an agent.", "agent", "chief of mission", "He is a chief of mission."),
        ("the bureau said", "bureau", "the Office", "the Office said"),
        ("end human treatment of persons", "treatment of persons", "human trafficking", "end human trafficking"),
        ("the heads of mission of IOM", "heads", "chiefs of mission", "the chiefs of mission of IOM"),
        ("the heads are here", "heads", "chief of mission", "the chief of mission is here"),
        ("the mission has staff", "mission", "offices", "the offices have staff"),
        ("the bureau's head", "bureau", "United Nations", "the United Nations' head"),
        ("Ending Treatment of Men", "Treatment of Men", "trafficking in persons", "Ending Trafficking in Persons"),
        ("for , and peace", "", "IOM", "for IOM, and peace"),
    ],
)  # fmt: skip
def test_repairs(text: str, words: str, form: str, expected: str) -> None:
    start = text.index(words) if words else 4
    made, place = splice(text, Span(start, start + len(words)), form, ANY)
    assert place.of(made).lower() == form.lower()
    assert made == expected


def test_exact_forms_keep_their_case() -> None:
    assert splice("Mission said", Span(0, 7), "eTwinning", EXACT)[0] == "eTwinning said"


def test_a_term_put_between_words_gets_its_spaces() -> None:
    assert splice("aid for women", Span(4, 4), "new", ANY) == ("aid new for women", Span(4, 7))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("IOM office", True),
        ("UN office", False),
        ("NGO", True),
        ("UNHCR", False),
        ("UNICEF", False),
        ("NATO", False),
        ("hour", True),
        ("honest", True),
        ("urgent", True),
        ("umbrella", True),
        ("office", True),
        ("union", False),
        ("uniform", False),
        ("European", False),
        ("one-stop", False),
        ("useful", False),
        ("chief", False),
    ],
)
def test_takes_an(form: str, expected: bool) -> None:
    assert takes_an(form) is expected


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("in 2015 they came", "in they came", "number"),
        ("they came", "they came in 2015", "number"),
        ("a b c and d", "a b c and a b c", "repeats"),
        ("the head", "the the head", "repeats"),
        ("they came to the city of Kabul and went on to the north of the country", "they came", "length"),
        ("they came", "they came " + "on foot by night " * 5, "length|repeats"),
        ("they came in 2015", "people came in 2015", ""),
    ],
)
def test_harm(before: str, after: str, reason: str) -> None:
    assert any(part in harm(before, after) for part in reason.split("|")) if reason else not harm(before, after)
