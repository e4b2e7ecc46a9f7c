"""`workbench score`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit_json, say, table

if TYPE_CHECKING:
    from workbench.workflow.comparing import Duel
    from workbench.workflow.scoring import Pair, Result

GROUPS = ["release", "block", "engine", "reviewer", "month"]
METRICS = ["bleu", "chrf", "ter"]
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NAMES = {"bleu": "BLEU", "chrf": "chrF2++", "ter": "TER"}


@click.command()
@click.argument("hypothesis", type=FILE, required=False)
@click.option("--reference", type=FILE, help="Text file with a reference a line; HYPOTHESIS has a line each too.")
@click.option("--source", type=FILE, help="Text file with the French, a line each: term accuracy is scored too.")
@click.option("--by", type=click.Choice(GROUPS), multiple=True, help="Also by release, block, engine, reviewer, month.")
@click.option("--metric", "metrics", type=click.Choice(METRICS), multiple=True, help="Score with these (default: all).")
@click.option("--compare", nargs=2, metavar="A B", help="Compare two engines, packages or files on the same segments.")
@click.option("--test", type=click.Choice(["bs", "ar"]), default="bs", show_default=True, help="Significance test.")
@click.option("--resamples", type=click.IntRange(0, 100_000), default=1000, show_default=True, help="0: no intervals.")
@click.option("--history", is_flag=True, help="By month and engine.")
@click.option("--worst", type=click.IntRange(0), default=0, help="Show the segments with the lowest chrF2++.")
@click.option("--fail-under", multiple=True, metavar="METRIC=N", help="Exit 1 if a score is worse, as in chrf=60.")
@click.option("--baseline", type=FILE, help="Scores to compare with, written by --save.")
@click.option("--fail-drop", type=float, default=1.0, show_default=True, help="Points that a score may fall.")
@click.option(
    "--save", type=click.Path(path_type=Path, dir_okay=False), help="Write the overall scores for --baseline."
)
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
    history: bool,
    worst: int,
    fail_under: tuple[str, ...],
    baseline: Path | None,
    fail_drop: float,
    save: Path | None,
    as_json: bool,
) -> None:
    """Score drafts against reviewed text with sacreBLEU.

    Without arguments: the engine's drafts in the ledger against the reviewed targets of the project. With HYPOTHESIS
    and --reference: text files, a segment a line. BLEU, chrF2++ and TER are those of the `sacrebleu` command; the
    intervals are 95 %. Exit code 1: --fail-under or --fail-drop does not hold.
    """
    from workbench.workflow.score import Request, run

    request = Request(hypothesis, reference, source, by, metrics or tuple(METRICS), compare, test, resamples, history)
    outcome = run(request)
    failures = outcome.judge(fail_under, baseline, fail_drop, save)
    if as_json:
        emit_json(outcome)
    elif outcome.duel:
        show_duel(outcome.duel)
    else:
        show_results(outcome.results)
        show_worst(outcome.pairs, worst)
    for warning in outcome.warnings:
        say(context, warning)
    for failure in failures:
        say(context, f"workbench: {failure.message}", level="error")
    context.exit(1 if failures else 0)


def show_results(results: list[Result]) -> None:
    """Prints the table of scores and the signatures."""
    names = [score.metric for score in results[0].scores]
    columns = ["group", "segments", *(NAMES[name] for name in names), "unchanged", "changed", "s/word", "terms"]
    table(columns, [_row(result) for result in results])
    for score in results[0].scores:
        click.echo(f"{NAMES[score.metric]}: {score.signature}")


def _row(result: Result) -> list[object]:
    scores = [f"{s.value:.1f}" + (f" ± {s.interval:.1f}" if s.interval is not None else "") for s in result.scores]
    effort = result.effort
    unchanged = f"{effort.unchanged:.0f} %" if effort else ""
    changed = f"{effort.characters:.0f} %" if effort else ""
    seconds = f"{effort.seconds_a_word:.1f}" if effort and effort.seconds_a_word is not None else ""
    terms = f"{result.terms:.1f} %" if result.terms is not None else ""
    return [result.group, result.segments, *scores, unchanged, changed, seconds, terms]


def show_worst(pairs: list[Pair], count: int) -> None:
    """Prints the segments with the lowest chrF2++."""
    from workbench.metrics.scores import sentence

    ranked = sorted(pairs, key=lambda pair: sentence(pair.draft, pair.target))[:count]
    for pair in ranked:
        click.echo(f"\n{pair.release}  chrF2++ {sentence(pair.draft, pair.target):.1f}")
        for name, text in (("source", pair.source), ("draft", pair.draft), ("target", pair.target)):
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
            click.echo(f"  {name:7} {_plain(text)}")


def _plain(text: str) -> str:
    from workbench.core.text import visible

    return visible(text)
