"""English forms in text: inflection, status, case; the forms that drafts may use."""

from __future__ import annotations

import pytest

from workbench.core.terms import CaseRule, Status, Term
from workbench.glossary import Glossary, english
from workbench.glossary.uses import Uses

CHIEF = Term(
    "chief", "chef de mission", "chief of mission", plural="chiefs of mission", admitted=("mission chief",),
    forbidden=("head of mission", "boss"),
)  # fmt: skip
COMBAT = Term("combat", "lutter", "combat trafficking", pos="verb", admitted=("fight trafficking",))
COUNCIL = Term("ce", "Conseil de l'Europe", "Council of Europe", pos="name", case=CaseRule.EXACT)
NGO = Term("ngo", "ONG", "NGO", plural="NGOs", pos="acronym", case=CaseRule.EXACT, forbidden=("ONG",))
BORDER = Term("border", "coopération transfrontalière", "cross-border cooperation")
TRAFFICKING = Term("t", "traite", "trafficking in persons", forbidden=("trafficking", "treaty on persons"))


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        (CHIEF, "The chief of mission spoke", [("chief of mission", "preferred")]),
        (CHIEF, "Chiefs of Mission met", [("Chiefs of Mission", "preferred")]),
        (CHIEF, "the chief of mission’s car", [("chief of mission", "preferred")]),
        (CHIEF, "two mission chiefs", [("mission chiefs", "admitted")]),
        (CHIEF, "heads of mission and bosses", [("heads of mission", "forbidden"), ("bosses", "forbidden")]),
        (CHIEF, "mischief of missions, embossed", []),
        (COMBAT, "Combating trafficking", [("Combating trafficking", "preferred")]),
        (COMBAT, "she combats trafficking", [("combats trafficking", "preferred")]),
        (COMBAT, "they fought trafficking", [("fought trafficking", "admitted")]),
        (NGO, "an NGO and ten NGOs; an ONG", [("NGO", "preferred"), ("NGOs", "preferred"), ("ONG", "forbidden")]),
        (BORDER, "cross border cooperation", [("cross border cooperation", "preferred")]),
        (BORDER, "Crossborder\u00a0cooperation", [("Crossborder\u00a0cooperation", "preferred")]),
        (BORDER, "cross\u2011border  cooperation", [("cross\u2011border  cooperation", "preferred")]),
        (TRAFFICKING, "trafficking in persons", [("trafficking in persons", "preferred")]),
        (TRAFFICKING, "trafficking in arms", [("trafficking", "forbidden")]),
    ],
)  # fmt: skip
def test_finds_forms(term: Term, text: str, found: list[tuple[str, str]]) -> None:
    assert [(use.span.of(text), use.status) for use in Glossary().uses(text, term)] == found


@pytest.mark.parametrize(
    ("term", "text", "ok"),
    [
        (CHIEF, "the chief of mission", True),
        (CHIEF, "Chief of mission since May", True),
        (CHIEF, "Done. Chief of mission since May", True),
        (CHIEF, "“Chief of mission”, he said", True),
        (CHIEF, "IOM Chief of Mission Ana Example", True),
        (CHIEF, "the Chief of mission", False),
        (CHIEF, "the CHIEF OF MISSION spoke", False),
        (CHIEF, "THE CHIEF OF MISSION SPOKE", True),
        (COUNCIL, "the Council of Europe", True),
        (COUNCIL, "the council of Europe", False),
        (COUNCIL, "THE COUNCIL OF EUROPE", True),
        (COUNCIL, "the Council Of Europe", False),
        (NGO, "an NGO", True),
        (NGO, "an ngo", False),
        (NGO, "ten NGOs", True),
        (NGO, "ten NGOS", False),
    ],
)
def test_judges_case(term: Term, text: str, ok: bool) -> None:
    (use,) = Glossary().uses(text, term)
    assert use.case_ok is ok


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("chief of mission", "chiefs of mission"),
        ("migrant stranded", "migrants stranded"),
        ("migrants who were stranded", "migrants who were stranded"),
        ("recruitment costs", "recruitment costs"),
        ("means of subsistence", "means of subsistence"),
        ("humanitarian crisis", "humanitarian crises"),
        ("press office", "press offices"),
        ("focus", "focuses"),
        ("bus", "buses"),
        ("seed", "seeds"),
    ],
)
def test_plurals(phrase: str, plural: str) -> None:
    assert english.plural(phrase) == plural


