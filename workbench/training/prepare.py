"""From text to a work folder that `train` can go on from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.core.errors import InputError
from workbench.training import tokenizer
from workbench.training.corpus import Corpus, encode
from workbench.training.pairs import Pair, Source, held_out, write_tsv
from workbench.training.shape import PRESETS, Shape

HELD_OUT = "held-out.tsv"


def prepare(
    work: Path, sources: Sequence[Source], *, preset: str = "tiny", start: Path | None = None, hold_out: int = 12,
    seed: int = 1, report: Callable[[str], None] = print,
) -> Corpus:  # fmt: skip
    """Fills `work` with sizes, tokenizer and encoded pairs, and with first weights where `start` has them.

    Args:
        work: The work folder; what an earlier run prepared is replaced, a checkpoint must not be there.
        sources: Where the pairs are.
        preset: Sizes of a new network; `start` overrules it.
        start: A work folder or an `.argosmodel` whose tokenizer and weights are taken; None: all new.
        hold_out: One pair in so many, of `.tsv` and `.po` sources, goes to `held-out.tsv` for scoring. 0: none.
        seed: Seed of the tokenizer's sample.
        report: Called with one line a source.
    """
    if (work / "checkpoint.pt").exists():
        raise InputError("a run has begun here", path=work, hint="train it, or prepare another folder")
    work.mkdir(parents=True, exist_ok=True)
    kept: dict[Pair, None] = {}
    if start is None:
        PRESETS[preset].save(work)
        texts = (text for source in sources for pair in _training(source, hold_out, kept) for text in pair)
        tokenizer.learn(texts, work, PRESETS[preset].vocab, seed=seed)
        _fit(work)
    else:
        from workbench.training.start import begin

        begin(start, work)
    streams = ((_training(source, hold_out, kept), source.share) for source in sources)
    corpus = encode(tokenizer.load(work), streams)
    corpus.save(work)
    write_tsv(work / HELD_OUT, kept)
    for number, source in enumerate(sources):
        report(f"{source.path.name}\t{int((corpus.origin == number).sum())} pairs\tshare {source.share:g}")
    return corpus


def _training(source: Source, hold_out: int, kept: dict[Pair, None]) -> Iterator[Pair]:
    """Yields the pairs to learn from; those held out go to `kept`."""
    aligned = source.path.suffix == ".fr"
    for pair in source.pairs():
        if not aligned and held_out(pair, hold_out):
            kept[pair] = None
        else:
            yield pair


def _fit(work: Path) -> None:
    """Sets the vocabulary of the sizes to what the tokenizer found: little text has fewer pieces."""
    replace(Shape.load(work), vocab=tokenizer.load(work).get_piece_size()).save(work)
