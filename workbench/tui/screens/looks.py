"""Looking things up: panel, concordance, filter, preview."""

from __future__ import annotations

from workbench.core import BlockKind, Span, State, visible
from workbench.tui.paint import Mark, Paragraph
from workbench.tui.panel import NAMES
from workbench.tui.screens.dialogs import Ask, Sheet
from workbench.tui.screens.texts import TextActions
from workbench.tui.themes import Role

_STATES = {state.value: state for state in State}


class LookActions(TextActions):
    """What shows more than the segment in hand."""

    def action_panel(self) -> None:
        """Shows the next section that has something."""
        counts = self.contents.counts
        around = [(self.section + n) % len(NAMES) for n in range(1, len(NAMES) + 1)]
        self.section = self.chosen = next((i for i in around if counts[i]), around[0])
        self.show_panel()

    def action_concordance(self) -> None:
        """Looks the selection up, or asks what."""
        text = self.area.selected_text.strip()
        if text:
            self._look_up(text)
        else:
            hint = "Words in French or English. Everything reviewed is searched, accents and case aside."
            self.app.push_screen(Ask("Concordance", hint), self._look_up)

    def _look_up(self, text: str | None) -> None:
        memory = self.review.desk.memory
        if not text or memory is None:
            return
        found = memory.concordance(text)
        lines: list[Paragraph] = []
        for hit in found:
            entry = hit.entry
            lines += [
                Paragraph(f"{entry.release} · {entry.reviewer}", role=Role.DIM),
                *([Paragraph(entry.before, role=Role.DIM, lead="     ", most=1)] if entry.before else []),
                Paragraph(entry.source, tuple(Mark(span, Role.FOUND) for span in hit.source), lead="fr   "),
                Paragraph(entry.target, tuple(Mark(span, Role.FOUND) for span in hit.target), lead="en   "),
                Paragraph(""),
            ]
        nothing = [Paragraph(f"“{visible(text)}” is in none of {len(memory):,} reviewed segments.", role=Role.DIM)]
        title = f"Concordance: {text} ({len(found)}{'+' if len(found) == 50 else ''})"
        self.app.push_screen(Sheet(title, lines or nothing))

    def action_filter(self) -> None:
        """Asks what to show, and shows it while it is typed."""
        hint = (
            "Words of source or target; a state (draft, needs-work…); “open” for unfinished, “issue”. Empty shows all."
        )
        self.app.push_screen(Ask("Show only", hint, changed=self.filter_by), self._filtered)

    def _filtered(self, text: str | None) -> None:
        if text is None:
            self.show_all()
        else:
            self.filter_by(text)
            if self.shown and self.at not in self._row_of:
                self._leave_to(self.shown[0])
        self.show_heads()

    def filter_by(self, text: str) -> None:
        """Shows the units that have every word of `text`."""
        words = text.casefold().split()
        units = self.review.units
        indices = range(len(units))
        for word in words:
            if word in _STATES:
                indices = [i for i in indices if units[i].state is _STATES[word]]  # type: ignore[assignment]
            elif word == "open":
                indices = [i for i in indices if not units[i].state.done]  # type: ignore[assignment]
            elif word == "issue":
                indices = [i for i in indices if self.review.issues(i)]  # type: ignore[assignment]
            else:
                indices = [i for i in indices if word in self._searchable(i)]  # type: ignore[assignment]
        self.fill_list(indices)

    def _searchable(self, i: int) -> str:
        unit = self.review.units[i]
        known = self._folded.get(i)
        if known is None or known[0] is not unit:
            known = self._folded[i] = unit, f"{unit.source}\n{unit.target}".casefold()
        return known[1]

    def action_preview(self) -> None:
        """Shows the English release as it will read; what is missing stands in French, marked."""
        self.keep_typed()
        lines: list[Paragraph] = []
        marks: list[Mark] = []
        text, block = "", 0
        for unit, place in zip(self.review.units, self.review.places, strict=True):
            if place.block != block and text:
                lines += [Paragraph(text, tuple(marks)), Paragraph("")]
                text, marks = "", []
            block = place.block
            start = len(text) + bool(text)
            text += (" " if text else "") + (unit.target or unit.source)
            role = self._preview_role(unit.target, unit.state, place.kind)
            marks += [Mark(Span(start, len(text)), role)] if role else []
        here = f"{self.review.name} · unfinished underlined, French struck through"
        self.app.push_screen(Sheet(here, [*lines, Paragraph(text, tuple(marks))]))

    @staticmethod
    def _preview_role(target: str, state: State, kind: BlockKind) -> Role | None:
        if not target:
            return Role.REMOVED
        if not state.done:
            return Role.MISSING
        return Role.TITLE if kind is BlockKind.TITLE else None
