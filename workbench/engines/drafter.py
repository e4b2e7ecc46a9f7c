"""Segments in, drafts out: prepare, decode, guard, enforce terms, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from workbench.core.draft import Draft
from workbench.core.release import Segment
from workbench.core.terms import CaseRule, Terminology
from workbench.core.typography import english
from workbench.engines.decoder import Decoder, DraftOptions, Hypothesis
from workbench.engines.enforce import Enforcer
from workbench.engines.line import Guard, Line
from workbench.engines.package import Package
from workbench.engines.prepare import Prepared, prepare

ROUND = 128
"""Segments decoded and handed back together."""
_RETRY = {"repetition_penalty": 1.2, "no_repeat_ngram_size": 3}


class Drafter:
    """Drafts segments with one package; the model is loaded at the first segment that needs it.

    Args:
        package: The package, from `packages.choose`.
        options: How to decode.
        terms: Glossary to enforce; None: drafts as the model makes them.
        guard: Tells what is wrong with a draft; None: nothing ever is.
    """

    def __init__(
        self,
        package: Package,
        options: DraftOptions | None = None,
        terms: Terminology | None = None,
        guard: Guard | None = None,
    ) -> None:
        self.package = package
        self.options = options or DraftOptions()
        self._decoder = Decoder(package, self.options)
        self._guard: Guard = guard or (lambda source, target: ())
        self._enforcer = Enforcer(self._decoder, terms, self._guard) if terms else None
        self._casing = _casing(terms)

    def unspellable(self) -> tuple[str, ...]:
        """Returns the ids of glossary terms that the package has no pieces for: checked, never enforced."""
        return self._enforcer.unspellable() if self._enforcer else ()

    def draft(
        self, segments: Sequence[Segment], *, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[dict[int, Draft]]:
        """Yields the drafts of one round after the other, by index in `segments`; all indices in the end.

        A round is at most ROUND segments, in order; the next one is decoded while the caller saves. The same segments,
        package, options and glossary give the same drafts.

        Args:
            segments: Any segments, of any releases.
            cancelled: Asked before each round; True ends the iteration after the round in hand.

        Raises:
            PackageError: the package's model or tokenizer cannot be loaded.
        """
        rounds = [range(at, min(at + ROUND, len(segments))) for at in range(0, len(segments), ROUND)]
        prepared = ([prepare(segments[i], self._casing) for i in numbers] for numbers in rounds)
        ready = self._decoder.stream(prepared, lambda each: [p for one in each for p in one.pieces], cancelled)
        for numbers, (each, hypotheses) in zip(rounds, ready, strict=False):
            texts = [piece for one in each for piece in one.pieces]
            lines = [Line(text, found) for text, found in zip(texts, hypotheses, strict=True)]
            self._guarded(lines)
            if self._enforcer:
                self._enforcer.enforce(lines)
            rest = iter(lines)
            parts = [[next(rest) for _ in one.pieces] for one in each]
            yield {i: self._put(segments[i], one, own) for i, one, own in zip(numbers, each, parts, strict=True)}

    def _guarded(self, lines: Sequence[Line]) -> None:
        """Puts the first hypothesis without a problem first; decodes again where there is none."""
        failed = [line for line in lines if not self._settle(line, line.hypotheses)]
        again = self._decoder.decode([line.source for line in failed], **_RETRY)
        for line, hypotheses in zip(failed, again, strict=True):
            self._settle(line, [*line.hypotheses, *hypotheses])

    def _settle(self, line: Line, hypotheses: list[Hypothesis]) -> bool:
        """Orders a line's hypotheses: the one with the fewest problems, then the rest as they were."""
        found: list[tuple[str, ...]] = []
        for each in hypotheses:
            found.append(self._guard(line.source, english(each.text)))
            if not found[-1]:
                break
        best = min(range(len(found)), key=lambda i: len(found[i]))
        line.problems = found[best]
        line.hypotheses = [hypotheses[best], *hypotheses[:best], *hypotheses[best + 1 :]]
        return not line.problems

    def _put(self, segment: Segment, prepared: Prepared, lines: Sequence[Line]) -> Draft:
        if not lines:
            return Draft(segment.text, prepared.compose([]), "copy")
        text = prepared.compose([line.text for line in lines])
        others = zip(*(line.hypotheses[1 : self.options.beam] for line in lines), strict=False)
        terms = tuple(edit for line in lines for edit in line.terms)
        missing = tuple(why for line in lines for why in line.missing)
        alternatives = [prepared.compose([each.text for each in other]) for other in others]
        return Draft(
            segment.text,
            text,
            self.package.label,
            str(self.options),
            alternatives=tuple(dict.fromkeys(other for other in alternatives if other != text)),
            terms=terms,
            problems=(*self._guard(segment.text, text), *missing),
            score=sum(line.hypotheses[0].score for line in lines) / len(lines),
        )


def _casing(terms: Terminology | None) -> Mapping[str, str]:
    """Returns the names and acronyms of a glossary: lower-case word to its true case."""
    exact = [term for term in (terms.terms if terms else ()) if term.case is CaseRule.EXACT]
    forms = [form for term in exact for form in (term.source, *term.variants)]
    words = [word for form in forms for word in form.replace("’", "'").split() if word[:1].isupper()]
    return {word.lower(): word for word in words}
