"""What TBX calls our parts of speech, and the notes that carry what it has no data category for."""

from __future__ import annotations

from enum import StrEnum

PARTS_OF_SPEECH = {
    "noun": "noun",
    "verb": "verb",
    "adjective": "adjective",
    "adverb": "adverb",
    "properNoun": "name",
    "other": "phrase",
}
TERM_TYPES = {"acronym": "acronym", "abbreviation": "acronym", "initialism": "acronym", "phraseologicalUnit": "phrase"}


class Note(StrEnum):
    """The first words of a note that belongs to a column."""

    CASE = "case"
    UNTRANSLATABLE = "untranslatable"
    NOT_WHEN = "not when"
    CHECK_ONLY = "check only"
    NOTE = "note"
    """Before a note that begins like one of these."""
    PLURAL = "plural"
    """The whole note of the English plural."""


NOTES = {
    Note.CASE.value: "case",
    Note.UNTRANSLATABLE.value: "untranslatable",
    Note.NOT_WHEN.value: "not_when",
    Note.CHECK_ONLY.value: "check_only",
    Note.NOTE.value: "note",
}
