"""Make a new project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import InputError

COLUMNS = (
    "id,fr,variants,en,en_plural,admitted,forbidden,pos,domain,case,untranslatable,not_when,check_only,note,authority"
)

CONFIG = """\
# Every key has a default; these are the ones most often changed.

[engine]
# package = "fr_en-1.9"      # `workbench model list` shows what is installed
# beam = 3

[check]
# ignore = ["length"]
# fail_on = "major"

# [[check.rules]]
# id = "house-percent"
# message = "write “per cent”"
# target = '\\d ?%'

[review]
# reviewer = "ana"
# theme = "light"
"""

HOOK = """\
repos:
  - repo: local
    hooks:
      - id: workbench-check
        name: workbench check
        entry: workbench check
        language: system
        files: \\.po$
"""

FILES = {
    "workbench.toml": CONFIG,
    "glossary/terms.csv": COLUMNS + "\n",
    "translations/fr/.gitkeep": "",
    "translations/en/.gitkeep": "",
    ".pre-commit-config.yaml": HOOK,
    ".gitignore": "*.lock\n*.journal\n.*.tmp\n.workbench/\n",
    ".gitattributes": "translations/memory/*.jsonl merge=union\n",
}


@dataclass(frozen=True, slots=True)
class Made:
    """What `make_project` wrote and what it found and left alone, as paths relative to the folder."""

    folder: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]


def make_project(folder: Path) -> Made:
    """Writes the files of a new project into `folder` (made if need be); a file that exists is left alone.

    Raises:
        InputError: the folder is a file, or cannot be written.
    """
    written, kept = [], []
    try:
        for name, text in FILES.items():
            path = folder / name
            if path.exists():
                kept.append(name)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written.append(name)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", path=error.filename or folder) from error
    return Made(folder, tuple(written), tuple(kept))
