"""The command line: parse, call workflow, render. One file a command, imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from workbench import __version__
from workbench.core.errors import WorkbenchError

# Name: one line of help. The command is the function of that name in workbench/cli/NAME.py.
COMMANDS = {
    "translate": "Draft new and changed segments of the releases into PO catalogs.",
    "review": "Open the terminal UI: review drafts, release by release.",
    "check": "Check PO files against the glossary and for translation errors.",
    "status": "Show how far each release has come.",
    "export": "Write the English release in the layout of its source.",
    "score": "Score drafts against reviewed text with sacreBLEU.",
    "report": "Write one HTML page on quality and effort.",
    "learn": "Show what recurring edits suggest, and apply what is accepted.",
    "glossary": "Check, search, grow, import and export the glossary.",
    "memory": "Search, import and export the translation memory.",
    "model": "List, install, choose and remove Argos packages.",
    "serve": "Serve the terminal UI to a browser on this machine.",
    "init": "Make a new project in a folder.",
}

EPILOG = """\b
Exit codes:
  0  fine
  1  findings, or segments that are not drafted or not ready
  2  usage or input error, or a file that could not be used
  3  no engine or package
  130  interrupted: what was done is saved, the same command goes on

Without a command, opens the terminal UI. Colours go off with NO_COLOR or when the output is no terminal.
"""


class Commands(click.Group):
    """Lists commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the module of the command that is called."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"workbench.cli.{cmd_name}"), cmd_name)
        return _talkative(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list from COMMANDS alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _talkative(command: click.Command) -> click.Command:
    """Adds --quiet and --verbose to a command and those below it, so that they work in either place."""
    taken = {name for param in command.params for name in param.opts}
    for letter, name, words in (
        ("-q", "--quiet", "Errors only on stderr."),
        ("-v", "--verbose", "Say more on stderr."),
    ):
        if name not in taken:
            names = [name, letter] if letter not in taken else [name]
            command.params.append(click.Option(names, is_flag=True, expose_value=False, help=words, callback=_remember))
    for below in getattr(command, "commands", {}).values():
        _talkative(below)
    return command


def _remember(context: click.Context, param: click.Parameter, given: bool) -> None:
    if given:
        context.find_root().ensure_object(dict)[param.name] = True


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="workbench")
@click.option("-q", "--quiet", is_flag=True, help="Errors only on stderr.")
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
@click.pass_context
def workbench(context: click.Context, quiet: bool, verbose: bool) -> None:
    """Translate French press releases into English.

    Drafts are made offline and follow a glossary; they are reviewed in the terminal and kept in PO files.
    """
    context.obj = {"quiet": quiet, "verbose": verbose}
    if context.invoked_subcommand is None:
        review = workbench.get_command(context, "review")
        assert review is not None
        context.invoke(review)


def main() -> None:
    """Entry point. Turns the project's errors into one line on stderr and their exit code."""
    try:
        code = workbench.main(prog_name="workbench", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except WorkbenchError as error:
        click.echo(f"workbench: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        said = WorkbenchError(error.strerror or str(error), path=error.filename)
        click.echo(f"workbench: {said}", err=True)
        sys.exit(said.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("workbench: interrupted; what was done is saved, the same command goes on", err=True)
        sys.exit(130)
