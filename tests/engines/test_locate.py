import pytest

from workbench.core.text import Span
from workbench.engines.locate import attended, find, gaps, plain, words

TEXT = "The delegates of 20 offices spoke of treatment of humans, and of the treatment of data."


def found(
    text: str, renderings: list[str], *, at: str = "", taken: tuple[Span, ...] = (), place: float = 0.5, size: int = 1
) -> str:
    attention = [1.0 if text.find(at) <= i < text.find(at) + len(at) else 0.0 for i in range(len(text))] if at else []
    span = find(words(text, attention, taken), renderings, ["traite"], ["trafficking in persons"], size, place)
    return span.of(text) if span else ""


@pytest.mark.parametrize(
    ("renderings", "options", "expected"),
    [
        (["treatment of humans", "treatment"], {}, "treatment of humans"),
        (["treatment"], {"at": "treatment of data"}, "treatment"),
        (["treatment"], {}, ""),
        (["treatment of humans"], {"taken": (Span(37, 56),)}, ""),
        (["offices spoke"], {}, "offices spoke"),
        ([], {}, ""),
    ],
)
def test_known_renderings(renderings: list[str], options: dict[str, object], expected: str) -> None:
    assert found(TEXT, renderings, **options) == expected  # type: ignore[arg-type]


def test_the_french_left_as_it_is_needs_no_attention() -> None:
    assert found("They spoke of traite yesterday", []) == "traite"


def test_of_equal_renderings_the_attention_then_the_place_decides() -> None:
    text = "Big aid to men and big aid to women"
    assert find(words(text, [], []), ["big aid"], [], [], 1, 0.9) == Span(19, 26)
    weights = [1.0 if i < 7 else 0.0 for i in range(len(text))]
    assert find(words(text, weights, []), ["big aid"], [], [], 1, 0.9) == Span(0, 7)


def test_words_like_the_names_are_taken_together() -> None:
    text = "They fight traficking of person, in 2 persons."
    assert found(text, [], at="traficking of person") == "traficking of person"


def test_an_attended_word_belongs_where_the_french_has_more_words() -> None:
    text = "the Office of traficking said"
    assert found(text, [], at="Office of traficking", size=3) == "Office of traficking"
    assert found(text, [], at="Office of traficking", size=1) == "traficking"


def test_attended_keeps_off_numbers_and_satisfied_terms() -> None:
    text = "nine partners of IOM"
    attention = [1.0] * 13 + [0.0] * 3 + [5.0] * 4
    assert attended(words(text, attention, [Span(17, 20)]), 3) == Span(5, 13)
    assert attended(words(text, [], []), 3) is None
    assert attended([], 3) is None


def test_gaps_lie_before_the_words_nearest_to_the_place() -> None:
    text = "one two of it"
    assert gaps(text, words("aa bb cc dd", [], []), 1.0, 2) == [Span(9, 9), Span(6, 6)]


def test_plain() -> None:
    assert plain("L’aide-à l'État") == "l aide à l état"
