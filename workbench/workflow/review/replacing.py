"""Find and replace in one release or in all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.catalog import Catalog
from workbench.core import Unit
from workbench.core.errors import InputError
from workbench.workflow.review.desk import Desk
from workbench.workflow.review.moves import Hand, typed


@dataclass(frozen=True, slots=True)
class Rule:
    """What is replaced by what."""

    find: str
    by: str
    whole: bool = True
    """True: whole words only."""

    def applied(self, text: str) -> str:
        """Returns the text with every occurrence replaced; case counts, except that a capital at the start stays."""
        if not self.find:
            raise InputError("there is nothing to find")
        left, right = (r"(?<!\w)" if self._word(0) else "", r"(?!\w)" if self._word(-1) else "")
        pattern = f"{left}({re.escape(self.find)}|{re.escape(_capital(self.find))}){right}"
        return re.sub(pattern, self._by, text)

    def _word(self, at: int) -> bool:
        return self.whole and self.find[at].isalnum()

    def _by(self, match: re.Match[str]) -> str:
        return self.by if match[0] == self.find else _capital(self.by)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def replaced(units: Iterable[Unit], rule: Rule, hand: Hand) -> list[Unit]:
    """Returns the units that the rule changes, as it leaves them: what was reviewed needs work again."""
    return [typed(unit, text, hand) for unit in units if (text := rule.applied(unit.target)) != unit.target]


def count(desk: Desk, rule: Rule) -> dict[Path, int]:
    """Returns how many units of each catalog the rule would change; catalogs without any are left out."""
    found = {path: len(replaced(catalog.units, rule, desk.hand)) for path, catalog in _catalogs(desk)}
    return {path: number for path, number in found.items() if number}


def replace_elsewhere(desk: Desk, rule: Rule, but: Path) -> tuple[list[tuple[Path, list[Unit]]], int]:
    """Applies the rule to every catalog except one, and saves them.

    Returns:
        The units of each changed catalog as they were, and the number of units changed.
    """
    before: list[tuple[Path, list[Unit]]] = []
    number = 0
    for path, catalog in _catalogs(desk):
        if path == but:
            continue
        changed = replaced(catalog.units, rule, desk.hand)
        if changed:
            before.append((path, [old for unit in changed if (old := catalog.unit(unit.key))]))
            put(catalog, changed)
            number += len(changed)
    return before, number


def restore(before: Iterable[tuple[Path, list[Unit]]]) -> None:
    """Puts units of catalogs back as they were."""
    for path, units in before:
        put(Catalog.load(path), units)


def put(catalog: Catalog, units: Iterable[Unit]) -> None:
    """Puts units into a catalog and saves it."""
    for unit in units:
        catalog.put(unit)
    catalog.save()


def _catalogs(desk: Desk) -> Iterator[tuple[Path, Catalog]]:
    for path in desk.files():
        yield path, Catalog.load(path)
