"""The screen report of `workbench check`."""

from __future__ import annotations

import click

from workbench.cli.output import table
from workbench.core.text import visible
from workbench.workflow.checking.finding import Finding, Report

WIDTH = 96
"""Characters of text shown of a source or target."""
_COLOURS = {"critical": "red", "major": "yellow", "minor": "cyan"}


def show(report: Report, *, dismissed: bool = False, statistics: bool = False) -> None:
    """Prints findings with their texts, then what was counted. Colours only where stdout is a terminal."""
    findings = [(finding, False) for finding in report.findings]
    findings += [(finding, True) for finding in report.dismissed] if dismissed else []
    for finding, is_dismissed in findings:
        click.echo("\n".join(_lines(finding, is_dismissed)))
        click.echo()
    if statistics and report.findings:
        rows = [(check, severity.value, count) for check, severity, count in report.statistics()]
        table(["check", "severity", "findings"], rows, total=["total", "", len(report.findings)])
    click.echo(_summary(report, len(report.dismissed)))


def _lines(finding: Finding, is_dismissed: bool) -> list[str]:
    place = click.style(visible(f"{finding.path}:{finding.line}:{finding.column}"), bold=True)
    severity = click.style(finding.severity.value, fg=_COLOURS[finding.severity.value])
    tail = "  (dismissed)" if is_dismissed else ""
    lines = [f"{place}  {severity}  {finding.check}  {_plain(finding.message)}{tail}"]
    if finding.source:
        at = finding.source.find(finding.source_text) if finding.source_text else -1
        lines += _excerpt("fr", finding.source, max(at, 0), max(at, 0) + len(finding.source_text) if at >= 0 else 0)
        lines += _excerpt("en", finding.target, finding.start, finding.end)
    if finding.fix is not None:
        lines.append(f"    fix  {_spelled(finding.text)} → {_spelled(finding.fix)}")
    return lines


def _excerpt(label: str, text: str, start: int, end: int) -> list[str]:
    """A line of the text around a place, and the place underlined."""
    first = max(0, min(start - WIDTH // 3, len(text) - WIDTH))
    shown = _plain(text[first : first + WIDTH])
    head = "… " if first else ""
    tail = " …" if first + WIDTH < len(text) else ""
    lines = [f"    {label}   {head}{shown}{tail}"]
    whole = start == 0 and end >= len(text)
    if end > start and not whole:
        before = _plain(text[first:start])
        under = "^" * _width(_plain(text[start : min(end, first + WIDTH)]))
        lines.append(" " * (9 + len(head) + _width(before)) + click.style(under or "^", fg="red"))
    return lines


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _plain(text: str) -> str:
    """The text on one line, control characters as pictures, invisible ones by their code."""
    named = "".join(f"<U+{ord(c):04X}>" if c in _UNSEEN else c for c in text.replace("\n", "⏎").replace("\t", "⇥"))
    return visible(named)


_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2028\u2029"


def _spelled(text: str) -> str:
    """The text with the spaces at its edges, and all unusual ones, made visible."""
    if not text:
        return "nothing"
    named = "".join(_SPACES.get(c, c) for c in _plain(text))
    return named if named.strip() == named else named.replace(" ", "␣")


_SPACES = {"\u00a0": "<no-break space>", "\u202f": "<narrow no-break space>", "\u2009": "<thin space>"}


def _summary(report: Report, dismissed: int) -> str:
    count = len(report.findings)
    files = len({finding.path for finding in report.findings})
    said = f"{_many(count, 'finding')} in {_many(files, 'file')}" if count else "no findings"
    parts = [f"{_many(report.units, 'unit')} in {_many(report.files, 'file')} checked"]
    parts += [f"{_many(report.left_out, 'fuzzy or empty unit')} left out"] if report.left_out else []
    parts += [f"{dismissed} dismissed (--show-ignored shows them)"] if dismissed else []
    parts += [f"{report.known} known to the baseline"] if report.known else []
    parts += [f"{report.gone} of the baseline gone (--update-baseline forgets them)"] if report.gone else []
    return f"{said}; {'; '.join(parts)}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
