"""Forms of a term in English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.core.folding import fold
from workbench.core.terms import Status, Term, TermUse
from workbench.glossary import english


class Uses:
    """Looks for one term's English forms."""

    def __init__(self, term: Term) -> None:
        self.term = term
        self._forms: dict[str, tuple[Status, str]] = {}
        for form, listed, status in _forms(term):
            self._forms.setdefault(_search_text(form), (status, listed))
        longest = sorted(self._forms, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def find(self, text: str) -> tuple[TermUse, ...]:
        """Returns the occurrences in text order; the longest form wins."""
        folded = fold(text)
        uses = []
        for match in self._pattern.finditer(folded.text.replace("-", " ")):
            status, listed = self._forms[match.group()]
            uses.append(TermUse(self.term, folded.span(*match.span()), status, listed))
        return tuple(uses)


def _forms(term: Term) -> Iterator[tuple[str, str, Status]]:
    for status, listed in (
        (Status.PREFERRED, (term.target, term.plural)),
        (Status.ADMITTED, term.admitted),
        (Status.FORBIDDEN, term.forbidden),
    ):
        for form in filter(None, listed):
            yield form, form, status
            if term.pos == "noun":
                yield english.plural(form), form, status


def _search_text(form: str) -> str:
    return fold(form).text.replace("-", " ")
