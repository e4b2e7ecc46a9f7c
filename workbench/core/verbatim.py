"""Pieces of text that no translation may change: e-mail addresses, URLs, phone numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.text import Span

_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_URL = r"(?:https?://|www\.)[^\s<>«»“”\"]{1,2000}?(?=[.,;:!?)\]»”'\"]*(?:\s|$|[<>«»“”\"]))"
_PHONE = r"(?<![\w+])(?<!\d\s)(?:\+[ ]?\d|00[ ]?[1-9])(?:[\s./()-]{0,2}\d){6,14}(?!\w)"
_LABELLED = r"(?<=[:.\s])\(?\d(?:[\s./()-]{0,2}\d){6,14}(?!\w)"
_HANDLE = r"(?<![\w@/])[@#]\w{2,50}"
VERBATIM = re.compile(f"{_EMAIL}|{_URL}|{_PHONE}|{_HANDLE}")
_TELEPHONE = re.compile(
    rf"(?i:\b(?:t[ée]l(?:[ée]phone)?|tel|phone|fax|mob(?:ile)?|portable|gsm)\s?\.?\s?:?\s?)({_LABELLED})"
)


_LONG = re.compile(r"\d[\d\s./()-]{6}")


@lru_cache(maxsize=4096)
def verbatim(text: str) -> tuple[Span, ...]:
    """Returns the places of e-mail addresses, URLs, phone numbers, @handles and #tags, in text order.

    A phone number begins with + or 00, or stands behind a label (« Tél. : 01 23 45 67 89 »). Full stops and
    brackets that close the sentence do not belong to a URL.
    """
    if not any(mark in text for mark in ("@", "#", "://", "www.")) and not _LONG.search(text):
        return ()
    found = [Span(*match.span()) for match in VERBATIM.finditer(text)]
    for match in _TELEPHONE.finditer(text):
        start, end = match.span(1)
        span = Span(start + len(match[1]) - len(match[1].lstrip()), end)
        if not any(span.overlaps(other) for other in found):
            found.append(span)
    return tuple(sorted(found))
