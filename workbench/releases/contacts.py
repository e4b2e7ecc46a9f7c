"""What contact details look like: addresses, numbers, labels, names."""

from __future__ import annotations

import re

from workbench.releases.wordlists import word_set

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"\b(?:https?://|www\.)[^\s<>«»“”]+[\w/]", re.I)
PHONE = re.compile(r"(?<![\w.])(?:\+|00)?\(?\d[\d   ./()-]{6,}\d(?!\w)")

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

_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\.?|d[eiua]|den|der|van|von|bin|ben|bint|al|el|dos|da|y)$")
_NO_NAME = word_set("""
    adresse bureau bureaux chargé chargée chef cheffe communication conseil contact contacts coordinateur
    coordinatrice directeur direction directrice division e-mail email et fax genève haut-commissariat la le les
    l’unité mission ministère médias nations nord note notes office organisation ou porte-parole presse programme
    programmes projet responsable royaume-uni section service siège site sud tel tél téléphone unies union unité web
""")


def has_details(text: str) -> bool:
    """True if the text holds an e-mail address, a URL or a phone number."""
    return bool(EMAIL.search(text) or URL.search(text) or PHONE.search(text))


def is_details(text: str) -> bool:
    """True if the text is nothing but e-mail addresses, URLs and phone numbers."""
    if not has_details(text):
        return False
    for pattern in (EMAIL, URL, PHONE):
        text = pattern.sub("", text)
    return not any(c.isalnum() for c in text)


def is_label(text: str) -> bool:
    """True for a label that waits for its value: `Courrier électronique :`."""
    found = LABEL.match(text)
    return bool(found) and found is not None and not text[found.end() :].strip()


def is_name(text: str) -> bool:
    """True if a line looks like a person's name: two to five capitalised words, no acronym, no common noun."""
    parts = text.rstrip(",;").split()
    if not 2 <= len(parts) <= 5 or any(p.casefold() in _NO_NAME for p in parts):
        return False
    if any(len(p) > 1 and p.isupper() for p in parts[:-1]) or not parts[0][0].isupper():
        return False
    return all(_NAME_WORD.match(p) for p in parts)
