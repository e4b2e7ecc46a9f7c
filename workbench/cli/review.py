"""`workbench review`: the terminal UI."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from workbench.core.errors import InputError


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PO]...")
def review(paths: tuple[Path, ...]) -> None:
    """Open the terminal UI to review drafts.

    Without PO, all releases of the project are listed; one PO file is opened at once. F1 shows every key.
    """
    from workbench.tui.app import run
    from workbench.workflow.files import catalog_files
    from workbench.workflow.project import Project

    served = "TEXTUAL_DRIVER" in os.environ
    if not served and not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise InputError("review needs a terminal", hint="see `workbench status` and `workbench check` for scripts")
    run(Project.find(), catalog_files(paths) if paths else ())
