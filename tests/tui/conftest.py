"""A small project to review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.catalog import Catalog
from workbench.core import Block, BlockKind, Provenance, Release, Segment, State, Unit
from workbench.core.config import Config, ReviewConfig
from workbench.workflow.project import Project

GLOSSARY = """id,fr,variants,en,en_plural,forbidden
oim,OIM,,IOM,,
traite,traite des personnes,traite des êtres humains,trafficking in persons,,traffic of people
chef-mission,chef de mission,,chief of mission,chiefs of mission,head of mission
"""
BLOCKS: list[tuple[BlockKind, list[tuple[str, str]]]] = [
    (BlockKind.TITLE, [("Lutter contre la traite des personnes", "Combating trafficking in persons")]),
    (
        BlockKind.BODY,
        [
            ("L’OIM a aidé 17 victimes en 2018.", "IOM assisted 71 victims in 2018."),
            ("Le chef de mission a parlé.", "The head of mission spoke ."),
        ],
    ),
    (BlockKind.QUOTE, [("« Nous continuons », dit-il.", "“We go on”, he said.")]),
    (BlockKind.CONTACT, [("Pour plus d’informations, veuillez contacter :", ""), ("OIM Tunis", "IOM Tunis")]),
]


def release(name: str, blocks: list[tuple[BlockKind, list[tuple[str, str]]]]) -> Release:
    """Returns a release of these blocks."""
    made = tuple(
        Block(kind, tuple(Segment(fr, kind, b, s) for s, (fr, _) in enumerate(pairs, 1)))
        for b, (kind, pairs) in enumerate(blocks, 1)
    )
    return Release(name, f"{name}.txt", "0" * 64, made)


def catalog(folder: Path, name: str, blocks: list[tuple[BlockKind, list[tuple[str, str]]]]) -> Path:
    """Writes a catalog of drafts."""
    path = folder / f"{name}.po"
    made = Catalog.new(path)
    made.merge(release(name, blocks))
    for _, pairs in blocks:
        for source, target in pairs:
            if target:
                line = Provenance(State.DRAFT, engine="argos/test-1")
                unit = made.unit(("", source))
                assert unit is not None
                made.put(
                    Unit(
                        source,
                        target,
                        State.DRAFT,
                        references=unit.references,
                        extracted=unit.extracted,
                        provenance=line,
                    )
                )
    made.save()
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a glossary and two releases: `a` of six drafts, `b` that repeats a line of it."""
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    folder = tmp_path / "translations" / "en"
    folder.mkdir(parents=True)
    catalog(folder, "a", BLOCKS)
    contact = "Pour plus d’informations, veuillez contacter :"
    catalog(
        folder,
        "b",
        [(BlockKind.TITLE, [("L’OIM a aidé 20 victimes en 2019.", "")]), (BlockKind.CONTACT, [(contact, "")])],
    )
    return Project(tmp_path, Config(review=ReviewConfig(reviewer="ana")))


@pytest.fixture
def units() -> Callable[[Project, str], dict[str, Unit]]:
    """Reads the units of a release from disk, by source."""

    def read(project: Project, name: str = "a") -> dict[str, Unit]:
        return {unit.source: unit for unit in Catalog.load(project.catalogs / f"{name}.po").units}

    return read
