"""What stands to the left of a French word: whether it is a noun or a verb there, and in which number.

The rules read the nearest words only. Measured against part-of-speech taggers, they do as well on homographs in news
prose: a noun follows a determiner, a preposition, a conjunction, punctuation or nothing (past the adjectives that stand
before nouns); a verb follows a subject or clitic pronoun or a bare noun.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\w+(?:-\w+)*'?|[^\w\s]")
_REACH = 80
"""Characters of context read on either side: enough for six words."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SINGULAR = _words(
    "le la l' un une ce cet cette du au mon ton son ma ta sa notre votre leur chaque aucun aucune tout toute quel "
    "quelle"
)
_PLURAL = _words(
    "les des ces aux mes tes ses nos vos leurs plusieurs quelques certains certaines divers diverses différents "
    "différentes tous toutes quels quelles maints maintes nombreux nombreuses deux trois quatre cinq six sept huit "
    "neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents mille "
    "millions milliers centaines dizaines"
)
_DETERMINERS = _SINGULAR | _PLURAL
_PREPOSITIONS = _words(
    "à après avant avec chez concernant contre dans d' de depuis derrière dès devant durant en entre envers hors "
    "jusque jusqu' malgré outre par parmi pendant pour sans sauf selon sous suivant sur via vers versus"
)
_CONJUNCTIONS = _words("et ou ni mais comme soit voire notamment compris puis & /")
_SUBJECTS = _words("je tu il elle on nous vous ils elles qui ne n' y se s'")
_SUCH = _words("tel telle tels telles ainsi tant")
_ADJECTIVES = _words(
    "actuel actuelle actuelles actuels ample amples ancien ancienne anciennes anciens autre autres beau belle bon "
    "bonne bonnes bons brefs brève complète constante courte courtes dernier derniers dernière dernières double "
    "essentiel essentielle excellent excellente faible faibles fort forte fortes forts futur future futures futurs "
    "grand grande grandes grands gros grosse haut haute hautes hauts immense immenses important importante "
    "importantes importants indispensable innombrables intense intenses jeune jeunes juste large larges lente libre "
    "long longs longue longues lourde lourdes légitime légitimes légère mauvais mauvaise meilleur meilleure "
    "meilleures meilleurs modeste modestes moindre même mêmes nette nombreuse nouveau nouveaux nouvel nouvelle "
    "nouvelles nécessaire petit petite petites petits possible possibles potentielle premier premiers première "
    "premières principal principale prochain prochaine profonde profondes propre propres précieuse précédent "
    "précédente présente présumé présumée présumées présumés prétendue pure rapide rare rares récent récente "
    "récentes récents réel réelle second seconde seul seule seules seuls simple simples soi-disant sérieuse "
    "sérieuses tel telle telles tels terrible triple ultime ultimes unique vaste vastes vieille vieilles vieux vrai "
    "vraie véritable véritables énorme étroite éventuel éventuelle éventuelles éventuels"
)
_DEGREES = _words("aussi bien moins plus si très trop")
_OBJECTS = _words(
    "le la les l' un une ce cet cette ces son sa ses leur leurs notre nos votre vos chaque plusieurs que qu' tous "
    "toutes"
)
_ADVERBS = _words("ainsi aussi déjà désormais également encore essentiellement principalement toujours")


def left_of(text: str, at: int) -> list[str]:
    """Returns the tokens left of a place in a folded text, the nearest first."""
    return _TOKEN.findall(text[max(0, at - _REACH) : at])[::-1]


def right_of(text: str, at: int) -> str:
    """Returns the token right of a place in a text; empty at its end."""
    match = _TOKEN.search(text, at, at + _REACH)
    return match.group() if match else ""


def is_noun(left: list[str], right: str, plural: bool | None) -> bool:
    """Tells whether a word that may be a noun or a verb is a noun.

    Args:
        left: Tokens before it, folded, the nearest first.
        right: Token after it, its case kept.
        plural: True if it has the form of a plural.
    """
    before = _past_adjectives(left)
    nearest = before[0] if before else ""
    second = before[1] if len(before) > 1 else ""
    if nearest in ("les", "le", "la", "l'", "leur", "en"):
        clitic = second in _SUBJECTS or (nearest == "les" and plural is False)
        return len(before) < len(left) or not clitic
    if nearest.endswith(("er", "ir", "oire")) and second in _PREPOSITIONS:
        return True  # the object of an infinitive: « pour fournir aide et protection »
    if nearest in _DETERMINERS or nearest in _PREPOSITIONS or nearest[:1].isdigit() or nearest.endswith("ième"):
        return True
    opens = not nearest or nearest in _CONJUNCTIONS or not nearest[0].isalnum()
    opens = opens or (nearest == "que" and second in _SUCH)
    named = bool(left) and (right == "M" or right.istitle())  # « … », demande Mme Example
    return opens and not named and right.lower() not in _OBJECTS and right.lower() not in _ADVERBS


def is_plural(left: list[str]) -> bool:
    """Tells the number of a noun whose form is the same in both, by its determiner."""
    before = _past_adjectives(left)
    if not before:
        return False
    nearest = before[0]
    number = nearest.replace(",", "")
    if number.isdigit():
        return int(number) > 1
    skipped = left[: len(left) - len(before)]
    return nearest in _PLURAL or nearest in ("d'", "de") or any(word.endswith(("s", "x")) for word in skipped[:1])


def _past_adjectives(left: list[str]) -> list[str]:
    """Leaves out adjectives that stand before nouns, and « plus », « très » before those."""
    for i, token in enumerate(left):
        if token not in _ADJECTIVES and not (i and token in _DEGREES):
            return left[i:]
    return []
