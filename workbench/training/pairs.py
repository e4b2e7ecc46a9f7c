"""Pairs of segments from the files people keep them in.

A `.tsv` has French TAB English on each line. Of a `.po` the approved entries count: neither empty, fuzzy nor obsolete.
A `NAME.fr` has one segment a line and its translation on the same line of `NAME.en` beside it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polib

from workbench.core.errors import InputError

Pair = tuple[str, str]
"""(French, English)."""


_BREAKS: Final = str.maketrans("\t\r\n", "   ")


@dataclass(frozen=True, slots=True)
class Source:
    """One body of text and how much of it an epoch takes."""

    path: Path
    share: float = 1.0
    """0.25: a quarter of the pairs, others in each epoch; 3: every pair three times."""

    @classmethod
    def parse(cls, text: str) -> Source:
        """Reads `PATH` or `PATH=SHARE`."""
        path, equals, share = text.rpartition("=")
        if not equals:
            return cls(Path(text))
        try:
            return cls(Path(path), _share(share))
        except ValueError:
            raise InputError(f"{share!r} is not a share", path=path, hint="write PATH=2 or PATH=0.5") from None

    def pairs(self) -> Iterator[Pair]:
        """Yields the pairs of the file, or of every such file below the folder in the order of their names."""
        for path in _files(self.path):
            yield from _READERS[path.suffix](path)


def recipe(path: Path) -> list[Source]:
    """Reads a list of sources: `PATH TAB SHARE` on each line, paths relative to the list, `#` starts a comment."""
    sources = []
    for number, line in enumerate(_lines(path), 1):
        if line and not line.startswith("#"):
            name, _, share = line.partition("\t")
            try:
                sources.append(Source(path.parent / name, _share(share)))
            except ValueError:
                raise InputError("not 'PATH TAB SHARE'", path=path, line=number) from None
    return sources


def held_out(pair: Pair, one_in: int) -> bool:
    """True for about one pair in `one_in`, always the same ones: they are for scoring. 0: for none."""
    return one_in > 0 and zlib.crc32(pair[0].encode()) % one_in == 0


def write_tsv(path: Path, pairs: Iterable[Pair]) -> None:
    """Writes one pair a line; tabs and line ends inside a segment become spaces."""
    lines = ("\t".join(text.translate(_BREAKS) for text in pair) for pair in pairs)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share < 1000:
        raise ValueError(text)
    return share


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix in _READERS)
    else:
        found = [path] if path.suffix in _READERS and path.is_file() else []
    if not found:
        raise InputError("no pairs here", path=path, hint=f"expected {', '.join(_READERS)}")
    return found


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", path=path) from error


def _tsv(path: Path) -> Iterator[Pair]:
    for number, line in enumerate(_lines(path), 1):
        french, _, english = (part.strip() for part in line.partition("\t"))
        if french and english and "\t" not in english:
            yield french, english
        elif line.strip():
            raise InputError("not 'French TAB English'", path=path, line=number)


def _po(path: Path) -> Iterator[Pair]:
    try:
        catalog = polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", path=path) from error
    for entry in catalog:
        if entry.translated() and not entry.obsolete and not entry.msgid_plural:
            yield entry.msgid.strip(), entry.msgstr.strip()


def _aligned(path: Path) -> Iterator[Pair]:
    beside = path.with_suffix(".en")
    french, english = _lines(path), _lines(beside)
    if len(french) != len(english):
        raise InputError(f"{len(french)} lines, {len(english)} in {beside.name}", path=path)
    for one, other in zip(french, english, strict=True):
        if one.strip() and other.strip():
            yield one.strip(), other.strip()


_READERS: Final[dict[str, Callable[[Path], Iterator[Pair]]]] = {".tsv": _tsv, ".po": _po, ".fr": _aligned}
