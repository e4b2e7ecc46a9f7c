"""The key table. Bindings, footer, help screen, command palette and docs/keys.md are all made from it.

A key `alt+x` can also be sent as Esc followed by x, which every terminal can do; Esc alone shows what may follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.core.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a translator can do, and its keys."""

    name: str
    """As in workbench.toml and in the screens: `action_NAME`."""
    keys: tuple[str, ...]
    """The first is shown; Textual's names."""
    label: str
    """One or two words, for the footer."""
    help: str
    """One sentence without a full stop."""
    group: str
    screens: tuple[str, ...] = ("editor",)
    footer: bool = False
    """True: shown in the footer."""


FLOW, TEXT, LOOK, RELEASE, GENERAL = "Flow", "Text", "Look up", "Release", "General"
BOTH = ("editor", "releases")


def _editor(group: str, rows: tuple[tuple[str, str, str, str], ...]) -> tuple[Action, ...]:
    return tuple(
        Action(name, tuple(keys.split()), label.lstrip("*"), text, group, footer=label.startswith("*"))
        for name, keys, label, text in rows
    )


_FLOW = _editor(FLOW, (
    ("confirm", "ctrl+enter enter f2 ctrl+j", "*Confirm", "Confirm the segment and go to the next unfinished one"),
    ("approve", "f3 alt+a", "*Approve", "Approve the segment as final and go to the next one that is not"),
    ("send_back", "f4 alt+r", "*Return", "Return the segment with a note: it needs work"),
    ("next", "ctrl+down pagedown alt+j", "Next", "Go to the next segment"),
    ("previous", "ctrl+up pageup alt+k", "Previous", "Go to the previous segment"),
    ("next_open", "f8 alt+n", "*Unfinished", "Go to the next unfinished segment"),
    ("previous_open", "shift+f8 f20 alt+p", "Unfinished, back", "Go to the previous unfinished segment"),
    ("go", "ctrl+g alt+g", "Go to", "Go to a number, or the next untranslated, draft, returned segment or issue"),
    ("take_back", "f9 alt+z", "*Undo step", "Undo the last step: a confirmation and its repeats, a return…"),
))  # fmt: skip
_TEXT = _editor(TEXT, (
    ("take", "ctrl+r f5 alt+t", "*Suggestion", "Take the best suggestion as the target; again for the one after it"),
    ("term", "ctrl+t f7 alt+i", "*Term", "Insert the first term that the target lacks; again for another form"),
    ("copy_source", "ctrl+b alt+b", "Copy source", "Copy the source into the target"),
    ("fix", "alt+x", "Fix", "Make the first repair that the checks offer"),
    ("dismiss_issue", "alt+d", "Dismiss", "Dismiss the first issue until the text changes"),
    ("typography", "alt+q", "“ ” ’ – …", "Turn the \" ' - or ... before the cursor into “ ” ’ – …; else type a quote"),
    ("newline", "shift+enter alt+0", "Line break", "Type a line break"),
))  # fmt: skip
_LOOK = _editor(LOOK, (
    ("panel", "f6 alt+o", "*Panel", "Show the next panel: terms, memory, issues, drafts, notes"),
    ("concordance", "ctrl+k alt+c", "Concordance", "Look the selection up in everything that was reviewed"),
    ("filter", "ctrl+f alt+f", "Filter", "Show only segments with a text or in a state"),
    ("preview", "f12 alt+v", "Preview", "Show the whole English release as it will read"),
))  # fmt: skip
_RELEASE = _editor(RELEASE, (
    ("retranslate", "alt+m", "Retranslate", "Draft the segment again with the glossary as it is now"),
    ("draft", "alt+y", "Draft all", "Draft what is pending in this release, in the background; again to stop"),
    ("add_term", "alt+e", "Add term", "Add the selection to the glossary and show which segments it touches"),
    ("replace", "alt+h", "Replace", "Find and replace in this release or in all"),
    ("repeats", "alt+u", "Repeats", "Turn the filling-in of repeated segments on or off"),
    ("save", "ctrl+s alt+s", "Save", "Write the catalog now (it is written after every confirmation anyway)"),
))  # fmt: skip
_RELEASES = ("releases",)
_LIST = (
    Action("open", ("enter",), "Open", "Open the release", FLOW, _RELEASES, footer=True),
    Action("sort", ("s",), "Sort", "Sort by name, words left, last change", LOOK, _RELEASES, footer=True),
    Action("find", ("slash", "ctrl+f"), "Filter", "Show only releases with a text", LOOK, _RELEASES, footer=True),
    Action("draft_release", ("d",), "Draft", "Draft the release; again to stop", RELEASE, _RELEASES, footer=True),
)
_GENERAL = (
    Action("theme", ("alt+l",), "Theme", "Change between dark, light and high contrast", GENERAL, BOTH),
    Action("help", ("f1",), "Help", "Show every key", GENERAL, BOTH, footer=True),
    Action("palette", ("ctrl+p",), "Commands", "Find an action by its name", GENERAL, BOTH),
    Action(
        "back", ("f10", "alt+w"), "Back", "Save and go back to the releases; from there, leave", GENERAL, BOTH, True
    ),
    Action("quit", ("ctrl+q",), "Quit", "Save and leave", GENERAL, BOTH),
)
ACTIONS: tuple[Action, ...] = (*_FLOW, *_TEXT, *_LOOK, *_RELEASE, *_LIST, *_GENERAL)


