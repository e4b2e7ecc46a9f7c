"""French typography to English: quotes, spaces, figures, forms of address.

House style, as the press releases of IOM have it: “ ” and ’, no space before : ; ! ?, "21 per cent", "1,000.5",
"1 January 2026", "3.30 p.m.", "Mr." and "Ms.", an en dash behind the place of a dateline, headlines In Title Case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from workbench.core.figures import dates, numbers, ordinals, percentages, times
from workbench.core.verbatim import verbatim

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "its", "nor", "of", "on", "onto", "or",
    "per", "so", "the", "to", "via", "with", "yet",
})  # fmt: skip
_NAME = "(?=[A-ZÀ-ÖØ-Þ])"


def folded(text: str) -> str:
    """Returns French text on one line: plain spaces, ' for ’, « x » spaced alike, no invisible characters."""
    text = _whitespace(unicodedata.normalize("NFC", text)).replace("\u2019", "'").replace("\u02bc", "'")
    return re.sub(r" ?»", " »", re.sub(r"« ?", "« ", text)).strip()


def english(text: str) -> str:
    """Returns English text in the house's typography; addresses, URLs and phone numbers stay as they are.

    Repairs what a French source leaves in a draft: number formats, month names, ordinals, times, spaces before
    punctuation, guillemets. Applying it twice changes nothing more.
    """
    return outside_verbatim(_whitespace(text), _english)


def outside_verbatim(text: str, change: Callable[[str], str]) -> str:
    """Returns `text` changed, with its e-mail addresses, URLs and phone numbers as they were.

    Args:
        text: Any text.
        change: Gets the text with one private-use character for each such piece, so that it sees the whole.
    """
    pieces: list[str] = []
    kept: list[str] = []
    at = 0
    text = re.sub("[\ue000-\uf8ff]", "", text)
    for span in verbatim(text)[: 0xF8FF - 0xE000]:
        pieces += [text[at : span.start], chr(0xE000 + len(kept))]
        kept.append(span.of(text))
        at = span.end
    changed = change("".join([*pieces, text[at:]]))
    return re.sub("[\ue000-\uf8ff]", lambda match: kept[ord(match[0]) - 0xE000], changed) if kept else changed


def title_case(text: str) -> str:
    """Returns a headline with its words raised, small words inside it excepted; words that have capitals stay."""
    words = text.split(" ")
    last = len(words) - 1
    return " ".join(
        word if 0 < i < last and word in _SMALL and not words[i - 1].endswith((":", "?", "!", "–")) else _raised(word)
        for i, word in enumerate(words)
    )


def _raised(word: str) -> str:
    if any(c.isupper() for c in word):
        return word
    first, *rest = word.split("-")
    return "-".join([raised(first), *(part if part in _SMALL else raised(part) for part in rest)])


def raised(text: str) -> str:
    """Returns `text` with its first letter in upper case, quotes and brackets before it passed over."""
    at = next((i for i, c in enumerate(text) if c.isalnum()), len(text))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _english(text: str) -> str:
    for step in _STEPS:
        text = step(text)
    return text


def _whitespace(text: str) -> str:
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def _quotes(text: str) -> str:
    text = re.sub(r"(?:«|„|``) ?", "“", text)
    text = re.sub(r'(?:(?<=^)|(?<=[\s(\[–—-]))"(?=\S)', "“", text)
    text = re.sub(r" ?»", "”", text).replace('"', "”")
    text = re.sub(r"(?:(?<=^)|(?<=[\s(\[“–—]))'(?=[^\W\d])", "‘", text).replace("'", "’")
    return re.sub(r" +”", "”", re.sub(r"“ +", "“", text))


def _spacing(text: str) -> str:
    text = re.sub(r"\.{3,}", "…", text)
    text = re.sub(r"(?<=[(\[]) +", "", text)
    text = re.sub(r" +(?=[;!?,)\]…]|:(?![\w)(-])|\.(?!\w))", "", text)
    text = re.sub(r"(?<=[^\W\d_]|[”)])([;!?,]|:(?!/))(?=[^\W\d_]|“)", r"\1 ", text)
    text = re.sub(r",+(?=[.,;])", "", text)
    return re.sub(r"^(\w[\w’ ,-]{1,40}?) (?:-|—) (?=[A-Z“])", r"\1 – ", text)


def _address(text: str) -> str:
    text = re.sub(rf"(?<![\w.’])M\. {_NAME}(?![A-Z]\.)", "Mr. ", text)
    text = re.sub(rf"(?<![\w’])(?:Mme|Mlle)\.? {_NAME}", "Ms. ", text)
    text = re.sub(rf"(?<![\w’])MM\. {_NAME}", "Messrs. ", text)
    text = re.sub(rf"(?<![\w’])(Mr|Ms|Mrs|Dr) {_NAME}", r"\1. ", text)
    return re.sub(r"\b[nN][°º] ?(?=\d)", "No. ", text)


_STEPS = (_quotes, _spacing, numbers, dates, ordinals, times, percentages, _address)
