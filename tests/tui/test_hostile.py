"""Text of any kind is shown as it is, kept as it is, and never obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.catalog import Catalog
from workbench.core import State, Unit
from workbench.core.config import Config
from workbench.tui.app import WorkbenchApp
from workbench.tui.paint import safe
from workbench.tui.screens.editor import EditorScreen
from workbench.tui.wrap import cut, wrap
from workbench.workflow.project import Project

HOSTILE = {
    "markup": "[/sic] [bold red]not bold[/] [@click=app.quit]x[/]",
    "escape": "a\x1b[31mred\x1b]0;title\x07\x9b2J",
    "bidi": "abc \u202eevil\u202c \u2067x\u2069 \u200f",
    "combining": "e\u0301" * 30 + "Z\u0334\u0335\u0336" * 20,
    "emoji": "👩‍👩‍👧‍👦 🇹🇯 ✌🏽 漢字かな ｗｉｄｅ",
    "long": "mot " * 5000,
    "unbroken": "x" * 20000,
    "separators": "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg",
    "tabs": "a\tb\r\nc\n\n",
    "invisible": "a\u200b\u200d\ufeffb\u00ad\u3164",
    "percent": "%s %(x)s {0} ${HOME} `id` \\n \\",
}


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("name", HOSTILE)
async def test_shown_kept_and_never_obeyed(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    text = HOSTILE[name]
    path = tmp_path / "translations" / "en" / "h.po"
    path.parent.mkdir(parents=True)
    catalog = Catalog.new(path)
    catalog.put(Unit(f"Source {text}", text, State.TRANSLATED, notes=(text.splitlines()[0],)))
    catalog.put(Unit("Autre.", "Other.", State.TRANSLATED))
    catalog.save()
    before = path.read_bytes()
    app = WorkbenchApp(Project(tmp_path, Config()), [path])
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, EditorScreen)
        assert screen.area.target == text
        drawn = "".join(s.text for strip in app.screen._compositor.render_strips() for s in strip)
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in drawn)
        await pilot.press("pagedown", "pageup", "ctrl+s", "f12", "escape", "f6")
        await app.workers.wait_for_complete()
        assert path.read_bytes() == before
        await pilot.press("pageup", "ctrl+home" if name == "tabs" else "home", "z", "ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.area.target.replace("z", "", 1) == text.replace("\r\n", "\r\n")


@given(st.text(max_size=200), st.integers(1, 40))
def test_lines_cover_the_text_and_fit(text: str, width: int) -> None:
    lines = wrap(text, width)
    covered = "".join(text[start:end] for start, end in lines)
    assert covered.replace(" ", "") == text.replace("\n", "").replace(" ", "")
    for start, end in lines:
        assert sum(map(cell_len, text[start:end])) <= max(width, 2)


@given(st.text(max_size=200))
def test_what_is_drawn_has_the_length_of_the_text(text: str) -> None:
    drawn = safe(text)
    assert len(drawn) == len(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in drawn)


@pytest.mark.parametrize(
    ("text", "width", "short"), [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("漢字漢字", 5, "漢字…"), ("", 3, "")]
)
def test_cut(text: str, width: int, short: str) -> None:
    assert cut(text, width) == short
