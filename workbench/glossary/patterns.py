"""The French forms under which a term is looked for.

A noun phrase is inflected up to its first preposition (« chefs de mission », « travailleuses migrantes »), and its last
word may agree too (« chefs de mission adjoints »). Behind a preposition, « des », « de » and « d' » stand for each
other, and an article may fall away (« victime de la traite », « victime de traite »). A verb phrase inflects its verb.
Names, acronyms, adverbs and phrases are looked for as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from workbench.core.terms import Term
from workbench.glossary import french, verbs

Number = bool | None
"""True: plural, False: singular, None: the form does not tell."""

PREPOSITIONS = frozenset(
    "à au aux avec chez contre dans de des du en entre envers hors par pendant pour sans selon sous sur vers".split()  # noqa: SIM905
)
_ELIDED = re.compile(r"(?i)(?:d|l|qu|s)['’]")
_OF = re.compile(r"(?i) (de la |de l['’]|des |du |de |d['’])([\w-]+)")
_REFLEXIVE = re.compile(r"(?i)(?:se |s['’])(?=\w)")
_MOST_ALTERNATIONS = 2
_INVARIABLE = frozenset("bien et hautement mal moins ni non ou peu plus très".split())  # noqa: SIM905
_VOWELS = "aeiouyàâæèéêëîïôœùûü"


def forms(term: Term) -> dict[str, Number]:
    """Returns each form to look for and its number; the listed ones first."""
    found: dict[str, Number] = {}
    for listed in (term.source, *term.variants):
        for form, number in inflected(listed, term.pos):
            if found.setdefault(form, number) is not number:
                found[form] = None
    return found


def inflected(phrase: str, pos: str) -> Iterator[tuple[str, Number]]:
    """Yields a phrase and its inflections with their number; a form that comes twice may have both."""
    if pos == "noun":
        for form, number in _noun(phrase):
            for alternative in _elisions(form):
                yield alternative, number
    elif pos == "adjective":
        yield from _adjective(phrase)
    elif pos == "verb":
        yield from ((alternative, False) for form in _verb(phrase) for alternative in _elisions(form))
    elif pos == "acronym":
        yield phrase, None
        yield phrase + "s", True
        yield from _dotted(phrase)
    else:
        yield phrase, False


def head_length(words: list[str]) -> int:
    """Returns how many words stand before the first preposition: those that carry the number of a noun phrase."""
    for i, word in enumerate(words):
        if i and (word.lower() in PREPOSITIONS or _ELIDED.match(word)):
            return i
    return len(words)


def _noun(phrase: str) -> Iterator[tuple[str, Number]]:
    words = phrase.split(" ")
    at = head_length(words)
    head, tail = words[:at], words[at:]
    yield phrase, False
    for plural in _plural_heads(head, tail):
        yield plural, True
    if any(french.names_person(word) for word in head[:2]):
        tails = [tail] if len(tail) < 2 else [tail, [*tail[:-1], french.feminines(tail[-1])[0]]]
        for feminine, end in product(product(*map(_feminines, head)), tails):
            yield " ".join([*feminine, *end]), False
            for plural in _plural_heads(list(feminine), end):
                yield plural, True


def _plural_heads(head: list[str], tail: list[str]) -> Iterator[str]:
    """Yields the head in the plural: all its words, its first word alone, all and the last word of the tail."""
    for plural in product(*map(_plurals, head)):
        yield " ".join([*plural, *tail])
        if len(tail) > 1:
            yield " ".join([*plural, *tail[:-1], french.plurals(tail[-1])[0]])
    if len(head) > 1:
        yield " ".join([french.plurals(head[0])[0], *head[1:], *tail])


def _plurals(word: str) -> tuple[str, ...]:
    return (word,) if word.lower() in _INVARIABLE else french.plurals(word)


def _feminines(word: str) -> tuple[str, ...]:
    return (word,) if word.lower() in _INVARIABLE else french.feminines(word)


def _adjective(phrase: str) -> Iterator[tuple[str, Number]]:
    words = phrase.split(" ")
    at = head_length(words)
    for singular in (words[:at], *product(*map(_feminines, words[:at]))):
        yield " ".join([*singular, *words[at:]]), False
        for plural in product(*map(_plurals, singular)):
            yield " ".join([*plural, *words[at:]]), True


def _verb(phrase: str) -> Iterator[str]:
    reflexive = _REFLEXIVE.match(phrase)
    bare = phrase[reflexive.end() :] if reflexive else phrase
    infinitive, space, rest = bare.partition(" ")
    for form in verbs.forms(infinitive):
        pronoun = "" if not reflexive else "s'" if form[0] in _VOWELS + "h" else "se "
        yield pronoun + form + space + rest


def _elisions(form: str) -> Iterator[str]:
    """Yields a form with « de » as written, and with its fellows in the first places where one stands."""
    yield form
    for place in list(_OF.finditer(form))[:_MOST_ALTERNATIONS]:
        for of in _fellows(place.group(1).lower().strip(), place.group(2).lower()):
            yield f"{form[: place.start()]} {of}{form[place.start(2) :]}"


def _fellows(of: str, word: str) -> tuple[str, ...]:
    """Returns what may stand for `of` before a word: « des » for « de » in the plural, « de » for an article."""
    if of in ("de", "d'", "d’"):
        return ("des ",) if word.endswith(("s", "x")) else ()
    if word.startswith("h"):
        return "d'", "de "
    return ("d'",) if word[0] in _VOWELS else ("de ",)


def _dotted(acronym: str) -> Iterator[tuple[str, Number]]:
    """Yields « O.I.M. » and « O.I.M » for « OIM »."""
    if acronym.isalpha() and acronym.isupper() and 2 <= len(acronym) <= 6:
        dotted = ".".join(acronym)
        yield dotted + ".", None
        yield dotted, None
