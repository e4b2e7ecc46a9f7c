"""Sees to it that drafts use the glossary's terms.

The wrong rendering of a term is found in the draft and replaced, the leftmost first, in batches over all lines:
by what the package itself calls the term (`renderings`), else by words that look like it, else by the attention. Where
nothing in the draft stands for the term, the draft is decoded again from the term on. A candidate that harms the rest
of the sentence is refused; a term without a candidate stays unresolved, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.core.draft import How, TermEdit
from workbench.core.terms import Terminology
from workbench.core.text import Span
from workbench.core.typography import english
from workbench.engines.coverage import Wanted, cover, wanted
from workbench.engines.decoder import Decoder, Hypothesis
from workbench.engines.harm import harm
from workbench.engines.line import Guard, Line
from workbench.engines.locate import Word, attended, find, gaps, plain, words
from workbench.engines.renderings import WORD, Renderings
from workbench.engines.splice import splice
from workbench.engines.tokens import piece_spans

NEAR = 0.3
"""How much worse (mean log-probability) a hypothesis with all terms may be than the best."""

GAPS = 4
"""Places that are tried for a term that nothing in the draft stands for."""


@dataclass(slots=True)
class Task:
    """A line with terms."""

    line: Line
    every: tuple[Wanted, ...]
    text: str
    cover: tuple[Span | None, ...]
    done: dict[int, TermEdit] = field(default_factory=dict)
    """Number of a wanted term to what was done for it; also those given up."""

    def next(self) -> int | None:
        """Number of the leftmost term that is missing and not given up."""
        return next((i for i, at in enumerate(self.cover) if at is None and not self._given_up(i)), None)

    def _given_up(self, i: int) -> bool:
        return i in self.done and self.done[i].how is How.UNRESOLVED

    @property
    def missing(self) -> int:
        """How many terms are missing."""
        return sum(at is None for at in self.cover)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to bring a term into a draft."""

    text: str
    cover: tuple[Span | None, ...]
    edit: TermEdit


