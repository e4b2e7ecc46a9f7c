"""`workbench translate`."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit_json, progress, say, table
from workbench.core.config import BEAM, THREADS

if TYPE_CHECKING:
    from workbench.workflow.translate_report import Report

COLUMNS = (
    "release", "segments", "drafted", "memory", "kept", "copied", "failed", "flagged", "terms", "unresolved",
)  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the PO files; no ledger is kept.",
)
@click.option(
    "--name",
    default="stdin",
    show_default=True,
    help="Name of a release read from standard input (-); an ending tells its format.",
)
@click.option("--package", default="", help="Argos package: a name from `workbench model list`, a folder or a file.")
@click.option("--beam", type=click.IntRange(*BEAM), default=None, help="Hypotheses kept while decoding.")
@click.option("--threads", type=click.IntRange(*THREADS), default=None, help="Processor threads; 0: all.")
@click.option("--only-affected", is_flag=True, help="Redo the drafts that a change of the glossary touches, no others.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_context
def translate(
    context: click.Context,
    paths: tuple[Path, ...],
    target: Path | None,
    name: str,
    package: str,
    beam: int | None,
    threads: int | None,
    only_affected: bool,
    as_json: bool,
) -> None:
    """Draft new and changed segments of releases into PO catalogs.

    PATHS are releases (.txt .html .md .docx), folders of them, or - for standard input; without any, the project's
    folder of releases. Text that a person has confirmed is never touched. Exit code 1: segments were left without a
    draft; 2: a release could not be used (the others are done); 3: no engine or package.
    """
    from workbench.workflow.translating import Options, translate_paths

    stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()
    options = Options(target, name, package, beam, threads, only_affected)
    with progress(context) as bar, interruptible(lambda: bar.update(task, description="stopping soon")) as cancelled:
        task = bar.add_task("drafting", total=None)

        def show(done: int, known: int) -> None:
            bar.update(task, completed=done, total=known)

        report = translate_paths(list(paths), options, stdin, show, cancelled)
    if as_json:
        emit_json(report)
    else:
        show_report(report)
    tell(context, report)
    if report.cancelled:
        raise click.Abort
    context.exit(report.exit_code)


@contextmanager
def interruptible(tell: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Yields a question: has Ctrl-C been pressed? Calls `tell` when it is; a second Ctrl-C interrupts at once."""
    pressed: list[int] = []

    def handle(number: int, frame: object) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        tell()

    before = signal.signal(signal.SIGINT, handle)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def show_report(report: Report) -> None:
    """Prints the table of a run: the releases that were done."""
    done = [row for row in report.rows if not row.error]
    rows = [[getattr(row, column) for column in COLUMNS] for row in done]
    total = ["total", *(sum(getattr(row, column) for row in done) for column in COLUMNS[1:])]
    if done:
        table(COLUMNS, rows, total=total)


def tell(context: click.Context, report: Report) -> None:
    """Says on stderr what the table does not: engine, speed, warnings, errors, what a starter package is."""
    if report.words_a_second:
        say(context, f"{report.engine}: {report.words_a_second:,.0f} words a second")
    for row in report.rows:
        for warning in row.warnings:
            say(context, f"{row.release}: {warning}", level="detail")
    for error in dict.fromkeys(row.error for row in report.rows if row.error):
        say(context, f"workbench: {error}", level="error")
    if report.hint:
        say(context, report.hint)
