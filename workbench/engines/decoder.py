"""The package's CTranslate2 model: batches in, hypotheses out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from workbench.core.errors import EngineError, PackageError
from workbench.engines.package import Package
from workbench.engines.tokens import Tokens

BATCH_TOKENS = 1024
"""Source pieces, padding included, of one decoded batch."""
Round = TypeVar("Round")
LONGEST = 256
"""Pieces of a hypothesis at most."""


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """How to decode."""

    beam: int = 2
    """Hypotheses kept while decoding, from 1; also how many are returned."""
    threads: int = 0
    """Processor threads; 0: all that this process may use. Has no effect on the drafts."""

    def __str__(self) -> str:
        return f"beam={self.beam}"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way to say it in English, as the model wrote it."""

    text: str
    score: float
    """Mean log-probability of a piece."""


class Decoder:
    """Decodes with one package. The model is loaded at the first call and kept."""

    def __init__(self, package: Package, options: DraftOptions) -> None:
        if options.beam < 1:
            raise EngineError(f"a beam of {options.beam} is no beam", hint="use 1 or more")
        self.package = package
        self.options = options
        self._loaded: tuple[Any, Tokens] | None = None

    @property
    def tokens(self) -> Tokens:
        """The package's tokenizer."""
        return self._load()[1]

    @property
    def translator(self) -> Any:
        """The package's ctranslate2.Translator."""
        return self._load()[0]

    def _load(self) -> tuple[Any, Tokens]:
        if self._loaded is None:
            import ctranslate2

            threads = self.options.threads or len(os.sched_getaffinity(0))
            try:
                model = ctranslate2.Translator(str(self.package.model), inter_threads=threads, intra_threads=1)
            except (RuntimeError, ValueError) as error:
                raise PackageError(f"has a model that cannot be loaded: {error}", path=self.package.folder) from error
            self._loaded = model, Tokens(self.package)
        return self._loaded

    def stream(
        self, rounds: Iterable[Round], texts: Callable[[Round], Sequence[str]], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Round, list[list[Hypothesis]]]]:
        """Yields each round with the hypotheses of its texts; the next round is decoded meanwhile.

        Args:
            rounds: What belongs together, taken one at a time.
            texts: The prepared French texts of a round.
            cancelled: Asked before each round; True ends the stream after the round in hand.
        """
        ahead: tuple[Round, list[Any]] | None = None
        for each in rounds:
            if cancelled():
                break
            begun = each, self._begin(texts(each))
            if ahead is not None:
                yield ahead[0], self._finish(ahead[1])
            ahead = begun
        if ahead is not None:
            yield ahead[0], self._finish(ahead[1])

    def decode(self, texts: Sequence[str], **options: Any) -> list[list[Hypothesis]]:
        """Returns the hypotheses of each text, best first.

        Args:
            texts: Prepared French texts.
            options: Of `ctranslate2.Translator.translate_batch`, in place of those drafts are made with.
        """
        return self._finish(self._begin(texts, **options))

    def finish(self, pairs: Sequence[tuple[str, str]]) -> list[Hypothesis]:
        """Returns for each (source, beginning of the English) the whole English, the beginning as given."""
        return [best[0] for best in self.decode([source for source, _ in pairs], target_prefix=self._prefixes(pairs))]

    def attention(self, pairs: Sequence[tuple[str, str]]) -> list[list[list[float]]]:
        """Returns for each (source, target) the attention of each target piece to each source piece."""
        if not pairs:
            return []
        source = [self.tokens.source(text) for text, _ in pairs]
        prefixes = self._prefixes(pairs)
        longest = max(map(len, prefixes))
        found = self.translator.translate_batch(
            source, target_prefix=prefixes, beam_size=1, return_attention=True, max_decoding_length=longest,
            max_batch_size=BATCH_TOKENS, batch_type="tokens",
        )  # fmt: skip
        skip = 1 if self.package.target_prefix else 0
        return [each.attention[0][skip:] for each in found]

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[list[float]]:
        """Returns for each (source, target) the log-probability of each target piece and of the end."""
        if not pairs:
            return []
        source = [self.tokens.source(text) for text, _ in pairs]
        found = self.translator.score_batch(
            source, self._prefixes(pairs), max_batch_size=BATCH_TOKENS, batch_type="tokens"
        )
        skip = 1 if self.package.target_prefix else 0
        return [each.log_probs[skip:] for each in found]

    def _prefixes(self, pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
        start = [self.package.target_prefix] if self.package.target_prefix else []
        return [[*start, *self.tokens.target(target)] for _, target in pairs]

    def _begin(self, texts: Sequence[str], **options: Any) -> list[Any]:
        if not texts:
            return []
        translator, tokens = self._load()
        prefix = [[self.package.target_prefix]] * len(texts) if self.package.target_prefix else None
        chosen = {
            "target_prefix": prefix, "beam_size": self.options.beam, "num_hypotheses": self.options.beam,
            "max_batch_size": BATCH_TOKENS, "batch_type": "tokens", "max_decoding_length": LONGEST,
            "return_scores": True, "replace_unknowns": True,
        } | options  # fmt: skip
        source = [tokens.source(text) for text in texts]
        return list(translator.translate_batch(source, asynchronous=True, **chosen))

    def _finish(self, results: list[Any]) -> list[list[Hypothesis]]:
        return [self._hypotheses(result.result()) for result in results]

    def _hypotheses(self, result: Any) -> list[Hypothesis]:
        skip = 1 if self.package.target_prefix else 0
        return [
            Hypothesis(self.tokens.text(pieces[skip:]), score)
            for pieces, score in zip(result.hypotheses, result.scores, strict=True)
        ]
