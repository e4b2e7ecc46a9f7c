"""Find and replace in one release or in all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.core import Unit
from workbench.core.errors import InputError
from workbench.workflow.review.desk import Desk
from workbench.workflow.review.elsewhere import Elsewhere, put_elsewhere
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


def replace_elsewhere(desk: Desk, rule: Rule, but: Path) -> list[Elsewhere]:
    """Applies the rule to every catalog except one, saves them, and returns what was changed as it was."""
    before: list[Elsewhere] = []
    for path in desk.every_file():
        if path != but:
            before += put_elsewhere(path, lambda units: replaced(units, rule, desk.hand))
    return before
