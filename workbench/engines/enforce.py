"""Sees to it that drafts use the glossary's terms.

The wrong rendering of a term is found in the draft and replaced, the leftmost first, in batches over all lines:
by what the package itself calls the term (`renderings`), else by words that look like it. Where nothing in the draft
stands for the term, the attention tells where it belongs; the draft is decoded again from there on, or the words there
are replaced, whichever the model likes better. A candidate that harms the rest of the sentence is refused; a term
without a candidate stays unresolved, and the draft as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.draft import How, TermEdit
from workbench.core.terms import Terminology
from workbench.core.text import Span
from workbench.core.typography import english
from workbench.engines.coverage import Wanted, cover
from workbench.engines.decoder import Decoder, Hypothesis
from workbench.engines.line import Guard, Line
from workbench.engines.locate import attended, find, gaps, plain
from workbench.engines.renderings import Renderings
from workbench.engines.splice import splice
from workbench.engines.task import Candidate, Task, Trial, rows_of
from workbench.engines.tokens import piece_spans

NEAR = 0.3
"""How much worse (mean log-probability) a hypothesis with all terms may be than the best."""
GAPS = 2
"""Places that are tried for a term that nothing in the draft stands for."""


class Enforcer:
    """Enforces one glossary in the drafts of one package."""

    def __init__(self, decoder: Decoder, terms: Terminology, guard: Guard) -> None:
        decoder.attentive = True
        self._decoder = decoder
        self._terms = terms
        self._guard = guard
        self._trial = Trial(terms, guard)
        self._renderings = Renderings(decoder)
        self._skipped: frozenset[str] | None = None

    def unspellable(self) -> tuple[str, ...]:
        """Returns the ids of terms with a piece that the package cannot write; they are checked, never enforced."""
        tokens = self._decoder.tokens
        terms = (term for term in self._terms.terms if not (term.check_only or term.untranslatable))
        return tuple(term.id for term in terms if not tokens.spells(tokens.target(term.target)))

    def enforce(self, lines: Sequence[Line]) -> None:
        """Puts into the text of each line the terms of its source, and says in its `terms` what was done."""
        if self._skipped is None:
            self._skipped = frozenset(self.unspellable())
        tasks = [task for line in lines if (task := Task.of(line, self._terms, self._skipped))]
        for task in tasks:
            self._rerank(task)
        while pending := [(task, i) for task in tasks if (i := task.next()) is not None]:
            self._step(pending)
        for task in tasks:
            self._close(task)

    def _rerank(self, task: Task) -> None:
        """Takes another hypothesis where it is near the best, has every term and no more problems."""
        first, *others = task.line.hypotheses if None in task.cover else task.line.hypotheses[:1]
        for each in others:
            covered = cover(each.text, task.every, self._terms)
            if None not in covered and each.score >= first.score - NEAR and self._trial.no_worse(task, each.text):
                new = [(i, at) for i, at in enumerate(covered) if at and task.cover[i] is None]
                task.done = {i: TermEdit(task.every[i].term.id, "", at.of(each.text), How.RERANK) for i, at in new}
                task.line.hypotheses = [each, *(other for other in task.line.hypotheses if other is not each)]
                task.text, task.cover, task.rows = each.text, covered, rows_of(each)
                return

    def _step(self, pending: Sequence[tuple[Task, int]]) -> None:
        """Brings one term into each of the tasks, or gives it up."""
        called = self._renderings.of([task.form(i) for task, i in pending])
        hard = []
        for task, i in pending:
            one, every = task.every[i], task.words(i, self._decoder.tokens)
            span = find(every, called[task.form(i)], _wrong_names(one), one.forms, task.size(i), one.place)
            candidate = self._trial.spliced(task, i, span) if span else None
            if candidate:
                task.take(i, candidate)
            else:
                at = attended(every, task.size(i) + 1)
                hard.append((task, i, [at] if at else [], gaps(task.text, every, one.place, GAPS)))
        left = self._force([(task, i, spans) for task, i, spans, _ in hard])
        places = {(id(task), i): others for task, i, _, others in hard}
        for task, i in self._force([(task, i, places[id(task), i]) for task, i in left]):
            task.give_up(i)

    def _force(self, hard: Sequence[tuple[Task, int, Sequence[Span]]]) -> list[tuple[Task, int]]:
        """Brings terms to given places: decoded again from there on, or in their place. Returns those it cannot."""
        begun = [(n, span, self._beginning(task, i, span)) for n, (task, i, spans) in enumerate(hard) for span in spans]
        finished = self._decoder.finish([(hard[n][0].line.source, text) for n, _, text in begun])
        found: list[list[Candidate]] = [[] for _ in hard]
        for (n, span, _), made in zip(begun, finished, strict=True):
            task, i, _ = hard[n]
            edit = TermEdit(task.every[i].term.id, span.of(task.text), task.every[i].forms[0], How.FORCE)
            options = self._trial.spliced(task, i, span), self._trial.candidate(task, i, made.text, edit, made)
            found[n] += [option for option in options if option]
        return self._choose([(task, i) for task, i, _ in hard], found)

    def _beginning(self, task: Task, i: int, span: Span) -> str:
        text, at = splice(task.text[: span.end], span, task.every[i].forms[0], task.every[i].term)
        return text[: at.end]

    def _choose(
        self, tasks: Sequence[tuple[Task, int]], found: Sequence[Sequence[Candidate]]
    ) -> list[tuple[Task, int]]:
        pairs = [(task.line.source, each) for (task, _), own in zip(tasks, found, strict=True) for each in own]
        scores = iter(self._scores(pairs))
        left = []
        for (task, i), own in zip(tasks, found, strict=True):
            ranked = [(sum(at is None for at in each.cover), -next(scores), n) for n, each in enumerate(own)]
            if ranked:
                task.take(i, own[min(ranked)[2]])
            else:
                left.append((task, i))
        return left

    def _scores(self, pairs: Sequence[tuple[str, Candidate]]) -> list[float]:
        """Returns the mean log-probability of each candidate's pieces outside its term."""
        found = self._decoder.scores([(source, each.text) for source, each in pairs])
        return [self._outside(each, scores) for (_, each), scores in zip(pairs, found, strict=True)]

    def _outside(self, candidate: Candidate, scores: Sequence[float]) -> float:
        spans = piece_spans(self._decoder.tokens.target(candidate.text), candidate.text)
        outside = [score for span, score in zip(spans, scores, strict=False) if not span.overlaps(candidate.place)]
        return sum(outside) / max(len(outside), 1)

    def _close(self, task: Task) -> None:
        line = task.line
        if task.text != line.text:
            line.hypotheses = [Hypothesis(task.text, line.hypotheses[0].score), *line.hypotheses]
            line.problems = self._guard(line.source, english(task.text))
        line.terms, line.missing = task.edits(), task.reasons()


def _wrong_names(one: Wanted) -> list[str]:
    """Returns forbidden forms, and the French left as it is."""
    return [plain(form) for form in (*one.term.forbidden, one.term.source, *one.term.variants)]
