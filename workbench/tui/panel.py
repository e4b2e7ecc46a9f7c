"""The panel beside the segment in hand: terms, memory, issues, drafts, notes, as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.core import Issue, Match, Severity, Span, Status, TermHit, Terminology, Unit
from workbench.tui.diff import difference
from workbench.tui.paint import Mark, Paragraph
from workbench.tui.themes import Role
from workbench.workflow.review import LedgerEntry

_NOTED = 4
"""Terms in order whose note is shown though the target has them."""
_PAST = 5
"""Texts of the past that are shown, the newest first."""
NAMES = ("Terms", "Memory", "Issues", "Drafts", "Notes")


@dataclass(frozen=True, slots=True)
class Used:
    """A term of the source, and what the target made of it."""

    hit: TermHit
    forms: tuple[str, ...]
    """Accepted English forms, the best first."""
    status: Status | None
    """Of the best form met in the target; None: the target lacks it."""


@dataclass(slots=True)
class Contents:
    """What the panel knows of the segment in hand."""

    terms: Sequence[Used] = ()
    matches: Sequence[Match] = ()
    issues: Sequence[Issue] = ()
    drafts: Sequence[str] = ()
    notes: Sequence[Paragraph] = ()
    suggestions: Sequence[str] = field(default=())
    """What the suggestion key goes through."""

    @property
    def counts(self) -> tuple[int, ...]:
        """How many there are of each of NAMES."""
        return len(self.terms), len(self.matches), len(self.issues), len(self.drafts), len(self.notes)


def used(terminology: Terminology | None, hits: Sequence[TermHit], target: str) -> list[Used]:
    """Returns the terms of a source, each once, with what the target made of them; those that lack come first."""
    found: dict[str, Used] = {}
    for hit in hits:
        if terminology is None or hit.term.id in found:
            continue
        order = list(Status)
        uses = sorted((use.status for use in terminology.uses(target, hit.term)), key=order.index)
        forms = terminology.forms(hit.term, hit.plural)
        found[hit.term.id] = Used(hit, tuple(forms), uses[0] if uses else None)
    wrong = (None, Status.FORBIDDEN)
    return sorted(found.values(), key=lambda term: term.status not in wrong)


def tabs(contents: Contents, current: int) -> Paragraph:
    """Returns the line that names the sections and their counts; the current one is in brackets."""
    text, marks = "", []
    for i, (name, count) in enumerate(zip(NAMES, contents.counts, strict=True)):
        word = f"{name} {count}" if count else name
        start = len(text)
        text += f"[{word}]" if i == current else f" {word} "
        role = Role.TITLE if i == current else Role.BAD if name == "Issues" and count else Role.DIM
        marks.append(Mark(Span(start, len(text)), role))
    return Paragraph(text, tuple(marks))


def section(contents: Contents, which: int, source: str) -> list[Paragraph]:
    """Returns one section."""
    if which == 0:
        return [p for n, term in enumerate(contents.terms, 1) for p in _term(n, term)]
    if which == 1:
        return [p for n, match in enumerate(contents.matches) for p in _match(n, match, source)]
    if which == 2:
        return [_issue(n, issue) for n, issue in enumerate(contents.issues)]
    if which == 3:
        return [Paragraph(text, lead="· ", link=300 + n) for n, text in enumerate(contents.drafts)]
    return list(contents.notes)


def stacked(contents: Contents, source: str) -> list[Paragraph]:
    """Returns all sections that have something, each under its name."""
    out: list[Paragraph] = []
    for which in (2, 0, 1, 3, 4):
        lines = section(contents, which, source)
        if lines:
            head = Paragraph(NAMES[which].upper(), role=Role.KEY)
            out += [*([Paragraph("")] if out else []), head, *lines]
    return out or [Paragraph("No terms, matches or issues here.", role=Role.DIM)]


def _term(n: int, term: Used) -> list[Paragraph]:
    source, english = term.hit.term.source, term.forms[0] if term.forms else ""
    sign, role = {
        None: ("✗ missing", Role.BAD), Status.PREFERRED: ("✓", Role.OK), Status.ADMITTED: ("✓ admitted", Role.OK),
        Status.FORBIDDEN: ("✗ forbidden form", Role.BAD),
    }[term.status]  # fmt: skip
    text = f"{source} → {english}  {sign}"
    start = len(source) + 3
    marks = (Mark(Span(start, start + len(english)), Role.STRONG), Mark(Span(len(text) - len(sign), len(text)), role))
    lead = f"{n} " if n < 10 else "  "
    out = [Paragraph(text, marks, lead=lead, lead_role=Role.KEY, link=n)]
    others = ", ".join(form for form in term.forms[1:4])
    more = " · ".join(filter(None, (f"also {others}" if others else "", term.hit.term.note)))
    if more and (term.status in (None, Status.FORBIDDEN) or n <= _NOTED):
        out.append(Paragraph(more, role=Role.DIM, lead="  ", most=2))
    return out


def _match(n: int, match: Match, source: str) -> list[Paragraph]:
    kind = "in context" if match.score == 101 else "exact" if match.score == 100 else "fuzzy"
    who = f" · {match.reviewer}" if match.reviewer else ""
    out = [Paragraph(f"{min(match.score, 100)} % {kind} · {match.release}{who}", role=Role.DIM, link=100 + n)]
    if match.score < 100:
        out.append(Paragraph(*difference(match.source, source), lead="  ", most=6, link=100 + n))
    adapted, marks = difference(match.target, match.adapted) if match.adapted != match.target else (match.target, ())
    out.append(Paragraph(adapted, marks, lead="→ ", lead_role=Role.KEY, most=8, link=100 + n))
    return out


def _issue(n: int, issue: Issue) -> Paragraph:
    fix = ""
    if issue.fix:
        fix = f" — Alt+X: “{issue.fix.text}”" if issue.fix.text else " — Alt+X: delete it"
    sign = {Severity.MINOR: "· ", Severity.MAJOR: "! ", Severity.CRITICAL: "‼ "}[issue.severity]
    text = f"{issue.message}{fix}"
    marks = (Mark(Span(len(issue.message), len(text)), Role.KEY),) if fix else ()
    role = Role.DIM if issue.severity is Severity.MINOR else Role.BAD
    return Paragraph(text, marks, lead=sign, lead_role=role, link=200 + n)


def notes(unit: Unit, history: Sequence[LedgerEntry] = ()) -> list[Paragraph]:
    """Returns what is known of a unit: its past source, why it came back, who did what, the notes of other tools."""
    out: list[Paragraph] = []
    if unit.previous:
        out.append(Paragraph("The source has changed:", role=Role.WARNING))
        out.append(Paragraph(*difference(unit.previous, unit.source), lead="  "))
    known = unit.provenance
    if unit.stale:
        out.append(Paragraph("Changed in another program since it was reviewed", role=Role.WARNING))
    if known and known.why:
        out.append(Paragraph(known.why, lead="! ", lead_role=Role.WARNING))
    if known:
        day = known.on.isoformat() if known.on else ""
        parts = (known.state.value, f"by {known.by}" if known.by else "", day, known.engine, known.options)
        out.append(Paragraph(" · ".join(part for part in parts if part), role=Role.DIM))
        done = [edit.replace(":", " by ") for edit in known.terms.split(",") if edit and not edit.endswith(":already")]
        out += [Paragraph(", ".join(done), lead="terms put in: ", role=Role.DIM)] if done else []
    out += [Paragraph(note, lead="# ") for note in unit.notes if note.strip()]
    return out + [_past(entry) for entry in reversed(history[-_PAST:]) if entry.text != unit.target]


def _past(entry: LedgerEntry) -> Paragraph:
    who = entry.reviewer or entry.engine.partition("/")[0]
    return Paragraph(entry.text, role=Role.DIM, lead=f"{entry.time[:10]} {who}: ", lead_role=Role.KEY, most=4)
