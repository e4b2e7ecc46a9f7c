"""One SentencePiece vocabulary for both languages."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import sentencepiece

from workbench.core.errors import InputError
from workbench.training.shape import BOS, EOS, MARKUP, PAD, UNK

FILE = "tokenizer.model"


def learn(texts: Iterable[str], work: Path, vocab: int, *, seed: int = 1, sample: int = 400_000) -> None:
    """Learns pieces from French and English segments and writes them into the work folder.

    Unknown characters fall back to bytes, so that every name survives. The same texts and seed give the same pieces.

    Args:
        texts: Segments of both languages.
        work: Work folder.
        vocab: Number of pieces, control and byte pieces included.
        seed: Seed of the choice below.
        sample: Segments to learn from, chosen by chance where there are more.
    """
    model = io.BytesIO()
    sentencepiece.set_random_generator_seed(seed)
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts), model_writer=model, vocab_size=vocab,
            model_type="unigram", character_coverage=0.9999, byte_fallback=True, hard_vocab_limit=False,
            input_sentence_size=sample, shuffle_input_sentence=True, num_threads=1, minloglevel=2,
            pad_id=PAD, unk_id=UNK, bos_id=BOS, eos_id=EOS, user_defined_symbols=list(MARKUP),
        )  # fmt: skip
    except RuntimeError as error:
        raise InputError(f"no vocabulary of {vocab} pieces can be learnt ({error})", hint="give more text") from error
    (work / FILE).write_bytes(model.getvalue())


def load(work: Path) -> sentencepiece.SentencePieceProcessor:
    """Loads the pieces of a work folder; raises InputError where there are none."""
    path = work / FILE
    if not path.is_file():
        raise InputError("no tokenizer", path=path, hint="run `prepare` first")
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


def pieces(tokenizer: sentencepiece.SentencePieceProcessor) -> list[str]:
    """Returns the vocabulary in the order of its ids."""
    return [tokenizer.id_to_piece(i) for i in range(tokenizer.get_piece_size())]