class Enforcer:
    """Enforces one glossary in the drafts of one package."""

    def __init__(self, decoder: Decoder, terms: Terminology, guard: Guard) -> None:
        self._decoder = decoder
        self._terms = terms
        self._guard = guard
        self._renderings = Renderings(decoder)
        self._skipped: frozenset[str] | None = None

    def unspellable(self) -> tuple[str, ...]:
        """Returns the ids of terms with a piece that the package cannot write; they are checked, never enforced."""
        tokens = self._decoder.tokens
        terms = (term for term in self._terms.terms if not (term.check_only or term.untranslatable))
        return tuple(term.id for term in terms if not tokens.spells(tokens.target(term.target)))

    def enforce(self, lines: Sequence[Line]) -> None:
        """Puts into the text of each line the terms of its source, and says in its `terms` what was done."""
        tasks = [task for task in map(self._task, lines) if task.every]
        for task in tasks:
            self._rerank(task)
        while pending := [(task, i) for task in tasks if (i := task.next()) is not None]:
            self._step(pending)
        for task in tasks:
            self._close(task)

    def _task(self, line: Line) -> Task:
        if self._skipped is None:
            self._skipped = frozenset(self.unspellable())
        every = wanted(line.source, self._terms, self._skipped)
        return Task(line, every, line.text, cover(line.text, every, self._terms) if every else ())

    def _rerank(self, task: Task) -> None:
        """Takes another hypothesis where it is near the best, has every term and no more problems."""
        hypotheses = task.line.hypotheses
        for n, each in enumerate(hypotheses if task.missing else ()):
            covered = cover(each.text, task.every, self._terms)
            if (
                n
                and None not in covered
                and each.score >= hypotheses[0].score - NEAR
                and self._no_worse(task, each.text)
            ):
                task.done = {
                    i: TermEdit(task.every[i].term.id, "", span.of(each.text), How.RERANK)
                    for i, (span, before) in enumerate(zip(covered, task.cover, strict=True)) if span and not before
                }  # fmt: skip
                task.line.hypotheses = [each, *hypotheses[:n], *hypotheses[n + 1 :]]
                task.text, task.cover = each.text, covered
                return

    def _no_worse(self, task: Task, text: str) -> bool:
        return len(self._guard(task.line.source, english(text))) <= len(task.line.problems)

    def _step(self, pending: Sequence[tuple[Task, int]]) -> None:
        """Brings one term into each of the tasks, or gives it up."""
        attention = self._attention(pending)
        known_as = self._renderings.of([_form(task, i) for task, i in pending])
        hard: list[tuple[Task, int, list[Word]]] = []
        for (task, i), to_term in zip(pending, attention, strict=True):
            every = words(task.text, to_term, [at for at in task.cover if at])
            one = task.every[i]
            span = find(every, known_as[_form(task, i)], _wrong_names(one), one.forms, _size(task, i), one.place)
            candidate = self._spliced(task, i, span) if span else None
            if candidate:
                self._take(task, i, candidate)
            else:
                hard.append((task, i, every))
        self._force(hard)

    def _attention(self, pending: Sequence[tuple[Task, int]]) -> list[list[float]]:
        """Returns for each task, and each character of its text, the attention to the term."""
        found = self._decoder.attention([(task.line.source, task.text) for task, _ in pending])
        return [self._to_term(task, i, each) for (task, i), each in zip(pending, found, strict=True)]

    def _to_term(self, task: Task, i: int, attention: list[list[float]]) -> list[float]:
        source, hit = task.line.source, task.every[i].hit.span
        columns = [
            n for n, span in enumerate(piece_spans(self._decoder.tokens.source(source), source)) if span.overlaps(hit)
        ]
        weights = [0.0] * len(task.text)
        pieces = piece_spans(self._decoder.tokens.target(task.text), task.text)
        for span, row in zip(pieces, attention, strict=False):
            mass = sum(row[n] for n in columns if n < len(row))
            for at in range(span.start, span.end):
                weights[at] = mass / max(span.end - span.start, 1)
        return weights

    def _spliced(self, task: Task, i: int, span: Span) -> Candidate | None:
        """Returns the draft with the term's best form that does no harm in the place of `span`."""
        for form in task.every[i].forms:
            text, at = splice(task.text, span, form, task.every[i].term)
            edit = TermEdit(task.every[i].term.id, span.of(task.text), at.of(text), How.SPLICE)
            if candidate := self._candidate(task, i, text, edit):
                return candidate
        return None

    def _candidate(self, task: Task, i: int, text: str, edit: TermEdit) -> Candidate | None:
        covered = cover(text, task.every, self._terms)
        lost = any(was and not now for was, now in zip(task.cover, covered, strict=True))
        if covered[i] is None or lost or harm(task.text, text) or not self._no_worse(task, text):
            return None
        return Candidate(text, covered, edit)

    def _force(self, hard: Sequence[tuple[Task, int, list[Word]]]) -> None:
        """Decodes again from the term on, or puts it where the attention goes; the best-scored stays."""
        spans = [self._spans(task, i, every) for task, i, every in hard]
        begun = [
            (n, span, splice(task.text[: span.end], span, task.every[i].forms[0], task.every[i].term)[0])
            for n, (task, i, _) in enumerate(hard) for span in spans[n]
        ]  # fmt: skip
        finished = self._decoder.finish([(hard[n][0].line.source, text) for n, _, text in begun])
        found: list[list[Candidate]] = [[] for _ in hard]
        for (n, span, _), whole in zip(begun, finished, strict=True):
            task, i, _ = hard[n]
            edit = TermEdit(task.every[i].term.id, span.of(task.text), task.every[i].forms[0], How.FORCE)
            options = self._spliced(task, i, span), self._candidate(task, i, whole.text, edit)
            found[n] += [option for option in options if option]
        self._settle(hard, found)

    def _spans(self, task: Task, i: int, every: Sequence[Word]) -> list[Span]:
        """Returns places in the draft for a term that nothing there stands for."""
        at = attended(every, _size(task, i) + 1)
        return [*([at] if at else []), *gaps(task.text, every, task.every[i].place, GAPS)]

    def _settle(self, hard: Sequence[tuple[Task, int, list[Word]]], found: Sequence[Sequence[Candidate]]) -> None:
        pairs = [(hard[n][0].line.source, each.text) for n, own in enumerate(found) for each in own]
        scores = iter(self._decoder.scores(pairs))
        for (task, i, _), own in zip(hard, found, strict=True):
            ranked = [(sum(at is None for at in each.cover), -_mean(next(scores)), n) for n, each in enumerate(own)]
            if ranked:
                self._take(task, i, own[min(ranked)[2]])
            else:
                task.done[i] = TermEdit(task.every[i].term.id, "", "", How.UNRESOLVED)

    def _take(self, task: Task, i: int, candidate: Candidate) -> None:
        task.text, task.cover = candidate.text, candidate.cover
        task.done[i] = candidate.edit

    def _close(self, task: Task) -> None:
        edits = []
        for i, (one, at) in enumerate(zip(task.every, task.cover, strict=True)):
            already = TermEdit(one.term.id, at.of(task.text), at.of(task.text), How.ALREADY) if at else None
            edits.append(task.done.get(i) or already or TermEdit(one.term.id, "", "", How.UNRESOLVED))
        if task.text != task.line.text:
            best = task.line.hypotheses[0]
            task.line.hypotheses = [Hypothesis(task.text, best.score), *task.line.hypotheses]
            task.line.problems = self._guard(task.line.source, english(task.text))
        task.line.terms = tuple(edits)


def _wrong_names(one: Wanted) -> list[str]:
    """Returns forbidden forms, and the French left as it is."""
    return [plain(form) for form in (*one.term.forbidden, one.term.source, *one.term.variants)]


def _form(task: Task, i: int) -> str:
    return task.every[i].hit.span.of(task.line.source)


def _size(task: Task, i: int) -> int:
    return sum(len(word) > 3 or word.isupper() for word in WORD.findall(_form(task, i)))


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / max(len(scores), 1)
