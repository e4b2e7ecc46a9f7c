"""`workbench review`: the terminal UI."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from workbench.core.errors import InputError


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[NAME]...")
def review(paths: tuple[Path, ...]) -> None:
    """Open the terminal UI to review drafts.

    NAME is a release, its PO file, or a folder of them. Without any, all releases of the project are listed; one is
    opened at once. F1 shows every key.
    """
    from workbench.tui.app import run
    from workbench.workflow.files import catalog_files, find_catalog
    from workbench.workflow.project import Project

    served = "TEXTUAL_DRIVER" in os.environ
    if not served and not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise InputError("review needs a terminal", hint="see `workbench status` and `workbench check` for scripts")
    project = Project.find()
    named = [path if path.exists() else find_catalog(project, str(path)) for path in paths]
    run(project, catalog_files(named) if named else ())
