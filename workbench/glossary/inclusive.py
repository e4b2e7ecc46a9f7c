"""French inclusive writing: « réfugié·e·s », « migrant(e)s », « travailleur·euse », read as the masculine form."""

from __future__ import annotations

import re

from workbench.core.folding import Folded

_DOTS = "·‧•∙"
_ENDING = r"(?:e|ne|le|se|te|euse|rice|trice|ère|ve)"
_SUFFIX = re.compile(
    rf"(?<=\w)(?:[{_DOTS}]{_ENDING}(?:[{_DOTS}](?=s\b)|(?=s?\b))|\((?:{_ENDING}|s|x)\)(?=s?\b|\W|$)|-e-(?=s\b))"
)


def without_endings(folded: Folded) -> Folded:
    """Returns a text without its feminine endings; what stood before one ends where it ended."""
    if not any(sign in folded.text for sign in (*_DOTS, "(", "-e-")):
        return folded
    starts, ends = list(folded.starts), list(folded.ends)
    kept = [True] * len(starts)
    for match in _SUFFIX.finditer(folded.text):
        kept[match.start() : match.end()] = [False] * len(match.group())
        ends[match.start() - 1] = ends[match.end() - 1]
    if all(kept):
        return folded
    text, plain, cased = (
        "".join(c for c, keep in zip(part, kept, strict=True) if keep)
        for part in (folded.text, folded.plain, folded.cased)
    )
    places = [i for i, keep in enumerate(kept) if keep]
    return Folded(text, plain, cased, [starts[i] for i in places], [ends[i] for i in places])
