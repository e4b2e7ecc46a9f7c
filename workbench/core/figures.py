"""Figures that a French source leaves in an English draft: numbers, dates, ordinals, times, percentages."""

from __future__ import annotations

import re

MONTHS = {
    "janvier": "January", "février": "February", "fevrier": "February", "mars": "March", "avril": "April",
    "mai": "May", "juin": "June", "juillet": "July", "août": "August", "aout": "August", "septembre": "September",
    "octobre": "October", "novembre": "November", "décembre": "December", "decembre": "December",
}  # fmt: skip
"""French month to English month."""

_MONTH = "|".join(MONTHS)
_ENGLISH_MONTH = "|".join(dict.fromkeys(MONTHS.values()))
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def numbers(text: str) -> str:
    """Writes 12 500 as 12,500 and 1 000,5 as 1,000.5; leaves what can be a list of numbers."""
    text = re.sub(r"(?<![\d.,/-])(?<![\d.,] )[1-9]\d{0,2}(?: \d{3})+(?:,\d{1,2})?(?!\d| \d)", _grouped, text)
    return re.sub(r"(?<![\d.,/-])(\d{1,3}),(\d{1,2})(?![\d,]|\.\d|-\d)(?! ?(?:and|,) ?\d)", r"\1.\2", text)


def _grouped(match: re.Match[str]) -> str:
    whole, _, part = match[0].partition(",")
    number = whole.replace(" ", ",")
    return f"{number}.{part}" if part else number


def dates(text: str) -> str:
    """Writes 1er janvier 2026 and January 1, 2026 as 1 January 2026, mars 2019 as March 2019."""
    text = re.sub(rf"\b1(?:er|ᵉʳ|st)(?= (?i:{_MONTH})\b)", "1", text)
    text = re.sub(rf"\b(\d{{1,2}}) (?i:({_MONTH}))\b", lambda m: f"{m[1]} {MONTHS[m[2].lower()]}", text)
    text = re.sub(rf"(?<![\w-])({_MONTH})(?= (?:1[5-9]|2[01])\d\d\b)", lambda m: MONTHS[m[1]], text)
    year = r"(?:1[5-9]|2[01])\d\d"
    return re.sub(rf"\b({_ENGLISH_MONTH}) ([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?, ?({year})\b", r"\2 \1 \3", text)


def ordinals(text: str) -> str:
    """Writes 21e as 21st, 1er as 1st, XXIe siècle as 21st century."""
    text = re.sub(r"\b1(?:er|ère|re)\b", "1st", text)
    text = re.sub(r"\b([IVXL]{1,7})(?:e|è|ème) (?:siècle|century)\b", _century, text)
    return re.sub(r"\b(\d{1,3})(?:e|è|ème|eme)\b", lambda m: ordinal(int(m[1])), text)


def _century(match: re.Match[str]) -> str:
    values = [_ROMAN[c] for c in match[1]]
    return f"{ordinal(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))} century"


def ordinal(number: int) -> str:
    """Returns an English ordinal in figures: 1st, 2nd, 3rd, 11th, 21st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ ({1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')) }"


def times(text: str) -> str:
    """Writes 15 h 30 as 3.30 p.m., 8h as 8 a.m., 48 h as 48 hours."""
    return re.sub(r"(?<![\w.,])(\d{1,2}) ?h(?: ?([0-5]\d))?(?![\w/])", _clock, text)


def _clock(match: re.Match[str]) -> str:
    hour, minutes = int(match[1]), match[2]
    if hour > 23:
        return match[0] if minutes else f"{hour} hours"
    shown = f"{(hour - 1) % 12 + 1}" + (f".{minutes}" if minutes and minutes != "00" else "")
    return f"{shown} {'a.m.' if hour < 12 else 'p.m.'}"


def percentages(text: str) -> str:
    """Writes 21 %, 21% and 21 pour cent as 21 per cent."""
    return re.sub(r"(?<=\d) ?(?:%|percent\b|pour cent\b)", " per cent", text)
