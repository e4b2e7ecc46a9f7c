"""Spaces: before punctuation, doubled, at the edges, no-break; line ends; characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workbench.checks.base import Check, Context, shown
from workbench.core import Issue, Severity, Span, Unit
from workbench.core.verbatim import verbatim


class PunctuationSpacing(Check):
    """A space before punctuation, as French has it (“text :”), after an opening bracket, or none after a full stop.

    Spaces of any width count, no-break and narrow ones too. The fix takes the space away, or puts one.
    """

    id = "punctuation-spacing"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each place, with a fix."""
        target = unit.target
        for match in _BEFORE.finditer(target) if _SPACED.search(target) else ():
            after = target[match.end()]
            yield self.issue(Span(*match.span()), f"English has no space before {shown(after)}", fix="")
        for match in _INSIDE.finditer(target) if _OPENED.search(target) else ():
            yield self.issue(Span(*match.span()), f"no space after {shown(target[match.start() - 1])}", fix="")
        if not _TIGHT.search(target):
            return
        kept = verbatim(target)
        for match in _NONE_AFTER.finditer(target):
            span = Span(match.start(), match.start() + 1)
            if (
                not any(span.overlaps(other) for other in kept)
                and target[match.start() - 1 : match.end() + 2] not in unit.source
            ):
                yield self.issue(span, f"a space is missing after {shown(match[1])}", fix=f"{match[1]} ")


_SPACED = re.compile(r"[ \u00a0\u2000-\u200a\u202f][;!?,)\]}”:.]")
_OPENED = re.compile(r"[(\[{“][ \u00a0\u2000-\u200a\u202f]")
_TIGHT = re.compile(r"[.,;:!?][a-zA-ZÀ-Þ“]")
_BEFORE = re.compile(r"(?<=[^\s])[ \u00a0\u2000-\u200a\u202f]+(?=[;!?,)\]}”](?!\d)|:(?![\w()/\\-])|\.(?:\s|$|”))")
_INSIDE = re.compile(r"(?<=[(\[{“])[ \u00a0\u2000-\u200a\u202f]+(?=\S)")
_NONE_AFTER = re.compile(r"(?<=[a-zà-öø-ÿ”)])([.,;:!?])(?=[A-ZÀ-Þ][a-z]|(?<=[,;])[a-z“]|(?<=[:!?])[A-Za-z“])")


class DoubleSpaces(Check):
    """Two or more spaces in a row; the fix leaves one."""

    id = "double-spaces"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each run of spaces inside the text, with a fix."""
        if "  " not in unit.target and "\u00a0" not in unit.target and "\u202f" not in unit.target:
            return
        for match in _DOUBLE.finditer(unit.target):
            yield self.issue(Span(*match.span()), "two spaces in a row", fix=" ")


_DOUBLE = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")


class EdgeSpaces(Check):
    """White space at the beginning or end that the source does not have; the fix makes the edges like the source's.

    A line break at one edge of the two texts only is critical: msgfmt refuses it.
    """

    id = "edge-spaces"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields one issue for each edge that differs."""
        source, target = unit.source, unit.target
        if not target.strip() or not source.strip():
            return
        head, wanted = target[: len(target) - len(target.lstrip())], source[: len(source) - len(source.lstrip())]
        if head != wanted:
            yield self._edge(Span(0, len(head)), head, wanted, "begins")
        tail, wanted = target[len(target.rstrip()) :], source[len(source.rstrip()) :]
        if tail != wanted:
            yield self._edge(Span(len(target) - len(tail), len(target)), tail, wanted, "ends")

    def _edge(self, span: Span, now: str, wanted: str, verb: str) -> Issue:
        severity = Severity.CRITICAL if ("\n" in now) != ("\n" in wanted) else None
        have, should = (_spelled(text) or "nothing" for text in (now, wanted))
        return self.issue(
            span, f"the target {verb} with {have}, the source with {should}", fix=wanted, severity=severity
        )


def _spelled(text: str) -> str:
    names = {" ": "space", "\n": "line break", "\t": "tab", "\u00a0": "no-break space"}
    return ", ".join(names.get(c, f"U+{ord(c):04X}") for c in text)


class NoBreakSpaces(Check):
    """A no-break or narrow space between two words, left over from the source; the fix puts a plain one.

    Beside figures, initials and titles (“10 km”, “Mr. Smith”, “p. 3”) a no-break space is good English typography.
    """

    id = "no-break-spaces"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each one that stands between words, with a fix."""
        if unit.target.isprintable():
            return
        for match in _NO_BREAK.finditer(unit.target):
            name = unicodedata.name(match[0][0], "no-break space").lower()
            yield self.issue(Span(*match.span()), f"a {name} between words", fix=" ")


_NO_BREAK = re.compile(r"(?<![\d.\s(\[“«Â€$£%–—-])(?<!\b[A-Z])[\u00a0\u2007\u202f\u2009]+(?![\d\s;:!?.,)\]”»%€$£–—-])")


class ControlCharacters(Check):
    """Characters that nobody sees: control codes, direction marks, zero-width characters, U+FFFD, private use.

    The fix takes zero-width characters and soft hyphens away; joiners between emoji and in other scripts stay.
    """

    id = "control-characters"
    severity = Severity.CRITICAL

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each character, or run of one."""
        if unit.target.isprintable() and "\ufffd" not in unit.target:
            return
        for match in _CONTROL.finditer(unit.target):
            char = match[0][0]
            name = unicodedata.name(char, "a control character").lower()
            fix = "" if char in "\u200b\u2060\ufeff\u00ad" else None
            severity = Severity.MINOR if char == "\u00ad" else None
            yield self.issue(Span(*match.span()), f"U+{ord(char):04X}, {name}", fix=fix, severity=severity)


_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f]+|[\x7f-\x9f]+|[\u202a-\u202e\u2066-\u2069\u200e\u200f]+|[\u200b\u2060\ufeff]+|\u00ad+|\ufffd+"
    r"|[\ue000-\uf8ff]+|[\ud800-\udfff]+|(?<=[a-zA-Z])[\u200c\u200d]+(?=[a-zA-Z])"
)


class Mojibake(Check):
    """Letters that were read in the wrong encoding: “Ã©” for “é”, “â€™” for “’”; the fix reads them again."""

    id = "mojibake"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each broken run, with a fix where it can be read again."""
        if unit.target.isascii():
            return
        for match in _MOJIBAKE.finditer(unit.target):
            again = _read_again(match[0])
            message = f"{shown(match[0])} was read in the wrong encoding" + (f": {shown(again)}" if again else "")
            yield self.issue(Span(*match.span()), message, fix=again)


_MOJIBAKE = re.compile(
    r"Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ\u009d˜“”¦¢\u0098\u0099]|Â[\u00a0«»°§©®·]"
)


def _read_again(text: str) -> str | None:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None
