"""`workbench glossary`: check, search, grow, import and export the vocabulary."""

from __future__ import annotations

import click

from workbench.cli.glossary.changes import extract, impact
from workbench.cli.glossary.exchange import export, import_
from workbench.cli.glossary.rows import add, check, match


@click.group()
def glossary() -> None:
    """Check, search, grow, import and export the glossary.

    The glossary is glossary/*.csv: one row a concept, UTF-8, commas, a header; | separates several values in a cell.
    Required columns: id, fr, en. Further ones: variants, en_plural, admitted, forbidden, pos (noun, verb, adjective,
    adverb, name, acronym, phrase), domain, case (any, exact), untranslatable (yes), not_when (French contexts in which
    the term is not meant), check_only (yes: checked, never put into drafts), note, authority.
    """


for command in (check, match, add, import_, export, extract, impact):
    glossary.add_command(command)
