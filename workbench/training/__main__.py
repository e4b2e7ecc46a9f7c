"""`python -m workbench.training`: prepare, train, export, score, invent, join."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any

import click

from workbench.core.errors import WorkbenchError

FOLDER = click.Path(file_okay=False, path_type=Path)
ANY = click.Path(exists=True, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def training() -> None:
    r"""Make a French to English package, or adapt one to your own reviewed segments.

    \b
    python -m workbench.training prepare WORK translations/en --from STARTER.argosmodel
    python -m workbench.training train   WORK --tokens 200000 --fall 200000 --gently
    python -m workbench.training export  WORK own.argosmodel
    python -m workbench.training score   own.argosmodel WORK/held-out.tsv
    """


@training.command()
@click.argument("work", type=FOLDER)
@click.argument("sources", nargs=-1, metavar="[PATH[=SHARE]]...")
@click.option("--recipe", type=FILE, help="List of more sources: PATH TAB SHARE on each line.")
@click.option("--preset", type=click.Choice(["toy", "tiny", "small"]), default="tiny", show_default=True)
@click.option("--from", "start", type=ANY, help="Work folder or package to go on from.")
@click.option("--hold-out", default=12, show_default=True, help="Keep one pair in N of .tsv and .po for scoring.")
@click.option("--seed", default=1, show_default=True)
def prepare(work: Path, sources: tuple[str, ...], recipe: Path | None, **options: Any) -> None:
    """Encode pairs from .tsv, .po or NAME.fr beside NAME.en into the folder WORK.

    SHARE is how much of a source an epoch takes: 0.2, a fifth of its pairs; 3, each pair three times.
    """
    from workbench.training import pairs
    from workbench.training.prepare import prepare as fill

    given = [pairs.Source.parse(text) for text in sources]
    corpus = fill(work, [*given, *(pairs.recipe(recipe) if recipe else [])], report=_say, **options)
    _say(f"{len(corpus)} pairs, {len(corpus.target.ids)} target tokens")


@training.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--count", default=30_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def invent(file: Path, count: int, seed: int) -> None:
    """Write invented sentences (names, figures, dates, contact lines) to FILE, .tsv, as one more source."""
    from workbench.training.invent import pairs
    from workbench.training.pairs import write_tsv

    write_tsv(file, dict.fromkeys(pairs(count, seed)))


@training.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@click.option("--hold-out", default=12, show_default=True, help="Leave out one pair in N, those that `prepare` keeps.")
@click.option("--seed", default=1, show_default=True)
def join(file: Path, sources: tuple[str, ...], hold_out: int, seed: int) -> None:
    """Write the sentences of each source, joined in twos and threes, to FILE, .tsv, as one more source."""
    from workbench.training.join import joined
    from workbench.training.pairs import Source, held_out, write_tsv

    found: dict[tuple[str, str], None] = {}
    for source in sources:
        pairs = [pair for pair in Source(Path(source)).pairs() if not held_out(pair, hold_out)]
        found |= dict.fromkeys(joined(pairs, seed))
    write_tsv(file, found)


@training.command()
@click.argument("work", type=FOLDER)
@click.option("--tokens", type=int, required=True, help="Target tokens of the whole run, all sittings together.")
@click.option("--fall", type=int, default=0, help="Tokens at the end over which the learning rate falls to zero.")
@click.option("--minutes", type=float, default=float("inf"), help="Longest sitting; the same command goes on later.")
@click.option("--gently", is_flag=True, help="A tenth of the learning rates: for adapting a finished package.")
@click.option("--batch", default=4000, show_default=True, help="Padded tokens a step; 30000 on a GPU.")
@click.option("--matrix-rate", default=0.02, show_default=True)
@click.option("--other-rate", default=0.002, show_default=True)
@click.option("--dropout", default=0.0, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--device", default="cpu", show_default=True, help="cpu or cuda.")
@click.option("--half/--full", default=True, help="Multiply in bfloat16 (default) or in 32 bits, for older processors.")
def train(work: Path, gently: bool, **options: Any) -> None:
    """Train in WORK; saves every five minutes and at the end, and goes on where it stopped.

    Progress goes to standard error and to WORK/log.tsv: tokens, steps, perplexity, tokens a second, rate.
    """
    from workbench.training.run import Plan, Run

    if gently:
        options["matrix_rate"] /= 10
        options["other_rate"] /= 10
    stop: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: stop.append(number))
    signal.signal(signal.SIGINT, lambda number, frame: stop.append(number))
    run = Run(work, Plan(**options))
    with (work / "log.tsv").open("a", encoding="utf-8") as log:

        def report(line: str) -> None:
            _say(line)
            log.write(line + "\n")
            log.flush()

        run.go(report, lambda: bool(stop))


@training.command()
@click.argument("work", type=FOLDER)
@click.argument("package", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--name", default="translate-fr_en-own", show_default=True)
@click.option("--version", default="0.1", show_default=True)
@click.option("--card", type=FILE, help="Model card, Markdown, put into the package.")
@click.option("--record", type=click.Path(dir_okay=False, path_type=Path), help="Write file name and checksum here.")
@click.option("--quantization", default="int8", show_default=True, help="int8, int16, float16 or float32.")
def export(
    work: Path, package: Path, name: str, version: str, card: Path | None, record: Path | None, quantization: str
) -> None:
    """Write the weights of WORK as an Argos package."""
    from workbench.training.export import export as write
    from workbench.training.package import Label
    from workbench.training.package import record as describe

    text = card.read_text(encoding="utf-8") if card else ""
    label = Label(name, version, text)
    write(work, package, label, quantization)
    if record:
        record.write_text(describe(package, label), encoding="utf-8")
    _say(f"{package}: {package.stat().st_size / 1e6:.1f} MB")


@training.command()
@click.argument("package", type=FILE)
@click.argument("tests", nargs=-1, required=True)
@click.option("--beam", default=4, show_default=True)
@click.option("--limit", type=int, help="Only the first pairs of each test set.")
def score(package: Path, tests: tuple[str, ...], beam: int, limit: int | None) -> None:
    """Print BLEU and chrF2 of PACKAGE on test sets: .tsv, .po, or NAME.fr beside NAME.en."""
    from workbench.training.pairs import Source
    from workbench.training.score import Drafter, score

    drafter = Drafter(package, beam)
    click.echo("test\tsegments\tBLEU\tchrF2")
    signatures: dict[tuple[str, str], None] = {}
    for result in score(drafter, [Source(Path(test)) for test in tests], limit):
        click.echo(result.row())
        signatures[result.signatures] = None
    for pair in signatures:
        click.echo(f"BLEU {pair[0]}\nchrF2 {pair[1]}")


def _say(line: str) -> None:
    click.echo(line, err=True)


def main() -> None:
    """Runs the command line; an error of ours is one line and its exit code."""
    try:
        training()
    except WorkbenchError as error:
        _say(f"error: {error}")
        sys.exit(error.exit_code)
    except ModuleNotFoundError as error:
        _say(f"error: {error.name} is not installed; pip install 'workbench[training]'")
        sys.exit(2)


if __name__ == "__main__":
    main()
