"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from workbench.core import Span
from workbench.tui.paint import Mark
from workbench.tui.themes import Role

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 2000
"""Words of a text beyond which it is not compared."""


def difference(old: str, new: str) -> tuple[str, tuple[Mark, ...]]:
    """Returns one text with what only `old` has marked as removed and what only `new` has marked as added."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) > _MOST or len(after) > _MOST:
        return new, ()
    text, marks = "", []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            text += "".join(after[c:d])
            continue
        for words, role in ((before[a:b], Role.REMOVED), (after[c:d], Role.ADDED)):
            if words:
                start = len(text)
                text += "".join(words)
                marks.append(Mark(Span(start, len(text)), role))
    return text, tuple(marks)
