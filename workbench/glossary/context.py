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
    "ancien ancienne anciens anciennes autre autres beau belle bon bonne bons bonnes brève double dernier dernière "
    "derniers dernières énorme éventuel éventuelle éventuels éventuelles faible faibles fort forte fortes forts "
    "grand grande grandes grands gros grosse haut haute hautes hauts importante important importants importantes "
    "jeune jeunes juste large larges lente longue longues lourde mauvais mauvaise même mêmes meilleur meilleure "
    "meilleurs meilleures moindre nouveau nouveaux nouvelle nouvelles nouvel petit petite petites petits possible "
    "possibles potentielle précédent précédente précieuse premier première premiers premières présente prétendue "
    "principal principale prochain prochaine propre propres présumé présumés présumée présumées pure rapide récent "
    "récente récents récentes second seconde seul seule seuls seules simple simples soi-disant terrible triple "
    "unique vaste vastes véritable véritables vieille vieux vieilles vraie vrai future futur futurs futures actuel "
    "actuelle actuels actuelles"
)
_OBJECTS = _words("le la les l' un une ce cet cette ces son sa ses leur leurs notre nos votre vos chaque plusieurs")
_ADVERBS = _words("ainsi aussi déjà désormais également encore essentiellement principalement toujours")


def left_of(text: str, at: int) -> list[str]:
    """Returns the tokens left of a place in a folded text, the nearest first."""
    return _TOKEN.findall(text[max(0, at - _REACH) : at])[::-1]


def right_of(text: str, at: int) -> str:
    """Returns the token right of a place in a folded text; empty at its end."""
    match = _TOKEN.search(text, at, at + _REACH)
    return match.group() if match else ""


def is_noun(left: list[str], right: str, plural: bool | None) -> bool:
    """Tells whether a word that may be a noun or a verb is a noun.

    Args:
        left: Tokens before it, folded, the nearest first.
        right: Token after it.
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
    return opens and right not in _OBJECTS and right not in _ADVERBS


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
    for i, token in enumerate(left):
        if token not in _ADJECTIVES:
            return left[i:]
    return []
