"""`workbench report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit_json, say, table

if TYPE_CHECKING:
    from workbench.workflow.reporting import Report

FULL = 40
"""Characters of the longest bar."""


@click.command()
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    default="report.html",
    show_default=True,
    help="File of the page.",
)
@click.option("--worst", type=click.IntRange(0), default=10, show_default=True, help="Segments shown with differences.")
@click.option("--terminal", is_flag=True, help="Charts and tables here, and no page.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON, and write no page.")
@click.pass_context
def report(context: click.Context, target: Path, worst: int, terminal: bool, as_json: bool) -> None:
    """Write one HTML page on quality and effort; it needs no network and prints well.

    It shows quality over time and by engine, effort by release, the distribution of segment scores, the worst segments
    with their differences, the terms that drafts lacked, and who reviewed what.
    """
    from workbench.glossary import Glossary
    from workbench.workflow.project import Project
    from workbench.workflow.reporting import report as make
    from workbench.workflow.reporting import save

    project = Project.find()
    found = make(project, Glossary.load(project.glossary), worst=worst)
    for warning in found.warnings:
        say(context, warning)
    if as_json:
        emit_json(found)
    elif terminal:
        show(found)
    else:
        save(target, found, f"Translation quality: {project.root.name}")
        say(context, f"wrote {target}")


def show(found: Report) -> None:
    """Prints the charts and tables."""
    from workbench.cli.score import show_results

    show_results([found.overall, *found.engines, *found.months, *found.releases])
    click.echo("\nsegments by chrF2++")
    most = max([*found.distribution, 1])
    for i, count in enumerate(found.distribution):
        click.echo(f"{i * 10:3}-{i * 10 + 10:<3} {'█' * round(FULL * count / most)} {count}")
    click.echo("\nterms that drafts lacked")
    table(["term", "occurrences", "in the draft"], [[t.term, t.occurrences, t.accepted] for t in found.terms[:20]])
