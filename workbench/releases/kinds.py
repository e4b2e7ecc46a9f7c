"""What each paragraph is in a press release."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.core.release import BlockKind
from workbench.releases.contacts import INTRODUCTION, LABEL, has_details, is_details, is_name, is_running
from workbench.releases.documents import Paragraph, Role
from workbench.releases.navigation import KICKERS, key
from workbench.releases.wordlists import word_set

_HEAD = re.compile(r"(?=.{40})([A-ZÀ-ÖØ-Þ].{1,80}?)\s*(?:[-–—]\s+|[–—])(?=[A-ZÀ-ÖØ-Þ«“\"\d])")
_CAPITAL = re.compile(r"[(]?(?:[ld][’'])?[A-ZÀ-ÖØ-Þ]")
_NUMBER = re.compile(r"\d{1,4}(?:er)?[)]?$")
_SMALL = word_set("""
    à au aux d de des du en et l la le les sur janvier février mars avril mai juin juillet août septembre octobre
    novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
""")
_ARTICLES = re.compile(r"(?:L[ea]s?|Une?|Des|Cet?t?e?s?)\s|L['’]")

_FINAL = re.compile(r"[.!?…;,][»”\"'’)\]\s]*$")
_LONG = 120
_QUOTED = re.compile(r"[«“„][^»”]*[»”]?|\"[^\"]*\"")


def kinds(paragraphs: Sequence[Paragraph]) -> list[BlockKind]:
    """Returns the kind of each paragraph of a release."""
    found: list[BlockKind] = []
    contact = False
    for at in range(len(paragraphs)):
        contact = _in_contact(paragraphs, at, contact)
        found.append(BlockKind.CONTACT if contact else _kind(paragraphs, at, found))
    return found


def is_dateline(text: str) -> bool:
    """True if a paragraph opens with its place: « Douchanbé – L'Asie centrale … ».

    In front of the dash stand capitalised words, a date, the small words between them, and at most two others
    (« République démocratique du Congo »); none where it begins with an article (« Le Caire »).
    """
    head = _HEAD.match(text)
    if not head:
        return False
    words = re.split(r"[\s,/]+", head[1].strip(" ,"))
    others = sum(not (_CAPITAL.match(w) or _NUMBER.match(w) or w in _SMALL) for w in words)
    return len(words) <= 10 and others <= (0 if _ARTICLES.match(text) else 2)


def is_verbatim(paragraphs: Sequence[Paragraph], kinds: Sequence[BlockKind], at: int) -> bool:
    """True if a paragraph has nothing to translate: an address, a rule, or the name that opens a contact."""
    text = paragraphs[at].text
    if is_details(text) or not any(map(str.isalnum, text)):
        return True
    if kinds[at] is not BlockKind.CONTACT or not is_name(text) or not at:
        return False
    before = paragraphs[at - 1].text
    return bool(INTRODUCTION.match(before)) or before.casefold().strip(" :") in ("ou", "et") or has_details(before)


def _in_contact(paragraphs: Sequence[Paragraph], at: int, inside: bool) -> bool:
    text = paragraphs[at].text
    if INTRODUCTION.match(text):
        return True
    if paragraphs[at].role is Role.HEADING:
        return False
    if not inside:
        return (bool(LABEL.match(text)) or is_details(text)) and len(text) < _LONG
    return not is_running(text) and not _heads_text(paragraphs, at)


def _heads_text(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """True for the heading of a note that follows the contacts: « L'OIM en bref »."""
    after = paragraphs[at + 1].text if at + 1 < len(paragraphs) else ""
    return is_running(after) and not has_details(paragraphs[at].text)


def _kind(paragraphs: Sequence[Paragraph], at: int, before: Sequence[BlockKind]) -> BlockKind:
    paragraph = paragraphs[at]
    if paragraph.role is Role.HEADING:
        return BlockKind.TITLE
    if paragraph.role is Role.ITEM:
        return BlockKind.LIST
    lead = all(kind is BlockKind.TITLE for kind in before)
    if _is_heading(paragraphs, at, lead):
        return BlockKind.TITLE
    if is_dateline(paragraph.text) and (lead or (at < 4 and BlockKind.DATELINE not in before)):
        return BlockKind.DATELINE
    return BlockKind.QUOTE if _is_quote(paragraph) else BlockKind.BODY


def _is_heading(paragraphs: Sequence[Paragraph], at: int, lead: bool) -> bool:
    """Plain text: a short paragraph without final stop, above a longer one."""
    text = paragraphs[at].text
    after = paragraphs[at + 1].text if at + 1 < len(paragraphs) else ""
    if key(text) in KICKERS:
        return False
    if at == 0:
        return len(text) <= 250 and not text.endswith((".", ";", ",", ":")) and bool(after)
    limit = 200 if lead else 100
    return (
        len(text) <= limit < 2 * len(after) and not _FINAL.search(text) and not text.endswith(":") and text[0].isupper()
    )


def _is_quote(paragraph: Paragraph) -> bool:
    """True if somebody's words are half of the paragraph or more."""
    if paragraph.role is Role.QUOTE:
        return True
    quoted = sum(len(found[0]) for found in _QUOTED.finditer(paragraph.text))
    return 2 * quoted >= len(paragraph.text)
