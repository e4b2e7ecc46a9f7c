"""`workbench export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.output import emit_json, say
from workbench.core import State
from workbench.core.errors import WorkbenchError

STDOUT = Path("-")
STATES = ["translated", "reviewed", "final"]


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--to", "target", type=click.Path(path_type=Path, allow_dash=True), help="File, folder, or - for stdout.")
@click.option("--source", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The French release.")
@click.option("--require", type=click.Choice(STATES), default="reviewed", show_default=True, help="Least state wanted.")
@click.option(
    "--unready",
    type=click.Choice(["refuse", "mark", "keep"]),
    default="refuse",
    show_default=True,
    help="What to do with segments below that: write nothing, mark them, or write them as they are.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
@click.pass_context
def export(
    context: click.Context,
    names: tuple[str, ...],
    target: Path | None,
    source: Path | None,
    require: str,
    unready: str,
    as_json: bool,
) -> None:
    """Write the English release of each NAME in the layout of its source.

    NAME is a release or its PO file. The English goes beside the PO file, with the ending of the source, unless --to
    says otherwise. Exit code 1: a release has segments below --require and was not written; 2: one could not be used.
    The others are written all the same.
    """
    from workbench.workflow.export import Unready, save
    from workbench.workflow.export import export as run
    from workbench.workflow.files import find_catalog
    from workbench.workflow.project import Project

    if as_json and target == STDOUT:
        raise click.UsageError("--json and --to - both write to stdout")
    project = Project.find()
    written, codes = [], [0]
    for name in names:
        try:
            path = find_catalog(project, name)
            done = run(project, path, source=source, require=State(require), unready=Unready(unready))
            if target == STDOUT:
                sys.stdout.buffer.write(done.data)
                continue
            file = place(path.with_name(path.stem + done.suffix), target, many=len(names) > 1)
            save(file, done)
        except WorkbenchError as error:
            say(context, f"workbench: {error}", level="error")
            codes.append(error.exit_code)
            continue
        written.append({"release": path.stem, "file": file, "unready": done.unready})
        say(context, f"wrote {file}" + (f", {done.unready} segments not {require}" if done.unready else ""))
    if as_json:
        emit_json(written)
    context.exit(max(codes))


def place(default: Path, target: Path | None, *, many: bool) -> Path:
    """Returns where an export goes: `target` itself, in it if it is a folder or there are many, or the default."""
    if target is None:
        return default
    if many or target.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return target / default.name
    return target
