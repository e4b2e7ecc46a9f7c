"""Drafting a whole release from inside review."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.core.errors import InputError
from workbench.workflow.review.desk import Desk

if TYPE_CHECKING:
    from workbench.workflow.translate_report import Report


def draft_release(
    desk: Desk, release: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> Report:
    """Drafts what is pending of one release of the project, as `workbench translate` does.

    Raises:
        WorkbenchError: there is no such release, the glossary is broken, there is no package.
    """
    from workbench.workflow.drafting import Drafting
    from workbench.workflow.memory import project_memory
    from workbench.workflow.review.listing import sources
    from workbench.workflow.translate import Translation
    from workbench.workflow.translating import furniture_of

    project = desk.project
    if desk.glossary is None:
        desk.reload_terms()
    terms = desk.glossary
    assert terms is not None
    files = [path for path in sources(project) if path.stem == release]
    if not files:
        raise InputError(f"there is no source of “{release}”", path=project.sources)
    drafting = Drafting(project.config.engine, terms, lambda: desk.memory or project_memory(project, terms))
    run = Translation(project.catalogs, drafting, terms, desk.ledger, progress=progress, cancelled=cancelled)
    return run.run(files, furniture_of(project, files))
