"""A real terminal, from draft to kill -9 and back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

GLOSSARY = "id,fr,en\noim,OIM,IOM\ntraite,traite des personnes,trafficking in persons\n"
RELEASE = "Lutter contre la traite des personnes\n\nL’OIM a aidé 17 victimes en 2018. Le chef de mission a parlé.\n"
PATIENCE = 90.0
"""Seconds within which the terminal must show what is waited for; far more than it takes."""


class Terminal:
    """A tmux session of 80x24 on a server of its own, with what runs in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = f"workbench-{os.getpid()}"

    def tmux(self, *arguments: str) -> str:
        """Runs a tmux command and returns what it prints."""
        run = subprocess.run(["tmux", "-L", self.server, *arguments], capture_output=True, text=True, check=False)
        return run.stdout

    def start(self, command: str) -> None:
        """Runs a command in a new session."""
        self.tmux(
            "-f", "/dev/null", "new-session", "-d", "-s", "t", "-x", "80", "-y", "24", "-c", str(self.folder), command
        )

    def keys(self, *keys: str) -> None:
        """Sends keys; text as it is, names such as Enter as tmux has them."""
        self.tmux("send-keys", "-t", "=t:", *keys)

    def wait(self, text: str) -> str:
        """Returns the screen once it shows a text."""
        end = time.monotonic() + PATIENCE
        screen = ""
        while time.monotonic() < end:
            screen = self.tmux("capture-pane", "-p", "-t", "=t:")
            if text in screen:
                return screen
            time.sleep(0.05)  # between two looks
        raise AssertionError(f"“{text}” never came:\n{screen}")

    def kill(self) -> None:
        """Kills what runs, without a warning."""
        os.kill(int(self.tmux("list-panes", "-t", "=t:", "-F", "#{pane_pid}")), signal.SIGKILL)
        end = time.monotonic() + PATIENCE
        while self.tmux("list-panes", "-t", "=t:"):
            assert time.monotonic() < end, "the killed program is still there"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal in a project with one release that is not drafted."""
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "translations" / "fr").mkdir(parents=True)
    (tmp_path / "translations" / "fr" / "traite.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "workbench.toml").write_text('[review]\nreviewer = "ana"\n', encoding="utf-8")
    made = Terminal(tmp_path)
    made.tmux("-f", "/dev/null", "new-session", "-d", "-s", "keeps-the-server", "cat")
    yield made
    made.tmux("kill-server")


def test_draft_edit_confirm_kill_and_find_the_text_again(terminal: Terminal) -> None:
    command = f"exec env TERM=xterm-256color {sys.executable} -m workbench review"
    po = terminal.folder / "translations" / "en" / "traite.po"
    terminal.start(command)
    terminal.wait("no draft")
    terminal.keys("d")
    terminal.wait("◔◔◔")
    terminal.keys("Enter")
    terminal.wait(" 1/3  ◔")
    terminal.keys("C-b", " confirmed", "Enter")
    terminal.wait("2/3")
    terminal.keys(" naïve “quoted” half")
    journal = po.with_name("traite.po.journal")
    while not journal.exists() or "half" not in journal.read_text(encoding="utf-8"):
        terminal.wait("half")
    terminal.kill()

    assert "personnes confirmed" in po.read_text(encoding="utf-8")
    terminal.start(command)
    terminal.wait("1 release")
    terminal.keys("Enter")
    screen = terminal.wait("naïve “quoted” half")
    assert "2/3" in screen
    terminal.keys("Enter")
    terminal.wait("3/3")
    terminal.keys("F10")
    terminal.wait("2/3 done")
    terminal.keys("F10")
    while terminal.tmux("list-panes", "-t", "=t:"):
        pass
    text = po.read_text(encoding="utf-8")
    assert "half" in text
    assert text.count("state=reviewed by=ana") == 2
    assert not journal.exists()
