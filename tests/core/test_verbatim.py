import pytest

from workbench.core.verbatim import verbatim


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Email : a.b-c@mail.example.org.", ["a.b-c@mail.example.org"]),
        ("voir (https://example.org/a?b=1,2).", ["https://example.org/a?b=1,2"]),
        ("« www.example.org »", ["www.example.org"]),
        ("Tel : +992 48 701 02 22, puis", ["+992 48 701 02 22"]),
        ("tél. : + 375 17 288 61 42, courriel", ["+ 375 17 288 61 42"]),
        ("Téléphone : 1 92 300 856 0341", ["1 92 300 856 0341"]),
        ("00 33 1 23 45 67 89", ["00 33 1 23 45 67 89"]),
        ("suivez @example et #migration", ["@example", "#migration"]),
        ("en 2015, 12 500 000 personnes et 1 000,5 tonnes", []),
        ("10/12/2015, 17 h 30, +5 %", []),
        ("", []),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in verbatim(text)] == found


def test_long_hostile_text_is_quick() -> None:
    assert verbatim("a@" * 20_000) == ()
    assert verbatim("1 " * 20_000) == ()
