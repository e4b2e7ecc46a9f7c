"""What workbench.toml may say. Every key has a default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

BEAM = (1, 16)
"""Fewest and most hypotheses kept while decoding."""
THREADS = (0, 256)
"""Fewest and most processor threads."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things lie, relative to the project's root."""

    source: str = "translations/fr"
    target: str = "translations/en"
    glossary: str = "glossary"
    memory: str = "translations/memory"


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """How drafts are made."""

    package: str = ""
    """Name of an installed Argos package, or path of a package folder or file; empty: choose."""
    beam: int = 3
    """Hypotheses kept while decoding, from 1."""
    threads: int = 0
    """Processor threads; 0: all that this process may use."""
    memory_threshold: int = 100
    """Lowest memory match, in percent, that goes into a draft instead of the engine's text."""


@dataclass(frozen=True, slots=True)
class HouseRule:
    """One pattern check of the house: where `source` is found, `target` must (or must not) be."""

    id: str
    message: str
    source: str = ""
    """Regular expression for the French; empty: every unit."""
    target: str = ""
    """Regular expression for the English."""
    forbid: bool = True
    """True: `target` must not be found; false: it must."""
    severity: str = "major"
    passes: tuple[tuple[str, str], ...] = ()
    """Example pairs (source, target) without a finding."""
    fails: tuple[tuple[str, str], ...] = ()
    """Example pairs (source, target) with one."""


@dataclass(frozen=True, slots=True)
class CheckConfig:
    """Which checks run, and what is enough to fail."""

    select: tuple[str, ...] = ()
    """Ids or prefixes of ids; empty: all."""
    ignore: tuple[str, ...] = ()
    fail_on: str = "major"
    rules: tuple[HouseRule, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewConfig:
    """The terminal UI."""

    reviewer: str = ""
    """Name written into reviewed units, no white space; empty: git's user name or the login name."""
    theme: str = "dark"
    """dark, light or contrast."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Action to key: `confirm = "ctrl+s"`."""


@dataclass(frozen=True, slots=True)
class Config:
    """All of workbench.toml."""

    paths: Paths = Paths()
    engine: EngineConfig = EngineConfig()
    check: CheckConfig = CheckConfig()
    review: ReviewConfig = field(default_factory=ReviewConfig)
