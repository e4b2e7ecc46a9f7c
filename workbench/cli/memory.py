"""`workbench memory`: look reviewed text up, take memories of other tools in, hand ours out."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.output import emit_json, say, table


@click.group()
def memory() -> None:
    """Search, import and export the translation memory.

    The memory is made of every reviewed segment of the project's catalogs and of imported TMX files.
    """


@memory.command()
@click.argument("text")
@click.option("-n", "--limit", default=10, show_default=True, help="Most lines to show of each kind.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def search(context: click.Context, text: str, limit: int, as_json: bool) -> None:
    """Show what is remembered like TEXT, and where its words stand (exit 1 if nowhere)."""
    from workbench.workflow.memory import project_memory
    from workbench.workflow.project import Project
    from workbench.workflow.review.desk import project_terms

    project = Project.find()
    known = project_memory(project, project_terms(project))
    matches = known.matches(text, limit=limit)
    found = known.concordance(text, limit=limit)
    if as_json:
        emit_json({"matches": matches, "concordance": found})
    else:
        if matches:
            table(
                ("score", "source", "target", "release"), [(m.score, m.source, m.adapted, m.release) for m in matches]
            )
        if found:
            rows = [(f.entry.source, f.entry.target, f.entry.release) for f in found]
            table(("source", "target", "release"), rows)
        if not matches and not found:
            say(context, f"nothing like that among {len(known):,} reviewed segments")
    context.exit(0 if matches or found else 1)


@memory.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Copy the French-English pairs of a TMX FILE into the project."""
    from workbench.workflow.memory import import_tmx
    from workbench.workflow.project import Project

    path, count = import_tmx(Project.find(), file)
    say(context, f"{count:,} pairs in {path}")


@memory.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@click.pass_context
def export(context: click.Context, file: Path) -> None:
    """Write every remembered pair as a TMX FILE (- for standard output)."""
    from workbench.workflow.memory import export_tmx, project_memory, tmx
    from workbench.workflow.project import Project

    known = project_memory(Project.find())
    if str(file) == "-":
        click.echo(tmx(known), nl=False)
        return
    export_tmx(known, file)
    say(context, f"{len(known):,} pairs in {file}")
