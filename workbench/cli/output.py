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

GAP = 2
"""Spaces between the columns of a table."""
FOLDED = 24
"""Width to which a column of text may be folded before numbers give way."""


def table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, total: Sequence[object] | None = None) -> None:
    """Prints a table to stdout; numbers to the right, text is never markup.

    Where a terminal has no room for all columns, those of zeros alone are left out.

    Args:
        columns: Headings.
        rows: One cell a column; None shows as nothing.
        total: A last row under a rule.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # A pipe has no width: nothing is folded.
    console = Console(width=None if sys.stdout.isatty() else 500, highlight=False)
    shown = _shown(columns, rows, console.width)
    grid = Table(box=SIMPLE_HEAD, show_footer=total is not None, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for i in shown:
        footer = _cell(total[i]) if total else ""
        right = _is_numeric(rows, i)
        grid.add_column(columns[i], footer=footer, justify="right" if right else "left", no_wrap=right, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_cell(row[i])) for i in shown))
    with console.capture() as capture:
        console.print(grid)
    click.echo("\n".join(line.rstrip() for line in capture.get().strip("\n").split("\n") if line.strip()))


def _shown(columns: Sequence[str], rows: Sequence[Sequence[object]], room: int) -> list[int]:
    """Returns the places of the columns to show in so many columns of a terminal."""
    widths = [max(len(name), *(len(_cell(row[i])) for row in rows), 0) for i, name in enumerate(columns)]
    needed = sum(GAP + (width if _is_numeric(rows, i) else min(width, FOLDED)) for i, width in enumerate(widths))
    every = range(len(columns))
    return [i for i in every if needed <= room or not _is_numeric(rows, i) or any(row[i] for row in rows)]


def _is_numeric(rows: Sequence[Sequence[object]], column: int) -> bool:
    return bool(rows) and all(isinstance(row[column], int | float | None) for row in rows)


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
