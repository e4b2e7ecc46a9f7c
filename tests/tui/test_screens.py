"""Whole screens as text, beside what they were when somebody last looked at them.

After a change that is meant: WORKBENCH_UPDATE_SCREENS=1 pytest tests/tui/test_screens.py, and read the difference.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from textual.color import Color
from textual.pilot import Pilot

from workbench.tui.app import WorkbenchApp
from workbench.tui.themes import LOOKS, Role
from workbench.workflow.project import Project

SCREENS = Path(__file__).parent / "screens"
STAGES = {
    "releases": [],
    "editor": ["enter", "ctrl+g", "2", "enter"],
    "terms": ["enter", "ctrl+g", "3", "enter", "f6"],
    "preview": ["enter", "f12"],
    "help": ["enter", "f1"],
    "escape": ["enter", "escape"],
    "filter": ["enter", "ctrl+f", *"oim"],
    "return": ["enter", "f4", *"too"],
    "add-term": ["enter", "alt+e", *"victimes"],
}
SIZES = {"80x24": (80, 24), "140x45": (140, 45)}


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def drawn(pilot: Pilot[None]) -> str:
    """Returns the screen as text."""
    rows = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows) + "\n"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stage", STAGES)
async def test_screen(project: Project, tmp_path: Path, stage: str, size: str) -> None:
    root = shutil.copytree(tmp_path, tmp_path.with_name(f"{tmp_path.name}-copy") / "desk")
    app = WorkbenchApp(Project(root, project.config))
    async with app.run_test(size=SIZES[size]) as pilot:
        await settled(pilot)
        for key in STAGES[stage]:
            await pilot.press(key)
        await settled(pilot)
        text = drawn(pilot)
    path = SCREENS / f"{stage}-{size}.txt"
    if os.environ.get("WORKBENCH_UPDATE_SCREENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("no_color", [True, False])
async def test_without_colour_nothing_is_lost(
    project: Project, monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = WorkbenchApp(project)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+g", "2", "enter")
        await settled(pilot)
        segments = [segment for row in pilot.app.screen._compositor.render_strips() for segment in row]
    colours = [c.get_truecolor() for s in segments if s.style for c in (s.style.color, s.style.bgcolor) if c]
    grey = all(max(c) - min(c) < 12 for c in colours)
    assert grey is no_color
    marked = {segment.text for segment in segments if segment.style and segment.style.reverse}
    assert {"17", "71"} <= marked
    assert any(segment.text.startswith("◔ draft") or "◔" in segment.text for segment in segments)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
async def test_every_theme_is_readable(project: Project, theme: str) -> None:
    """Text stands out from what is behind it: a contrast of 4.5 or more, 7 in the high-contrast theme (WCAG 2)."""
    look = LOOKS[theme]
    back = Color.parse(look.theme.surface or "")
    for role, style in look.styles.items():
        if style.color is None or role is Role.CURSOR:
            continue
        behind = Color.from_rich_color(style.bgcolor) if style.bgcolor else back
        ratio = _ratio(behind, Color.from_rich_color(style.color))
        assert ratio >= (7 if theme == "contrast" else 4.5), (role, ratio)


def _ratio(one: Color, two: Color) -> float:
    lighter, darker = sorted((_light(one), _light(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: Color) -> float:
    parts = (c / 255 for c in colour.rgb)
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
