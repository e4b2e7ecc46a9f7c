"""Makes docs/keys.md from the key table, and docs/screenshot.svg from the program at work on the sample releases.

Run in the project's environment: python docs/make.py. The screenshot takes as long as drafting one release.
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
import tempfile
from pathlib import Path

from workbench.tui.app import WorkbenchApp
from workbench.tui.keys import markdown
from workbench.workflow.project import Project
from workbench.workflow.translating import Options, translate_paths

DOCS = Path(__file__).parent
RELEASE = "2026-06-rabat-judicial-seminar"
SIZE = (140, 40)
KEYS = ("enter", "enter", "ctrl+g", "1", "8", "enter", "f5", "ctrl+z")
"""Two segments confirmed, then one with matches in hand."""


async def screenshot(root: Path) -> str:
    """Returns the screen as SVG."""
    project = Project.find(root)
    app = WorkbenchApp(project, [project.catalogs / f"{RELEASE}.po"])
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        for key in KEYS:
            await pilot.press(key)
        await app.workers.wait_for_complete()
        app.screen.query_one("#figures").hush()  # type: ignore[attr-defined]
        await pilot.pause()
        return app.export_screenshot(title="workbench review")


def plain(svg: str) -> str:
    """Returns the picture with a font of the reader's machine, and style names that stay the same."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal-1", svg)
    return svg.replace("Fira Code", "DejaVu Sans Mono")


def main() -> None:
    """Writes both files."""
    (DOCS / "keys.md").write_text(markdown(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "releases"
        for name in ("glossary", "translations"):
            shutil.copytree(DOCS.parent / name, root / name)
        (root / "workbench.toml").write_text('[review]\nreviewer = "ana"\n', encoding="utf-8")
        os.chdir(root)
        translate_paths([root / "translations" / "fr" / f"{RELEASE}.txt"], Options(), io.BytesIO())
        svg = asyncio.run(screenshot(root))
    (DOCS / "screenshot.svg").write_text(plain(svg), encoding="utf-8")


if __name__ == "__main__":
    main()
