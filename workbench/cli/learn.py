"""`workbench learn`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.output import emit_json, say
from workbench.core.errors import InputError
from workbench.core.text import visible


@click.command()
@click.option(
    "--least", type=click.IntRange(2), default=3, show_default=True, help="Sentences that show the same edit."
)
@click.option("--apply", "accepted", multiple=True, metavar="ID", help="Apply the proposal with this id.")
@click.option("--all", "everything", is_flag=True, help="Apply all proposals.")
@click.option("--file", type=click.Path(path_type=Path, dir_okay=False), help="Glossary file for new terms.")
@click.option("--evidence", type=click.IntRange(0), default=2, show_default=True, help="Edits shown of each proposal.")
@click.option("--json", "as_json", is_flag=True, help="Print the proposals as JSON.")
@click.pass_context
def learn(
    context: click.Context,
    least: int,
    accepted: tuple[str, ...],
    everything: bool,
    file: Path | None,
    evidence: int,
    as_json: bool,
) -> None:
    """Show what recurring edits suggest: terms, forbidden forms, house rules, memory corrections.

    Edits are those that reviewers made of drafts. Nothing changes until a proposal is named with --apply.
    """
    from workbench.workflow.learning import apply, proposals
    from workbench.workflow.project import Project
    from workbench.workflow.reviewed import reviewed
    from workbench.workflow.terms import load

    project = Project.find()
    known = reviewed(project)
    if not known.pairs:
        raise InputError("nothing to learn from: no reviewed segment has a draft in the ledger")
    for warning in known.warnings:
        say(context, warning)
    found = {p.id: p for p in proposals(known.pairs, load(project), least)}
    unknown = [name for name in accepted if name not in found]
    if unknown:
        raise InputError(f"no proposal “{unknown[0]}”", hint="`workbench learn` lists them")
    for name in dict.fromkeys(found if everything else accepted):
        click.echo(visible(f"{found[name].sentence} -> {apply(project, found[name], file)}"))
        project = Project.find()
    if accepted or everything:
        return
    if as_json:
        emit_json([{"id": name, "sentence": p.sentence, "proposal": p} for name, p in found.items()])
        return
    for name, proposal in found.items():
        click.echo(f"{name}  {visible(proposal.sentence)}")
        for edit in proposal.evidence[:evidence]:
            for label, text in (("source", edit.source), ("draft", edit.draft), ("target", edit.target)):
                click.echo(f"        {label:7} {visible(text)}")
    say(context, "apply one with --apply ID" if found else f"no edit recurs in {least} sentences")
