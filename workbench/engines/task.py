"""A draft in which terms are enforced: which it has, which it lacks, and where the attention to them goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.core.draft import How, TermEdit
from workbench.core.terms import Terminology
from workbench.core.text import Span
from workbench.core.typography import english
from workbench.engines.coverage import Wanted, cover, wanted
from workbench.engines.decoder import Hypothesis
from workbench.engines.harm import harm
from workbench.engines.line import Guard, Line
from workbench.engines.locate import Word, words
from workbench.engines.renderings import WORD
from workbench.engines.splice import splice
from workbench.engines.tokens import Tokens, piece_spans

Row = Sequence[float]
"""Attention to each source piece."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to bring a term into a draft."""

    text: str
    place: Span
    """Of the term in `text`."""
    cover: tuple[Span | None, ...]
    edit: TermEdit
    hypothesis: Hypothesis | None = None
    """Where the text was decoded anew."""


@dataclass(slots=True)
class Task:
    """A line whose source has terms."""

    line: Line
    every: tuple[Wanted, ...]
    text: str
    cover: tuple[Span | None, ...]
    """Place in the text of each wanted term."""
    rows: list[Row | None]
    """Attention of each character of the text; None: not known."""
    done: dict[int, TermEdit] = field(default_factory=dict)
    """Number of a wanted term to what was done for it; also of those given up."""
    refused: dict[int, str] = field(default_factory=dict)
    """Number of a wanted term to why the last candidate for it was no good."""

    @classmethod
    def of(cls, line: Line, terms: Terminology, skipped: frozenset[str]) -> Task | None:
        """Returns the task for a line; None where its source has no terms."""
        every = wanted(line.source, terms, skipped)
        if not every:
            return None
        covered = cover(line.text, every, terms)
        return cls(line, every, line.text, covered, rows_of(line.hypotheses[0]) if None in covered else [])

    def next(self) -> int | None:
        """Number of the leftmost term that is missing and not given up."""
        return next((i for i, at in enumerate(self.cover) if at is None and i not in self.done), None)

    def form(self, i: int) -> str:
        """The term as the source has it."""
        return self.every[i].hit.span.of(self.line.source)

    def size(self, i: int) -> int:
        """Number of words of the French form that say something."""
        return sum(len(word) > 3 or word.isupper() for word in WORD.findall(self.form(i)))

    def words(self, i: int, tokens: Tokens) -> list[Word]:
        """Returns the words of the text with the attention of each to a term."""
        spans = piece_spans(tokens.source(self.line.source), self.line.source)
        columns = [n for n, span in enumerate(spans) if span.overlaps(self.every[i].hit.span)]
        mass = [sum(row[n] for n in columns if n < len(row)) if row else 0.0 for row in self.rows]
        return words(self.text, mass, [at for at in self.cover if at])

    def take(self, i: int, candidate: Candidate) -> None:
        """Makes a candidate the text."""
        if candidate.hypothesis:
            self.rows = rows_of(candidate.hypothesis)
        else:
            self.rows = _moved(self.rows, self.text, candidate.text)
        self.text, self.cover = candidate.text, candidate.cover
        self.done[i] = candidate.edit

    def give_up(self, i: int) -> None:
        """Leaves a term out."""
        self.done[i] = TermEdit(self.every[i].term.id, "", "", How.UNRESOLVED)

    def reasons(self) -> tuple[str, ...]:
        """Returns a sentence for each term that is missing in the end."""
        left = [i for i, edit in enumerate(self.edits()) if edit.how is How.UNRESOLVED]
        return tuple(
            f"term “{self.form(i)}” is not “{self.every[i].forms[0]:.60}”: {self.refused.get(i, 'no place was found')}"
            for i in left
        )

    def edits(self) -> tuple[TermEdit, ...]:
        """Returns what became of each term, in the order of the source."""
        every = enumerate(zip(self.every, self.cover, strict=True))
        return tuple(self.done.get(i) or _already(one, at, self.text) for i, (one, at) in every)


def _already(one: Wanted, at: Span | None, text: str) -> TermEdit:
    words = at.of(text) if at else ""
    return TermEdit(one.term.id, words, words, How.ALREADY if at else How.UNRESOLVED)


def rows_of(hypothesis: Hypothesis) -> list[Row | None]:
    """Returns the attention of each character of a hypothesis."""
    rows: list[Row | None] = [None] * len(hypothesis.text)
    if hypothesis.attended:
        spans = piece_spans(hypothesis.pieces, hypothesis.text)
        for span, row in zip(spans, hypothesis.attended(), strict=False):
            rows[span.start : span.end] = [[value / max(span.end - span.start, 1) for value in row]] * (
                span.end - span.start
            )
    return rows


def _moved(rows: list[Row | None], before: str, after: str) -> list[Row | None]:
    """Returns the rows of an edited text: those of the beginning and end that are as they were."""
    shorter = min(len(before), len(after))
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    tail = next((i for i in range(shorter - head) if before[-1 - i] != after[-1 - i]), shorter - head)
    return [*rows[:head], *[None] * (len(after) - head - tail), *rows[len(before) - tail :]]


class Trial:
    """Tries edits on tasks: which do what they should and no harm."""

    def __init__(self, terms: Terminology, guard: Guard) -> None:
        self._terms = terms
        self._guard = guard

    def spliced(self, task: Task, i: int, span: Span) -> Candidate | None:
        """Returns the text with the best form of a term that does no harm in the place of `span`."""
        one = task.every[i]
        made = (self._splice(task, i, span, form) for form in one.forms)
        return next((candidate for candidate in made if candidate), None)

    def _splice(self, task: Task, i: int, span: Span, form: str) -> Candidate | None:
        text, at = splice(task.text, span, form, task.every[i].term)
        return self.candidate(
            task, i, text, TermEdit(task.every[i].term.id, span.of(task.text), at.of(text), How.SPLICE)
        )

    def candidate(
        self, task: Task, i: int, text: str, edit: TermEdit, made: Hypothesis | None = None
    ) -> Candidate | None:
        """Returns `text` as a candidate; None where it lacks the term, loses another one, or is worse otherwise."""
        covered = cover(text, task.every, self._terms)
        place = covered[i]
        if place is None or (why := self._refusal(task, text, covered)):
            task.refused[i] = why if place else "the sentence would lack it still"
            return None
        return Candidate(text, place, covered, edit, made)

    def _refusal(self, task: Task, text: str, covered: Sequence[Span | None]) -> str:
        """Returns why a text is worse than the task's; nothing if it is not."""
        if any(was and not now for was, now in zip(task.cover, covered, strict=True)):
            return "another term would be lost"
        if why := harm(task.text, text):
            return f"putting it in {why}"
        return "" if self.no_worse(task, text) else "putting it in makes a new error"

    def no_worse(self, task: Task, text: str) -> bool:
        """True if the guard finds no more problems in `text` than in the line as it came."""
        return len(self._guard(task.line.source, english(text))) <= len(task.line.problems)
