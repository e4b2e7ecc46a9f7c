"""Numbers written in words, and Roman numerals: French and English words to values."""

from __future__ import annotations

import re
from decimal import Decimal

_FR_CARDINALS = {
    "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90, "quatre-vingts": 80, "quatre-vingt": 80, "cent": 100, "cents": 100,
    "mille": 1000,
}  # fmt: skip
_FR_STEMS = {
    "un": 1, "deux": 2, "trois": 3, "quatr": 4, "cinqu": 5, "six": 6, "sept": 7, "huit": 8, "neuv": 9, "dix": 10,
    "onz": 11, "douz": 12, "treiz": 13, "quatorz": 14, "quinz": 15, "seiz": 16, "vingt": 20, "trent": 30,
    "quarant": 40, "cinquant": 50, "soixant": 60, "cent": 100, "mill": 1000, "million": 10**6, "milliard": 10**9,
    "quatre-vingt": 80,
}  # fmt: skip
_EN_CARDINALS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1,
}  # fmt: skip
_EN_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
MAGNITUDES = {
    "fr": {"mille": 10**3, "millier": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12,
           "k": 10**3, "M": 10**6, "Md": 10**9, "Mds": 10**9, "Mrd": 10**9},
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "k": 10**3, "K": 10**3,
           "m": 10**6, "M": 10**6, "mn": 10**6, "bn": 10**9, "B": 10**9, "tn": 10**12},
}  # fmt: skip
"""Word or abbreviation to factor; a French billion is an English trillion."""


def _alternatives(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_FR_ORDINAL = rf"(?:{_alternatives(_FR_STEMS)})ièmes?"
_FR_CARDINAL = rf"(?:{_alternatives(_FR_CARDINALS)}|millions?|milliards?)"
_FR_TENS = "".join(f"(?<={end})|" for end in ("vingt", "trente", "rante", "quante", "xante", "dix", "cent", "mille"))
_FR_JOIN = r"(?:[\s‑-]et[\s‑-](?=une?\b|un?ième|onz)|[\s‑-])"
FRENCH = (
    rf"(?:{_FR_ORDINAL}|(?!(?<=pour\s)cents?\b(?!\smill))(?!une?\b(?!\smilli|\spour\scent)){_FR_CARDINAL}\b(?:{_FR_JOIN}{_FR_CARDINAL}\b)*"
    rf"(?:(?:{_FR_TENS}(?<=vingts)){_FR_JOIN}{_FR_ORDINAL}|\s(?:milli(?:on|ard)ièmes?))?)"
)
"""Pattern of a French number in words: « vingt et un », « deux cent mille », « troisième »."""

_EN_SMALL = rf"(?:{_alternatives([*_EN_ORDINALS, *(w for w in _EN_CARDINALS if w not in ('a', 'an'))])})"
_EN_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_EN_BELOW = rf"(?:{_EN_TENS}[\s‑-]{_EN_SMALL}|{_EN_SMALL})"
_EN_BIG = r"(?:hundred|thousand|million|billion|trillion)(?:th)?"
ENGLISH = rf"(?:{_EN_BELOW}|(?:an?)(?=[\s‑-]{_EN_BIG}))\b(?:[\s‑-]{_EN_BIG}\b(?:(?:\sand\s|[\s‑-]){_EN_BELOW}\b)?)*"
"""Pattern of an English number in words: “twenty-one”, “two hundred and fifty thousand”, “third”, “a million”."""

ORDINAL_STEMS = tuple(_FR_STEMS)
"""Beginnings of French ordinals: « deux » of « deuxième »."""
NUMBER_WORDS = {
    "fr": frozenset(word.partition("-")[0] for word in _FR_CARDINALS) - {"un", "une"},
    "en": frozenset((*_EN_CARDINALS, *_EN_ORDINALS)) - {"a", "an"},
}
"""Words that a number in words begins with; without articles and ordinals in -ième."""

_PARTS = re.compile(r"quatre[\s‑-]vingts?|[^\W\d_]+", re.IGNORECASE)


def spelled(words: str, language: str) -> tuple[Decimal, bool]:
    """Returns the value of a match of `FRENCH` or `ENGLISH`, and whether it is an ordinal."""
    total, current, ordinal = 0, 0, False
    for part in _PARTS.findall(words.lower()):
        value, is_ordinal = _word(re.sub(r"[\s‑]", "-", part), language)
        ordinal = ordinal or is_ordinal
        if value == 100:
            current = max(current, 1) * 100
        elif value >= 1000:
            total, current = total + max(current, 1) * value, 0
        else:
            current += value
    return Decimal(total + current), ordinal


def _word(word: str, language: str) -> tuple[int, bool]:
    if language == "fr":
        if "ième" in word:
            return _FR_STEMS.get(word.partition("ième")[0], 0), True
        return _FR_CARDINALS.get(word) or MAGNITUDES["fr"].get(word.rstrip("s"), 0), False
    bare = word.removesuffix("th") if word not in _EN_ORDINALS else word
    big = 100 if bare == "hundred" else MAGNITUDES["en"].get(bare, 0)
    if big:
        return big, bare != word
    return _EN_ORDINALS.get(word) or _EN_CARDINALS.get(word, 0), word in _EN_ORDINALS


def roman(numeral: str) -> int:
    """Returns the value of a Roman numeral: XXI is 21."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c] for c in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
