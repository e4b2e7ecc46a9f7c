"""Quotation marks, brackets, punctuation at the end and doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.base import START, Check, Context, shown
from workbench.core import Issue, Severity, Span, Unit, words


class Guillemets(Check):
    """French quotation marks « » in the English target; the fix puts “ ” and takes the inner spaces away."""

    id = "guillemets"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each mark, with a fix."""
        if "«" not in unit.target and "»" not in unit.target:
            return
        for match in _GUILLEMET.finditer(unit.target):
            mark = match[0].strip()
            english = "“" if mark == "«" else "”"
            yield self.issue(Span(*match.span()), f"{shown(mark)} is French; English has {english}", fix=english)


_GUILLEMET = re.compile(r"«\s*|\s*»")


class Quotes(Check):
    """Quotation marks are lost, or one of a pair is missing.

    A quotation that runs over several segments opens in one and closes in another: the target may be as unbalanced as
    its source, and may open each paragraph of it again. Marks around a name or a word may go.
    """

    id = "quotes"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields at most one issue: lost marks, or a mark without its fellow."""
        source, target = _quotation_marks(unit.source), _quotation_marks(unit.target)
        balance = _balance(target)
        if source and not target:
            if _speech(unit.source, source) and not _SINGLE.search(unit.target):
                yield self.issue(
                    START, "the quotation marks of the source are lost", source_span=Span(*source[0].span())
                )
        elif balance not in (0, _balance(source)) and not _opened_again(source, target):
            alone = target[-1 if balance < 0 else 0]
            yield self.issue(Span(*alone.span()), "a quotation mark stands without its fellow")


_MARK = re.compile(r"[«»“”„]|(?<![^\W\d_])\"|\"(?![^\W\d_])|''|``")
_SINGLE = re.compile(r"[‘’'][^‘’']{2,}[’']")


def _quotation_marks(text: str) -> list[re.Match[str]]:
    if not _ANY_MARK.search(text) and "''" not in text:
        return []
    tags = [Span(*match.span()) for match in _TAG.finditer(text)] if "<" in text else []
    return [m for m in _MARK.finditer(text) if not any(Span(*m.span()).overlaps(tag) for tag in tags)]


_TAG = re.compile(r"<[^<>]{1,300}>")


_ANY_MARK = re.compile(r"[«»“”„\"`]")
_PASSAGE = re.compile(r"[«“\"]([^«»“”\"]*)[»”\"]")
_AT_MARKS = re.compile(r"(?:^|[.!?:…]\s?)[«“\"][^«»“”\"]*[»”\"]\s?,\s|:\s?[«“\"]|[,.!?]\s?[»”\"]")


def _speech(text: str, marks: list[re.Match[str]]) -> bool:
    """Somebody's words: four or more, or a sentence opens with them, or a colon or stop is at the marks.

    One mark of a pair is a quotation over several segments. A comma behind the marks tells nothing inside a sentence:
    « L'application « Alerte », gratuite, … ».
    """
    long = any(len(passage.split()) > 3 for passage in _PASSAGE.findall(text))
    return long or len(marks) % 2 == 1 or _AT_MARKS.search(text) is not None


def _balance(marks: list[re.Match[str]]) -> int:
    """Opening less closing marks; straight ones count as opening and closing in turn."""
    said = [mark[0] for mark in marks]
    straight = sum(mark in ('"', "''", "``") for mark in said)
    return sum(mark in "«“„" for mark in said) - sum(mark in "»”" for mark in said) + straight % 2


def _opened_again(source: list[re.Match[str]], target: list[re.Match[str]]) -> bool:
    return not source and len(target) == 1 and target[0].start() == 0


class Brackets(Check):
    """A bracket without its fellow, unless the source has the same (« a) », « 1) »)."""

    id = "brackets"

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each bracket of the target that stands alone."""
        alone = list(_alone(unit.target)) if _BRACKET.search(unit.target) else []
        if alone and len(alone) > len(list(_alone(unit.source))):
            for at in alone:
                yield self.issue(Span(at, at + 1), f"the bracket {shown(unit.target[at])} stands without its fellow")


