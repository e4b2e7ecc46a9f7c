"""A segment as the model should see it, and the model's English put back into the segment's form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.core.release import BlockKind, Segment
from workbench.core.text import Span
from workbench.core.typography import english, folded, outside_verbatim, raised, title_case
from workbench.core.verbatim import verbatim

LONGEST = 480
"""Characters that a model of this kind translates in one go; longer sentences are cut at a clause."""

ACRONYMS = frozenset({
    "BIT", "CICR", "FAO", "FMI", "FNUAP", "HCDH", "HCR", "OCDE", "OIM", "OIT", "OMS", "ONG", "ONU", "ONUDC", "PAM",
    "PNUD", "UA", "UE", "UNESCO", "UNICEF", "USAID",
})  # fmt: skip
"""Kept in capitals when an ALL-CAPS line is lowered; a glossary adds its own."""

_LABELS = {
    "Tel": r"t[ée]l(?:[ée]phone)?", "Email": r"e-?mail|courriel|m[ée]l|mail|(?:adresse|courrier) [ée]lectronique",
    "Fax": r"fax|t[ée]l[ée]copie(?:ur)?", "Mobile": r"mobile|portable|gsm|cell(?:ulaire)?",
    "Website": r"site (?:web|internet)|site", "WhatsApp": r"whatsapp",
}  # fmt: skip
_LABEL = re.compile(
    r"(?:^|(?<=[\s,;(/–-]))(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
    + r") ?\.? ?:? ?$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-–—•·▪●◦*>]|\d{1,2}[.)]|[a-z]\)) +(?=\S)")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_ENDS = ".!?…"
_LOWERED = frozenset({
    "a", "an", "the", "and", "or", "at", "by", "for", "from", "in", "into", "of", "on", "to", "with", "as", "that",
    "this", "these", "those", "who", "which", "when", "where", "while", "it", "its", "he", "she", "they", "their",
    "his", "her", "is", "are", "was", "were", "has", "have", "please", "before", "after", "until",
})  # fmt: skip
_BARE_A = re.compile(r"(?:(?<=^)|(?<=[–—-] )|(?<=« )|(?<=\. ))A(?= (?!-)(?:[a-zà-ÿ]|l'|d'|[A-ZÀ-Ý][a-z]))")
_BARE_E = re.compile(
    r"\bE(?=tats?\b|gypt|mirat|thiopi|rythr|quateur|coles?\b|tudes?\b|tudi|v[éè]nement|lections?\b|quipe"
    r"|galement|tant donné|ditions?\b|tablissement)"
)
_DATELINE = re.compile(r"^([^\W\d_][\w’ ,()-]{1,60}?) [-–—] (.)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A segment cut into what the model translates and what stays."""

    parts: tuple[str | int, ...]
    """Text that stays, or the number of a piece."""
    pieces: tuple[str, ...]
    """French for the model."""
    kind: BlockKind
    capitals: bool = False
    """True if the segment was in ALL CAPS."""
    exact: bool = False
    """True if the text is to be left just as it is."""

    def compose(self, targets: Sequence[str]) -> str:
        """Returns the English of the segment from the model's English of its pieces (one a piece)."""
        texts = [part if isinstance(part, str) else _fitted(self.pieces[part], targets[part]) for part in self.parts]
        if self.exact:
            return "".join(texts)
        text = english("".join(texts))
        if self.capitals:
            return outside_verbatim(text, str.upper)
        if self.kind is BlockKind.TITLE:
            return outside_verbatim(text, title_case)
        if self.kind is BlockKind.DATELINE:
            return _DATELINE.sub(lambda match: f"{match[1]} – {match[2].upper()}", text)
        return text


