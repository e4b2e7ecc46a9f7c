"""Ids of rows, and what a French term's letters tell of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection


def is_identifier(text: str) -> bool:
    """True if a text can be an id: no white space, comma, colon or bar in it."""
    return not any(c.isspace() or c in ",:|" for c in text)


def slug(text: str) -> str:
    """Returns an id made from a text: lower case, without accents, hyphens between words."""
    plain = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "oe"))
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60].rstrip("-") or "term"


def free(wanted: str, taken: Collection[str]) -> str:
    """Returns an id that is not taken: the wanted one, or it with the first free number from 2."""
    number, found = 2, wanted
    while found in taken:
        found = f"{wanted}-{number}"
        number += 1
    return found


def guessed_pos(french: str) -> str:
    """Returns acronym for capitals, name for a capital, else noun."""
    if french.isupper() and " " not in french and len(french) > 1:
        return "acronym"
    return "name" if french[:1].isupper() else "noun"
