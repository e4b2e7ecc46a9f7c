"""`workbench score`."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit_json, say, table

if TYPE_CHECKING:
    from workbench.metrics.scores import Score
    from workbench.workflow.comparing import Duel
    from workbench.workflow.score import Outcome
    from workbench.workflow.scoring import Result

GROUPS = ["release", "block", "engine", "reviewer", "month", "day"]
METRICS = ["bleu", "chrf", "ter"]
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NEW = click.Path(path_type=Path, dir_okay=False)
NAMES = {"bleu": "BLEU", "chrf": "chrF2++", "ter": "TER"}


@click.command()
@click.argument("hypothesis", type=FILE, required=False)
@click.option("--reference", type=FILE, help="Text file with a reference a line; HYPOTHESIS has a line each too.")
@click.option("--source", type=FILE, help="Text file with the French, a line each: term accuracy is scored too.")
@click.option("--by", type=click.Choice(GROUPS), multiple=True, help="Also in groups; may be given again.")
@click.option("--metric", "metrics", type=click.Choice(METRICS), multiple=True, help="Score with these (default: all).")
@click.option("--compare", nargs=2, metavar="A B", help="Compare two engines, packages or files on the same segments.")
@click.option("--test", type=click.Choice(["bs", "ar"]), default="bs", show_default=True, help="Significance test.")
@click.option("--resamples", type=click.IntRange(0, 100_000), default=1000, show_default=True, help="0: no intervals.")
@click.option(
    "--history", type=click.Choice(["month", "day"]), is_flag=False, flag_value="month", help="By date and engine."
)
@click.option("--worst", type=click.IntRange(0), default=0, help="Show the segments with the lowest chrF2++.")
@click.option("--fail-under", multiple=True, metavar="METRIC=N", help="Exit 1 if a score is worse, as in chrf=60.")
@click.option("--baseline", type=FILE, help="Scores to compare with, written by --save.")
@click.option(
    "--fail-drop", type=float, metavar="POINTS", help="Exit 1 if a score fell by more (1.0) and its interval."
)
@click.option("--save", type=NEW, help="Write the overall scores for --baseline, unless the gate fails.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
@click.pass_context
def score(
    context: click.Context,
    hypothesis: Path | None,
    reference: Path | None,
    source: Path | None,
    by: tuple[str, ...],
    metrics: tuple[str, ...],
    compare: tuple[str, str] | None,
    test: str,
    resamples: int,
    history: str | None,
    worst: int,
    fail_under: tuple[str, ...],
    baseline: Path | None,
    fail_drop: float | None,
    save: Path | None,
    as_json: bool,
) -> None:
    """Score drafts against reviewed text with sacreBLEU.

    Without arguments: the engines' drafts in the ledger against the reviewed targets of the project; TER is then the
    HTER. With HYPOTHESIS and --reference: text files, a segment a line. BLEU, chrF2++ and TER are those of the
    `sacrebleu` command; the intervals are 95 %.

    A and B of --compare are engines of the ledger (argos/fr_en-1.9, argos/fr_en-1.9@beam=2, with @2026-03 as it stood
    then), packages that draft the segments now (fr_en-1.9@beam=4), or two files with --reference.

    Exit code 1: --fail-under or --fail-drop does not hold.
    """
    from workbench.workflow.gate import Gate
    from workbench.workflow.score import Request, run

    gate = Gate(fail_under, baseline, fail_drop, save)
    wanted = tuple(name for name in METRICS if not metrics or name in metrics)
    if worst and "chrf" not in wanted:
        raise click.UsageError("--worst needs --metric chrf")
    outcome = run(Request(hypothesis, reference, source, by, wanted, compare, test, resamples, history or "", gate))
    if as_json:
        emit_json(as_rows(outcome, worst))
    elif outcome.duel:
        show_duel(outcome.duel)
    else:
        show_results(outcome.results)
        show_worst(outcome, worst)
    for warning in outcome.warnings:
        say(context, warning)
    for failure in outcome.failures:
        say(context, f"workbench: {failure}", level="error")
    context.exit(1 if outcome.failures else 0)


def as_rows(outcome: Outcome, worst: int) -> dict[str, object]:
    """Returns what --json prints; `segments` are the worst ones."""
    segments = [
        {"release": pair.release, "source": pair.source, "draft": pair.draft, "target": pair.target, "chrf": chrf}
        for chrf, pair in outcome.worst(worst)
    ]
    return {
        "results": outcome.results,
        "duel": _duel_rows(outcome.duel) if outcome.duel else None,
        "segments": segments,
        "warnings": outcome.warnings,
        "failures": outcome.failures,
    }


def _duel_rows(duel: Duel) -> dict[str, object]:
    """A duel with the system that is better by each metric: 1, 2, or 0 for neither."""
    comparisons = [asdict(comparison) | {"better": comparison.better} for comparison in duel.comparisons]
    return {name: getattr(duel, name) for name in (field.name for field in fields(duel))} | {"comparisons": comparisons}


def show_results(results: list[Result]) -> None:
    """Prints the table of scores and the signatures."""
    names = [score.metric for score in results[0].scores]
    edited = results[0].effort is not None
    titles = ["TER = HTER" if edited and name == "ter" else NAMES[name] for name in names]
    efforts = ["unchanged", "changed", "s/word"] if edited else []
    table(["group", "segments", *titles, *efforts, "terms"], [_row(result, names) for result in results])
    for score in results[0].scores:
        click.echo(f"{NAMES[score.metric]}: {score.signature}")


def _row(result: Result, names: list[str]) -> list[object]:
    terms = f"{result.terms:.1f} %" if result.terms is not None else ""
    return [result.group, result.segments, *(_figure(result.score(name)) for name in names), *_effort(result), terms]


def _figure(score: Score | None) -> str:
    if score is None:
        return "–"
    return f"{score.value:.1f}" + (f" ± {score.interval:.1f}" if score.interval is not None else "")


def _effort(result: Result) -> list[str]:
    effort = result.effort
    if effort is None:
        return []
    seconds = f"{effort.seconds_a_word:.1f}" if effort.seconds_a_word is not None else ""
    return [f"{effort.unchanged:.0f} %", f"{effort.characters:.0f} %", seconds]


def show_worst(outcome: Outcome, count: int) -> None:
    """Prints the segments with the lowest chrF2++."""
    for chrf, pair in outcome.worst(count):
        click.echo(f"\n{_plain(pair.release)}  chrF2++ {chrf:.1f}")
        for name, text in (("source", pair.source), ("draft", pair.draft), ("target", pair.target)):
            if text:
                click.echo(f"  {name:7} {_plain(text)}")


def show_duel(duel: Duel) -> None:
    """Prints two systems' scores, which is better, and where they differ most."""
    winners = "no difference", duel.first, duel.second
    figures = [(c, f"{c.first:.1f}", f"{c.second:.1f}", f"{c.p:.4f}") for c in duel.comparisons]
    rows = [[NAMES[c.metric], *values, winners[c.better]] for c, *values in figures]
    table(["metric", duel.first, duel.second, "p", "significantly better"], rows)
    click.echo(f"{duel.segments} segments, {duel.same} drafted alike")
    for comparison in duel.comparisons:
        click.echo(f"{NAMES[comparison.metric]}: {comparison.signature}")
    for difference in duel.differences:
        click.echo(f"\nchrF2++ {difference.gain:+.1f}")
        rows_ = (("source", difference.source), ("target", difference.reference))
        for name, text in (*rows_, ("A", difference.first), ("B", difference.second)):
            if text:
                click.echo(f"  {name:7} {_plain(text)}")


def _plain(text: str) -> str:
    from workbench.core.text import visible

    return visible(text)
