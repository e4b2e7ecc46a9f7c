"""What a person confirms is a memory match at once, and is scored against the draft it began with."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.catalog import Catalog, EntryKind, Ledger, LedgerEntry
from workbench.core import BlockKind, Provenance, Segment, State, Unit
from workbench.core.config import Config, ReviewConfig
from workbench.glossary import Glossary
from workbench.workflow.drafting import Drafting
from workbench.workflow.memory import project_memory
from workbench.workflow.project import Project
from workbench.workflow.review.clock import Clock
from workbench.workflow.review.desk import Desk
from workbench.workflow.review.session import Review
from workbench.workflow.reviewed import reviewed

FRENCH = "La caravane sanitaire part demain pour Tunis."
DRAFT, TARGET = "The health trailer leaves for Tunis tomorrow.", "The mobile clinic leaves for Tunis tomorrow."
ENGINE = "argos/fr_en-1"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """One draft of an engine, in catalog and ledger."""
    found = Project(tmp_path, Config(review=ReviewConfig(reviewer="ana")))
    found.catalogs.mkdir(parents=True)
    catalog = Catalog.new(found.catalogs / "a.po", source_file="a.txt")
    line = Provenance(State.DRAFT, engine=ENGINE, options="beam=2", glossary="-")
    catalog.put(Unit(FRENCH, DRAFT, State.DRAFT, provenance=line))
    catalog.save()
    entry = LedgerEntry(
        EntryKind.DRAFT, "a", FRENCH, DRAFT, "2026-01-01T08:00:00Z", engine=ENGINE, options="beam=2", glossary="-"
    )
    Ledger(found.memory).append([entry])
    return found


def test_a_reviewed_segment_is_a_match_at_once_and_a_score(project: Project) -> None:
    seconds = iter([0.0, 0.0, 14.0, *[14.0] * 20])
    desk = Desk(project)
    desk.warm()
    review = Review(desk, project.catalogs / "a.po", Clock(lambda: next(seconds)))
    assert desk.memory is not None
    assert desk.memory.matches(FRENCH) == []
    review.type(0, TARGET)
    review.clock.tick(review.units[0].key)
    review.confirm(0)
    assert [match.target for match in desk.memory.matches(FRENCH)] == [TARGET]
    review.close()

    memory = Drafting(project.config.engine, Glossary(), lambda: project_memory(project))
    [(_, draft)] = memory.draft([Segment(FRENCH, BlockKind.BODY, 1, 1)])
    assert (draft.text, draft.engine) == (TARGET, "memory/a")

    [pair] = reviewed(project).pairs
    assert (pair.draft, pair.target, pair.engine, pair.reviewer) == (DRAFT, TARGET, ENGINE, "ana")
    assert pair.seconds == 14.0
