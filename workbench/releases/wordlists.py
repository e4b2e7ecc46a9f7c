"""Word lists as they are easiest to read and to extend: text."""

from __future__ import annotations


def word_set(listed: str) -> frozenset[str]:
    """Returns the words of a text."""
    return frozenset(listed.split())


def phrase_set(listed: str) -> frozenset[str]:
    """Returns the phrases of a text, which bars and line ends part."""
    return frozenset(phrase.strip() for row in listed.strip().splitlines() for phrase in row.split("|"))
