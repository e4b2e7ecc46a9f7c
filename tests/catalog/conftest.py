"""Builders that the tests of the catalog share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from workbench.catalog import Catalog
from workbench.core import Block, BlockKind, Provenance, Release, Segment, State, Unit

Build = Callable[..., Release]


def build(*blocks: tuple[str, list[str]], source: str = "communique.txt", digest: str = "ab" * 32) -> Release:
    """Returns a release of blocks (kind, sentences)."""
    made = []
    for number, (kind, texts) in enumerate(blocks, 1):
        segments = tuple(Segment(text, BlockKind(kind), number, i) for i, text in enumerate(texts, 1))
        made.append(Block(BlockKind(kind), segments))
    return Release("communique", source, digest, tuple(made))


@pytest.fixture
def release() -> Build:
    return build


@pytest.fixture
def reviewed() -> Callable[[Unit, str], Unit]:
    def make(unit: Unit, target: str, state: State = State.REVIEWED) -> Unit:
        from dataclasses import replace

        known = Provenance(state, by="ana", on=date(2026, 1, 31), engine="argos/fr_en-1.9", glossary="3f2a")
        return replace(unit, target=target, state=state, provenance=known, previous="", stale=False)

    return make


@pytest.fixture
def catalog(tmp_path: Path, release: Build, reviewed: Callable[[Unit, str], Unit]) -> Catalog:
    """A saved catalog of four units, the second one reviewed."""
    catalog = Catalog.new(tmp_path / "communique.po", "communique.txt", "ab" * 32)
    catalog.merge(
        release(
            ("title", ["Aide aux victimes"]),
            ("body", ["L’OIM a aidé 17 personnes.", "Elle remercie ses partenaires."]),
            ("contact", ["presse@example.org"]),
        )
    )
    catalog.put(reviewed(catalog.units[1], "IOM helped 17 people."))
    catalog.save()
    return catalog
