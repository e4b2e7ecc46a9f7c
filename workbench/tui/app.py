"""The application: what its screens share."""

from __future__ import annotations

import gc
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from workbench.core import visible
from workbench.core.errors import ConfigError, WorkbenchError
from workbench.tui.keys import ACTIONS, Action, table
from workbench.tui.paint import Paragraph
from workbench.tui.screens.dialogs import Sheet
from workbench.tui.screens.editor import EditorScreen
from workbench.tui.screens.releases import ReleasesScreen
from workbench.tui.status_line import StatusLine
from workbench.tui.themes import LOOKS, Role
from workbench.workflow.project import Project
from workbench.workflow.review import Desk, Review
from workbench.workflow.review.drafts import Drafts

if TYPE_CHECKING:
    from workbench.catalog import Conflict


class WorkbenchApp(App[None]):
    """Review of releases.

    Args:
        project: The project.
        paths: Catalogs to review; none: all of the project. One alone is opened at once.

    Raises:
        ConfigError: workbench.toml names an unknown theme or key action.
    """

    CSS_PATH = "app.tcss"
    TITLE = "workbench"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+backslash"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False)]
    NOTIFICATION_TIMEOUT = 4

    def __init__(self, project: Project, paths: Sequence[Path] = ()) -> None:
        self.desk = Desk(project, paths)
        self.actions: tuple[Action, ...] = table(project.config.review.keys)
        self.engine = threading.Lock()
        """Held by whoever drafts."""
        self.activity = ""
        """What goes on in the background, for the head line."""
        self.warm = False
        """True once glossary, checks and memory are loaded."""
        self._drafts: Drafts | None = None
        super().__init__()
        for look in LOOKS.values():
            self.register_theme(look.theme)
        self.theme = _theme(project.config.review.theme)
        self.set_keymap(
            {own.name: ",".join(own.keys) for own, usual in zip(self.actions, ACTIONS, strict=True) if own != usual}
        )

    @property
    def drafts(self) -> Drafts:
        """Where drafts come from; the engine is loaded with the first one."""
        if self._drafts is None:
            self._drafts = Drafts(self.desk)
        return self._drafts

    def on_mount(self) -> None:
        """Shows the releases, or the one that was named, and loads the rest behind it."""
        self.push_screen(ReleasesScreen())
        if len(self.desk.paths) == 1 and self.desk.paths[0].is_file():
            self.open_release(self.desk.paths[0])
        self._warm()

    @work(thread=True, group="warm")
    def _warm(self) -> None:
        try:
            self.desk.warm()
        except WorkbenchError as error:
            self.call_from_thread(self.notify, str(error), severity="error", timeout=20)
        self.call_from_thread(self._is_warm)

    def _is_warm(self) -> None:
        self.warm = self.desk.memory is not None
        for screen in self.screen_stack:
            if isinstance(screen, EditorScreen):
                screen.look()

    def open_release(self, path: Path) -> None:
        """Opens a release, or says why that cannot be."""
        try:
            review = Review(self.desk, path)
        except WorkbenchError as error:
            self.notify(str(error), severity="error", timeout=20)
            return
        self.push_screen(EditorScreen(review))
        gc.collect()
        gc.freeze()  # what a release is made of stays: walking through it again and again would make keys stutter

    async def action_quit(self) -> None:
        """Saves what is open and leaves."""
        editor = next((screen for screen in self.screen_stack if isinstance(screen, EditorScreen)), None)
        if editor is None:
            self.exit()
        else:
            editor.action_quit()

    def leave(self, screen: EditorScreen, then_exit: bool = False) -> None:
        """Saves a release and closes it; what cannot be saved keeps it open the first time."""
        try:
            screen.review.close()
        except WorkbenchError as error:
            if not screen.has_class("-leaving"):
                screen.add_class("-leaving")
                self.bell()
                what = (
                    f"{error}. What you typed is in the journal if that could be written. Again to leave all the same"
                )
                self.notify(what, title="NOT SAVED", severity="error", timeout=30)
                return
        if then_exit:
            self.exit()
        else:
            self.pop_screen()

    def notify(
        self, message: str, *, title: str = "", severity: SeverityLevel = "information", timeout: float | None = None,
        markup: bool = False,
    ) -> None:  # fmt: skip
        """Says something: on the line of figures where there is one, else, and if it is bad, in a box. Never markup."""
        lines = self.screen.query("#figures").results(StatusLine) if self.is_running else ()
        line = next(iter(lines), None)
        text = f"{title}: {message}" if title else message
        if severity == "information" and line is not None:
            line.say(f" {text}", timeout or self.NOTIFICATION_TIMEOUT)
            return
        super().notify(visible(message), title=title, severity=severity, timeout=timeout, markup=False)

    def next_theme(self) -> None:
        """Goes to the next look."""
        names = list(LOOKS)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.notify(f"Theme: {self.theme}", timeout=2)

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Shows what two people changed, side by side."""
        lines: list[Paragraph] = []
        for conflict in conflicts:
            kept = "yours" if conflict.kept.target == conflict.mine.target else "theirs"
            by = conflict.theirs.provenance.by if conflict.theirs.provenance else ""
            lines += [
                Paragraph(conflict.mine.source, role=Role.DIM),
                Paragraph(conflict.mine.target, lead="yours   ", lead_role=Role.KEY),
                Paragraph(conflict.theirs.target, lead=f"{(by or 'theirs')[:7]:<7} ", lead_role=Role.WARNING),
                Paragraph(f"Kept: {kept}. The other text stands in the notes of the segment.", role=Role.OK),
                Paragraph(""),
            ]
        self.push_screen(Sheet("Changed in two places", lines))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yields the actions of the screen for the palette."""
        name = "editor" if isinstance(screen, EditorScreen) else "releases"
        for action in self.actions:
            if name in action.screens and action.name != "palette":
                yield SystemCommand(action.label, action.help, _runner(screen, action.name))


def _theme(name: str) -> str:
    if name not in LOOKS:
        raise ConfigError(f"review.theme: no theme “{name}”", hint=f"themes: {', '.join(LOOKS)}")
    return name


def _runner(screen: Screen[object], name: str) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        await screen.run_action(name)

    return run


def run(project: Project, paths: Sequence[Path] = ()) -> None:
    """Opens the terminal UI until the person leaves."""
    WorkbenchApp(project, paths).run()
