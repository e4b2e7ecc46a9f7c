"""Places, fixes, states, dismissals, house rules and the choice of checks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks import Checker
from workbench.checks.registry import chosen, explanations
from workbench.core import Issue, Provenance, Severity, State, Unit
from workbench.core.config import HouseRule
from workbench.core.errors import ConfigError, InputError

FIXED = [
    ("Quelque 12 500 migrants", "Some 12 500 migrants", "Some 12,500 migrants"),
    ("Le bâtiment a 2,5 étages.", "It has 2,5 storeys.", "It has 2.5 storeys."),
    ("La 21e édition", "The 21e edition", "The 21st edition"),
    ("Il part à 15 h 30.", "He leaves at 15 h 30.", "He leaves at 3.30 p.m."),
    ("50 % des cas", "50 % of cases", "50% of cases"),
    ("« Oui », dit-il.", "« Yes », he says.", "“Yes”, he says."),
    ("Pourquoi ?", "Why\u202f?", "Why?"),
    ("Ici (là)", "Here ( there )", "Here (there)"),
    ("Il part. Elle reste.", "He goes.She stays.", "He goes. She stays."),
    ("Oui, ici", "Yes,  here", "Yes, here"),
    ("Oui", " Yes ", "Yes"),
    ("Oui, merci", "Yes,\u00a0thank\u00a0you", "Yes, thank you"),
    ("Le centre", "The the centre", "The centre"),
    ("Il part.", "He goes", "He goes."),
    ("Oui, ici", "Yes,, here", "Yes, here"),
    ("C’est une heure", "It is a hour", "It is an hour"),
    ("Il vient lundi", "He comes on monday", "He comes on Monday"),
    ("L’ONU aide", "ONU helps", "UN helps"),
    ("Voir ana@example.org", "See anna@example.org", "See ana@example.org"),
    ("Le café", "The cafÃ©", "The café"),
    ("Le centre", "The\u200b centre", "The centre"),
]


def issues(source: str, target: str, **more: object) -> tuple[Issue, ...]:
    return Checker().issues(Unit(source, target, State.TRANSLATED, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(("source", "target", "wanted"), FIXED)
def test_fixes(source: str, target: str, wanted: str) -> None:
    fixes = [issue.fix for issue in issues(source, target) if issue.fix]
    for fix in sorted(fixes, key=lambda f: f.span, reverse=True):
        target = fix.applied(target)
    assert target == wanted
    assert not issues(source, target)


@pytest.mark.parametrize(
    ("source", "target", "check", "piece"),
    [
        ("Il y a 17 cas.", "There are 71 cases.", "numbers", "71"),
        ("Il y a 17 cas.", "There are cases.", "numbers", ""),
        ("Le 30 juillet", "On 30 June", "dates", "30 June"),
        ("Il lutte contre la traite.", "He fights la traite.", "leftover-french", "la traite"),
        ("Merci.", "Thank you (.", "brackets", "("),
    ],
)
def test_places(source: str, target: str, check: str, piece: str) -> None:
    found = {issue.check: issue for issue in issues(source, target)}
    assert found[check].span.of(target) == piece


def test_a_unit_without_text_has_no_issues() -> None:
    assert issues("Il y a 17 cas.", "") == issues("Il y a 17 cas.", " \n") == ()


def test_states_that_contradict() -> None:
    reviewed = Provenance(State.REVIEWED, "ana", date(2026, 1, 31))
    stale = issues("Oui", "Yes", provenance=reviewed, stale=True)
    assert [i.message for i in stale] == ["the text was changed after it was reviewed by ana"]
    fuzzy = Checker().issues(Unit("Oui", "Yes", State.NEEDS_WORK, provenance=reviewed))
    assert [issue.check for issue in fuzzy] == ["fuzzy-state"]


def test_placeholders_only_in_format_strings() -> None:
    assert not issues("Il y a %d cas", "There are cases")
    found = issues("Il y a %d cas", "There are %s cases", flags=("c-format",))
    assert [(i.check, i.severity) for i in found] == [("placeholders", Severity.CRITICAL)] * 2
    assert not issues("%(n)s cas", "%(n)s cases", flags=("python-format",))
    assert issues("{n} cas", "{m} cases", flags=("python-brace-format",))


def test_a_line_break_at_one_edge_is_critical() -> None:
    assert [(i.check, i.severity) for i in issues("Oui.\n", "Yes.")] == [("edge-spaces", Severity.CRITICAL)]


def test_dismissals() -> None:
    unit = Unit("Il y a 17 cas.", "There are 71 cases.", State.TRANSLATED, ignored=("numbers", "dates"))
    result = Checker().result(unit)
    assert result.issues == ()
    assert [issue.check for issue in result.dismissed] == ["numbers"]
    assert result.unused == ("dates",)


def test_drafts_confirmed_unchanged_are_noted() -> None:
    pair = ("Les familles sont rentrées.", "The families have now all gone back to their homes.")
    checker = Checker(drafts=frozenset({pair}), select=("draft-unchanged",))
    assert [i.check for i in checker.issues(Unit(*pair, State.REVIEWED))] == ["draft-unchanged"]
    assert not checker.issues(Unit(pair[0], "They have all gone back to their homes in the north.", State.REVIEWED))


RULE = HouseRule(
    "no-utilize", "say “use”", target=r"\butiliz", severity="minor", fails=(("Utiliser", "Utilize it, utilize"),)
)


def test_house_rules() -> None:
    found = Checker(rules=(RULE,)).issues(Unit("Il utilise", "He utilizes", State.TRANSLATED))
    assert [(i.check, i.message, i.severity) for i in found] == [("no-utilize", "say “use”", Severity.MINOR)]
    wanted = HouseRule("dzud", "name the dzud", source="dzud", target="dzud", forbid=False)
    checker = Checker(rules=(wanted,))
    assert checker.issues(Unit("Le dzud tue", "Winter kills", State.TRANSLATED))
    assert not checker.issues(Unit("Le dzud tue", "The dzud kills", State.TRANSLATED))
    assert not checker.issues(Unit("L’hiver tue", "Winter kills", State.TRANSLATED))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (HouseRule("A b", "x", target="x"), "lower case words with hyphens"),
        (HouseRule("a", "x"), "has no pattern"),
        (HouseRule("a", "x", target="("), "no regular expression"),
        (HouseRule("a", "x", target="x", severity="awful"), "unknown severity"),
        (HouseRule("a", "x", target="x", passes=(("a", "x"),)), "finds something in its example"),
        (HouseRule("a", "x", target="x", fails=(("a", "b"),)), "finds nothing in its example"),
        (HouseRule("numbers", "x", target="x"), "the id of another check"),
    ],
)
def test_wrong_house_rules(rule: HouseRule, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        Checker(rules=(rule,))


def test_choice_of_checks() -> None:
    known = tuple(explanations())
    assert chosen(known, (), ()) == frozenset(known)
    assert {id.partition("-")[0] for id in chosen(known, ("term",), ())} == {"term"}
    assert "term-case" not in chosen(known, ("term",), ("term-case",))
    assert "term-case" in chosen(known, ("term-case",), ("term",))
    assert chosen(known, (), ("all",)) == frozenset()
    with pytest.raises(InputError, match="did you mean “numbers”"):
        chosen(known, ("nmbers",), ())


def test_every_check_explains_itself() -> None:
    for id, text in explanations().items():
        assert len(text.split("\n\n")[0].split()) >= 4, id


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_taken(source: str, target: str) -> None:
    for issue in issues(source, target):
        assert 0 <= issue.span.start <= issue.span.end <= len(target)
        assert issue.message
        assert "\n" not in issue.message or "\n" in target or "\n" in source


@pytest.mark.parametrize(
    "piece", ["« ", "12 et ", "Abc ", "1,", "(", "A. ", "<a ", "vingt-", "July 1, ", "d’", "\u00a0", "e\u0301"]
)
def test_text_made_to_stall(piece: str) -> None:
    """Each of these took an expression with nested repeats minutes once."""
    text = piece * (2000 // len(piece))
    issues(text, "Hello there.")
    issues("Bonjour.", text)


def test_what_is_no_sentence_is_not_checked() -> None:
    (found,) = issues("Bonjour.", "the " * 5000)
    assert (found.check, found.severity) == ("length", Severity.MINOR)
    assert "not checked" in found.message
