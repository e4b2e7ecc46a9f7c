"""The error tree.

    WorkbenchError            exit code 2
    ├── InputError            a file or an argument that cannot be used; names file and line
    │   ├── ReleaseError      a release that cannot be read, or is not French
    │   ├── CatalogError      a PO file or ledger that cannot be read or written
    │   ├── GlossaryError     a glossary that is malformed or contradicts itself
    │   └── ConfigError       workbench.toml: unknown key, wrong type
    ├── ConflictError         a file changed on disk in a way that cannot be merged
    └── EngineError           exit code 3: no engine, no package, or one that is damaged
        └── PackageError      a package file that is no package, or not a safe one

A message says what is wrong; `where` says in which file and line; `hint` says what to do next.
Command line and terminal UI show `str(error)` as it is, in one line.
"""

from __future__ import annotations

from pathlib import Path


class WorkbenchError(Exception):
    """Something a user can understand and act on.

    Args:
        what: What is wrong, one sentence without a full stop.
        path: The file in question, if there is one.
        line: Line in that file, from 1.
        hint: What to do next, if it is not obvious.
    """

    exit_code = 2

    def __init__(self, what: str, *, path: Path | str | None = None, line: int | None = None, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.line = line
        self.hint = hint

    @property
    def where(self) -> str:
        """`file:line`, `file`, or nothing."""
        if self.path is None:
            return ""
        return f"{self.path}:{self.line}" if self.line else str(self.path)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.path is not None else self.what
        text = f"{head}; {self.hint}" if self.hint else head
        return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


class InputError(WorkbenchError):
    """A file or an argument that cannot be used."""


class ReleaseError(InputError):
    """A release that cannot be read, or is not French."""


class CatalogError(InputError):
    """A PO file or ledger that cannot be read or written."""


class GlossaryError(InputError):
    """A glossary that is malformed or contradicts itself."""


class ConfigError(InputError):
    """A configuration with an unknown key or a value of the wrong type."""


class ConflictError(WorkbenchError):
    """A file changed on disk in a way that cannot be merged."""


class EngineError(WorkbenchError):
    """No engine, no package, or one that is damaged."""

    exit_code = 3


class PackageError(EngineError):
    """A package file that is no package, or not a safe one."""
