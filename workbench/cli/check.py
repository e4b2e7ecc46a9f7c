"""`workbench check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import say
from workbench.core import Severity, State

if TYPE_CHECKING:
    from workbench.workflow.check import Options, Run
    from workbench.workflow.checking.finding import Report
    from workbench.workflow.project import Project

EPILOG = """\b
Exit codes:
  0  no finding at or above --fail-on
  1  findings
  2  usage, or a file that could not be checked; the others were

Ids may be shortened at a hyphen: --select term runs every term-… check. Dismiss a finding in the PO file, in the
review or by hand; a dismissal holds for exactly this source and target.
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github", "junit"]),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--select", multiple=True, metavar="IDS", help="Run these checks only; comma-separated, repeatable.")
@click.option("--ignore", multiple=True, metavar="IDS", help="Leave these checks out.")
@click.option(
    "--fail-on",
    type=click.Choice([s.value for s in Severity]),
    help="Least severity of exit code 1 [default: major, or that of workbench.toml].",
)
@click.option("--require", type=click.Choice(["translated", "reviewed", "final"]), help="Nothing less may be there.")
@click.option("--since", default="", metavar="REV", help="Only units that differ from this git revision.")
@click.option(
    "--baseline", type=click.Path(path_type=Path, dir_okay=False), help="Only findings that this file does not know."
)
@click.option("--update-baseline", is_flag=True, help="Write all findings of now to --baseline.")
@click.option("--fix", is_flag=True, help="Make the safe repairs; shows them as a diff and asks.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
@click.option("--notes", is_flag=True, help="List notes too: admitted terms, drafts confirmed unchanged, …")
@click.option("--show-ignored", is_flag=True, help="List dismissed findings too.")
@click.option("--statistics", is_flag=True, help="Count findings by check.")
@click.option("--explain", metavar="ID", help="Say what a check looks for; “all” lists them.")
@click.option("-j", "--jobs", type=click.IntRange(min=0), default=0, help="Processes; 0: one a processor.")
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], form: str, output: Path | None, select: tuple[str, ...],
    ignore: tuple[str, ...], fail_on: str | None, require: str | None, since: str, baseline: Path | None,
    update_baseline: bool, fix: bool, yes: bool, notes: bool, show_ignored: bool, statistics: bool,
    explain: str | None, jobs: int,
) -> None:  # fmt: skip
    """Check PO files against the glossary and for translation errors.

    PATHS are PO files, of any tool, or folders of them; without any, the project's catalogs. Drafts (fuzzy) and empty
    units are left out, as they do not ship; --require names them.
    """
    from workbench.workflow import check as checking
    from workbench.workflow.project import Project

    if update_baseline and not baseline:
        raise click.UsageError("--update-baseline needs --baseline FILE.")
    if yes and not fix:
        raise click.UsageError("--yes goes with --fix.")
    project = Project.find()
    if explain:
        _explain(project, explain)
        return
    options = checking.Options(
        _split(select),
        _split(ignore),
        since,
        baseline,
        update_baseline,
        State(require) if require else None,
        notes,
        jobs,
    )
    least = checking.severity(fail_on or project.config.check.fail_on)
    run = checking.check(project, paths, options)
    if fix:
        run = _repair(context, run, project, paths, options, yes)
    _render(run.report, form, output, least, show_ignored=show_ignored, statistics=statistics)
    for error in run.report.errors:
        say(context, f"workbench: {error}", level="error")
    context.exit(run.report.exit_code(least))


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _render(
    report: Report, form: str, output: Path | None, least: Severity, *, show_ignored: bool, statistics: bool
) -> None:
    from workbench.cli import check_formats, check_text

    if form == "text":
        if output:
            raise click.UsageError("--output goes with a --format other than text.")
        check_text.show(report, dismissed=show_ignored, statistics=statistics)
        return
    makers = {"json": check_formats.as_json, "sarif": check_formats.as_sarif, "github": check_formats.as_github}
    text = makers[form](report) if form in makers else check_formats.as_junit(report, least)
    if output:
        from workbench.workflow.checking.scope import write_text

        write_text(output, text + "\n")
    elif text:
        click.echo(text)


def _repair(
    context: click.Context, run: Run, project: Project, paths: tuple[Path, ...], options: Options, yes: bool
) -> Run:
    """Shows the repairs as a diff, writes them if that is wanted, and checks again."""
    from workbench.core.text import visible
    from workbench.workflow import check as checking
    from workbench.workflow.checking import repair

    made = repair.repairs(run.files, run.report.findings, run.checker)
    if not made:
        say(context, "nothing to repair")
        return run
    for one in made:
        click.echo(visible(one.diff), err=True)
    count = sum(one.count for one in made)
    question = f"Write these repairs of {count} unit{'' if count == 1 else 's'}?"
    if not yes and not (sys.stdin.isatty() and click.confirm(question, err=True)):
        say(context, "nothing written; --yes writes without asking")
        return run
    repair.write(made)
    say(context, f"{count} unit{'' if count == 1 else 's'} repaired")
    return checking.check(project, paths, options)


def _explain(project: Project, wanted: str) -> None:
    from workbench.workflow.check import explained

    texts = explained(project, wanted)
    ids = list(texts)
    if len(ids) == 1 and wanted == ids[0]:
        click.echo(f"{ids[0]}\n\n{texts[ids[0]]}")
        return
    width = max(map(len, ids))
    for id in ids:
        click.echo(f"{id:<{width}}  {' '.join(texts[id].partition(chr(10) * 2)[0].split())}")
