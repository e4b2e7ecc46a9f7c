"""Which words people replace by which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from workbench.glossary.stopwords import ENGLISH

LONGEST = 6
"""Words on either side of a replacement; longer ones are rewritten sentences, which teach nothing."""

_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")


Run = tuple[int, int, int, int]
"""Tokens a to b of the draft against c to d of the target."""


def replacements(draft: str, target: str) -> Iterator[tuple[str, str]]:
    """Yields (words of the draft, words of the target) for each replaced run of one to six words.

    Words that moved around one that stays (“mission head”, “chief of mission”) are one run. Runs without a letter, and
    those that differ in case, digits or function words alone, are passed over: the first teach nothing on words, the
    others have checks of their own. Function words at the ends of either side are left out.
    """
    before, after = list(_TOKEN.finditer(draft)), list(_TOKEN.finditer(target))
    matcher = SequenceMatcher(None, [m.group() for m in before], [m.group() for m in after], autojunk=False)
    for a, b, c, d in _joined([opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal"]):
        if 0 < b - a <= LONGEST and 0 < d - c <= LONGEST:
            pair = draft[before[a].start() : before[b - 1].end()], target[after[c].start() : after[d - 1].end()]
            old, new = (bare(words) for words in pair)
            if _teaches(old, new):
                yield old, new


def bare(text: str) -> str:
    """Returns the text without the function words (articles, prepositions, auxiliaries) that it begins or ends with."""
    tokens = list(_TOKEN.finditer(text))
    content = [token for token in tokens if token.group().lower() not in ENGLISH and token.group()[0].isalnum()]
    return text[content[0].start() : content[-1].end()] if content else ""


def _joined(changes: Sequence[tuple[str, int, int, int, int]]) -> list[Run]:
    """Runs of changes; an insertion and a deletion with one word between them are one."""
    runs: list[tuple[str, Run]] = []
    for tag, a, b, c, d in changes:
        if runs and {runs[-1][0], tag} == {"insert", "delete"} and a - runs[-1][1][1] == 1:
            before = runs.pop()[1]
            runs.append(("replace", (before[0], b, before[2], d)))
        else:
            runs.append((tag, (a, b, c, d)))
    return [run for _, run in runs]


def _teaches(before: str, after: str) -> bool:
    words = re.sub(r"[\W\d_]+", " ", before).strip().lower(), re.sub(r"[\W\d_]+", " ", after).strip().lower()
    return bool(words[0] and words[1]) and words[0] != words[1]