def prepare(segment: Segment, casing: Mapping[str, str] | None = None) -> Prepared:
    """Returns a segment ready for the model.

    List marks, e-mail addresses, URLs, phone numbers and their labels stay outside; ALL CAPS are lowered; a sentence
    of more than LONGEST characters is cut at a clause. A verbatim segment has no pieces.

    Args:
        segment: Any segment of a release.
        casing: Lower-case French form to its true case, for lowering ALL CAPS: names and acronyms.
    """
    text = folded(segment.text)
    if segment.verbatim or segment.language != "fr":
        return Prepared(tuple(_labels_only(text)), (), segment.kind, exact=True)
    text = _BARE_E.sub("É", _BARE_A.sub("À", text))
    bullet = _BULLET.match(text)
    mark = bullet[0] if bullet else ""
    body = _DATELINE.sub(r"\1 – \2", text[len(mark) :]) if segment.kind is BlockKind.DATELINE else text[len(mark) :]
    capitals = _is_capitals(body)
    parts: list[str | int] = [mark]
    pieces: list[str] = []
    at = 0
    for span in (*verbatim(body), Span(len(body), len(body))):
        _add(_lowered(body[at : span.start], casing or {}) if capitals else body[at : span.start], parts, pieces)
        parts.append(span.of(body))
        at = span.end
    return Prepared(tuple(part for part in parts if part != ""), tuple(pieces), segment.kind, capitals)


def _labels_only(text: str) -> list[str]:
    found = verbatim(text)
    if not found or not (label := _LABEL.search(text[: found[0].start])):
        return [text]
    return [text[: label.start()], f"{label.lastgroup}: ", text[found[0].start :]]


def _add(text: str, parts: list[str | int], pieces: list[str]) -> None:
    """Adds what stands between two verbatim pieces: its pieces, its label, its edges."""
    label = _LABEL.search(text)
    body = text[: label.start()] if label else text
    core = re.fullmatch(r"([\s,;:/|)–-]*)(.*?)([\s,;:/|(–-]*)", body, re.DOTALL)
    assert core is not None
    parts.append(core[1])
    if any(c.isalpha() for c in core[2]):
        for n, clause in enumerate(_clauses(core[2])):
            parts += [" "] * bool(n) + [len(pieces)]
            pieces.append(clause)
    else:
        parts.append(core[2])
    parts.append(core[3])
    if label:
        parts.append(f"{label.lastgroup}: ")


def _clauses(text: str) -> list[str]:
    if len(text) <= LONGEST:
        return [text]
    middle = len(text) / 2
    for pattern in (r"; ", r" – | - |: |\) ", r", (?:et|mais|ou|qui|dont|où|afin|ainsi|tandis|alors) ", r", ", r" "):
        cuts = [match.start() + len(match[0].rstrip()[:1]) for match in re.finditer(pattern, text)]
        cuts = [cut for cut in cuts if LONGEST / 6 < cut < len(text) - LONGEST / 6]
        if cuts:
            cut = min(cuts, key=lambda at: abs(at - middle))
            return _clauses(text[:cut].strip()) + _clauses(text[cut:].strip())
    return [text[at : at + LONGEST] for at in range(0, len(text), LONGEST)]


def _is_capitals(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if sum(c.isalpha() for c in word) > 3]
    letters = [c for c in text if c.isalpha()]
    return len(words) >= 2 and len(letters) > 10 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def _lowered(text: str, casing: Mapping[str, str]) -> str:
    def word(match: re.Match[str]) -> str:
        head, mark, tail = match[0].rpartition("'")
        true = tail if tail in ACRONYMS else casing.get(tail.lower(), tail.lower())
        return head.lower() + mark + true

    return raised(_WORD.sub(word, text))


def _fitted(source: str, target: str) -> str:
    """Returns a piece's English with the source's ending and, within a sentence, without a capital of its own."""
    target = target.strip()
    if source[-1:].isalnum() and target[-1:] == ".":
        target = target[:-1]
    elif source[-1:] in _ENDS and target[-1:].isalnum():
        target += source[-1]
    first = target.split(" ", 1)[0]
    if source[:1].islower() and first[:1].isupper() and first.lower() in _LOWERED:
        target = target[0].lower() + target[1:]
    return target
