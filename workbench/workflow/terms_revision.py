"""The glossary as a git revision has it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from workbench.core.errors import GlossaryError
from workbench.core.terms import Term
from workbench.glossary import Glossary, csvfile
from workbench.workflow.project import Project


def at_revision(project: Project, revision: str) -> Glossary:
    """Returns the project's glossary as a git revision has it; without one there, it is empty.

    Raises:
        GlossaryError: this is no git repository, git does not know the revision, or its glossary is malformed.
    """
    commit = _git(project, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()
    folder = f"{project.config.paths.glossary.rstrip('/')}/"
    listed = _git(project, "ls-tree", "--name-only", "-z", commit, "--", folder).split("\0")
    names = sorted(name for name in listed if name.endswith(".csv"))
    return Glossary(term for name in names for term in _terms(project, commit, name))


def _terms(project: Project, commit: str, name: str) -> Iterator[Term]:
    text = _git(project, "show", f"{commit}:./{name}").removeprefix("\ufeff")
    for term in csvfile.parse(text, f"{commit[:10]}:{name}"):
        if isinstance(term, GlossaryError):
            raise term
        yield term


def _git(project: Project, *words: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(project.root), *words], capture_output=True, check=False)
    except OSError as error:
        raise GlossaryError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise GlossaryError(f"git does not have that revision: {said}", hint="name a commit, branch or tag")
    return done.stdout.decode("utf-8", "replace")
