"""All checks, one line each, and the choice among them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from workbench.checks import (
    completeness,
    consistency,
    identity,
    markup,
    pofile,
    punctuation,
    quantities,
    spacing,
    state,
    style,
    terminology,
    wording,
)
from workbench.checks.base import Check
from workbench.core.errors import InputError

CHECKS: tuple[type[Check], ...] = (
    terminology.TermMissing,
    terminology.TermForbidden,
    terminology.TermUntranslated,
    terminology.TermCase,
    terminology.TermAdmitted,
    terminology.TermOveruse,
    quantities.Numbers,
    quantities.Ordinals,
    quantities.Percentages,
    quantities.Magnitudes,
    quantities.Currencies,
    quantities.Dates,
    quantities.Times,
    quantities.FrenchFigures,
    identity.Names,
    identity.Places,
    identity.Acronyms,
    identity.Emails,
    identity.Urls,
    identity.Phones,
    punctuation.Guillemets,
    punctuation.Quotes,
    punctuation.Brackets,
    punctuation.EndPunctuation,
    punctuation.DoubledPunctuation,
    spacing.PunctuationSpacing,
    spacing.DoubleSpaces,
    spacing.EdgeSpaces,
    spacing.NoBreakSpaces,
    spacing.ControlCharacters,
    spacing.Mojibake,
    wording.LeftoverFrench,
    wording.Untranslated,
    wording.DoubledWords,
    wording.Repetition,
    completeness.Length,
    completeness.Omissions,
    style.Articles,
    style.Capitals,
    markup.Tags,
    markup.Placeholders,
    state.StaleReview,
    state.FuzzyState,
    state.DraftUnchanged,
)
EXTRA = {
    "not-ready": "A unit has not come as far as --require asks: untranslated, a draft, or changed after its review.",
    "unused-dismissal": "A `# workbench: ignore=…` line names a check that finds nothing here, or its text has "
    "changed.\n\nTake the name, or the line, away.",
}
"""What the run itself finds: id to explanation."""


def explanations(house: Iterable[Check] = ()) -> dict[str, str]:
    """Returns every id that a finding can have, with what --explain says."""
    texts = {check.id: check.explanation() for check in CHECKS}
    texts |= {rule.id: rule.text for rule in consistency.RULES}
    texts |= pofile.EXPLAINED | EXTRA
    return texts | {check.id: getattr(check, "rule").message for check in house}  # noqa: B009


def notes() -> frozenset[str]:
    """Returns the ids of checks that only note something."""
    return frozenset(
        {check.id for check in CHECKS if check.note} | {rule.id for rule in consistency.RULES if rule.note}
    )


def chosen(known: Sequence[str], select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """Returns the ids that `select` (default: all) names and `ignore` does not.

    Each entry is an id or the beginning of one up to a hyphen: `term` is all of `term-…`. The longer entry wins where
    both lists name an id.

    Raises:
        InputError: An entry names no check.
    """
    for entry in (*select, *ignore):
        if entry.lower() != "all" and not any(_names(entry, id) for id in known):
            near = difflib.get_close_matches(entry, known, 1)
            hint = f"did you mean “{near[0]}”?" if near else "`workbench check --explain all` lists them"
            raise InputError(f"no check is called “{entry}”", hint=hint)
    return frozenset(id for id in known if _weight(select or ("all",), id) > _weight(ignore, id))


def _names(entry: str, id: str) -> bool:
    return id == entry or id.startswith(f"{entry.rstrip('-')}-") or entry.lower() == "all"


def _weight(entries: Sequence[str], id: str) -> int:
    """Length of the longest entry that names the id; 1 for `all`, 0 for none."""
    return max((1 if e.lower() == "all" else len(e) + 1 for e in entries if _names(e, id)), default=0)
