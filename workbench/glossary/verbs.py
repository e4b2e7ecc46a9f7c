"""Forms of regular French verbs (-er, -ir like finir, -re like rendre), spelling changes of -er verbs included."""

from __future__ import annotations

import re
from itertools import chain

_ER = "er e es ons ez ent é ée és ées ant ais ait ions iez aient a èrent"
_ER_FUTURE = "erai eras era erons erez eront erais erait erions eriez eraient"
_IR = (
    "ir is it issons issez issent i ie ies issant issais issait issions issiez issaient irent "
    "irai iras ira irons irez iront irais irait irions iriez iraient isse isses"
)
_RE = (
    "re s  ons ez ent u ue us ues ant ais ait ions iez aient it irent "
    "rai ras ra rons rez ront rais rait rions riez raient e es"
)
_IRREGULAR_IR = tuple(
    "enir ouvrir ffrir courir mourir quérir dormir sentir mentir sortir repartir cueillir fuir oir".split()  # noqa: SIM905
)
_LIKE_RENDRE = re.compile(r"(?<!pr)(?:[eo]nd|[eo]rd)re$")
_SILENT = ("e", "es", "ent")
_GRAVE = re.compile(r"[eé](?=(?:[bcdfghjklmnpqrstvxz]|[bcdgptv][rl]|qu|gu|ch|gn)$)")
_DOUBLED = re.compile(r"(?:appel|rappel|jet|rejet|projet)$")


def forms(infinitive: str) -> tuple[str, ...]:
    """Returns the forms of a regular verb, the infinitive first; of any other, the infinitive alone."""
    low = infinitive.lower()
    if low.endswith("er") and len(low) > 3:
        return tuple(dict.fromkeys(_er(low[:-2])))
    regular = low.endswith("ir") and low not in ("partir", "servir") and not low.endswith(_IRREGULAR_IR)
    endings = _IR if regular else _RE if _LIKE_RENDRE.search(low) else ""
    if not endings:
        return (infinitive,)
    return tuple(dict.fromkeys(low[:-2] + ending for ending in endings.split(" ")))


def _er(stem: str) -> chain[str]:
    silent = _before_silent(stem)
    present = ((silent if ending in _SILENT else _before(ending, stem)) + ending for ending in _ER.split())
    future = (base + ending for ending in _ER_FUTURE.split() for base in dict.fromkeys((stem, silent)))
    return chain(present, future)


def _before(ending: str, stem: str) -> str:
    """The stem keeps its sound before a and o: « plaçons », « mangeait »."""
    if ending[0] not in "ao":
        return stem
    return stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem


def _before_silent(stem: str) -> str:
    """The stem before a silent e: « emploie », « rappelle », « achète », « protège »."""
    if stem.endswith(("oy", "uy", "ay")):
        return stem[:-1] + "i"
    if _DOUBLED.search(stem):
        return stem + stem[-1]
    return _GRAVE.sub("è", stem)
