"""The key table and what is made from it."""

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.errors import ConfigError
from workbench.tui.app import WorkbenchApp
from workbench.tui.keys import ACTIONS, markdown, shown, table
from workbench.tui.screens.editor import EditorScreen
from workbench.tui.screens.releases import ReleasesScreen
from workbench.workflow.project import Project

SCREENS = {"editor": EditorScreen, "releases": ReleasesScreen}
LEGACY = ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "enter", "slash", "pageup", "pagedown")


@pytest.mark.parametrize("screen", SCREENS)
def test_every_action_is_there_and_no_key_is_given_twice(screen: str) -> None:
    actions = [action for action in ACTIONS if screen in action.screens]
    keys = [key for action in actions for key in action.keys]
    assert len(keys) == len(set(keys))
    assert all(hasattr(SCREENS[screen], f"action_{action.name}") for action in actions)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_action_has_a_key_that_any_terminal_can_send(action: object) -> None:
    keys = action.keys  # type: ignore[attr-defined]
    plain = any(key in LEGACY or (len(key) == 1 and key.isalpha()) for key in keys)
    esc = any(key.startswith("alt+") and len(key) == 5 and key[-1].isalnum() for key in keys)
    control = any(key.startswith("ctrl+") and len(key) == 6 and key[-1] not in "him" for key in keys)
    assert plain or esc or control


def test_a_remapped_key_comes_first_and_is_taken_from_others() -> None:
    actions = {action.name: action for action in table({"confirm": "ctrl+s, f12"})}
    assert actions["confirm"].keys[:2] == ("ctrl+s", "f12")
    assert "ctrl+s" not in actions["save"].keys
    assert "f12" not in actions["preview"].keys
    assert actions["save"].keys == ("alt+s",)


@pytest.mark.parametrize(("keys", "says"), [({"comfirm": "f2"}, "no action"), ({"confirm": " ,"}, "no key")])
def test_a_wrong_key_table_is_refused(keys: dict[str, str], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        table(keys)


def test_an_unknown_theme_is_refused(project: Project) -> None:
    review = replace(project.config.review, theme="solarised")
    with pytest.raises(ConfigError, match="dark, light, contrast"):
        WorkbenchApp(replace(project, config=replace(project.config, review=review)))


@pytest.mark.parametrize(
    ("key", "text"),
    [("ctrl+enter", "Ctrl+Enter"), ("f2", "F2"), ("alt+j", "Alt+J"), ("pagedown", "PgDn"), ("slash", "/")],
)
def test_keys_are_written_as_people_write_them(key: str, text: str) -> None:
    assert shown(key) == text


def test_the_page_of_keys_has_every_action() -> None:
    page = markdown()
    assert all(action.help in page and f"`{action.name}`" in page for action in ACTIONS)


def test_the_page_in_docs_is_made_from_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text(encoding="utf-8") == markdown(), "run: python docs/make.py"
