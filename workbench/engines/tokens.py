"""Text to pieces and back, by the package's own tokenizer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.core.errors import PackageError
from workbench.core.text import Span
from workbench.engines.package import Package


class Tokens:
    """Tokenizer of a package; loads its model when it is made."""

    def __init__(self, package: Package) -> None:
        from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

        path = package.tokenizer
        self._source: Any
        self._target: Any
        if path.name == "sentencepiece.model":
            self._source = self._target = SentencePieceTokenizer(path)
        else:
            self._source = BPETokenizer(path, package.from_code, package.to_code)
            self._target = BPETokenizer(path, package.to_code, package.to_code)
        self._vocabulary = package.vocabulary()
        try:
            self._source.encode("a")
        except (OSError, RuntimeError, ValueError, AssertionError) as error:
            raise PackageError(f"has a tokenizer that cannot be loaded: {error}", path=path) from error

    def source(self, text: str) -> list[str]:
        """Returns the pieces of a French text."""
        return list(self._source.encode(text))

    def target(self, text: str) -> list[str]:
        """Returns the pieces of an English text."""
        return list(self._target.encode(text))

    def text(self, pieces: Sequence[str]) -> str:
        """Returns the text of target pieces."""
        return str(self._target.decode([piece for piece in pieces if piece != "<unk>"])).strip()

    def spells(self, pieces: Sequence[str]) -> bool:
        """True if the model can write all these pieces."""
        return self._vocabulary.issuperset(pieces)


def piece_spans(pieces: Sequence[str], text: str) -> list[Span]:
    """Returns where each piece stands in `text`; an empty span where the tokenizer changed its characters."""
    spans = []
    at = 0
    for piece in pieces:
        core = piece.replace("\u2581", "").removesuffix("@@")
        start = text.find(core, at, at + len(core) + 8) if core else -1
        if start >= 0:
            at = start + len(core)
        spans.append(Span(start if start >= 0 else at, at))
    return spans
