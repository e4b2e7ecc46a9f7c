"""Strings and lines of a PO file, as msgcat would write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

WIDTH = 79
"""Columns of a line, quotation marks and prefix included; msgcat's default."""

_BREAK = re.compile(
    r"""(?<=\ )(?=[^\ :;!?.,)\]}/(\[])    # after a space, but not before closing punctuation
    |(?<=[^"“”«»'’]\ )(?=[(\[])         # nor between a quotation mark and a bracket
    |(?<=[-/.,;:])(?=[^\W\d_])            # after a hyphen or point before a letter
    |(?<=[–—‐!?…|}])(?=[\w(])           # around dashes
    |(?<=\w)(?=—)""",
    re.VERBOSE,
)
"""Where msgcat 0.21 breaks a line, found by trial."""

_SPECIAL = re.compile(r'[\\"\n\t\r\a\b\f\v]')
_ESCAPES = str.maketrans({
    "\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\a": r"\a", "\b": r"\b", "\f": r"\f", "\v": r"\v"
})  # fmt: skip


def string(keyword: str, text: str, prefix: str = "") -> list[str]:
    """Returns `keyword "text"` as lines: one if it fits, else an empty string and its continuations.

    Lines are broken after line feeds and, beyond 79 columns, where msgcat breaks them.
    """
    pieces = [part.translate(_ESCAPES) if _SPECIAL.search(part) else part for part in text.split("\n")]
    pieces = [f"{part}\\n" for part in pieces[:-1]] + ([pieces[-1]] if pieces[-1] or len(pieces) == 1 else [])
    single = f'{prefix}{keyword} "{pieces[0]}"'
    if len(pieces) == 1 and (len(single) <= WIDTH or not pieces[0]):
        return [single]
    room = WIDTH - len(prefix) - 2
    return [f'{prefix}{keyword} ""', *(f'{prefix}"{line}"' for piece in pieces for line in _wrapped(piece, room))]


def _wrapped(text: str, room: int) -> Iterable[str]:
    line = ""
    for part in _BREAK.split(text):
        if line and len(line) + len(part) > room:
            yield line
            line = ""
        line += part
    yield line


def references(names: Sequence[str]) -> list[str]:
    """Returns the `#:` lines for references, which hold no white space."""
    lines: list[str] = []
    for name in ("".join(name.split()) for name in names):
        if lines and len(lines[-1]) + 1 + len(name) <= WIDTH:
            lines[-1] += f" {name}"
        else:
            lines.append(f"#: {name}")
    return lines


def comments(marker: str, texts: Iterable[str]) -> list[str]:
    """Returns comment lines: marker, space, text; line breaks within a text begin a new comment.

    A text that would read as a workbench line is set off by a second space.
    """
    parts = (part for text in texts for part in re.split(r"[\r\n]+", text))
    apart = (f" {part}" if part.startswith("workbench:") else part for part in parts)
    return [f"{marker} {part}".rstrip() if part else marker for part in apart]
