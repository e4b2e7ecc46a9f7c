"""`workbench glossary extract` and `impact`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.glossary.options import FILES, JSON
from workbench.cli.output import emit_json, say, table
from workbench.core.text import visible

if TYPE_CHECKING:
    from workbench.workflow.terms_impact import Impact


@click.command()
@FILES
@click.option("-n", "--limit", default=30, show_default=True, help="Most candidates to show.")
@click.option("--least", default=2, show_default=True, help="Occurrences below which nothing is a candidate.")
@JSON
@click.pass_context
def extract(context: click.Context, files: tuple[Path, ...], limit: int, least: int, as_json: bool) -> None:
    """Show what the glossary may lack.

    Lists phrases that releases (FILES, or the project's) repeat, the best first.

    Ranked by C-value. The English is what reviewed pairs of the project have most often in their place.
    """
    from workbench.workflow import terms, terms_extract
    from workbench.workflow.project import Project

    project = Project.find()
    found = terms_extract.extract(project, files, terms.load(project), least)[:limit]
    if as_json:
        emit_json(found)
    elif found:
        rows = [(c.french, c.english, c.count, c.texts, c.score, _around(c.french, c.examples)) for c in found]
        table(("french", "english", "count", "texts", "score", "example"), rows)
    else:
        say(context, "no candidates")


def _around(phrase: str, examples: Sequence[str]) -> str:
    """Returns a phrase with some words on either side."""
    sentence = next((example for example in examples if phrase in example), examples[0])
    at = max(sentence.find(phrase), 0)
    start, end = max(at - 30, 0), at + len(phrase) + 30
    return ("…" if start else "") + sentence[start:end] + ("…" if end < len(sentence) else "")


@click.command()
@FILES
@click.option("--since", default="", metavar="REV", help="Compare with the glossary of a git revision.")
@JSON
@click.pass_context
def impact(context: click.Context, files: tuple[Path, ...], since: str, as_json: bool) -> None:
    """Show what a change means for catalogs.

    Holds catalogs (FILES, or the project's) against the glossary as it is now; changes nothing.

    Drafts are to be redone where the rows that touch their source are not those they were made with: just those that
    `workbench translate --only-affected` redoes. Texts of persons are to be looked at where those rows have changed
    and the text lacks a term or has a forbidden form. Exit code 1 if there is anything to do.
    """
    from workbench.workflow import terms, terms_impact
    from workbench.workflow.files import catalog_files
    from workbench.workflow.project import Project
    from workbench.workflow.terms_revision import at_revision

    project = Project.find()
    now = terms.load(project)
    change: terms_impact.Change = terms_impact.SinceDrafted(now)
    if since:
        change = terms_impact.SinceRevision(at_revision(project, since), now)
    found = terms_impact.impact(catalog_files(files) if files else project.catalog_files(), now, change)
    if as_json:
        emit_json(found)
    else:
        _show(context, found)
    context.exit(1 if found.affected else 0)


def _show(context: click.Context, found: Impact) -> None:
    if found.rows:
        say(context, f"changed rows: {', '.join(found.rows)}")
    for unit in found.affected:
        why = "; ".join(unit.reasons) or ", ".join(unit.terms) or "no term any more"
        click.echo(visible(f"{unit.file}:{unit.line}: {unit.todo} ({unit.state}): {why}"))
    redo, look = found.count("redo"), found.count("look")
    hint = ": workbench translate --only-affected" if redo else ""
    say(context, f"{redo} drafts to redo{hint}; {look} texts to look at again; {found.fitting} fit as they are")
