"""Numbers, dates, names and addresses: what may differ between two segments that are otherwise the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.core.text import Span
from workbench.core.verbatim import verbatim
from workbench.memory.fold import fold

_MONTHS_FR = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_MONTHS_EN = "January February March April May June July August September October November December"
_DAYS_FR = "lundi mardi mercredi jeudi vendredi samedi dimanche"
_DAYS_EN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
CALENDAR = dict(zip(f"{_MONTHS_FR} {_DAYS_FR}".split(), f"{_MONTHS_EN} {_DAYS_EN}".split(), strict=True))
"""French calendar words, folded, and their English."""

NUMBER = re.compile(r"\d+(?:[.,\s]\d{3}(?!\d))*(?:[.,]\d+)?")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+)")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_ACRONYM = r"[A-Z]{2,}(?![\w’'-])"
_NAME = rf"(?<!\w)(?:{_ACRONYM}|{_CAPITAL}(?: (?:(?:de|du|des|la|le|al|ben|van|von|el) |d['’])?{_CAPITAL})*)"
_DAY = rf"(?<!\w)(?:{'|'.join(CALENDAR)})(?!\w)"
_SLOT = re.compile(rf"(?P<number>{NUMBER.pattern})|(?P<name>{_NAME})|(?P<calendar>{_DAY})")
_OPENING = re.compile(r"(?:^|(?<!\bM)(?<!\bMM)(?<!\bDr)[.!?…:]\s|[«“\"(]\s?)$")
_ELIDED = re.compile(r"(?:[LDJMNSTC]|Qu)['’]", re.IGNORECASE)
_TITLE = re.compile(r"(?:Mme|Mlle|MM?|Dr|Mgr)\b\s?")
_OPENER_WORDS = """
    le la les l un une des du de ce cet cette ces il elle ils elles on en a à au aux dans pour par sur selon avec son
    sa ses leur leurs et ou mais si que qui dont où lors depuis entre après avant sous chez vers sans tous toutes
"""
_OPENERS = frozenset(_OPENER_WORDS.split())
"""Words that open a sentence with a capital and are no part of the name after them."""
_FIRST = re.compile(r"([\w’'-]+)\s?")


class Kind(StrEnum):
    """What a slot holds. The values are the names of groups in the pattern."""

    NUMBER = "number"
    CALENDAR = "calendar"  # the name of a month or a day
    NAME = "name"
    VERBATIM = "verbatim"  # an e-mail address, URL or phone number


_MARK = {Kind.NUMBER: "\ue000", Kind.CALENDAR: "\ue001", Kind.NAME: "\ue002", Kind.VERBATIM: "\ue003"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One number, calendar word or name of a French text."""

    kind: Kind
    text: str
    value: str
    """Equal values mean the same: digits with "." for decimals; the English calendar word; the text itself."""
    span: Span


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text without what may differ."""

    text: str
    """Folded, one mark a slot."""
    slots: tuple[Slot, ...]
    marks: tuple[int, ...]
    """Place of each slot's mark in `text`."""


def skeleton(text: str) -> Skeleton:
    """Returns the text folded with each number, calendar word and name as one mark."""
    folded, out, marks, last = fold(text), "", [], 0
    found = tuple(slots(text, folded))
    for slot in found:
        out += folded[last : slot.span.start]
        marks.append(len(out))
        out += _MARK[slot.kind]
        last = slot.span.end
    return Skeleton(out + folded[last:], found, tuple(marks))


def slots(text: str, folded: str) -> list[Slot]:
    """Returns the slots of a French text in order; a capital that only opens a sentence makes no name."""
    copied = [Slot(Kind.VERBATIM, span.of(text), span.of(text), span) for span in verbatim(text)]
    matchable = "".join(f if c.islower() else c for c, f in zip(text, folded, strict=True))
    for slot in copied:
        matchable = matchable[: slot.span.start] + "_" * len(slot.text) + matchable[slot.span.end :]
    return sorted([*copied, *_found(text, folded, matchable)], key=lambda slot: slot.span)


def _found(text: str, folded: str, matchable: str) -> Iterator[Slot]:
    for found in _SLOT.finditer(matchable):
        kind, start, end = Kind(found.lastgroup or ""), *found.span()
        if kind is Kind.NAME:
            start = _name_start(text, start, end)
        if start < end:
            words = text[start:end]
            yield Slot(kind, words, _value(kind, words, folded[start:end]), Span(start, end))


def number_value(text: str) -> str:
    """Returns the value of a number written the French or the English way, as digits with "." for decimals."""
    digits = re.sub(r"\s", "", text)
    at = max(digits.rfind("."), digits.rfind(","))
    if at < 0 or _GROUPED.fullmatch(digits):
        return re.sub(r"[.,]", "", digits)
    return f"{re.sub(r'[.,]', '', digits[:at])}.{digits[at + 1 :]}"


def _name_start(text: str, start: int, end: int) -> int:
    """Leaves out an elided article, a courtesy title, and a word that is capital because a sentence starts."""
    for leading in (_ELIDED, _TITLE):
        if found := leading.match(text, start, end):
            start = found.end() if text[found.end() : end][:1].isupper() else end
    first = _FIRST.match(text, start, end)
    if first is None or not _OPENING.search(text[max(0, start - 5) : start]) or _acronym(first[1]):
        return start
    alone = first.end() == end
    return first.end() if alone or first[1].lower() in _OPENERS else start


def _acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _value(kind: Kind, words: str, folded: str) -> str:
    if kind is Kind.NUMBER:
        return number_value(words)
    return CALENDAR[folded] if kind is Kind.CALENDAR else words
