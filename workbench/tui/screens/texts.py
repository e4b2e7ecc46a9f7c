"""Writing: suggestions, terms, repairs, typography."""

from __future__ import annotations

from textual import on

from workbench.core import CaseRule, Status
from workbench.tui.panel import Used
from workbench.tui.paper import Paper
from workbench.tui.screens.flow import FlowActions


class TextActions(FlowActions):
    """What changes the target in hand."""

    def action_take(self) -> None:
        """Puts the next suggestion in: memory first, then other drafts, in the end what stood there."""
        if self._taken < 0:
            texts = [match.adapted for match in self.contents.matches] + list(self.contents.drafts)
            self._options = [*dict.fromkeys(text for text in texts if text != self.area.target), self.area.target]
        if len(self._options) < 2:
            self.notify("No suggestion for this segment; Alt+M drafts it again")
            return
        self._taken = (self._taken + 1) % len(self._options)
        self.area.write(self._options[self._taken])
        last = self._taken == len(self._options) - 1
        label = "as it was" if last else f"suggestion {self._taken + 1} of {len(self._options) - 1}"
        self.notify(label.capitalize(), timeout=2)

    def action_copy_source(self) -> None:
        """Copies the source."""
        if self.review.units:
            self.area.write(self.unit.source)

    def action_term(self) -> None:
        """Inserts the first lacking term, or puts a forbidden form right; again: the next form of the same term."""
        if self._again():
            return
        lacking = [used for used in self.contents.terms if used.status in (None, Status.FORBIDDEN) and used.forms]
        if lacking:
            self._insert(lacking[0])
        else:
            self.notify("No term is missing" if self.contents.terms else "No terms in this segment")

    def action_insert_term(self, number: int) -> None:
        """Inserts a term by its number in the panel."""
        if number <= len(self.contents.terms):
            self._insert(self.contents.terms[number - 1])

    def _insert(self, used: Used, form: int = 0) -> None:
        text = used.forms[form % len(used.forms)]
        glossary = self.review.desk.glossary
        uses = glossary.uses(self.area.target, used.hit.term) if glossary and used.status is Status.FORBIDDEN else ()
        wrong = [use.span for use in uses if use.status is Status.FORBIDDEN]
        if wrong:
            self.area.select_text(wrong[0].start, wrong[0].end)
        start = min(self.area.selection)
        if start == (0, 0) and used.hit.term.case is CaseRule.ANY:
            text = text[:1].upper() + text[1:]
        self.area.type_in(text)
        self._term_form = (used.hit.term.id, form)
        self._term_text = text

    def _again(self) -> bool:
        term, form = self._term_form
        used = next((used for used in self.contents.terms if used.hit.term.id == term), None)
        row, column = self.area.cursor_location
        before = self.area.document.get_line(row)[:column]
        if used is None or len(used.forms) < 2 or not before.endswith(self._term_text):
            return False
        self.area.selection = type(self.area.selection)((row, column - len(self._term_text)), (row, column))
        self._insert(used, form + 1)
        return True

    def action_fix(self) -> None:
        """Makes the first repair."""
        self.keep_typed()
        issue = next((issue for issue in self.review.issues(self.at) if issue.fix), None) if self.review.units else None
        if issue is None or issue.fix is None:
            self.notify("No repair on offer")
            return
        self.area.select_text(issue.fix.span.start, issue.fix.span.end)
        self.area.replace(issue.fix.text, *sorted(self.area.selection))
        self.keep_typed()
        self.look()

    def action_dismiss_issue(self) -> None:
        """Dismisses the first issue."""
        self.keep_typed()
        issues = self.review.issues(self.at) if self.review.units else ()
        if not issues:
            self.notify("No issue to dismiss")
            return
        self._done(self.review.dismiss(self.at, issues[0]))
        self.notify(f"Dismissed {issues[0].check}; F9 takes it back", timeout=3)
        self.look()

    def action_typography(self) -> None:
        """Makes what stands before the cursor typographic."""
        self.area.typographic()

    def action_newline(self) -> None:
        """Types a line break."""
        self.area.insert("\n")

    @on(Paper.Clicked)
    def _offered(self, event: Paper.Clicked) -> None:
        """Takes what was clicked in the panel: a term, a match, an issue's place, a draft."""
        kind, n = divmod(event.link, 100)
        if kind == 0:
            self.action_insert_term(n)
        elif kind == 1:
            self.area.write(self.contents.matches[n].adapted)
        elif kind == 2:
            span = self.contents.issues[n].span
            self.area.select_text(span.start, span.end)
        else:
            self.area.write(self.contents.drafts[n])
        self.area.focus()
