"""Three looks: dark, light, high contrast. What a mark means is never said by its colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rich.style import Style
from textual.theme import Theme

from workbench.core import State


class Role(StrEnum):
    """What a piece of text is, and so how it looks."""

    PLAIN = "plain"
    DIM = "dim"
    STRONG = "strong"
    TITLE = "title"
    KEY = "key"
    TERM = "term"
    MISSING = "missing"
    ISSUE = "issue"
    ADDED = "added"
    REMOVED = "removed"
    FOUND = "found"
    OK = "ok"
    WARNING = "warning"
    BAD = "bad"
    BAR = "bar"
    CURSOR = "cursor"


@dataclass(frozen=True, slots=True)
class Badge:
    """How a state is shown: a sign, a short word, a colour."""

    sign: str
    word: str
    role: Role


BADGES: Mapping[State, Badge] = {
    State.UNTRANSLATED: Badge("○", "empty", Role.DIM),
    State.DRAFT: Badge("◔", "draft", Role.WARNING),
    State.NEEDS_WORK: Badge("▲", "work", Role.BAD),
    State.TRANSLATED: Badge("◑", "trans", Role.KEY),
    State.REVIEWED: Badge("●", "revwd", Role.OK),
    State.FINAL: Badge("◆", "final", Role.OK),
}


@dataclass(frozen=True, slots=True)
class Look:
    """A Textual theme and the style of each role."""

    theme: Theme
    styles: Mapping[Role, Style]


def _look(name: str, dark: bool, base: Mapping[str, str], **colours: str) -> Look:
    theme = Theme(name, dark=dark, **base)  # type: ignore[arg-type]
    back, ink = base["surface"], base["foreground"]
    styles = {
        Role.PLAIN: f"{ink} on {back}",
        Role.DIM: colours["dim"],
        Role.STRONG: "bold",
        Role.TITLE: f"bold {colours['title']}",
        Role.KEY: f"bold {colours['key']}",
        Role.TERM: f"underline {colours['term']}",
        Role.MISSING: f"bold underline {colours['warning']}",
        Role.ISSUE: f"bold reverse {colours['bad']}",
        Role.ADDED: f"bold underline {colours['ok']}",
        Role.REMOVED: f"strike {colours['bad']}",
        Role.FOUND: f"bold reverse {colours['key']}",
        Role.OK: colours["ok"],
        Role.WARNING: colours["warning"],
        Role.BAD: f"bold {colours['bad']}",
        Role.BAR: f"{ink} on {base['panel']}",
        Role.CURSOR: f"on {base['panel']}",
    }
    return Look(theme, {role: Style.parse(text) for role, text in styles.items()})


LOOKS: Mapping[str, Look] = {
    "dark": _look(
        "dark", True,
        {"primary": "#7aa2f7", "secondary": "#9ece6a", "warning": "#e0af68", "error": "#f7768e", "success": "#9ece6a",
         "accent": "#bb9af7", "foreground": "#d5d9e8", "background": "#16161e", "surface": "#1a1b26",
         "panel": "#2b2f45"},
        dim="#8089a8", title="#c0caf5", key="#7dcfff", term="#73daca", warning="#e0af68", bad="#f7768e", ok="#9ece6a",
    ),
    "light": _look(
        "light", False,
        {"primary": "#1d4ed8", "secondary": "#3f6212", "warning": "#92400e", "error": "#b91c1c", "success": "#166534",
         "accent": "#6d28d9", "foreground": "#1f2937", "background": "#f3f4f6", "surface": "#ffffff",
         "panel": "#dbe4f3"},
        dim="#5b6472", title="#111827", key="#1d4ed8", term="#0f766e", warning="#92400e", bad="#b91c1c", ok="#166534",
    ),
    "contrast": _look(
        "contrast", True,
        {"primary": "#ffff00", "secondary": "#00ff00", "warning": "#ffff00", "error": "#ff6060", "success": "#00ff00",
         "accent": "#00ffff", "foreground": "#ffffff", "background": "#000000", "surface": "#000000",
         "panel": "#0000c0"},
        dim="#ffffff", title="#ffffff", key="#00ffff", term="#00ff00", warning="#ffff00", bad="#ff6060", ok="#00ff00",
    ),
}  # fmt: skip
"""By name, in the order in which the theme key goes through them."""
