"""What a run looks at: only what changed in git, only what the baseline does not know."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from workbench.core.errors import ConflictError, InputError
from workbench.workflow.checking.finding import Finding

Lines = tuple[tuple[int, int], ...]
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_VERSION = 1


def changed_lines(files: Sequence[Path], revision: str) -> dict[Path, Lines | None]:
    """Returns the files that differ from a git revision, with the ranges of lines that do; None: the whole file.

    Files that git does not track count as new.

    Raises:
        InputError: git is not installed, the files are in no repository, or the revision does not exist.
    """
    found: dict[Path, Lines | None] = {}
    for folder in dict.fromkeys(file.resolve().parent for file in files):
        inside = [file for file in files if file.resolve().parent == folder]
        _git(folder, "rev-parse", "--is-inside-work-tree", hint="--since needs the files to be in a git repository")
        hint = "see `git log` for the revisions there are"
        commit = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}", hint=hint).strip()
        names = [file.name for file in inside]
        differing = _listed(folder, "diff", "--name-only", "--relative", "--no-ext-diff", "-z", commit, "--", *names)
        new = _listed(folder, "ls-files", "--others", "-z", "--", *names)
        for file in inside:
            if file.name in new:
                found[file] = None
            elif file.name in differing:
                diff = _git(folder, "diff", "--unified=0", "--no-color", "--no-ext-diff", commit, "--", file.name)
                found[file] = _ranges(diff)
    return found


def _ranges(diff: str) -> Lines:
    """Ranges of new lines; a place where lines went is the line before it."""
    hunks = ((int(m[1]), int(m[2] if m[2] is not None else 1)) for m in _HUNK.finditer(diff))
    return tuple((start, start + max(count, 1) - 1) for start, count in hunks)


def _listed(folder: Path, *arguments: str) -> set[str]:
    return set(_git(folder, *arguments).split("\0")) - {""}


def _git(folder: Path, *arguments: str, hint: str = "") -> str:
    command = ["git", "-c", "core.quotePath=false", "-c", "diff.noprefix=false", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    except OSError as error:
        raise InputError("git cannot be run", hint="install git, or leave --since out") from error
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"git {arguments[0]} failed"]
        raise InputError(said[0].removeprefix("fatal: "), path=folder, hint=hint)
    return done.stdout


def read_baseline(path: Path) -> Counter[str]:
    """Returns the fingerprints of a baseline, with how often each was found.

    Raises:
        InputError: the file is missing, is no baseline, or is of another version.
    """
    again = "write a new one with --update-baseline"
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        version = value["workbench-baseline"]
        known = Counter({entry["fingerprint"]: int(entry["count"]) for entry in value["findings"]})
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path, hint=again) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("is no baseline of workbench check", path=path, hint=again) from error
    if version != _VERSION:
        raise InputError(f"is a baseline of version {version!r}, not {_VERSION}", path=path, hint=again)
    return known


def baseline(findings: Sequence[Finding]) -> str:
    """Returns the text of a baseline that knows these findings; the same findings give the same text."""
    counts = Counter(finding.fingerprint for finding in findings)
    first = {finding.fingerprint: finding for finding in reversed(findings)}
    rows = [
        {"fingerprint": key, "count": counts[key], "path": f.path, "check": f.check, "message": f.message}
        for key, f in sorted(first.items(), key=lambda item: (item[1].path, item[1].check, item[0]))
    ]
    return json.dumps({"workbench-baseline": _VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n"


def unknown(findings: Sequence[Finding], known: Counter[str]) -> tuple[list[Finding], int]:
    """Returns the findings that a baseline does not know, and how many of its own are gone."""
    left, new = Counter(known), []
    for finding in findings:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
        else:
            new.append(finding)
    return new, sum((+left).values())


def write_text(path: Path, text: str) -> None:
    """Writes a file in one step.

    Raises:
        ConflictError: it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise ConflictError(f"cannot be written: {error.strerror}", path=path) from error
