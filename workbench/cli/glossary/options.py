"""Arguments and options that several glossary commands share."""

from __future__ import annotations

from pathlib import Path

import click

FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