def table(remapped: Mapping[str, str]) -> tuple[Action, ...]:
    """Returns the actions with the keys of workbench.toml in front: `confirm = "ctrl+s"`; commas separate several.

    A key given to one action is taken from all others of the same screen.

    Raises:
        ConfigError: a name that is no action, or no key at all.
    """
    names = {action.name for action in ACTIONS}
    for name, keys in remapped.items():
        if name not in names:
            raise ConfigError(f"review.keys: no action “{name}”", hint=f"actions: {', '.join(sorted(names))}")
        if not _split(keys):
            raise ConfigError(f"review.keys.{name}: no key", hint='write one such as "ctrl+s"')
    wanted = {name: _split(keys) for name, keys in remapped.items()}
    return tuple(_with_keys(action, wanted) for action in ACTIONS)


def _split(keys: str) -> tuple[str, ...]:
    return tuple(key.strip().lower() for key in keys.split(",") if key.strip())


def _with_keys(action: Action, wanted: Mapping[str, tuple[str, ...]]) -> Action:
    others = {key for name, keys in wanted.items() if name != action.name and _meet(action, name) for key in keys}
    own = wanted.get(action.name, ())
    return replace(action, keys=own + tuple(key for key in action.keys if key not in others and key not in own))


def _meet(action: Action, name: str) -> bool:
    other = next(each for each in ACTIONS if each.name == name)
    return bool(set(action.screens) & set(other.screens))


def shown(key: str) -> str:
    """Returns a key as people write it: `Ctrl+Enter`, `F2`, `Alt+’`."""
    names = {"pagedown": "PgDn", "pageup": "PgUp", "slash": "/"}
    parts = key.split("+") if key != "+" else ["+"]
    return "+".join(names.get(part, part.upper() if re.fullmatch(r".|f\d+", part) else part.title()) for part in parts)


def markdown(actions: tuple[Action, ...] = ACTIONS) -> str:
    """Returns docs/keys.md."""
    lines = ["# Keys of `workbench review`", "", *_INTRODUCTION, ""]
    for screen, title in (("editor", "Editor"), ("releases", "Releases")):
        lines += [f"## {title}", "", "| action | keys | what it does | name in workbench.toml |", "|---|---|---|---|"]
        for action in actions:
            if screen in action.screens:
                keys = ", ".join(shown(key) for key in action.keys).replace("|", "\\|")
                lines.append(f"| {action.label} | {keys} | {action.help} | `{action.name}` |")
        lines.append("")
    return "\n".join(lines)


_INTRODUCTION = (
    "Made from the key table of the program by `python docs/make.py`. Alt+x can also be typed as Esc, then x: every",
    "terminal can send that. Esc alone shows what may follow. Terminals that send Ctrl+Enter as Enter do what you",
    "expect, because Enter confirms too. Other keys in workbench.toml:",
    "",
    "    [review.keys]",
    '    confirm = "ctrl+s"',
)