@pytest.mark.parametrize(
    ("title", "ok"),
    [
        ("National Action Plan against Trafficking", True),
        ("National Action Plan Against Trafficking", True),
        ("National action Plan against trafficking", False),
    ],
)
def test_prepositions_may_stay_lower_in_a_title(title: str, ok: bool) -> None:
    (use,) = Glossary().uses(f"The {title}", Term("plan", "x", "national action plan against trafficking"))
    assert use.case_ok is ok


def test_two_listed_spellings_keep_their_own_status() -> None:
    term = Term(
        "p", "Interpol", "INTERPOL", admitted=("Interpol",), forbidden=("Inter-pol",), case=CaseRule.EXACT, pos="name"
    )
    found = Glossary().uses("INTERPOL, Interpol, Inter-pol", term)
    assert [use.status for use in found] == [Status.PREFERRED, Status.ADMITTED, Status.FORBIDDEN]
    assert all(use.case_ok for use in found)


@pytest.mark.parametrize("form", ["C++ (new)", "a.b", "100 % [x]", "R&D", "\\d", "(sic)"])
def test_forms_are_no_patterns(form: str) -> None:
    term = Term("x", "x", form, pos="phrase")
    assert [use.span.of(f"so {form} it is") for use in Uses(term).find(f"so {form} it is")] == [form]
    assert Uses(term).find("so 5 aab it is") == ()


def test_a_term_that_is_not_of_the_glossary_is_looked_for_anew() -> None:
    glossary = Glossary([CHIEF])
    assert glossary.uses("a chief of mission", CHIEF)
    other = Term("chief", "x", "leader")
    assert [use.form for use in glossary.uses("a leader, a chief of mission", other)] == ["leader"]


@pytest.mark.parametrize(
    ("term", "plural", "forms"),
    [
        (CHIEF, None, ("chief of mission", "chiefs of mission", "mission chief", "mission chiefs")),
        (CHIEF, False, ("chief of mission", "chiefs of mission", "mission chief", "mission chiefs")),
        (CHIEF, True, ("chiefs of mission", "chief of mission", "mission chiefs", "mission chief")),
        (TRAFFICKING, True, ("trafficking in persons",)),
        (COMBAT, None, ("combat trafficking", "combats trafficking", "combated trafficking", "combating trafficking",
                        "fight trafficking", "fights trafficking", "fought trafficking", "fighting trafficking")),
    ],
)  # fmt: skip
def test_forms_for_drafts(term: Term, plural: bool | None, forms: tuple[str, ...]) -> None:
    assert Glossary([term]).forms(term, plural) == forms


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("chief of mission", "chiefs of mission"), ("country of origin", "countries of origin"), ("NGO", "NGOs"),
        ("unaccompanied child", "unaccompanied children"), ("press release", "press releases"), ("box", "boxes"),
        ("survey", "surveys"), ("crisis", "crises"),
    ],
)  # fmt: skip
def test_english_plurals(one: str, many: str) -> None:
    assert english.plural(one) == many


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("resettle", ("resettle", "resettles", "resettled", "resettling")),
        ("to plan", ("plan", "plans", "planned", "planning")),
        ("apply", ("apply", "applies", "applied", "applying")),
        ("traffic", ("traffic", "traffics", "trafficked", "trafficking")),
        ("prevent", ("prevent", "prevents", "prevented", "preventing")),
        ("flee", ("flee", "flees", "fled", "fleeing")),
        ("take part", ("take part", "takes part", "took part", "taken part", "taking part")),
        ("die", ("die", "dies", "died", "dying")),
        ("go", ("go", "goes", "went", "gone", "going")),
    ],
)
def test_english_verbs(base: str, forms: tuple[str, ...]) -> None:
    assert english.verb_forms(base) == forms
