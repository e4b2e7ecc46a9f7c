"""`workbench glossary check`, `match`, `add`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.glossary.options import FILES, JSON
from workbench.cli.output import emit_json, say
from workbench.core.text import visible


@click.command()
@FILES
@click.option("--strict", is_flag=True, help="Exit with 1 for minor findings too.")
@JSON
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], strict: bool, as_json: bool) -> None:
    """Find broken rows and contradictions.

    Reads glossary FILES, or the project's, row by row and against each other.

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
    say(context, f"findings: {len(found)}")
    context.exit(terms.exit_code(found, strict))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@JSON
@click.pass_context
def match(context: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """List the terms in files.

    FILES are releases (.txt, .html, .md, .docx), catalogs (.po) or standard input (-).

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


@click.command()
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
