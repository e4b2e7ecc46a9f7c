"""`workbench serve`: the terminal UI in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.output import say


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PO]...")
@click.option("--host", default="localhost", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--anyone", is_flag=True, help="Allow an address that other machines can reach: there is no password.")
@click.pass_context
def serve(context: click.Context, paths: tuple[Path, ...], host: str, port: int, anyone: bool) -> None:
    """Serve the terminal UI to a browser on this machine.

    Needs the extra `serve`. Each page that is opened is a session of its own; Ctrl+C ends them all.
    """
    from workbench.tui.serve import check_address
    from workbench.tui.serve import serve as run
    from workbench.workflow.files import catalog_files

    files = catalog_files(paths) if paths else []
    check_address(host, port, anyone=anyone)
    say(context, f"open http://{host}:{port} in a browser; Ctrl+C ends it")
    run(files, host, port)
