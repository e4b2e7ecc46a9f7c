"""English inflection by rule, for forms that the glossary does not list."""

from __future__ import annotations

import re

PREPOSITIONS = frozenset("against among at between by for from in into of on to with without".split())  # noqa: SIM905
_AFTER_HEAD = PREPOSITIONS | {"that", "who"}
_PLURALS = {
    "child": "children", "man": "men", "person": "people", "woman": "women", "crisis": "crises", "analysis": "analyses",
    "basis": "bases", "staff": "staff", "series": "series", "people": "peoples", "bias": "biases", "gas": "gases",
    "lens": "lenses",
}  # fmt: skip
_PASTS = {
    "become": ("became",), "begin": ("began", "begun"), "bring": ("brought",), "build": ("built",), "come": ("came",),
    "fight": ("fought",), "find": ("found",), "flee": ("fled",), "get": ("got",), "give": ("gave", "given"),
    "go": ("went", "gone"), "have": ("had",), "hold": ("held",), "keep": ("kept",), "lead": ("led",),
    "leave": ("left",), "make": ("made",), "meet": ("met",), "put": ("put",), "rebuild": ("rebuilt",),
    "run": ("ran",), "seek": ("sought",), "send": ("sent",), "set": ("set",), "speak": ("spoke", "spoken"),
    "take": ("took", "taken"), "undertake": ("undertook", "undertaken"), "write": ("wrote", "written"),
}  # fmt: skip
_SIBILANT = ("s", "x", "z", "ch", "sh")
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprtvz]$|(?:begin|refer|infer|admit|mit|cur|pel|rol)$")
"""Verbs that double their last letter: one short syllable, or a stressed last one (refer, admit)."""


def plural(phrase: str) -> str:
    """Returns the plural of a noun phrase; its head takes it: “chiefs of mission”, “migrants stranded”.

    The head is the word before the first preposition or relative pronoun, past participles left out.
    """
    words = phrase.split(" ")
    at = next((i for i, word in enumerate(words) if i and word in _AFTER_HEAD), len(words)) - 1
    while at and len(words[at]) > 4 and words[at].endswith("ed"):
        at -= 1
    words[at] = _plural(words[at])
    return " ".join(words)


def _plural(word: str) -> str:
    low = word.lower()
    if low in _PLURALS:
        return word[0] + _PLURALS[low][1:]
    if not word[-1:].isalpha() or (low.endswith("s") and not low.endswith(("ss", "us", "is"))):
        return word  # a sign, or a plural already
    if low.endswith(_SIBILANT):
        return word + "es"
    if _consonant_y(word):
        return word[:-1] + "ies"
    return word + "s"


def verb_forms(phrase: str) -> tuple[str, ...]:
    """Returns a verb phrase with its first word as base, -s, past and -ing; a leading “to” falls away."""
    verb, space, rest = phrase.removeprefix("to ").partition(" ")
    third = "has" if verb == "have" else "goes" if verb == "go" else _plural(verb)
    stem = _stem(verb)
    pasts = _PASTS.get(verb) or ((verb[:-1] + "ied",) if _consonant_y(verb) else (stem.removesuffix("e") + "ed",))
    participle = verb[:-2] + "ying" if verb.endswith("ie") else stem + "ing"
    return tuple(dict.fromkeys(form + space + rest for form in (verb, third, *pasts, participle)))


def _stem(verb: str) -> str:
    """The verb before -ed and -ing: “resettl”, “plann”, “traffick”."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1]
    if verb.endswith("ic"):
        return verb + "k"
    return verb + verb[-1] if _DOUBLING.search(verb) else verb


def _consonant_y(word: str) -> bool:
    return word.lower().endswith("y") and word[-2:-1].lower() not in "aeiou"
