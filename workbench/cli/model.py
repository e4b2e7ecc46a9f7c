"""`workbench model`: Argos packages."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.output import emit_json, progress, say, table
from workbench.core.errors import EngineError
from workbench.workflow import models
from workbench.workflow.project import Project

_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON to stdout.")
STARTER_HINT = "the starter is small and weak; `workbench model install fr en` installs the full package"


@click.group()
def model() -> None:
    """List, install, choose and remove Argos packages.

    Without a choice, drafts come from the newest installed French to English package, or from the starter package
    that ships with the workbench.
    """


@model.command("list")
@_JSON
@click.pass_context
def list_(context: click.Context, as_json: bool) -> None:
    """List the packages of this machine; * marks the one that drafts here."""
    found = models.models(Project.find())
    if as_json:
        emit_json(found)
    else:
        rows = [("*" if one.used else "", one.name, one.size / 1e6, _when(one), str(one.folder)) for one in found]
        table(("", "package", "MB", "installed", "folder"), rows)
        _hint(context, found)


def _when(one: models.Model) -> str:
    return str(one.record.get("installed", "with the workbench" if one.starter else ""))


def _hint(context: click.Context, found: list[models.Model]) -> None:
    if any(each.used and each.starter for each in found):
        say(context, STARTER_HINT)


@model.command(short_help="Install a package from a file or the Argos index.")
@click.argument("what", nargs=-1, required=True, metavar="FILE | fr en")
@_JSON
@click.pass_context
def install(context: click.Context, what: tuple[str, ...], as_json: bool) -> None:
    """Install a package: from a .argosmodel FILE, or `fr en` from the Argos index over the network.

    A download that was interrupted goes on where it stopped. A package of the same name is replaced.
    """
    if len(what) > 2 or (len(what) == 1 and not Path(what[0]).expanduser().exists()):
        raise click.UsageError(f"no file {what[0]!r}; name an .argosmodel file, or a pair of languages: fr en")
    with progress(context) as bar:
        task = bar.add_task("downloading", total=None)
        package = models.add(what, lambda done, total: bar.update(task, completed=done, total=total or None))
    found = models.info(Project.find(), str(package.folder))
    if as_json:
        emit_json(found)
    else:
        click.echo(f"installed {found.name} ({found.size / 1e6:.1f} MB, sha256 {found.record['sha256'][:16]}…)")


@model.command(short_help="Choose the package that this project drafts with.")
@click.argument("name")
@click.pass_context
def use(context: click.Context, name: str) -> None:
    """Draft with package NAME in this project (written to workbench.toml); `auto` takes the newest again."""
    package = models.use(Project.find(), name)
    click.echo(f"drafts come from {package.label}")
    if package.starter:
        say(context, STARTER_HINT)


@model.command(short_help="Show a package and verify its files.")
@click.argument("name", default="")
@_JSON
@click.pass_context
def info(context: click.Context, name: str, as_json: bool) -> None:
    """Show package NAME (default: the one in use) and whether its files are as they were installed."""
    found = models.info(Project.find(), name)
    if as_json:
        emit_json(found)
    else:
        _show(context, found)
    if found.damaged:
        raise EngineError(
            f"differs from its record: {', '.join(found.damaged)}", path=found.folder, hint="install it again"
        )


def _show(context: click.Context, found: models.Model) -> None:
    facts = {
        "package": found.name,
        "folder": found.folder,
        "MB": found.size / 1e6,
        "in use": "yes" if found.used else "no",
    }
    table(
        ("", ""),
        [(key, value if isinstance(value, str) else _plain(value)) for key, value in (facts | found.record).items()],
    )
    _hint(context, [found])


def _plain(value: object) -> str:
    return f"{value:,.1f}" if isinstance(value, float) else str(value)


@model.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def remove(context: click.Context, name: str, yes: bool) -> None:
    """Remove an installed package from this machine. Exit code 1: you said no."""
    if not yes and not click.confirm(f"Remove {name} from this machine?", err=True):
        context.exit(1)
    click.echo(f"removed {models.remove(name).label}")
