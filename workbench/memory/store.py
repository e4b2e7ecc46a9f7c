"""The translation memory: every reviewed segment, found again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.core import Match, Span, State, Unit
from workbench.memory.adapt import Renderings, adapt
from workbench.memory.entry import Concordance, Entry
from workbench.memory.fold import fold, same
from workbench.memory.index import Index
from workbench.memory.slots import Skeleton, skeleton

KEPT = (State.REVIEWED, State.FINAL)
_CHANGED, _LEFT, _ALONE = 1, 5, 4
"""Percent a match loses for each slot put right, for each to be put right by a person, for each without a partner."""
_WORDS = 2
"""A skeleton with fewer words than this says nothing: « M. § » is like every name."""


class Memory:
    """Exact, in-context and fuzzy matches among reviewed segments, and a concordance.

    Args:
        units: Release name, unit, source before, source after. Units that are not reviewed or final are passed over.
        renderings: English forms of a French name, used to put names right.
    """

    def __init__(
        self, units: Iterable[tuple[str, Unit, str, str]] = (), renderings: Renderings = lambda name: (name,)
    ) -> None:
        self._renderings = renderings
        self._entries: dict[int, Entry] = {}
        self._exact: dict[str, dict[int, None]] = {}
        self._places: dict[tuple[str, str, str], int] = {}
        self._index = Index()
        self._folded: dict[int, tuple[str, str]] = {}
        """Both sides as the concordance searches them; made at the first search."""
        self._next = 0
        for release, unit, before, after in units:
            self.add(release, unit, before, after)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        """Yields the entries, oldest first."""
        return iter(self._entries.values())

    def add(self, release: str, unit: Unit, before: str = "", after: str = "") -> None:
        """Remembers a unit, in place of what the same unit said before; forgets it if it is not reviewed any more."""
        if unit.state not in KEPT or not unit.target.strip() or unit.obsolete:
            self.forget(release, unit)
            return
        line = unit.provenance
        who, on = (line.by, line.on) if line else ("", None)
        self.remember(Entry(unit.source, unit.target, release, before, after, who, on, unit.context))

    def remember(self, entry: Entry) -> None:
        """Remembers an entry, in place of the one with the same release, context and source."""
        place = entry.release, entry.context, entry.source
        self._drop(place)
        key, self._next = self._next, self._next + 1
        self._places[place] = key
        self._entries[key] = entry
        self._exact.setdefault(same(entry.source), {})[key] = None
        bones = skeleton(entry.source)
        if _tells(bones):
            self._index.add(key, bones.text)

    def forget(self, release: str, unit: Unit) -> None:
        """Forgets what is known of a unit; one that is not there is fine."""
        self._drop((release, unit.context, unit.source))

    def matches(
        self, source: str, before: str = "", after: str = "", *, limit: int = 5, minimum: int = 60
    ) -> list[Match]:
        """Returns what is remembered of a source, best first, one match for each different target.

        101: the same source between the same neighbours. 100: the same source. Below: the similarity of the texts
        without slots (`fuzz.ratio` of rapidfuzz), less 1 for each slot put right after the first, 5 for
        each that was not, and 4 for each that only one of the two has.
        """
        exact = [self._exactly(self._entries[key], before, after) for key in self._exact.get(same(source), ())]
        fuzzy = list(self._fuzzy(source, minimum, limit * 4))
        ranked = sorted(exact[::-1] + fuzzy, key=lambda match: -match.score)
        best = {match.adapted: match for match in reversed(ranked)}
        return sorted(best.values(), key=ranked.index)[:limit]

    def concordance(self, text: str, limit: int = 50) -> list[Concordance]:
        """Returns the entries with `text` in source or target, newest first: as a phrase, else all of its words.

        Case, accents and the shape of apostrophes do not count.
        """
        phrase = fold(" ".join(text.split()))
        if not phrase:
            return []
        return self._holding([phrase], limit) or self._holding(phrase.split(), limit)

    def _holding(self, parts: list[str], limit: int) -> list[Concordance]:
        found = []
        for key, entry in reversed(self._entries.items()):
            sides = self._sides(key, entry)
            if any(all(part in side for part in parts) for side in sides):
                found.append(Concordance(entry, _spans(sides[0], parts), _spans(sides[1], parts)))
                if len(found) == limit:
                    break
        return found

    def _sides(self, key: int, entry: Entry) -> tuple[str, str]:
        sides = self._folded.get(key)
        if sides is None:
            sides = self._folded[key] = fold(entry.source), fold(entry.target)
        return sides

    def _exactly(self, entry: Entry, before: str, after: str) -> Match:
        neighbours = same(entry.before), same(entry.after)
        inside = any(neighbours) and neighbours == (same(before), same(after))
        score = 101 if inside else 100
        return Match(entry.source, entry.target, score, entry.release, entry.reviewer, entry.target)

    def _fuzzy(self, source: str, minimum: int, limit: int) -> Iterator[Match]:
        bones, key = skeleton(source), same(source)
        if not _tells(bones):
            return
        for found, similarity in self._index.nearest(bones.text, minimum, limit):
            entry = self._entries[found]
            if same(entry.source) == key:
                continue
            fitted = adapt(entry.target, skeleton(entry.source), bones, self._renderings)
            score = int(min(similarity, 99)) - _LEFT * fitted.left - _ALONE * fitted.alone
            score -= _CHANGED * max(0, fitted.changed - 1)
            if score >= minimum:
                yield Match(entry.source, entry.target, score, entry.release, entry.reviewer, fitted.text)

    def _drop(self, place: tuple[str, str, str]) -> None:
        key = self._places.pop(place, None)
        if key is not None:
            entry = self._entries.pop(key)
            del self._exact[same(entry.source)][key]
            self._index.discard(key)
            self._folded.pop(key, None)


def _tells(bones: Skeleton) -> bool:
    return sum(any(c.isalpha() and c < "\ue000" for c in word) for word in bones.text.split()) >= _WORDS


def _spans(text: str, parts: list[str]) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for part in parts for found in re.finditer(re.escape(part), text))
