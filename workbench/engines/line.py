"""A piece of a segment on its way to English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.core.draft import TermEdit
from workbench.engines.decoder import Hypothesis

Guard = Callable[[str, str], tuple[str, ...]]
"""(source, draft) -> reasons why the draft is no good; empty: it is."""


@dataclass(slots=True)
class Line:
    """What the model made of one prepared text, and what was done with it since."""

    source: str
    hypotheses: list[Hypothesis]
    """Best first; the first is the text so far."""
    problems: tuple[str, ...] = ()
    """What the guard says of the text so far."""
    terms: tuple[TermEdit, ...] = ()
    missing: tuple[str, ...] = ()
    """A sentence for each term that is not in the text: which, and why."""

    @property
    def text(self) -> str:
        """The text so far."""
        return self.hypotheses[0].text
