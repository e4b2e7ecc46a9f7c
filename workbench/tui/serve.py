"""The terminal UI in a browser, for this machine alone unless told otherwise."""

from __future__ import annotations

import ipaddress
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from workbench.core.errors import InputError


def is_local(host: str) -> bool:
    """True if only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def command(paths: Sequence[Path]) -> str:
    """Returns the shell command that runs one session."""
    return shlex.join([sys.executable, "-m", "workbench", "review", *(str(path.resolve()) for path in paths)])


def check_address(host: str, port: int, *, anyone: bool = False) -> None:
    """Checks that the address may be listened on.

    Args:
        host: Address.
        port: Port.
        anyone: True: an address that other machines can reach is fine.

    Raises:
        InputError: the address is not of this machine alone, or the port is taken.
    """
    if not is_local(host) and not anyone:
        what = f"{host} can be reached from other machines, and whoever reaches it can edit"
        raise InputError(what, hint="use localhost and an ssh tunnel, or add --anyone")
    _check_port(host, port)


def serve(paths: Sequence[Path], host: str, port: int) -> None:
    """Serves until interrupted; each page that is opened is a session of its own.

    Args:
        paths: Catalogs to review; none: all of the project.
        host: Address to listen on, checked by `check_address`.
        port: Port to listen on.

    Raises:
        InputError: textual-serve is not installed.
    """
    _server(command(paths), host, port).serve()


def _check_port(host: str, port: int) -> None:
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise InputError(f"cannot listen on {host}:{port}: {error.strerror}", hint="choose another --port") from error


def _server(run: str, host: str, port: int) -> Any:
    try:
        from aiohttp import web
        from textual_serve.server import Server
    except ImportError as error:
        raise InputError("needs textual-serve", hint="pip install 'workbench[serve]'") from error

    here = {f"{name}:{port}" for name in (host, "localhost", "127.0.0.1", "[::1]")}

    @web.middleware
    async def same_origin(request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
        """Refuses pages of other sites, which a browser would let open a session here."""
        origin = request.headers.get("Origin", "").partition("://")[2]
        if is_local(host) and (request.host not in here or (origin and origin not in here)):
            raise web.HTTPForbidden(text="this page may not be opened from another site")
        return await handler(request)

    class Guarded(Server):
        async def _make_app(self) -> Any:
            app = await super()._make_app()
            app.middlewares.append(same_origin)
            return app

    return Guarded(run, host=host, port=port, title="workbench")
