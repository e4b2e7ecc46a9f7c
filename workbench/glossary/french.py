"""French inflection, generated: plurals and feminines of nouns and adjectives.

Generating is safer than lemmatising here: a form that does not exist finds nothing, a wrong lemma finds wrong things.
"""

from __future__ import annotations

_AUX = frozenset("bail corail soupirail travail vantail vitrail émail".split())  # noqa: SIM905
_OUX = frozenset("bijou caillou chou genou hibou joujou pou".split())  # noqa: SIM905
_ALS = frozenset("aval bal bancal carnaval chacal choral fatal festival glacial natal naval récital régal".split())  # noqa: SIM905
_AL_BOTH = frozenset("banal final idéal pascal postnatal prénatal".split())  # noqa: SIM905
_PLURALS = {"œil": "yeux", "madame": "mesdames", "monsieur": "messieurs", "ciel": "cieux", "aïeul": "aïeux"}

_FEMININES = {
    "bas": "basse", "beau": "belle", "blanc": "blanche", "bref": "brève", "chef": "cheffe", "complet": "complète",
    "concret": "concrète", "discret": "discrète", "doux": "douce", "exprès": "expresse", "faux": "fausse",
    "favori": "favorite", "fou": "folle", "frais": "fraîche", "franc": "franche", "grec": "grecque", "gros": "grosse",
    "héros": "héroïne", "inquiet": "inquiète", "long": "longue", "nouveau": "nouvelle", "nul": "nulle", "net": "nette",
    "pareil": "pareille", "public": "publique", "sec": "sèche", "secret": "secrète", "turc": "turque",
    "vieux": "vieille",
}  # fmt: skip
_PLAIN_EUR = ("érieur", "majeur", "mineur", "meilleur")
_ENDINGS = (
    ("teur", ("trice", "teuse")), ("eur", ("euse",)), ("eux", ("euse",)), ("er", ("ère",)), ("if", ("ive",)),
    ("el", ("elle",)), ("en", ("enne",)), ("on", ("onne",)), ("et", ("ette",)), ("gu", ("guë",)),
)  # fmt: skip

_PERSONS = ("ain", "ais", "and", "ant", "eur", "ien", "ier", "ois", "é")
_NO_PERSONS = frozenset(
    """abrégé an arrêté bain bois café chant communiqué comité courant côté date défilé exposé fois gain grain gré
    instant main marché mois montant palais plan procédé pré quand relais relevé restaurant train traité volant variant
    énoncé""".split()  # noqa: SIM905
)


def plurals(word: str) -> tuple[str, ...]:
    """Returns the plural forms of a noun or adjective; the word itself where it has the same form."""
    low = word.lower()
    if "-" in word.strip("-"):
        return _compound_plurals(word)
    if low in _PLURALS:
        return (_PLURALS[low],)
    if low[-1:] in ("s", "x", "z") or not word[-1:].isalpha() or (word.isupper() and len(word) > 1):
        return (word,)
    if low in _AL_BOTH:
        return word + "s", word[:-1] + "ux"
    if low in _AUX or (low.endswith("al") and low not in _ALS):
        return (word[: -2 if low.endswith("al") else -3] + "aux",)
    if low.endswith(("eau", "eu", "au")) and low not in ("bleu", "pneu", "landau"):
        return (word + "x",)
    return (word + ("x" if low in _OUX else "s"),)


def _compound_plurals(word: str) -> tuple[str, ...]:
    """« Hauts-Commissariats » and « porte-paroles »: every part in the plural, or the last alone."""
    *first, last = word.split("-")
    end = plurals(last)[0]
    every = "-".join([*(plurals(part)[0] for part in first), end])
    return tuple(dict.fromkeys((every, "-".join([*first, end]))))


def feminines(word: str) -> tuple[str, ...]:
    """Returns the feminine singular forms of an adjective; the word itself where it has the same form."""
    low = word.lower()
    if low in _FEMININES:
        return (_FEMININES[low],)
    if low.endswith("e") or not word[-1:].isalpha() or (word.isupper() and len(word) > 1):
        return (word,)
    if low.endswith(_PLAIN_EUR):
        return (word + "e",)
    for ending, feminine in _ENDINGS:
        if low.endswith(ending):
            return tuple(word[: -len(ending)] + new for new in feminine)
    return (word + "e",)


def names_person(word: str) -> bool:
    """True if a noun looks like one for a person that has a feminine: « migrant », « directeur », « réfugié »."""
    low = word.lower()
    return low == "chef" or (low.endswith(_PERSONS) and low not in _NO_PERSONS and not low.endswith(("ment", "ité")))
