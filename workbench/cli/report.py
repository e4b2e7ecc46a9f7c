"""`workbench report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit_json, say, table
from workbench.core.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.workflow.reporting import Report
    from workbench.workflow.scoring import Result

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
    from workbench.workflow.project import Project
    from workbench.workflow.reporting import report as make
    from workbench.workflow.reporting import save
    from workbench.workflow.terms import load

    project = Project.find()
    found = make(project, load(project), worst=worst)
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
    chart("chrF2++ by month of review", _values(found.months, "chrf"), 100)
    chart("HTER by release, less is better", _values(found.releases, "ter"))
    bins = [(f"{i * 10}–{i * 10 + 10}", count) for i, count in enumerate(found.distribution)]
    chart("segments by chrF2++", bins)
    rows = [[row.term, row.occurrences, row.accepted] for row in found.terms[:20]]
    if rows:
        click.echo("\nterms that drafts lacked")
        table(["term", "occurrences", "in the draft"], rows)
    click.echo("\nwho reviewed what")
    table(["reviewer", "release", "segments"], found.reviewers)


def _values(results: Sequence[Result], metric: str) -> list[tuple[str, float]]:
    return [(result.group, score.value) for result in results if (score := result.score(metric))]


def chart(title: str, rows: Sequence[tuple[str, float]], top: float = 0.0) -> None:
    """Prints a bar chart: a name, a bar and its value a line.

    Args:
        title: What is shown.
        rows: Names and values, from 0 on.
        top: Value of a full bar; 0: the greatest of them.
    """
    full = max([top, *(value for _, value in rows)]) or 1.0
    width = max((len(visible(name)) for name, _ in rows), default=0)
    click.echo(f"\n{title}")
    for name, value in rows:
        figure = f"{value:,}" if isinstance(value, int) else f"{value:.1f}"
        click.echo(f"{visible(name):{width}} {'█' * round(FULL * value / full)} {figure}")
