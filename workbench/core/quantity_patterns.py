"""Patterns and tables of `core.numbers`: one master expression a language, its groups named after what they find."""

from __future__ import annotations

import re

from workbench.core import quantity_words as vocabulary
from workbench.core.numerals import ENGLISH, FRENCH, NUMBER_WORDS, ORDINAL_STEMS

_GAP = r"[\s\u2060]"
_FR_NUMBER = r"\d{1,3}(?:[\s.’'](?=\d{3}(?!\d))\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_EN_NUMBER = (
    r"\d{1,3}(?:,(?=\d{3}(?!\d))\d{3})+(?:\.\d+)?|\d{1,3}(?:\s(?=\d{3}(?!\d))\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
)
_ISO = r"(?P<ISO>(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d))"
_SLASHED = (
    r"(?P<SLASHED>(?<![\d/.])[0-3]?\d(?P<SEP>[/.])[01]?\d(?P=SEP)(?:(?:19|20)\d\d|\d\d)(?![\d/.]\d)"
    r"|(?<![\d/.])[01]?\d/[0-3]?\d/(?:19|20)\d\d)"
)
_SYMBOLS = r"US\s?\$|\$\s?(?:US|CA)\b|C\$|A\$|[$€£¥]|\b(?:EUR|USD|GBP|CHF|CAD|AUD|XOF|XAF|FCFA|CFAF|JPY|CNY)\b"
_CODE = r"\b[A-Z]{3}(?=\s?\d)"


