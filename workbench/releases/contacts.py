"""What contact details look like: addresses, numbers, labels, names."""

from __future__ import annotations

import re

from workbench.core.verbatim import VERBATIM
from workbench.releases.wordlists import word_set

_PHONE = re.compile(r"(?<![\w.])(?:\+|0|\()\d[\d \u00a0\u202f.()-]{6,40}\d(?!\w)")
"""Wider than `VERBATIM`: in a contact block, eight digits that begin with 0 are a telephone too."""
_SIGN = re.compile(r"[@#]|://|www\.")
"""Without one of these there is no address, and `VERBATIM` is slow to find that out."""

LABEL = re.compile(
    r"(?:t[ée]l[ée]?(?:phone|copie)?s?|mobile|portable|cell(?:ulaire)?|fax|gsm|whatsapp|bureau|e-?mails?|courriels?"
    r"|m[ée]l|courrier [ée]lectronique|adresse [ée]lectronique|site(?: web| internet)?|web|twitter|facebook|skype)"
    r"\b\.?\s*(?:[:：]|(?=[+\d(]))",
    re.I,
)
"""`Tel.`, `Téléphone :`, `Courrier électronique :` at the start of a line."""

_CONTACTS = r"contacts?(?: (?:presse|médias?|pour les médias))?"
INTRODUCTION = re.compile(
    r"pour (?:de |tout |toute |tous |obtenir |en savoir |un |une |d['’])?\s?"
    r"(?:plus|complément|renseignement|information|demande|autre|amples?)\b.{0,120}?"
    r"(?:contacte[rz]|adresse[rz]|joindre|écri(?:re|vez)|consulte[rz]|visite[rz]|contact|rendez-vous|appele[rz]|[:：]\s*$)"
    r"|(?:personnes?|points?) (?:à contacter|de contact|focal)"
    rf"|{_CONTACTS}\s*(?:[:：]|$)",
    re.IGNORECASE,
)
"""The first words of a contact block."""

_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\.?|d[eiua]|den|der|van|von|bin|ben|bint|al|el|la|le|dos|da|y)$")
_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}$")
_ARTICLES = ("le", "la", "les")
_LONG = 120
_SENTENCE = 60
_NO_NAME = word_set("""
    adresse bureau bureaux chargé chargée chef cheffe communication conseil contact contacts coordinateur
    coordinatrice directeur direction directrice division e-mail email et fax genève haut-commissariat
    mission ministère médias nations nord note notes office organisation ou porte-parole presse programme
    programmes projet responsable royaume-uni section service siège site sud tel tél téléphone unies union unité web
""")


def has_details(text: str) -> bool:
    """True if the text holds an e-mail address, a URL or a phone number."""
    return bool(_PHONE.search(text) or (_SIGN.search(text) and VERBATIM.search(text)))


def is_details(text: str) -> bool:
    """True if the text is nothing but e-mail addresses, URLs and phone numbers."""
    if not has_details(text):
        return False
    return not any(c.isalnum() for c in _PHONE.sub("", VERBATIM.sub("", text)))


def is_label(text: str) -> bool:
    """True for a label that waits for its value: `Courrier électronique :`."""
    found = LABEL.match(text)
    return bool(found) and found is not None and not text[found.end() :].strip()


def is_name(text: str) -> bool:
    """True if a line looks like a person's name: two to five capitalised words, no acronym, no common noun."""
    parts = text.rstrip(",;").split()
    if not 2 <= len(parts) <= 5 or parts[0].casefold() in _ARTICLES or not parts[0][0].isupper():
        return False
    if any(part.casefold().rstrip(".") in _NO_NAME for part in parts) or any(map(_ACRONYM.match, parts[:-1])):
        return False
    return all(map(_NAME_WORD.match, parts))


def is_running(text: str) -> bool:
    """True for running text, as against the lines of a contact block: long, or a sentence, and without details."""
    return (len(text) >= _LONG or (len(text) >= _SENTENCE and text[-1] in ".»”")) and not has_details(text)
