"""Where packages, downloads and caches lie on this machine."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from workbench.core.errors import EngineError

MODELS = Path(__file__).parent.parent / "models"
"""Folder of the starter package inside the distribution."""


def packages_folder() -> Path:
    """Returns the folder of the installed Argos packages, as Argos Translate itself sees it.

    ARGOS_PACKAGES_DIR, XDG_DATA_HOME and Argos's own settings file are heard.

    Raises:
        EngineError: the folder cannot be made.
    """
    return Path(_settings().package_data_dir)


def index_url() -> str:
    """Returns the address of the Argos package index."""
    return str(_settings().remote_package_index)


def downloads_folder() -> Path:
    """Returns the folder of downloads that are under way."""
    return Path(_settings().downloads_dir)


def _settings() -> Any:
    try:
        from argostranslate import settings  # makes its folders when it is imported
    except OSError as error:
        hint = "set XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME to folders that can be written"
        raise EngineError(f"Argos Translate cannot make its folders: {error}", hint=hint) from error
    return settings


@cache
def cache_folder() -> Path:
    """Returns the user's cache folder of the workbench; where none can be written, one for this process alone."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    folder = (Path(base) if base.startswith("/") else Path.home() / ".cache") / "workbench"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return _passing()


_kept: list[tempfile.TemporaryDirectory[str]] = []


def _passing() -> Path:
    _kept.append(tempfile.TemporaryDirectory(prefix="workbench-"))
    return Path(_kept[-1].name)
