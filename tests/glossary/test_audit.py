"""What `glossary check` finds in good and bad tables."""

from __future__ import annotations

import pytest

from workbench.core.issue import Severity
from workbench.core.terms import Term
from workbench.glossary.audit import audit


def row(number: int, source: str, target: str, **more: object) -> Term:
    return Term(f"t{number}", source, target, path="g.csv", line=number + 1, **more)  # type: ignore[arg-type]


def findings(*terms: Term) -> list[tuple[str, str]]:
    return [(found.check, found.term) for found in audit(terms)]


@pytest.mark.parametrize(
    "terms",
    [
        [],
        [row(1, "traite des personnes", "trafficking"), row(2, "traite négrière", "slave trade")],
        [row(1, "aide au retour", "return assistance"), row(2, "aider au retour", "assist with return", pos="verb")],
        [row(1, "réunion", "meeting"), row(2, "La Réunion", "Réunion", pos="name")],
        [row(1, "migration", "migration", not_when=("migration des oiseaux",))],
        [row(1, "traite", "trafficking", not_when=("les traites négrières", "Traite atlantique"))],
        [row(1, "aide", "aid", check_only=True), row(2, "offre", "offer", not_when=("offre de prix",))],
        [
            row(1, "Conseil de l'Europe", "Council of Europe", forbidden=("European Council",), note="Not t2."),
            row(2, "Conseil européen", "European Council", forbidden=("Council of Europe",)),
        ],
        [row(1, "Interpol", "INTERPOL", admitted=("Interpol",), forbidden=("Inter-Pol",), pos="name")],
    ],
)
def test_nothing_to_find(terms: list[Term]) -> None:
    assert findings(*terms) == []


@pytest.mark.parametrize(
    ("check", "terms", "at"),
    [
        ("contradiction", [row(1, "bureau", "office"), row(2, "bureau", "bureau")], "t2"),
        ("shared-form", [row(1, "un bureau", "office"), row(2, "un bureau", "office", domain="law")], "t2"),
        ("shared-form", [row(1, "un bureau", "a", variants=("une agence",)), row(2, "une agence", "b")], "t2"),
        ("shared-form", [row(1, "haut-commissariat", "a"), row(2, "Haut commissariat", "b")], "t2"),
        ("forbidden-and-accepted", [row(1, "un bureau", "office", forbidden=("office",))], "t1"),
        ("forbidden-and-accepted", [row(1, "un bureau", "office", plural="offices", forbidden=("offices",))], "t1"),
        ("repeated-form", [row(1, "un bureau", "office", admitted=("office",))], "t1"),
        ("repeated-form", [row(1, "un bureau", "office", variants=("un bureau",))], "t1"),
        (
            "forbidden-elsewhere",
            [row(1, "traite des personnes", "trafficking"), row(2, "trafic", "smuggling", forbidden=("Trafficking",))],
            "t2",
        ),
        (
            "cycle",
            [
                row(1, "traite des personnes", "trafficking", forbidden=("smuggling",)),
                row(2, "trafic illicite", "smuggling", forbidden=("trafficking",)),
            ],
            "t1",
        ),
        ("not-when", [row(1, "traite", "trafficking", not_when=("lettre de change",))], "t1"),
        ("not-when", [row(1, "aide", "aid", not_when=("entraide",))], "t1"),
        ("not-when", [row(1, "traite", "trafficking", not_when=("Traite",))], "t1"),
        ("risky-word", [row(1, "aide", "aid")], "t1"),
        ("risky-word", [row(1, "lac", "lake")], "t1"),
        ("same-english", [row(1, "un bureau", "office"), row(2, "une agence", "office")], "t2"),
    ],
)  # fmt: skip
def test_finds(check: str, terms: list[Term], at: str) -> None:
    assert findings(*terms) == [(check, at)]


def test_an_id_twice_names_both_places() -> None:
    (found,) = audit(
        [Term("a", "un bureau", "office", path="a.csv", line=2), Term("a", "une loi", "law", path="b.csv", line=7)]
    )
    assert (found.check, found.severity, found.path, found.line) == ("duplicate-id", Severity.CRITICAL, "b.csv", 7)
    assert "a.csv:2" in found.message


def test_findings_stand_in_the_order_of_the_rows() -> None:
    terms = [row(1, "aide", "aid"), row(2, "un bureau", "office", forbidden=("office",)), row(3, "aide", "help")]
    assert findings(*terms) == [
        ("risky-word", "t1"), ("forbidden-and-accepted", "t2"), ("contradiction", "t3"), ("risky-word", "t3"),
    ]  # fmt: skip
