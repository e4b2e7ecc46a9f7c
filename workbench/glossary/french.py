"""French inflection, generated: plurals and feminines of nouns and adjectives.

Generating is safer than lemmatising here: a form that does not exist finds nothing, a wrong lemma finds wrong things.
"""

from __future__ import annotations

_AUX = {"bail", "corail", "email", "soupirail", "travail", "vantail", "vitrail", "émail"}
_OUX = {"bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou"}
_ALS = {
    "aval", "bal", "bancal", "carnaval", "chacal", "choral", "fatal", "festival", "glacial", "natal", "naval", "récital",
    "régal",
}  # fmt: skip
_AL_BOTH = {"banal", "final", "idéal", "marial", "pascal", "postnatal", "prénatal"}
_IRREGULAR = {
    "œil": "yeux",
    "oeil": "yeux",
    "madame": "mesdames",
    "monsieur": "messieurs",
    "ciel": "cieux",
    "aïeul": "aïeux",
}


def plurals(word: str) -> tuple[str, ...]:
    """Returns the plural forms of a noun or adjective; the word itself where it has the same form."""
    low = word.lower()
    if low in _IRREGULAR:
        return (_IRREGULAR[low],)
    if low[-1:] in ("s", "x", "z") or not word[-1:].isalpha() or (word.isupper() and len(word) > 1):
        return (word,)
    if low in _AL_BOTH:
        return word + "s", word[:-1] + "ux"
    if (low.endswith("al") and low not in _ALS) or low in _AUX:
        return (word[: -2 if low.endswith("al") else -3] + "aux",)
    if low.endswith(("eau", "eu", "au")) and low not in ("bleu", "pneu", "landau"):
        return (word + "x",)
    return (word + ("x" if low in _OUX else "s"),)
