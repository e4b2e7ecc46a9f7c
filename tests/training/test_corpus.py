"""Shares, batches and their order."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from workbench.core.errors import InputError
from workbench.training.corpus import Corpus, Side
from workbench.training.pairs import Source
from workbench.training.prepare import prepare
from workbench.training.tokenizer import load


def _corpus(shares: list[float], pairs: int = 1000) -> Corpus:
    rng = np.random.default_rng(1)
    starts = np.concatenate([[0], np.cumsum(rng.integers(1, 40, pairs))])
    side = Side(np.arange(5, 5 + starts[-1]).astype(np.uint16), starts)
    return Corpus(side, side, (np.arange(pairs) % len(shares)).astype(np.uint16), np.asarray(shares))


def test_an_epoch_has_whole_copies_and_a_random_part() -> None:
    corpus = _corpus([2.0, 0.5])
    times = Counter(corpus.epoch((1, 0)).tolist())
    assert {times[row] for row in range(0, 1000, 2)} == {2}
    assert 200 < sum(times[row] for row in range(1, 1000, 2)) < 300


def test_another_epoch_draws_other_pairs_and_the_same_epoch_the_same() -> None:
    corpus = _corpus([0.5])
    assert corpus.epoch((1, 0)).tolist() == corpus.epoch((1, 0)).tolist()
    assert corpus.epoch((1, 0)).tolist() != corpus.epoch((1, 1)).tolist()


def test_batches_hold_every_pair_once_within_the_budget() -> None:
    pytest.importorskip("torch")
    from workbench.training.batches import batches
    from workbench.training.shape import EOS, PAD

    corpus, seen = _corpus([1.0]), []
    for source, target in batches(corpus, 300, seed=1, epoch=0):
        assert (source.numel() + target.numel()) / 2 <= 300 or len(source) == 1
        assert ((source == EOS).sum(1) == 1).all()
        assert ((source == PAD).int().diff(dim=1) >= 0).all()
        seen += source[:, 0].tolist()
    assert sorted(seen) == sorted(corpus.source.ids[corpus.source.starts[:-1]].tolist())


def test_an_epoch_without_pairs_is_an_error() -> None:
    pytest.importorskip("torch")
    from workbench.training.batches import batches

    with pytest.raises(InputError, match="an epoch without pairs"):
        next(batches(_corpus([1e-9]), 300, seed=1, epoch=0))


def test_prepare_keeps_the_held_out_pairs_apart(text: Path, tmp_path: Path) -> None:
    corpus = prepare(tmp_path, [Source(text)], preset="toy", report=lambda line: None)
    kept = (tmp_path / "held-out.tsv").read_text(encoding="utf-8").splitlines()
    assert len(kept) + len(corpus) == len(text.read_text(encoding="utf-8").splitlines())
    tokenizer, side = load(tmp_path), corpus.source
    learnt = {tokenizer.decode(side.ids[a:b].tolist()) for a, b in zip(side.starts, side.starts[1:], strict=False)}
    assert not learnt & {line.split("\t")[0] for line in kept}


def test_the_same_text_gives_the_same_work_folder(text: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        prepare(tmp_path / name, [Source(text)], preset="toy", report=lambda line: None)
    for file in ("tokenizer.model", "shape.json", "held-out.tsv"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_too_little_text_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("un\tone\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"pairs|pieces"):
        prepare(tmp_path / "work", [Source(tmp_path / "a.tsv")], hold_out=1, report=lambda line: None)
