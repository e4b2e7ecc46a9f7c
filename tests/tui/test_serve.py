"""The terminal UI in a browser: which addresses, which pages, and a real Chromium."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from workbench.catalog import Catalog
from workbench.core.errors import InputError
from workbench.tui.serve import check_address, command, is_local
from workbench.workflow.project import Project

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 60.0
"""Seconds within which a page or a program must have started; far more than it takes."""


@pytest.mark.parametrize(
    ("host", "local"),
    [("localhost", True), ("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("0.0.0.0", False),
     ("192.168.1.5", False), ("::", False), ("example.org", False), ("localhost.example.org", False)],
)  # fmt: skip
def test_only_this_machine_is_local(host: str, local: bool) -> None:
    assert is_local(host) is local


def test_other_addresses_are_refused_unless_told() -> None:
    with pytest.raises(InputError, match="--anyone"):
        check_address("0.0.0.0", free_port())
    check_address("0.0.0.0", free_port(), anyone=True)


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError, match="cannot listen"):
        check_address("127.0.0.1", taken.getsockname()[1])


def test_names_of_files_are_no_shell(tmp_path: Path) -> None:
    assert "'" in command([tmp_path / "a; rm -rf $HOME.po"])


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@asynccontextmanager
async def served(project: Project) -> AsyncIterator[str]:
    """Serves a project; gives the address of the page."""
    port = free_port()
    run = [sys.executable, "-m", "workbench", "serve", "--port", str(port), "translations/en/a.po"]
    server = subprocess.Popen(run, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://localhost:{port}/"
        await answers(url)
        yield url
    finally:
        server.terminate()
        server.wait()


async def answers(url: str) -> Any:
    """Returns what a page gives as JSON or text, once there is one."""
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(url) as reply:
                    return await reply.text()
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)


async def test_other_sites_may_not_open_a_session(project: Project) -> None:
    async with served(project) as url, aiohttp.ClientSession() as session:
        for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
            async with session.get(f"{url}ws", headers=headers) as reply:
                assert reply.status == 403


class Browser:
    """A headless Chromium, spoken to over its debugging protocol."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.number = 0

    async def call(self, method: str, **params: object) -> dict[str, Any]:
        """Calls a method and returns its result."""
        self.number += 1
        await self.socket.send_json({"id": self.number, "method": method, "params": params})
        async for message in self.socket:
            answer = json.loads(message.data)
            if answer.get("id") == self.number:
                return dict(answer.get("result", {}))
        raise AssertionError("the browser has gone")

    async def key(self, text: str, **more: object) -> None:
        """Presses a key."""
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **more)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **more)


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    """Starts Chromium."""
    port = free_port()
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--window-size=1200,800")
    run = [str(CHROMIUM), *flags, f"--remote-debugging-port={port}", f"--user-data-dir={folder}", "about:blank"]
    chromium = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        pages = json.loads(await answers(f"http://127.0.0.1:{port}/json"))
        page = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
        async with aiohttp.ClientSession() as session, session.ws_connect(page, max_msg_size=0) as socket:
            yield Browser(socket)
    finally:
        chromium.terminate()
        chromium.wait()


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
async def test_typed_in_chromium_and_confirmed_it_is_in_the_catalog(project: Project, tmp_path: Path) -> None:
    path = project.catalogs / "a.po"
    async with asyncio.timeout(PATIENCE), served(project) as url, browser(tmp_path / "chromium") as page:
        await page.call("Page.navigate", url=url)
        while "first-byte" not in str(await page.call("Runtime.evaluate", expression="document.body.className")):
            pass
        await page.call("Runtime.evaluate", expression="document.querySelector('.xterm-helper-textarea').focus()")
        journal = path.with_name("a.po.journal")
        while not journal.exists():
            await page.key("z")
        await page.key("\r", key="Enter", code="Enter", windowsVirtualKeyCode=13)
        while "reviewed" not in path.read_text(encoding="utf-8"):
            await asyncio.sleep(0.05)
    assert Catalog.load(path).units[0].target.startswith("Combating trafficking in personsz")