_BRACKET = re.compile(r"[()\[\]{}]")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_ENUMERATOR = re.compile(r"(?:^|\s)(?:\d{1,3}|[a-z]|[ivx]+)\)")


def _alone(text: str) -> Iterator[int]:
    opened: list[int] = []
    enumerators = {match.end() - 1 for match in _ENUMERATOR.finditer(text)} if ")" in text else set()
    for match in _BRACKET.finditer(text):
        at, char = match.start(), match[0]
        if char in "([{":
            opened.append(at)
        elif char in _PAIRS:
            if opened and text[opened[-1]] == _PAIRS[char]:
                opened.pop()
            elif at not in enumerators:
                yield at
    yield from opened


class EndPunctuation(Check):
    """The target ends otherwise than its source: a full stop, a colon or a question mark is lost or added.

    Closing quotation marks and brackets are looked through; “!” and “…” may become a full stop, “;” and “,” too. The
    fix adds a lost full stop.
    """

    id = "end-punctuation"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields at most one issue."""
        was, now = _end(unit.source), _end(unit.target)
        same = _class(was) == _class(now) or {was, now} <= {"", ",", ";", "-", "–", "—"}
        if same or _abbreviated(unit, was, now) or (was == "?" and not now and words(unit.source) < 6):
            return
        at = len(unit.target.rstrip())
        if not now:
            plain = was == "." and unit.target[at - 1 : at].isalnum()
            message = f"the source ends in {shown(was)}, the target does not"
            yield self.issue(Span(at, at), message, fix="." if plain else None)
        else:
            message = f"the target ends in {shown(now)}, the source " + (f"in {shown(was)}" if was else "does not")
            yield self.issue(Span(at - 1, at), message)


_CLOSING = "”“»«\"'’)]} \u00a0\u202f\n\t*_"


def _end(text: str) -> str:
    bare = text.rstrip(_CLOSING)
    last = bare[-1:]
    return last if last in ".!?…:;,-–—" else ""


def _class(mark: str) -> str:
    return "." if mark and mark in ".!…" else mark


def _abbreviated(unit: Unit, was: str, now: str) -> bool:
    """True where a full stop belongs to an abbreviation (« etc. », “a.m.”, “Inc.”), or “;” “,” end a list item."""
    if {was, now} <= {".", ";", ",", "!", "…"}:
        return True
    if {was, now} == {"?", "!"}:
        return True
    one = unit.source if was == "." else unit.target if now == "." else ""
    return {was, now} == {".", ""} and bool(_ABBREVIATION.search(one.rstrip(_CLOSING)))


_ABBREVIATION = re.compile(
    r"\b(?:etc|Inc|Ltd|Corp|[Tt][ée]l|[aApP]\.\s?m|M|Mme|Mr|Ms|No|art|Art|vs|cf|p|pp|St|[A-Z]|[A-Z](?:\.[A-Z])+|al|env|ext)\.$"
)


class DoubledPunctuation(Check):
    """Punctuation said twice: “,,”, “..”, “;;”; three full stops are an ellipsis."""

    id = "doubled-punctuation"
    severity = Severity.MINOR

    def issues(self, unit: Unit, context: Context) -> Iterator[Issue]:
        """Yields each, with a fix, unless the source has the same."""
        for match in _DOUBLED.finditer(unit.target) if _TWO.search(unit.target) else ():
            if match[0] not in unit.source:
                fix = "." if match[0] in ("..", ".,") and match.end() == len(unit.target) else match[0][-1]
                yield self.issue(Span(*match.span()), f"{shown(match[0])} is one mark too many", fix=fix)


_TWO = re.compile(r"[.,;:][.,;:]")
_DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)(?!/)|,,+|;;+|(?<![:\w]):{2}(?!\w)|,\.(?!\d)|;\.|:\.(?=\s|$)|,;|;,")
