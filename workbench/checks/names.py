"""Names of people and places in a French text, and whether an English text has them.

No dictionary is at hand: a run of capitalised words is a person's name if a title stands before it, or if none of its
words is a known French word, nor all of them end like one. What stays in doubt is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from workbench.checks import lexicon
from workbench.checks.lexicon import unaccented
from workbench.core import Span

_CAPITALISED = r"[A-ZÀ-ÖØ-Þ](?:['’][A-ZÀ-Þ])?\w*[a-zà-öø-ÿœ]\w*(?:[-‑'’][^\W\d_]+)*"
_PARTICLE = r"(?:da|di|do|dos|van|von|der|den|ben|bin|bint|ibn|al|el|ould|abu|abou|bou)"
_RUN = re.compile(rf"{_CAPITALISED}(?:\s+(?:(?:{_PARTICLE}[\s-]){{0,2}}|[A-Z]\.\s)?{_CAPITALISED})*")
_TITLE = re.compile(r"\b(?:MM?\.|Mme|Mlle|Mr|Mrs|Dr|Dre|Pr|Pre|Me|Mgr)\.?\s+(?:[A-Z]\.[\s-]?){0,3}$")
_ENDINGS = re.compile(
    r"(?:tion|sion|ment|ments|ique|iques|aire|aires|euse|eux|trice|ienne|ien|iens|ais|aise|aises|ois|oise|ale|ales|aux|elle|"
    r"elles|ité|ités|isme|iste|istes|ance|ence|ances|ences|logie|graphie|eurs|eur|oire|ures|ure|able|ible|tif|tive|tifs|age|ages"
    r"|oires|iers?|ières?)$"
)
_PEOPLE = re.compile(r"(?:ienne|ien|aise|ais|oise|ois|aine|ain|eenne|een)$")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in a French text."""

    text: str
    span: Span
    words: tuple[str, ...]
    """Its words without particles, accents and case; the family name last."""


@lru_cache(maxsize=4096)
def people(source: str) -> tuple[Name, ...]:
    """Returns the names of people in a French text, in text order."""
    return tuple(_people(source))


def _people(source: str) -> Iterator[Name]:
    for run in _RUN.finditer(source):
        titled = run.start() > 2 and _TITLE.search(source, max(0, run.start() - 24), run.start())
        if not titled and " " not in run[0] and "\u00a0" not in run[0]:
            continue
        start, text = _trimmed(run.start(), run[0])
        words = tuple(w for w in _WORD.findall(unaccented(text)) if w not in _PARTICLES)
        if len(words) > 2 and _PEOPLE.search(words[0]):  # « la Colombienne Paloma Ibargüen »
            words = words[1:]
        raised = sum(word[0].isupper() for word in text.split())
        if (titled and words) or (raised > 1 and _personal(words)):
            yield Name(text, Span(start, start + len(text)), words)


_PARTICLES = frozenset(_PARTICLE[3:-1].split("|"))


def _trimmed(start: int, text: str) -> tuple[int, str]:
    """The run without known words at its start (« Selon Cristina Tranca »)."""
    while True:
        first, _, rest = text.partition(" ")
        if not rest or unaccented(first) not in lexicon.common_capitalised():
            return start, text
        gap = len(text) - len(rest.lstrip())
        start, text = start + gap, text[gap:]


def _personal(words: tuple[str, ...]) -> bool:
    """True unless a word is a known French one, or all end like one (« Ariani Nasution » has one that does not)."""
    if not lexicon.common_capitalised().isdisjoint(words):
        return False
    return not all(map(_ENDINGS.search, words))


def lost_people(source: str, target: str) -> tuple[tuple[Name, str], ...]:
    """Returns names whose family name the target lacks, or that it spells otherwise, with that spelling (or "")."""
    names = people(source)
    if not names:
        return ()
    there = {unaccented(word): word for word in _WORD.findall(target)}
    found = ((name, _misspelt(name, there)) for name in names)
    return tuple((name, spelling) for name, spelling in found if spelling is not None)


def _misspelt(name: Name, there: dict[str, str]) -> str | None:
    spelt = {_sounds(word) for word in there}
    missing = [word for word in name.words if word not in there and _sounds(_transliterated(word)) not in spelt]
    for word in missing:
        near = max(there, key=lambda other: fuzz.ratio(word, other), default="")
        if near and near not in name.words and fuzz.ratio(word, near) >= 75 and there[near][0].isupper():
            return there[near]
    return "" if name.words[-1] in missing else None


_FRENCH_SPELLINGS = (("tch", "\0"), ("ch", "sh"), ("\0", "ch"), ("ou", "u"), ("dj", "j"), ("eff", "ev"), ("off", "ov"))


def _sounds(word: str) -> str:
    """What a name of another script sounds like, however its letters were rendered: Tarkovski and Tarkovsky."""
    return word.replace("gui", "gi").replace("ss", "s").replace("ie", "e").replace("y", "i")


def _transliterated(word: str) -> str:
    """A name that French spells after its own sounds, as English does: Terechkova is Tereshkova."""
    for french, english in _FRENCH_SPELLINGS:
        word = word.replace(french, english)
    return word.removesuffix("e") if word.endswith("ine") else word


@lru_cache(maxsize=4096)
def lost_places(source: str, target: str) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """Returns place names of the source whose English names the target lacks: where, and the English names."""
    begun = [word.start() for word in _RAISED.finditer(source) if unaccented(word[0]) in _first_words()]
    plain = unaccented(source) if begun else ""
    if len(plain) != len(source):
        return ()
    cased, there, found, end = "", "", [], 0
    for at in begun:
        match = lexicon.place_pattern().match(plain, at) if at >= end else None
        if match:
            end = match.end()
            english = lexicon.places()[match[0]]
            if not cased:
                cased = " " + _NO_WORD.sub(" ", target)
                there = unaccented(cased)
            if not any(_named(name, cased, there) for name in english):
                found.append((Span(*match.span()), english))
    return tuple(found)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"[\s'-]", name)[0] for name in lexicon.places())


_RAISED = re.compile(r"[A-ZÀ-ÖØ-Þ]\w+")


_NO_WORD = re.compile(r"[\W_]+")


def _named(name: str, cased: str, there: str) -> bool:
    """True if a text has the English name, as a word or as the beginning of one (“Italy” in “Italian”)."""
    words = _NO_WORD.sub(" ", name).strip()
    if words.replace(" ", "").isupper():
        return f" {words}" in cased
    bare = unaccented(words)
    return f" {bare.rstrip('aiy') if len(bare) > 4 else bare}" in there
