"""What all releases under review share: the person, the glossary, the memory, the checks, the ledger."""

from __future__ import annotations

import contextlib
import getpass
import os
import subprocess
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.catalog import Ledger, LedgerEntry
from workbench.core import Issue, TermHit, Terminology, Unit
from workbench.core.errors import WorkbenchError
from workbench.workflow.files import catalog_files, readable_units
from workbench.workflow.memory import project_memory
from workbench.workflow.project import Project
from workbench.workflow.review.listing import Listed, listed
from workbench.workflow.review.moves import Hand

if TYPE_CHECKING:
    from workbench.checks import Checker
    from workbench.memory import Memory


def project_terms(project: Project) -> Terminology:
    """Returns the project's glossary; an empty one where there is no folder.

    Raises:
        GlossaryError: a file is malformed.
    """
    from workbench.glossary import Glossary

    return Glossary.load(project.glossary) if project.glossary.is_dir() else Glossary()


def reviewer_name(project: Project) -> str:
    """Returns who reviews, without white space: workbench.toml, else git's user name, else the login name."""
    name = project.config.review.reviewer or os.environ.get("GIT_AUTHOR_NAME", "") or _git_name(project.root)
    return "-".join((name or _login_name()).split())


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        return "reviewer"


def _git_name(root: Path) -> str:
    try:
        found = subprocess.run(["git", "config", "user.name"], cwd=root, capture_output=True, text=True, timeout=2)
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.strip()


class Desk:
    """What the releases under review share.

    The catalogs open at once; glossary, memory and checks are loaded by `warm`, which may run in a thread, and until
    then there are no terms, matches or issues.
    """

    def __init__(self, project: Project, paths: Sequence[Path] = (), today: date | None = None) -> None:
        self.project = project
        self.paths = list(paths)
        self.hand = Hand(reviewer_name(project), today or date.today())
        self.glossary: Terminology | None = None
        self.memory: Memory | None = None
        self.checker: Checker | None = None
        self.ledger = Ledger(project.memory)
        self._holders: dict[str, set[Path]] = {}
        self._history: dict[tuple[str, str, str], list[LedgerEntry]] = {}
        self._terms = lru_cache(maxsize=4096)(self._hits)
        self._issues = lru_cache(maxsize=4096)(self._found)

    def files(self) -> list[Path]:
        """PO files to review: those that were named, else the project's."""
        return catalog_files(self.paths) if self.paths else self.project.catalog_files()

    def every_file(self) -> list[Path]:
        """PO files that a repeat or a replacement may be in: the project's and those that were named."""
        return list(dict.fromkeys((*self.project.catalog_files(), *(path.resolve() for path in self.files()))))

    def releases(self) -> list[Listed]:
        """The releases to review and how far each has come, by name."""
        return listed(self.project, self.files())

    def warm(self) -> None:
        """Loads glossary, checks and memory.

        Raises:
            InputError: the glossary, a house rule or an imported memory cannot be used.
        """
        self.reload_terms()
        self.memory = project_memory(self.project, self.glossary)
        self._holders = _repeats(self.every_file())
        self._history = _history(self.ledger)

    def holders(self, source: str) -> set[Path]:
        """Catalogs that have a source which several had when `warm` looked."""
        return self._holders.get(source, set())

    def history(self, release: str, unit: Unit) -> list[LedgerEntry]:
        """What the ledger had of a unit when `warm` looked: drafts and confirmed texts, oldest first."""
        return self._history.get((release, *unit.key), [])

    def reload_terms(self) -> None:
        """Reads the glossary again, and with it the checks."""
        from workbench.checks import Checker

        config = self.project.config.check
        self.glossary = project_terms(self.project)
        self.checker = Checker(self.glossary, rules=config.rules, select=config.select, ignore=config.ignore)
        self._terms.cache_clear()
        self._issues.cache_clear()

    def terms(self, source: str) -> tuple[TermHit, ...]:
        """Glossary terms of a French text."""
        return self._terms(source) if self.glossary else ()

    def issues(self, unit: Unit) -> tuple[Issue, ...]:
        """What the checks say of a unit, the gravest first, dismissed findings left out; nothing of an empty target."""
        return self._issues(unit) if self.checker and unit.target else ()

    def touching(self, source: str) -> str:
        """Hash of the glossary rows that touch a source."""
        return self.glossary.touching(source) if self.glossary else ""

    def _hits(self, source: str) -> tuple[TermHit, ...]:
        return self.glossary.hits(source) if self.glossary else ()

    def _found(self, unit: Unit) -> tuple[Issue, ...]:
        found = self.checker.issues(unit) if self.checker else ()
        return tuple(sorted(found, key=lambda issue: -issue.severity.rank))


def _history(ledger: Ledger) -> dict[tuple[str, str, str], list[LedgerEntry]]:
    """Returns the entries of each unit; none of a ledger that cannot be read, which `workbench report` says."""
    found: dict[tuple[str, str, str], list[LedgerEntry]] = {}
    with contextlib.suppress(WorkbenchError):
        for entry in ledger.read().entries:
            found.setdefault(entry.key, []).append(entry)
    return found


def _repeats(paths: Sequence[Path]) -> dict[str, set[Path]]:
    """Returns the sources that several catalogs have, and which; a catalog that cannot be read is passed over."""
    found: dict[str, set[Path]] = {}
    for path in paths:
        for unit in readable_units(path):
            found.setdefault(unit.source, set()).add(path)
    return {source: holders for source, holders in found.items() if len(holders) > 1}
