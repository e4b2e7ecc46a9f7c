"""`workbench status`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit_json, say, table
from workbench.core import State

if TYPE_CHECKING:
    from workbench.workflow.status import Status


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_context
def status(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Show per release: units in each state, words, reviewers, day of the last review.

    PATHS are PO files or folders of them; without any, the project's catalogs.
    """
    from workbench.workflow.files import catalog_files
    from workbench.workflow.project import Project
    from workbench.workflow.status import statuses

    found = statuses(catalog_files(paths) if paths else Project.find().catalog_files())
    if as_json:
        emit_json(found)
    elif found:
        show(found)
    else:
        say(context, "no catalogs yet; `workbench translate` drafts them")
    for item in found:
        if item.error:
            say(context, f"workbench: {item.error}", level="error")
    if any(item.starter for item in found):
        say(context, "drafts of the starter package are rough; `workbench model install fr en` installs the full one")
    context.exit(2 if any(item.error for item in found) else 0)


def show(found: list[Status]) -> None:
    """Prints the table, with totals."""
    good = [item for item in found if not item.error]
    states = [state for state in State if any(item.states[state] for item in good)]
    rows = [
        [item.release, *(item.states[state] for state in states), item.words, item.words_left, f"{item.percent:.0f} %",
         item.warnings, " ".join(item.reviewers), item.changed]
        for item in good
    ]  # fmt: skip
    sums = [sum(item.states[state] for item in good) for state in states]
    words, left = sum(item.words for item in good), sum(item.words_left for item in good)
    done = f"{100 * (words - left) / words:.0f} %" if words else ""
    heads = "words", "left", "done", "warnings", "reviewers", "reviewed on"
    total = ["total", *sums, words, left, done, sum(item.warnings for item in good), "", ""]
    table(["release", *(state.value for state in states), *heads], rows, total=total)