def _names(table: dict[str, int]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


_FR_DAY = r"(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?:er|ᵉʳ)?"
_FR_MONTH = rf"(?i:{_names(vocabulary.MONTHS['fr'])})\b\.?"
_SEVEN = r"(?!(?i:sept)\b(?!\.\s+(?:19|20)\d\d))"
"""« sept » alone is a number; « sept. 2025 » and « 3 sept. » have a month."""
_NO_MARS = r"(?!(?:Mars|Mai)\b(?!\.?\s(?:19|20)\d\d))"
"""« Mars » is a planet and « la place de Mai » a square: a month has a small letter, a day or a year."""
_FR_WEEKDAY = rf"(?i:{_names(vocabulary.WEEKDAYS['fr'])})"
_FR_JOIN = rf"\s*(?:,|\bet\b|\bou\b|\bau\b|\bà\b|[-–—‑/])\s*(?:les?\s+)?(?:{_FR_WEEKDAY}\s+)?"
_EN_DAY = r"(?<![\d.,$€£])(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d)"
_AMBIGUOUS = ("sept", "march", "august")
_EN_SMALL = {month: n for month, n in vocabulary.MONTHS["en"].items() if len(month) > 3 and month not in _AMBIGUOUS}
_EN_RAISED = {name: n for month, n in vocabulary.MONTHS["en"].items() for name in (month.capitalize(), month.upper())}
_EN_MONTH = rf"(?:{_names(_EN_RAISED | _EN_SMALL)})\b\.?"
_EN_WEEKDAY = rf"(?i:{_names(vocabulary.WEEKDAYS['en'])})"
_EN_LINK = r"(?:,?\s*\b(?:and|or|to|through|until)\b|,|[-–—‑/])"
_EN_JOIN = rf"\s*{_EN_LINK}\s*(?:on\s+)?(?:the\s+)?(?:{_EN_WEEKDAY},?\s+)?(?:the\s+)?"
_EN_LAST = rf"(?:the\s+)?{_EN_DAY}(?!\s+(?:of\s+)?{_EN_MONTH})"
_EN_DAYS = rf"{_EN_DAY}(?:(?:,\s*{_EN_DAY}){{0,9}}(?:,?\s*\b(?:and|or|to|through|until)\b|\s*[-–—‑/])\s*{_EN_LAST})?"

_FR = rf"""
{_ISO}|{_SLASHED}
|(?P<DAYS>{_FR_DAY}(?:{_FR_JOIN}{_FR_DAY}){{0,9}}{_GAP}+(?P<DAYS_MONTH>{_FR_MONTH}))
|(?P<MONTH>(?<![-‑])\b{_SEVEN}{_NO_MARS}{_FR_MONTH})
|(?P<WEEKDAY>\b{_FR_WEEKDAY}s?\b)
|(?P<CLOCK>(?<!\d)(?P<HOUR>[012]?\d){_GAP}?(?:h\b|h(?=\d)|heures?\b|:(?=[0-5]\d))(?:{_GAP}?(?P<MINUTE>[0-5]\d)(?!\d))?)
|(?P<DECADE>(?i:années{_GAP})(?:19|20)?\d0(?!\d))
|(?P<ROMAN>\b(?:I(?=er\b|re\b|ère\b)|[IVX]+(?=e\b|ème\b|ième\b))(?:er|re|ère|e|ème|ième)\b)
|(?P<FIGURE>(?P<F_VALUE>{_FR_NUMBER})
  (?:(?P<F_ORD>er|re|ère|ères|e|es|ème|èmes|ième|ièmes|ᵉ|ᵉʳ|nde?)\b
  |{_GAP}?(?P<F_BIG>(?i:mille|milliers?|millions?|milliards?|billions?)\b|(?:M|Mds?|Mrd|k)(?={_GAP}?(?:[€$£]|d['’e])))(?P<F_ABBR>(?!))?)?
  (?P<F_PCT>{_GAP}?(?:%|(?i:pour{_GAP}?cents?\b|p\.{_GAP}?100)))?)
|(?P<LOOSE>\b(?i:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine
  |millier|moitié|tiers|quarts?|demie?|décennies?|double|triple|midi|minuit|premi(?:er|ère)s?|seconde?s?)\b)
|(?P<WORDS>\b(?i:{FRENCH})\b(?P<W_PCT>{_GAP}(?i:pour{_GAP}cent)\b)?)
|(?P<MONEY>{_SYMBOLS}
  |\b(?i:euros?(?!-)|dollars?(?:\s(?:américains?|canadiens?|australiens?|US))?|livres?{_GAP}sterling|francs(?:\s(?:CFA|suisses))?|franc\s(?:CFA|suisse)
  |yens?|yuans?|roubles?|roupies?|dinars?|dirhams?|shillings?|nairas?|somonis?|gourdes?|birrs?)\b)
"""

_EN = rf"""
{_ISO}|{_SLASHED}
|(?P<DAYS>{_EN_DAY}(?:{_EN_JOIN}{_EN_DAY}){{0,9}}{_GAP}+(?:of\s+)?(?P<DAYS_MONTH>\b{_EN_MONTH}))
|(?P<LISTED>\b(?P<LISTED_MONTH>{_EN_MONTH}){_GAP}+(?:the\s+)?(?P<LISTED_DAYS>{_EN_DAYS}))
|(?P<MONTH>\b{_EN_MONTH})
|(?P<WEEKDAY>\b{_EN_WEEKDAY}s?\b)
|(?P<CLOCK>(?<!\d)(?P<HOUR>[012]?\d)(?:(?:[:.](?P<MINUTE>[0-5]\d))?{_GAP}?(?P<HALF>[ap]\.?{_GAP}?m\b\.?|(?i:[ap]m\b)|o['’]clock\b)
  |:(?P<MINUTES>[0-5]\d)(?!\d|,\d)|{_GAP}?h(?:{_GAP}?(?P<MINUTED>[0-5]\d))?\b))
|(?P<DECADE>['’]\d0s\b|\b(?:19|20)\d0['’]?s\b)
|(?P<ROMAN>\b[IVX]{{2,5}}(?:e|ème)\b)
|(?P<FIGURE>(?P<F_VALUE>{_EN_NUMBER})
  (?:(?P<F_ORD>st|nd|rd|th)\b|(?:(?:{_GAP}|-)?(?P<F_BIG>(?i:thousand|million|billion|trillion)\b)|{_GAP}?(?P<F_ABBR>(?:k|K|m|M|mn|bn|B|tn)\b)))?
  (?P<F_PCT>(?:{_GAP}|-)?(?:%|(?i:per{_GAP}?cent\b|pct\b|percentage{_GAP}points?\b)))?)
|(?P<LOOSE>\b(?i:half|halves|halved|quarters?|thirds|dozens?|fortnight|decades?|century|couple|both|twice|doubled?|pair|once
  |thrice|tripled?|noon|midday|midnight|(?:a)?round[\s-]the[\s-]clock|twin|either|neither|single
  |first|second|third|(?:hundred|thousand)(?:th)?|millionth|duplicate|triplicate|(?:two|three|four|five|six|ten)fold)\b)
|(?P<WORDS>\b(?i:{ENGLISH})\b(?P<W_HALF>\sand\sa\shalf\b(?P<W_BIG>\s(?:thousand|million|billion)\b)?)?(?P<W_PCT>{_GAP}(?i:per{_GAP}?cent)\b)?)
|(?P<MONEY>{_SYMBOLS}|{_CODE}
  |\b(?i:euros?|(?:(?:US|Canadian|Australian)\s)?dollars?|pounds?(?:\ssterling)?|(?:CFA|Swiss)\sfrancs?|francs?|yen|yuan|r(?:o)?ubles?
  |rupees?|dinars?|dirhams?|shillings?|nairas?|somonis?|gourdes?|birrs?)\b)
"""

_LINES = {"fr": _FR, "en": _EN}


def _compiled(language: str, *, figures: bool) -> re.Pattern[str]:
    """One expression of the parts that begin with a figure, or of those that begin with a word or sign."""
    parts = "".join(line.strip() for line in _LINES[language].splitlines())
    listed = re.split(r"\|(?=\(\?P<(?:DAYS|LISTED|MONTH|WEEKDAY|CLOCK|DECADE|ROMAN|FIGURE|LOOSE|WORDS|MONEY)>)", parts)
    kept = [part for part in listed if part.startswith(_FIGURES) == figures or part.startswith("(?P<DECADE>")]
    return re.compile("|".join(kept))


_FIGURES = ("(?P<ISO>", "(?P<DAYS>", "(?P<CLOCK>", "(?P<FIGURE>")
DAY_IN_LIST = {"fr": re.compile(_FR_DAY), "en": re.compile(_EN_DAY)}
LINKED = re.compile(r"\s*(?:à|a|et|ou|to|and|or|[-–—‑/])\s*(?:[$€£]|US\$)?\s*")
"""What stands between the two ends of a range."""


def _triggers(language: str) -> frozenset[str]:
    days = [f"{day}{s}" for day in vocabulary.WEEKDAYS[language] for s in ("", "s")]
    coins = [f"{coin}{s}" for coin in vocabulary.COINS for s in ("", "s")]
    more = vocabulary.BEGINNERS[language] + vocabulary.PLURALS[language] + vocabulary.MONEY_CODES
    tables = (vocabulary.MONTHS[language], vocabulary.LOOSE[language], NUMBER_WORDS[language])
    return frozenset([*days, *coins, *more, *(word for table in tables for word in table)])


TRIGGERS = {language: _triggers(language) for language in ("fr", "en")}
"""Words, lower case, that a part of the master pattern begins with."""


def _start(language: str) -> re.Pattern[str]:
    """Where a quantity may begin in a text in lower case; words letter by letter, which is fast."""
    words = dict.fromkeys(TRIGGERS[language], r"\b")
    if language == "fr":
        words |= {stem: r"(?:ièmes?)?\b" if stem in words else r"ièmes?\b" for stem in ORDINAL_STEMS}
    words |= {"us": r"(?:\s?\$|\b)", "c": r"\$", "a": r"\$"}
    one = ("un", "une") if language == "fr" else ("a", "an")
    words |= {f"{a} {big}": "" for a in one for big in ("hundred", "thousand", "mill", "bill", "tri")}
    words |= {"un pour cent": "", "une pour cent": ""}
    roman = r"[ivx]+(?:er?|re|ère|i?ème)\b"
    return re.compile(rf"\d+|[€$£¥]|['’](?=\d)|\b(?:{_letters(words)}|{roman})")


def _letters(words: dict[str, str]) -> str:
    """An expression for words, each with what must follow it, that shares their beginnings."""
    by_letter: dict[str, dict[str, str]] = {}
    for word, after in words.items():
        if word:
            by_letter.setdefault(word[0], {})[word[1:]] = after
    parts = [(r"\s" if c == " " else re.escape(c)) + _letters(rest) for c, rest in sorted(by_letter.items())]
    parts += [words[""]] if "" in words else []
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


START = {language: _start(language) for language in ("fr", "en")}
FIGURES = {language: _compiled(language, figures=True) for language in ("fr", "en")}
WORDS = {language: _compiled(language, figures=False) for language in ("fr", "en")}
