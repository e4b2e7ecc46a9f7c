"""What the editor shows of the segment in hand."""

from __future__ import annotations

from workbench.core import Span
from workbench.tui import panel
from workbench.tui.paint import Mark, Paragraph
from workbench.tui.paper import Paper
from workbench.tui.screens.frame import EditorFrame
from workbench.tui.status_line import StatusLine
from workbench.tui.themes import BADGES, Role


class Showing(EditorFrame):
    """Source, marks, panel, heads and figures."""

    def look(self) -> None:
        """Shows the source, its terms, the checks and the memory of the unit in hand."""
        if not self.review.units or not self.ready:
            return
        unit, desk = self.unit, self.review.desk
        terms = panel.used(desk.glossary, self.review.terms(unit.source), unit.target)
        issues = self.review.issues(self.at)
        drafts = [text for text in self.review.alternatives.get(unit.key, ()) if text != unit.target]
        notes = panel.notes(unit, desk.history(self.review.name, unit))
        self.contents = panel.Contents(terms, self.review.matches(self.at), issues, drafts, notes)
        self.section = self._most_useful()
        self.show_source()
        self.area.show_marks(self._target_marks())
        self.show_panel()
        self.show_heads()

    def _most_useful(self) -> int:
        """The section that was chosen, else the first that has something: issues, lacking terms, matches."""
        counts = self.contents.counts
        if self.chosen is not None and counts[self.chosen]:
            return self.chosen
        lacking = any(used.status is None for used in self.contents.terms)
        order = (2, 0, 1, 3, 4) if lacking else (2, 1, 0, 3, 4)
        return next((i for i in order if counts[i]), 0)

    def show_source(self) -> None:
        """Shows the French with its terms and what the issues point at."""
        hits = self.review.terms(self.unit.source)
        lacking = {used.hit.term.id for used in self.contents.terms if used.status is None}
        marks = [Mark(hit.span, Role.MISSING if hit.term.id in lacking else Role.TERM) for hit in hits]
        marks += [Mark(issue.source_span, Role.ISSUE) for issue in self.contents.issues if issue.source_span]
        self.query_one("#source", Paper).show([Paragraph(self.unit.source, tuple(marks))])

    def _target_marks(self) -> list[Mark]:
        glossary = self.review.desk.glossary
        uses = [
            use
            for used in self.contents.terms
            for use in (glossary.uses(self.unit.target, used.hit.term) if glossary else ())
        ]
        marks = [Mark(use.span, Role.TERM) for use in uses]
        here = [
            issue.span for issue in self.contents.issues if issue.span.end > issue.span.start or not issue.source_span
        ]
        return marks + [Mark(_wide(span), Role.ISSUE) for span in here]

    def show_panel(self) -> None:
        """Shows the panel: everything where there is room, else one section."""
        if not self.ready:
            return
        source = self.unit.source
        if self.has_class("-wide"):
            lines = panel.stacked(self.contents, source)
        else:
            section = panel.section(self.contents, self.section, source)
            nothing = Paragraph(f"No {panel.NAMES[self.section].lower()} for this segment.", role=Role.DIM)
            lines = [panel.tabs(self.contents, self.section), *(section or [nothing])]
        self.query_one("#panel", Paper).show(lines)

    def refresh_rows(self, indices: list[int]) -> None:
        """Draws rows again."""
        for i in indices:
            if i in self._row_of:
                self.rows.put(self._row_of[i])
        self.show_heads()

    def show_heads(self) -> None:
        """Shows the lines above the list and above the segment in hand, and the figures."""
        if not self.ready:
            return
        if not self.review.units:
            self.query_one("#head", StatusLine).show(f" {self.review.name} holds no segments")
            return
        unit, place = self.unit, self.review.places[self.at]
        hidden = len(self.review.units) - len(self.shown)
        limits = f" · filter: {len(self.shown)} shown, {hidden} hidden" if hidden else ""
        name = f" {self.review.name}"
        head = f"{name}  {self.review.units[0].source if not hidden else ''}{limits}{self.workbench.activity}"
        self.query_one("#head", StatusLine).show(head, Mark(Span(0, len(name)), Role.TITLE))
        badge = BADGES[unit.state]
        state = f"{badge.sign} {unit.state.value}"
        known = unit.provenance
        times = f"×{place.times}" if place.times > 1 else ""
        engine = known.engine if known else ""
        about = (
            f"{place.kind.value} {place.block}.{place.sentence}",
            times,
            engine,
            f"by {known.by}" if known and known.by else "",
        )
        front = f" {self.at + 1}/{len(self.review.units)}  "
        text = f"{front}{state}  {' · '.join(filter(None, about))}"
        self.query_one("#hand-head", StatusLine).show(text, Mark(Span(len(front), len(front) + len(state)), badge.role))
        self._show_figures()

    def _show_figures(self) -> None:
        line = self.query_one("#figures", StatusLine)
        if self._trouble:
            line.show(f" NOT SAVED: {self._trouble}", role=Role.BAD)
            return
        figures = self.review.figures()
        left = figures.words - figures.words_done
        parts = [f"{figures.percent:.0f} % · {figures.done}/{figures.units} segments · {left} words left"]
        parts += [f"{figures.words_an_hour:,.0f} words/h"] if figures.words_an_hour else []
        parts += [f"{figures.distance:.0f} % edited"] if figures.distance is not None else []
        saved = "● unsaved" if self.review.keeper.unsaved else "✓ saved"
        line.show(f" {' · '.join(parts)} · {saved}")

    def on_resize(self) -> None:
        """Shows the panel as the new width wants it."""
        if self.review.units and self.is_mounted:
            self.call_after_refresh(self.show_panel)


def _wide(span: Span) -> Span:
    """Returns a span that can be seen: an empty one covers the character before it."""
    return span if span.end > span.start else Span(max(span.start - 1, 0), max(span.end, 1))
