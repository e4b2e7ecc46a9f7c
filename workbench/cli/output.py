"""What commands share in rendering: tables, JSON, progress, messages."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.core.text import visible

if TYPE_CHECKING:
    from rich.progress import Progress


def table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, total: Sequence[object] | None = None) -> None:
    """Prints a table to stdout; numbers to the right, text is never markup.

    Args:
        columns: Headings.
        rows: One cell a column; None shows as nothing.
        total: A last row under a rule.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    numeric = [all(isinstance(row[i], int | float | None) for row in rows) for i in range(len(columns))]
    grid = Table(box=SIMPLE_HEAD, show_footer=total is not None, pad_edge=False)
    for i, name in enumerate(columns):
        footer = _cell(total[i]) if total else ""
        right = numeric[i] and bool(rows)
        grid.add_column(name, footer=footer, justify="right" if right else "left", no_wrap=right, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_cell(value)) for value in row))
    # A pipe has no width: nothing is folded.
    console = Console(width=None if sys.stdout.isatty() else 500, highlight=False)
    with console.capture() as capture:
        console.print(grid)
    click.echo("\n".join(line.rstrip() for line in capture.get().strip("\n").split("\n") if line.strip()))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.1f}"
    if isinstance(value, int):
        return f"{value:,}"
    return visible(str(value).replace("\n", "␊"))


def emit_json(value: object) -> None:
    """Prints a value (dataclasses, paths, dates and enums included) as JSON to stdout."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "backslashreplace").decode())  # of a lone surrogate: \\udce9, as JSON writes it


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} is not JSON")


def say(context: click.Context, message: str, *, level: str = "info") -> None:
    """Writes a diagnostic to stderr: errors always, warnings and infos unless --quiet, details with --verbose only."""
    options = context.find_root().obj or {}
    if level == "error" or (not options.get("quiet") and (level != "detail" or options.get("verbose"))):
        click.echo(visible(message), err=True)


@contextmanager
def progress(context: click.Context) -> Iterator[Progress]:
    """Yields a rich progress bar on stderr; silent with --quiet or where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    quiet = bool((context.find_root().obj or {}).get("quiet")) or not sys.stderr.isatty()
    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), disable=quiet, transient=True) as bar:
        yield bar
