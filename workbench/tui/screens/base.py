"""The editor without its actions: layout, the segment in hand, what is shown of it, and getting it to disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import TextArea

from workbench.core import Span, Unit
from workbench.core.errors import WorkbenchError
from workbench.tui import panel
from workbench.tui.key_bar import KeyBar
from workbench.tui.keys import ACTIONS
from workbench.tui.paint import Mark, Paragraph
from workbench.tui.paper import Paper
from workbench.tui.segment_list import Row, SegmentList
from workbench.tui.status_line import StatusLine
from workbench.tui.target_area import TargetArea
from workbench.tui.themes import BADGES, Role
from workbench.workflow.review import Review, Saved

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

JOURNAL_AFTER = 0.4
"""Seconds after a key until it is on disk."""
LOOK_AFTER = 0.15
"""Seconds without a key until the checks look at the text."""
WATCH_EVERY = 2.0
"""Seconds between looks at what other programs did to the catalog."""


def bindings(screen: str) -> list[BindingType]:
    """Returns the bindings of a screen, from the key table."""
    return [
        Binding(",".join(action.keys), action.name, action.label, id=action.name, show=False)
        for action in ACTIONS
        if screen in action.screens
    ]


class EditorBase(Screen[None]):
    """A release: list, segment in hand, panel."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (132, "-wide")]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("editor"),
        Binding("escape", "leader", show=False),
        *(Binding(f"alt+{n}", f"insert_term({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review
        self.at = 0
        """Place of the segment in hand in `review.units`."""
        self.shown: list[int] = []
        """Places of the units that the filter lets through."""
        self.section = 0
        """Section of the panel, where one is shown at a time."""
        self.chosen: int | None = None
        """The section that the person has asked for."""
        self.contents = panel.Contents()
        self._folded: dict[int, tuple[Unit, str]] = {}
        """Text of units made ready for the filter."""
        self._taken = -1
        self._term_form: tuple[str, int] = ("", -1)
        self._disk = 0.0
        self._trouble = ""
        self._actions = {"escape": "leader"}
        self._in_hand = -1
        """Place of the unit whose text stands in the editor; -1: none yet."""
        self.ready = False
        """True while the widgets are there."""
        self._journal_timer: Timer | None = None
        self._look_timer: Timer | None = None

    @property
    def workbench(self) -> WorkbenchApp:
        """The app."""
        return cast("WorkbenchApp", self.app)

    @property
    def unit(self) -> Unit:
        """The unit in hand."""
        return self.review.units[self.at]

    @property
    def area(self) -> TargetArea:
        """The editor of the target."""
        return self.query_one(TargetArea)

    @property
    def rows(self) -> SegmentList:
        """The list."""
        return self.query_one(SegmentList)

    def compose(self) -> ComposeResult:
        """Lays the screen out; the style sheet says what stands where."""
        yield StatusLine("head")
        with Horizontal(id="work"):
            with Vertical(id="left"):
                yield SegmentList(id="list")
                yield StatusLine("hand-head")
                with Container(id="hand"):
                    yield Paper(id="source")
                    yield TargetArea(self.action_of, id="target")
            yield Paper(id="panel")
        yield StatusLine("figures")
        yield KeyBar([action for action in self.workbench.actions if "editor" in action.screens])

    def on_mount(self) -> None:
        """Puts the first unfinished segment in hand and starts watching the file."""
        self.ready = True
        mine = [action for action in self.workbench.actions if "editor" in action.screens]
        self._actions |= {key: action.name for action in mine for key in action.keys}
        self.show_all()
        first = self.review.find(-1, lambda i: not self.review.units[i].state.done)
        self.take_in_hand(first or 0)
        if self.review.recovered:
            self.notify(f"Recovered what had not been saved: {self.review.recovered} segments", timeout=10)
        self._disk = self._changed_at()
        self.set_interval(WATCH_EVERY, self._watch)
        self.area.focus()

    def on_unmount(self) -> None:
        """Shows nothing any more."""
        self.ready = False

    def show_all(self) -> None:
        """Shows every unit."""
        self.fill_list(range(len(self.review.units)))

    def fill_list(self, indices: range | list[int]) -> None:
        """Shows the units at these places."""
        self.shown = list(indices)
        self._row_of = {i: row for row, i in enumerate(self.shown)}
        self.rows.fill(self.shown, self.row, self._row_of.get(self.at, -1))

    def row(self, i: int) -> Row:
        """Returns what the list shows of unit `i`."""
        place = self.review.places[i]
        opens = i == 0 or self.review.places[i - 1].block != place.block
        return Row(i + 1, self.review.units[i], place, opens)

    def take_in_hand(self, i: int, *, keep: bool = True) -> None:
        """Puts another segment in hand; `keep`: what stands in the editor is taken first."""
        if not self.review.units:
            return
        if keep and self.keep_typed():
            self.refresh_rows([self.at])
        self.review.clock.tick(self.unit.key)
        self.at = i
        self._taken, self._term_form = -1, ("", -1)
        if i in self._row_of:
            self.rows.move(self._row_of[i])
        self.area.open(self.unit.target)
        self._in_hand = i
        self.look()

    def keep_typed(self) -> bool:
        """Takes what stands in the editor into the review; returns True if that changes it."""
        if self._in_hand != self.at or self.area.target == self.unit.target:
            return False
        self.review.type(self.at, self.area.target)
        return True

    def refresh_rows(self, indices: list[int]) -> None:
        """Draws rows again."""
        for i in indices:
            if i in self._row_of:
                self.rows.put(self._row_of[i])
        self.show_heads()

    def reopen(self) -> None:
        """Shows the unit in hand as the review has it now; undo in the editor still works."""
        if self.area.target != self.unit.target:
            self.area.write(self.unit.target)
        self.refresh_rows([self.at])
        self.look()

    def action_of(self, key: str) -> str:
        """Returns the action that a key stands for, empty for none.

        The editor asks this for each key in its turn. Priority bindings would run at once, ahead of letters that are
        still on their way to the editor: what is typed just before Enter would end up in the next segment.
        """
        if key.startswith("alt+") and key[4:] in "123456789":
            return f"insert_term({key[4:]})"
        return self._actions.get(key, "")

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if not self.keep_typed():
            return
        self.review.clock.tick(self.unit.key)
        if self._journal_timer is None:
            self._journal_timer = self.set_timer(JOURNAL_AFTER, self.write_journal)
        if self._look_timer is not None:
            self._look_timer.stop()
        self._look_timer = self.set_timer(LOOK_AFTER, self._look_at_typed)

    def _look_at_typed(self) -> None:
        self.refresh_rows([self.at])
        self.look()

    @work(thread=True, group="journal", exclusive=False)
    def write_journal(self) -> None:
        """Puts what was typed on disk, in a thread."""
        self._journal_timer = None
        try:
            self.review.keeper.write_journal()
        except WorkbenchError as error:
            self.app.call_from_thread(self.say_trouble, error)

    @work(thread=True, group="save")
    def save(self, aloud: bool = False) -> None:
        """Writes the catalog, in a thread."""
        try:
            saved = self.review.keeper.save()
        except WorkbenchError as error:
            self.app.call_from_thread(self.say_trouble, error)
        else:
            self.app.call_from_thread(self.saved, saved, aloud)

    def saved(self, saved: Saved, aloud: bool) -> None:
        """Takes over what a save has merged and says what the person should know."""
        self._trouble = ""
        self._disk = self._changed_at()
        if saved.merged:
            key = self.unit.key
            self.keep_typed()
            self.review.absorb(saved)
            self.rows.forget()
            self.show_all()
            self.at = self._in_hand = self.review.index(key) or 0
            self.reopen()
            self.notify("Another program has changed this catalog; its changes are merged in", title="Merged")
        if saved.conflicts:
            self.workbench.show_conflicts(saved.conflicts)
        if aloud:
            self.notify("Saved" if saved.written else "Nothing to save")
        self.show_heads()

    def say_trouble(self, error: WorkbenchError) -> None:
        """Says loudly that something could not be written, and goes on trying."""
        if self._trouble != str(error):
            self.app.bell()
            self.notify(str(error), title="NOT SAVED — your text is kept here", severity="error", timeout=30)
        self._trouble = str(error)
        self.show_heads()

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

    def _changed_at(self) -> float:
        try:
            return self.review.path.stat().st_mtime
        except OSError:
            return 0.0

    def _watch(self) -> None:
        """Merges what another program has written, and tries again what could not be saved."""
        if self._changed_at() != self._disk or self._trouble:
            self.keep_typed()
            self.save()


def _wide(span: Span) -> Span:
    """Returns a span that can be seen: an empty one covers the character before it."""
    return span if span.end > span.start else Span(max(span.start - 1, 0), max(span.end, 1))
