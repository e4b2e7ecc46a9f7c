"""Puts a term into an English sentence in place of other words, and repairs what stands around it."""

from __future__ import annotations

import re

from workbench.core.terms import CaseRule, Term
from workbench.core.text import Span
from workbench.core.typography import raised, title_case

_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_SINGULAR = _VERBS | {"this": "these", "that": "those"}
_PLURAL = {many: one for one, many in _VERBS.items()}
_AN = re.compile(r"(?:[aeio]|u(?!n[i]|s[aeiu]|r[aeiou]|t[aeiou])|hour|honest|honou?r|heir)", re.IGNORECASE)
_LETTERS_AN = "AEFHILMNORSX"
_ACRONYM_WORDS = frozenset({"NASA", "NATO", "SAARC"})


def splice(text: str, span: Span, form: str, term: Term) -> tuple[str, Span]:
    """Returns `text` with `form` at `span`, and where it stands now.

    Repairs a/an and a doubled "the" before it, words of the form that stand twice, the capital at the start of a
    sentence, the possessive behind it, and the number of a verb that follows directly.
    """
    before, replaced, after = text[: span.start], span.of(text), text[span.end :]
    before = _without_overlap(before, form)
    after = _without_echo(after, form)
    shown = _cased(form, before, replaced, term)
    before = _article(before, shown)
    after = _agreeing(_possessive(after, shown), replaced, shown)
    if before and not before[-1].isspace() and before[-1] not in "([“\"'-–‘":
        before += " "
    if after and after[0].isalnum():
        after = " " + after
    return before + shown + after, Span(len(before), len(before) + len(shown))


def _cased(form: str, before: str, replaced: str, term: Term) -> str:
    if term.case is CaseRule.EXACT or any(c.isupper() for c in form):
        return form
    if " " in replaced and title_case(replaced.lower()) == replaced:
        return title_case(form)
    opening = not before.strip(" “\"'([‘–-•") or before.rstrip(" “\"'‘").endswith((".", "!", "?", " –"))
    return raised(form) if opening and (replaced[:1].isupper() or not before.strip()) else form


def _article(before: str, form: str) -> str:
    if form.lower().startswith("the "):
        before = re.sub(r"\b(?:the|an?) $", "", before, flags=re.IGNORECASE)
    match = re.search(r"\b([Aa])(n?) $", before)
    if match is None:
        return before
    return f"{before[: match.start()]}{match[1]}{'n' if takes_an(form) else ''} "


def takes_an(form: str) -> bool:
    """True if English says "an" before the form: an IOM office, a UN office, an hour, a union."""
    first = re.split(r"[\s-]", form, maxsplit=1)[0]
    if first.isupper() and len(first) > 1 and first not in _ACRONYM_WORDS:
        return first[0] in _LETTERS_AN
    return bool(_AN.match(first)) and not re.match(r"one\b|once\b|eu", first, re.IGNORECASE)


def _without_overlap(before: str, form: str) -> str:
    """Drops words at the end of `before` that the form begins with."""
    words = form.split(" ")
    for size in range(min(3, len(words)), 0, -1):
        head = " ".join(words[:size])
        match = re.search(rf"(?:^|(?<=\W)){re.escape(head)} $", before, re.IGNORECASE)
        if match:
            return before[: match.start()]
    return before


def _without_echo(after: str, form: str) -> str:
    """Drops words at the start of `after` that the form ends with."""
    words = form.split(" ")
    for size in range(min(3, len(words)), 0, -1):
        tail = " ".join(words[-size:])
        match = re.match(rf" {re.escape(tail)}(?!\w)", after, re.IGNORECASE)
        if match:
            return after[match.end() :]
    return after


def _possessive(after: str, form: str) -> str:
    return re.sub(r"^(['’])s\b", r"\1", after) if form.endswith("s") and not form.isupper() else after


def _agreeing(after: str, replaced: str, form: str) -> str:
    was, now = _is_plural(replaced), _is_plural(form)
    if was == now:
        return after
    match = re.match(r" (\w+)\b", after)
    other = (_SINGULAR if now else _PLURAL).get(match[1]) if match else None
    return f" {other}{after[match.end() :]}" if match and other else after


def _is_plural(phrase: str) -> bool:
    head = re.split(r" (?:of|in|for|to|on|with|at|by|from|against|between)\b", phrase.strip())[0].lower()
    if head.endswith(("people", "children", "women")):
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))
