"""`workbench glossary`: check, search, grow, import and export the vocabulary."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit_json, say, table
from workbench.core.text import visible

if TYPE_CHECKING:
    from workbench.workflow.terms_impact import Impact

FORMATS = ("csv", "omegat", "deepl", "weblate", "tbx2", "tbx3", "tbx3-dct")
_FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def glossary() -> None:
    """Check, search, grow, import and export the glossary.

    The glossary is glossary/*.csv: one row a concept, UTF-8, commas, a header; | separates several values in a cell.
    Required columns: id, fr, en. Further ones: variants, en_plural, admitted, forbidden, pos (noun, verb, adjective,
    adverb, name, acronym, phrase), domain, case (any, exact), untranslatable (yes), not_when (French contexts in which
    the term is not meant), check_only (yes: checked, never put into drafts), note, authority.
    """


@glossary.command()
@_FILES
@click.option("--strict", is_flag=True, help="Exit with 1 for minor findings too.")
@_JSON
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], strict: bool, as_json: bool) -> None:
    """Check glossary FILES, or the project's, row by row and against each other.

    Exit codes: 0 nothing but minor findings, 1 findings, 2 a file or a row cannot be used.
    """
    from workbench.workflow import terms
    from workbench.workflow.project import Project

    found = terms.check(terms.glossary_files(Project.find(), files))
    if as_json:
        emit_json(found)
    else:
        for one in found:
            click.echo(visible(f"{one.path}:{one.line}: {one.severity} {one.check}: {one.message}"))
    say(context, f"{len(found)} findings" if found else "nothing found")
    context.exit(terms.exit_code(found, strict))


@glossary.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@_JSON
@click.pass_context
def match(context: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """List the terms in FILES: releases (.txt, .html, .md, .docx), catalogs (.po), standard input (-).

    One line each: file, line, segment; the French found; the English preferred in that number; the row's id.
    """
    from workbench.workflow import terms
    from workbench.workflow.project import Project
    from workbench.workflow.terms_find import occurrences

    found = occurrences(files, terms.load(Project.find()), sys.stdin.buffer)
    if as_json:
        emit_json(list(found))
        return
    for one in found:
        mark = ", checked only" if one.check_only else ""
        where = f"{one.file}:{one.line}" if one.line else one.file
        click.echo(visible(f"{where} [{one.segment}] « {one.found} » {one.target} ({one.id}{mark})"))


@glossary.command()
@click.argument("fr")
@click.argument("en")
@click.option("--id", "identifier", default="", help="Default: made from the French.")
@click.option("--plural", default="", help="English plural, where it has one.")
@click.option("--variant", multiple=True, help="Further French form; may be repeated, as the next three.")
@click.option("--admitted", multiple=True, help="English that is accepted too.")
@click.option("--forbidden", multiple=True, help="English that is wrong.")
@click.option("--not-when", multiple=True, help="French context that holds the term but is not it.")
@click.option("--pos", default="noun", show_default=True, help="Part of speech.")
@click.option("--domain", default="")
@click.option("--exact", is_flag=True, help="Hold the case as written (names, acronyms).")
@click.option("--untranslatable", is_flag=True, help="Stays as it is in English.")
@click.option("--check-only", is_flag=True, help="Check it, never put it into drafts.")
@click.option("--note", default="")
@click.option("--authority", default="", help="Who says so.")
@click.option("--file", type=click.Path(path_type=Path, dir_okay=False), help="Default: the glossary's only file.")
@click.pass_context
def add(context: click.Context, /, file: Path | None, **options: object) -> None:
    """Append a row: FR is EN. The file's columns, line ends and quoting are kept.

    Nothing is written if the row contradicts another one.
    """
    from workbench.workflow import terms
    from workbench.workflow.project import Project

    added = terms.add(Project.find(), _cells(options), file)
    click.echo(visible(f"{added.term.path}:{added.term.line}: {added.term.id}"))
    for doubt in added.doubts:
        say(context, f"{doubt.check}: {doubt.message}")


def _cells(options: dict[str, object]) -> dict[str, str]:
    """Returns the options as the cells of a row."""
    cells = {}
    for name, value in options.items():
        text = "|".join(value) if isinstance(value, tuple) else value if isinstance(value, str) else ""
        cells[name] = "yes" if value is True else text
    names = {"identifier": "id", "plural": "en_plural", "variant": "variants"}
    exact = cells.pop("exact")
    return {names.get(name, name): value for name, value in cells.items()} | {"case": "exact" if exact else ""}


@glossary.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: found out from the file.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Default: glossary/NAME.csv.")
@_JSON
@click.pass_context
def import_(context: click.Context, file: Path, form: str | None, output: Path | None, as_json: bool) -> None:
    """Copy the French-English terms of FILE into a new file of the glossary.

    Reads OmegaT TAB, DeepL CSV, Weblate CSV, TBX 2 and 3, and our own CSV. What the glossary has already is left out;
    what it says otherwise is left out and named, with exit code 1.
    """
    from workbench.workflow.project import Project
    from workbench.workflow.terms_exchange import import_terms

    report = import_terms(Project.find(), file, form or "", output)
    if as_json:
        emit_json(report)
    else:
        click.echo(visible(f"{report.added} rows in {report.file}" if report.added else "no new rows"))
    if report.known:
        say(context, f"{len(report.known)} left out: known already")
    if report.skipped:
        say(context, f"{report.skipped} left out: without French or without English")
    for conflict in report.conflicts:
        say(context, conflict, level="error")
    context.exit(1 if report.conflicts else 0)


@glossary.command()
@_FILES
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Default: standard output.")
@click.pass_context
def export(context: click.Context, files: tuple[Path, ...], form: str, output: Path | None) -> None:
    """Write glossary FILES, or the project's, in another tool's format; says what that has no room for.

    csv and TBX keep everything. Cells that a spreadsheet would take for formulas get an apostrophe in front, in all
    CSV formats; import takes it away.
    """
    from workbench.workflow.project import Project
    from workbench.workflow.terms_exchange import export_terms

    exported = export_terms(Project.find(), form, files, output)
    if not output:
        click.echo(exported.data, nl=False)
    if exported.dropped:
        lost = ", ".join(f"{column} ({rows:,} rows)" for column, rows in exported.dropped.items())
        say(context, f"{form} has no room for: {lost}")


@glossary.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("-n", "--limit", default=30, show_default=True, help="Most candidates to show.")
@click.option("--least", default=2, show_default=True, help="Occurrences below which nothing is a candidate.")
@_JSON
@click.pass_context
def extract(context: click.Context, files: tuple[Path, ...], limit: int, least: int, as_json: bool) -> None:
    """Show what the glossary may lack: phrases that releases (FILES, or the project's) repeat, the best first.

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


@glossary.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--since", default="", metavar="REV", help="Compare with the glossary of a git revision.")
@_JSON
@click.pass_context
def impact(context: click.Context, files: tuple[Path, ...], since: str, as_json: bool) -> None:
    """Show what the glossary as it is now means for catalogs (FILES, or the project's); changes nothing.

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
