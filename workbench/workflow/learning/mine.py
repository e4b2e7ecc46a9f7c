"""Recurring edits, mined from the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.core import Status, Term, Terminology
from workbench.glossary.extract import phrases
from workbench.workflow.learning.edits import replacements
from workbench.workflow.learning.proposal import Evidence, Kind, Proposal
from workbench.workflow.reviewed import Pair

LEAST = 3
"""Different sentences that must show the same edit."""
SURE = 0.8
"""Share of the sentences that must agree: of those that had the old words, or that have the French phrase."""
RARE = 0.2
"""Greatest share of the other sentences that may have the new words, for a phrase to be what they stand for."""

_DETERMINER = re.compile(
    r"(?<!\w)(?:l['’]|(?:les?|la|une?|des|du|aux?|ce|cet|cette|ces|s(?:on|a|es)|leurs?|nos|notre|vos|votre)\s+)$",
    re.IGNORECASE,
)

Edits = dict[tuple[str, str], dict[str, Pair]]
"""Pairs by the replacement they show and their source."""


def proposals(pairs: Sequence[Pair], terms: Terminology, least: int = LEAST) -> list[Proposal]:
    """Returns what the edits suggest, the best founded first.

    A replacement counts once a source sentence, in drafts of engines alone. It is taken up only where four of five
    drafts with the old words got the new ones and no reviewed target keeps the old ones. Where all its sources hold a
    term whose English the new words are, the old words are a forbidden form of it. Else, where they share a French
    noun phrase that goes with the new words in four of five sentences, and the new words seldom stand elsewhere, the
    two are a term. Else it is a house rule.

    Args:
        pairs: Reviewed segments with the drafts they began with.
        terms: The glossary as it is now.
        least: Different sentences that must show the same edit.
    """
    found = list(_from_words(Texts([pair for pair in pairs if pair.machine]), terms, least))
    found += _from_memory(pairs, least)
    return sorted(found, key=lambda proposal: (-len(proposal.evidence), proposal.kind, proposal.before))


@dataclass(slots=True)
class Texts:
    """Drafts and targets to be searched at once: a segment a line, in lower case."""

    pairs: Sequence[Pair]
    drafts: str = field(init=False)
    targets: str = field(init=False)

    def __post_init__(self) -> None:
        """Joins the texts."""
        self.drafts = "\n".join(_line(pair.draft) for pair in self.pairs)
        self.targets = "\n".join(_line(pair.target) for pair in self.pairs)

    def drafted(self, words: str) -> set[str]:
        """Returns the sources whose drafts have the words."""
        return {self.pairs[number].source for number in _lines_with(self.drafts, words)}

    def confirmed(self, words: str) -> set[str]:
        """Returns the sources whose targets have the words."""
        return {self.pairs[number].source for number in _lines_with(self.targets, words)}


def _line(text: str) -> str:
    return " ".join(text.lower().split())


def _lines_with(text: str, words: str) -> set[int]:
    """Numbers of the lines, from 0, that have the words."""
    found, number, last = set(), 0, 0
    for match in re.finditer(rf"(?<!\w){re.escape(_line(words))}(?!\w)", text):
        number += text.count("\n", last, match.start())
        last = match.start()
        found.add(number)
    return found


def _from_words(texts: Texts, terms: Terminology, least: int) -> Iterator[Proposal]:
    sure = _sure(texts, least)
    known = {edit: _known(seen, edit[1], terms) for edit, seen in sure.items()}
    shared = {edit: _shared(seen) for edit, seen in sure.items() if known[edit] is None}
    holding = _holding(texts.pairs, set().union(*shared.values()))
    for (before, after), seen in sure.items():
        evidence = tuple(Evidence(p.release, p.source, p.draft, p.target) for p in seen)
        term = known[before, after]
        if term is not None:
            if not _listed(term, before):
                yield Proposal(Kind.FORBID, before, after, term=term.id, evidence=evidence)
        elif french := _phrase(seen, shared[before, after], texts, after, holding):
            yield Proposal(Kind.TERM, before, after, french=french, evidence=evidence)
        elif not _has(after, before):
            yield Proposal(Kind.RULE, before, after, evidence=evidence)


def _sure(texts: Texts, least: int) -> dict[tuple[str, str], list[Pair]]:
    """Replacements that recur and are made nearly always, with a pair a source; the most frequent first.

    One that holds a more frequent one, as two edits that happen to stand side by side do, teaches nothing more.
    """
    found: dict[tuple[str, str], list[Pair]] = {}
    edits = {edit: seen for edit, seen in _edits(texts.pairs).items() if len(seen) >= least}
    for (before, after), seen in sorted(edits.items(), key=lambda item: (-len(item[1]), item[0])):
        wider = any(_has(before, old) and _has(after, new) for old, new in found)
        drafted = texts.drafted(before)
        if not wider and not texts.confirmed(before) and len(drafted & texts.confirmed(after)) >= SURE * len(drafted):
            found[before, after] = list(seen.values())
    return found


def _edits(pairs: Sequence[Pair]) -> Edits:
    found: Edits = {}
    for pair in pairs:
        for edit in set(replacements(pair.draft, pair.target)) if pair.draft != pair.target else ():
            found.setdefault(edit, {}).setdefault(pair.source, pair)
    return found


def _has(text: str, words: str) -> bool:
    return bool(_lines_with(_line(text), words))


def _known(seen: Sequence[Pair], after: str, terms: Terminology) -> Term | None:
    """The term that all sources hold and whose accepted English stands in the new words."""
    shared: dict[str, Term] = {hit.term.id: hit.term for hit in terms.hits(seen[0].source)}
    for pair in seen[1:]:
        if not shared:
            return None
        here = {hit.term.id for hit in terms.hits(pair.source)}
        shared = {name: term for name, term in shared.items() if name in here}
    fitting = (t for t in shared.values() if any(u.status is not Status.FORBIDDEN for u in terms.uses(after, t)))
    return next(fitting, None)


def _listed(term: Term, form: str) -> bool:
    known = (term.target, term.plural, *term.admitted, *term.forbidden)
    return form.lower() in {word.lower() for word in known}


def _shared(seen: Sequence[Pair]) -> set[str]:
    """Keys of the French phrases that all sources have."""
    keys = {key for key, _ in phrases(seen[0].source)}
    for pair in seen[1:]:
        if keys:
            keys &= {key for key, _ in phrases(pair.source)}
    return keys


def _holding(pairs: Sequence[Pair], wanted: set[str]) -> dict[str, set[str]]:
    """The sources that have each of the wanted phrases."""
    found: dict[str, set[str]] = {key: set() for key in wanted}
    for source in dict.fromkeys(pair.source for pair in pairs) if wanted else ():
        for key in wanted.intersection(key for key, _ in phrases(source)):
            found[key].add(source)
    return found


def _phrase(seen: Sequence[Pair], shared: set[str], texts: Texts, after: str, holding: Mapping[str, set[str]]) -> str:
    """The longest shared noun phrase that goes with the new words and they with it, as it stands in the first source.

    Where hardly a sentence lacks the phrase, nothing shows that the words belong to it.
    """
    having = texts.confirmed(after)
    every = len({pair.source for pair in texts.pairs})
    sure = []
    for key in shared:
        those = holding[key]
        others = every - len(those)
        goes = len(having & those) >= SURE * len(those)
        if goes and others >= LEAST and len(having - those) <= RARE * others and _is_noun(key, seen):
            sure.append(key)
    best = max(sure, key=lambda key: (len(key), key), default="")
    return dict(phrases(seen[0].source))[best].of(seen[0].source) if best else ""


def _is_noun(key: str, seen: Sequence[Pair]) -> bool:
    """True if a determiner stands before the phrase in one of the sources."""
    places = ((pair.source, dict(phrases(pair.source)).get(key)) for pair in seen[:50])
    return any(place and _DETERMINER.search(source[: place.start]) for source, place in places)


def _from_memory(pairs: Sequence[Pair], least: int) -> Iterator[Proposal]:
    """Stored segments that are corrected to the same text whenever they are offered."""
    found: dict[tuple[str, str, str], list[Pair]] = {}
    for pair in pairs:
        kind, _, release = pair.engine.partition("/")
        if kind == "memory" and pair.draft != pair.target and release != pair.release:
            found.setdefault((release, pair.draft, pair.target), []).append(pair)
    for (release, draft, target), seen in found.items():
        if len({pair.release for pair in seen}) >= least:
            evidence = tuple(Evidence(p.release, p.source, p.draft, p.target) for p in seen)
            yield Proposal(Kind.MEMORY, draft, target, french=seen[0].source, release=release, evidence=evidence)
