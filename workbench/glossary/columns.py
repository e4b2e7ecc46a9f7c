"""The columns of a glossary file, and a row as a term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench.core.errors import GlossaryError
from workbench.core.terms import CaseRule, Term
from workbench.glossary.naming import is_identifier

COLUMNS = (
    "id", "fr", "variants", "en", "en_plural", "admitted", "forbidden", "pos", "domain", "case",
    "untranslatable", "not_when", "check_only", "note", "authority",
)  # fmt: skip
REQUIRED = ("id", "fr", "en")
POS = ("noun", "verb", "adjective", "adverb", "name", "acronym", "phrase")
LONGEST = 300
"""Characters of the longest term."""


def term(row: Mapping[str, str], path: Path | str, line: int) -> Term:
    """Returns the term of a row; `row` has the cells by column, missing ones are empty.

    Raises:
        GlossaryError: a required cell is empty, a value is unknown, a term is longer than `LONGEST`.
    """
    reader = _Row(row, path, line)
    untranslatable = reader.flag("untranslatable")
    source = reader.form("fr")
    target = reader.form("en", source if untranslatable else None)
    return Term(
        id=reader.identifier(),
        source=source,
        target=target,
        variants=reader.forms("variants"),
        plural=reader.form("en_plural", ""),
        admitted=reader.forms("admitted"),
        forbidden=reader.forms("forbidden"),
        pos=reader.choice("pos", POS, "noun"),
        domain=reader.cell("domain"),
        case=CaseRule(reader.choice("case", [rule.value for rule in CaseRule], "any")),
        untranslatable=untranslatable,
        not_when=reader.forms("not_when"),
        check_only=reader.flag("check_only"),
        note=reader.cell("note"),
        authority=reader.cell("authority"),
        path=str(path),
        line=line,
    )


def row(term: Term) -> dict[str, str]:
    """Returns the cells of a term by column; defaults are empty. The other way of `term`."""
    return {
        "id": term.id,
        "fr": term.source,
        "variants": "|".join(term.variants),
        "en": term.target,
        "en_plural": term.plural,
        "admitted": "|".join(term.admitted),
        "forbidden": "|".join(term.forbidden),
        "pos": term.pos,
        "domain": term.domain,
        "case": term.case.value,
        "untranslatable": "yes" if term.untranslatable else "",
        "not_when": "|".join(term.not_when),
        "check_only": "yes" if term.check_only else "",
        "note": term.note,
        "authority": term.authority,
    }


class _Row:
    """Reads the cells of one row; its errors name the place."""

    def __init__(self, cells: Mapping[str, str], path: Path | str, line: int) -> None:
        self.cells = cells
        self.path = path
        self.line = line

    def error(self, what: str, hint: str = "") -> GlossaryError:
        return GlossaryError(what, path=self.path, line=self.line, hint=hint)

    def cell(self, column: str) -> str:
        value = self.cells.get(column, "").strip()
        bad = next((c for c in value if not c.isprintable() and c not in "\n\t\u00a0\u202f\u00ad"), None)
        if bad is not None:
            raise self.error(f"`{column}` holds the control character U+{ord(bad):04X}")
        return value

    def identifier(self) -> str:
        value = self.cell("id")
        if not value:
            raise self.error("`id` is empty")
        if not is_identifier(value):
            raise self.error(f"the id “{value}” holds white space, a comma, a colon or a bar")
        return value

    def form(self, column: str, default: str | None = None) -> str:
        value = " ".join(self.cell(column).split()) or default
        if value is None:
            raise self.error(f"`{column}` is empty")
        if "|" in value:
            raise self.error(f"`{column}` holds one value, “|” separates several")
        return self._measured(column, value)

    def forms(self, column: str) -> tuple[str, ...]:
        cell = self.cell(column)
        if not cell:
            return ()
        values = [" ".join(value.split()) for value in cell.split("|")]
        if not all(values):
            raise self.error(f"`{column}` has an empty value between two “|”")
        return tuple(dict.fromkeys(self._measured(column, value) for value in values))

    def _measured(self, column: str, value: str) -> str:
        if len(value) > LONGEST:
            raise self.error(f"a value of `{column}` has {len(value):,} characters; the most is {LONGEST}")
        if value and not any(c.isalnum() for c in value):
            raise self.error(f"“{value}” in `{column}` has no letter or digit")
        return value

    def choice(self, column: str, known: Sequence[str], default: str) -> str:
        value = self.cell(column) or default
        if value not in known:
            raise self.error(f"unknown {column} “{value}”", f"known: {', '.join(known)}")
        return value

    def flag(self, column: str) -> bool:
        value = self.cell(column)
        if value not in ("", "yes"):
            raise self.error(f"`{column}` is “{value}”", "write yes or leave it empty")
        return value == "yes"
