"""A unit of a catalog, its state, and who made it so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """How far a unit has come. The order of the members is the order of progress."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    NEEDS_WORK = "needs-work"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"

    @property
    def done(self) -> bool:
        """True where a person's text stands: translated, reviewed, final."""
        return self in (State.TRANSLATED, State.REVIEWED, State.FINAL)

    @property
    def rank(self) -> int:
        """0 (untranslated) to 5 (final)."""
        return list(State).index(self)


@dataclass(frozen=True, slots=True)
class Provenance:
    """The `# workbench:` line: who put the unit in its state, when, with what."""

    state: State
    by: str = ""
    """Reviewer, no white space; empty for a machine."""
    on: date | None = None
    engine: str = ""
    """`argos/fr_en-1.9`, `memory/NAME`, `copy`; empty: typed by a person."""
    options: str = ""
    """Decoding options as one word: `beam=4`; empty where there is no engine."""
    glossary: str = ""
    """Hash of the glossary rows that touch the source, at drafting time."""
    why: str = ""
    """Reason of a failed guard, an unresolved term or a return, free text on one line."""
    terms: str = ""
    """What was enforced: `traite-personnes:splice`, comma-separated."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One pair of the catalog, whatever tool wrote it."""

    source: str
    target: str
    state: State
    context: str = ""
    """msgctxt; empty: none."""
    references: tuple[str, ...] = ()
    """`file:block.sentence`, as in `#:`."""
    previous: str = ""
    """Previous source (`#| msgid`), where the source has changed."""
    provenance: Provenance | None = None
    """None where no workbench line stands, or it could not be read."""
    stale: bool = False
    """True if the line's hash no longer fits source and target: the text was changed elsewhere."""
    notes: tuple[str, ...] = ()
    """Translator comments other than ours."""
    ignored: tuple[str, ...] = ()
    """Check ids dismissed for exactly this source and target."""
    obsolete: bool = False
    flags: tuple[str, ...] = ()
    """Flags of the `#,` line but `fuzzy`, which the state says."""
    line: int = 0
    """Line of `msgid` in the file, from 1; 0: not yet written."""
    target_line: int = 0
    """Line of `msgstr` in the file, from 1; 0: not yet written."""
    extracted: tuple[str, ...] = ()
    """Extracted comments (`#.`): `title`, `contact, verbatim`, `quote, in en`."""

    @property
    def key(self) -> tuple[str, str]:
        """(context, source): unique in a catalog among units that are not obsolete."""
        return self.context, self.source
