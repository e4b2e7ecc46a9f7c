"""`workbench glossary import` and `export`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.glossary.options import FILES, JSON
from workbench.cli.output import emit_json, say
from workbench.core.text import visible

FORMATS = ("csv", "omegat", "deepl", "weblate", "tbx2", "tbx3", "tbx3-dct")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: found out from the file.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Default: glossary/NAME.csv.")
@JSON
@click.pass_context
def import_(context: click.Context, file: Path, form: str | None, output: Path | None, as_json: bool) -> None:
    """Take another tool's terms in.

    Copies the French-English terms of FILE into a new file of the glossary.

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


@click.command()
@FILES
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Default: standard output.")
@click.pass_context
def export(context: click.Context, files: tuple[Path, ...], form: str, output: Path | None) -> None:
    """Write the glossary for another tool.

    Takes glossary FILES, or the project's; says what the format has no room for.

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
