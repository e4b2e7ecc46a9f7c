"""`workbench init`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.output import emit_json, say
from workbench.workflow.init import make_project


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
@click.pass_context
def init(context: click.Context, folder: Path, as_json: bool) -> None:
    """Make a new project in FOLDER (default: here).

    Writes a glossary with its header row, folders for releases and catalogs, a configuration, a pre-commit hook. Files
    that exist are left alone.
    """
    made = make_project(folder)
    if as_json:
        emit_json(made)
        return
    for name in made.written:
        click.echo(f"wrote {folder / name}")
    for name in made.kept:
        say(context, f"kept  {folder / name} (exists)")
    say(context, f"next: put French releases into {folder / 'translations/fr'} and run `workbench translate`")
