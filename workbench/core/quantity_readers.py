"""From a match of `core.quantity_patterns` to quantities: one reader a part of the pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from re import Match

from workbench.core import quantity_words as vocabulary
from workbench.core.numerals import MAGNITUDES, roman, spelled
from workbench.core.quantity import Kind, Quantity, plain
from workbench.core.quantity_patterns import DAY_IN_LIST
from workbench.core.text import Span


def _span(match: Match[str], group: str | int = 0) -> Span:
    return Span(*match.span(group))


def _before(match: Match[str]) -> str:
    """The last characters before a match: a look at all of them, for each match, would take long in a long text."""
    return match.string[max(0, match.start() - 40) : match.start()]


def _figure(match: Match[str], language: str) -> Iterator[Quantity]:
    figures, big, abbreviated, ordinal, percent = match.group("F_VALUE", "F_BIG", "F_ABBR", "F_ORD", "F_PCT")
    scale = _factor(big or abbreviated, language) if big or abbreviated else _ONE
    values = _readings(figures, scale, language)
    offers: tuple[str, ...] = ()
    if language == "fr" and _ET_DEMI.match(match.string, match.end()):
        values = (*values, plain(Decimal(values[0]) + scale / 2))
    elif language == "en" and "." in figures:
        offers = _as_clock(figures)
    if abbreviated:  # “5 m” may be metres
        offers = _readings(figures, _ONE, language)
    kind = Kind.PERCENT if percent else Kind.ORDINAL if ordinal else Kind.NUMBER
    soft = values == ("1",) or match.string[match.start() - 1 : match.start()].isalpha()
    yield Quantity(kind, _span(match), values, offers, soft, True, scale)


_ONE = Decimal(1)
_HALF = Decimal("0.5")


def _factor(word: str, language: str) -> Decimal:
    table = MAGNITUDES[language]
    return Decimal(table.get(word) or table[word.lower().removesuffix("s")])


@lru_cache(maxsize=4096)
def _readings(figures: str, scale: Decimal, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(value * scale) for value in _decimals(figures, language)))


_ET_DEMI = re.compile(r"(?:\s(?!et\b)\w{2,12})?\set\sdemie?\b")
"""« un million et demi », « 10 ans et demi »."""


def _decimals(figures: str, language: str) -> tuple[Decimal, ...]:
    """Readings of « 1 000,5 » or “1,000.5”; two of a doubtful French number (« 1.000 », « 1,000 »)."""
    if figures.isdigit():
        return (Decimal(figures),)
    packed = "".join(c for c in figures if c in ".," or c.isdigit())
    decimal, group = (",", ".") if language == "fr" else (".", ",")
    marks = packed.count(",") + packed.count(".")
    last = len(packed.replace(".", ",").rpartition(",")[2])
    if marks == 1 and group in packed and last != 3:
        return (Decimal(packed.replace(group, ".")),)
    usual = Decimal(packed.replace(group, "").replace(decimal, "."))
    if language == "fr" and marks == 1 and last == 3:
        return usual, Decimal(packed.replace(decimal, "").replace(group, "."))
    return (usual,)


def _as_clock(figures: str) -> tuple[str, ...]:
    """Times that “3.30” may mean in English."""
    hour, dot, minute = figures.partition(".")
    if not dot or len(minute) != 2 or minute > "59" or not hour.isdigit() or int(hour) > 24:
        return ()
    return tuple(f"{h:02}:{minute}" for h in {int(hour), int(hour) + 12 if int(hour) < 12 else int(hour)})


def _words(match: Match[str], language: str) -> Iterator[Quantity]:
    groups = match.groupdict()
    half = groups.get("W_HALF") or ""
    words = match["WORDS"].removesuffix(groups["W_PCT"] or "").removesuffix(half).lower()
    if words in _NO_NUMBER and not groups["W_PCT"]:
        return
    value, ordinal = spelled(words, language)
    value += _HALF * (1 if groups.get("W_BIG") else _scale(words)) if half else 0
    if groups.get("W_BIG"):
        value *= MAGNITUDES["en"][groups["W_BIG"].strip().lower()]
    if language == "fr" and _ET_DEMI.match(match.string, match.end()):
        value += _scale(words) / 2
    kind = Kind.PERCENT if match["W_PCT"] else Kind.ORDINAL if ordinal else Kind.NUMBER
    soft = (
        words in _SOFT or words.endswith("ièmes") or match.string[match.end() :].lstrip().lower().startswith(_SOFTENED)
    )
    yield Quantity(kind, _span(match), (plain(value),), soft=soft, figures=False, scale=_scale(words))


def _scale(words: str) -> Decimal:
    """Factor of the magnitude word that ends a number in words."""
    last = words.replace("-", " ").split()[-1].removesuffix("s")
    return Decimal(MAGNITUDES["fr"].get(last) or MAGNITUDES["en"].get(last) or 1) if len(last) > 2 else Decimal(1)


_NO_NUMBER = frozenset(("un", "une", "a", "an", "million", "millions", "milliard", "milliards", "cents"))
_SOFT = ("zéro", "deux", "neuf", "zero", "one")
_SOFTENED = ("jours", "quart", "tiers", "dixième", "cinquième")
"""« quinze jours » is two weeks, « trois quarts » 75 per cent."""


def _roman(match: Match[str], language: str) -> Iterator[Quantity]:
    numeral = "".join(c for c in match["ROMAN"] if c in "IVXLCDM")
    yield Quantity(Kind.ORDINAL, _span(match), (str(roman(numeral)),))


def _loose(match: Match[str], language: str) -> Iterator[Quantity]:
    word = " ".join(match["LOOSE"].lower().replace("-", " ").split())
    values = tuple(vocabulary.LOOSE[language].get(word, "").split())
    if values:
        kind = Kind.TIME if ":" in values[0] else Kind.NUMBER
        big = _DOZENS_OF.match(match.string, match.end()) if kind is Kind.NUMBER else None
        more = (plain(Decimal(values[0]) * MAGNITUDES["fr"][big[1].lower()]),) if big else ()
        yield Quantity(kind, _span(match), values[:1], (*values[1:], *more), soft=True, figures=False)


_DOZENS_OF = re.compile(r"\sde\s(millier|million|milliard)s\b")


def _days(match: Match[str], language: str) -> Iterator[Quantity]:
    month = _month_number(match["DAYS_MONTH"], language)
    days = list(DAY_IN_LIST[language].finditer(match.string, match.start(), match.start("DAYS_MONTH")))
    for i, day in enumerate(days):
        yield _date(month, day[0], Span(day.start(), match.end() if i == len(days) - 1 else day.end()))


def _listed(match: Match[str], language: str) -> Iterator[Quantity]:
    month = _month_number(match["LISTED_MONTH"], language)
    days = DAY_IN_LIST[language].finditer(match.string, match.start("LISTED_DAYS"), match.end())
    for i, day in enumerate(days):
        yield _date(month, day[0], Span(day.start() if i else match.start(), day.end()))


def _date(month: int, day: str, span: Span) -> Quantity:
    number = int("".join(c for c in day if c.isdigit()))
    return Quantity(Kind.DATE, span, (f"{month:02}-{number:02}",), (str(number), f"month-{month}"))


def _month_number(name: str, language: str) -> int:
    return vocabulary.MONTHS[language][name.lower().rstrip(".")]


def _month(match: Match[str], language: str) -> Iterator[Quantity]:
    yield Quantity(Kind.MONTH, _span(match), (f"month-{_month_number(match['MONTH'], language)}",), figures=False)


def _weekday(match: Match[str], language: str) -> Iterator[Quantity]:
    day = vocabulary.WEEKDAYS[language][match["WEEKDAY"].lower().removesuffix("s")]
    soft = language == "fr" and _NIGHT_TO.search(_before(match)) is not None
    yield Quantity(Kind.WEEKDAY, _span(match), (f"day-{day}",), soft=soft, figures=False)


_NIGHT_TO = re.compile(r"\bnuit\sd[eu]\s\w{5,8}\s(?:à|au)\s$")
"""« dans la nuit de jeudi à vendredi » is “on Thursday night”."""


def _iso(match: Match[str], language: str) -> Iterator[Quantity]:
    year, month, day = match["ISO"].split("-")
    yield Quantity(Kind.DATE, _span(match), (f"{month}-{day}",), (year, str(int(day))))


def _slashed(match: Match[str], language: str) -> Iterator[Quantity]:
    first, second, year = match["SLASHED"].replace(".", "/").split("/")
    readings = [(int(second), int(first))] + ([(int(first), int(second))] if language == "en" else [])
    values = tuple(f"{month:02}-{day:02}" for month, day in readings if 1 <= month <= 12 and 1 <= day <= 31)
    years = (year, f"20{year}", f"19{year}") if len(year) == 2 else (year,)
    yield Quantity(Kind.DATE, _span(match), values or (match["SLASHED"],), years)


def _clock(match: Match[str], language: str) -> Iterator[Quantity]:
    groups = match.groupdict()
    hour = int(match["HOUR"])
    if language == "fr" and groups["MINUTE"] and _MINUTES.match(match.string, match.end()):
        yield Quantity(Kind.NUMBER, _span(match, "HOUR"), (str(hour),))
        yield Quantity(Kind.NUMBER, _span(match, "MINUTE"), (str(int(groups["MINUTE"])),))
        return
    minute = next((groups[g] for g in ("MINUTE", "MINUTES", "MINUTED") if groups.get(g)), "00")
    half = (groups.get("HALF") or "").lower().replace(" ", "")[:1]
    late = language == "fr" and hour < 12 and _EVENING.match(match.string, match.end())
    hours = {"p": [hour % 12 + 12], "a": [hour % 12], "o": [hour, hour % 12 + 12]}.get(half, [hour + 12 * bool(late)])
    values = [f"{h:02}:{minute}" for h in hours]
    bare = [str(hour)] if minute == "00" and not half else [f"{hour}.5"] if minute == "30" and not half else []
    yield Quantity(Kind.TIME, _span(match), (*values, *bare), soft=hour == 1 and not half and minute == "00")


_MINUTES = re.compile(r"\s?min")
_EVENING = re.compile(r"\s(?:du\ssoir|de\sl['’]après-midi)\b")


def _decade(match: Match[str], language: str) -> Iterator[Quantity]:
    digits = "".join(c for c in match["DECADE"] if c.isdigit())
    yield Quantity(
        Kind.NUMBER, _span(match), (digits[-2:], f"19{digits[-2:]}") if len(digits) < 4 else (digits, digits[-2:])
    )


def _money(match: Match[str], language: str) -> Iterator[Quantity]:
    doubtful = language == "fr" and match["MONEY"].lower() in _OTHERWISE
    if doubtful and not _COUNTED.search(_before(match)):
        return
    name = (
        "".join(match["MONEY"].lower().split()) if "$" in match["MONEY"] else " ".join(match["MONEY"].lower().split())
    )
    name = " ".join(word if word in _WITH_S else word.removesuffix("s") for word in name.split())
    known = vocabulary.CURRENCIES.get(name) or vocabulary.CURRENCIES.get(name.split()[0])
    offers = vocabulary.GENERIC.get(known or "", ()) if known else vocabulary.ANY_CURRENCY
    yield Quantity(Kind.CURRENCY, _span(match), (known or name.upper(),), offers)


_OTHERWISE = frozenset(("franc", "francs", "gourde", "gourdes"))
_COUNTED = re.compile(r"(?:\d|\b(?:en|de|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cents?|mille))\s$")
"""What stands before a sum: « soyons francs » and « une gourde d'eau » are none."""
_WITH_S = frozenset(("us", "$us", "us$", "swiss"))


READERS: dict[str, Callable[[Match[str], str], Iterator[Quantity]]] = {
    "ISO": _iso, "SLASHED": _slashed, "DAYS": _days, "LISTED": _listed, "MONTH": _month, "WEEKDAY": _weekday,
    "CLOCK": _clock, "DECADE": _decade, "ROMAN": _roman, "FIGURE": _figure, "LOOSE": _loose, "WORDS": _words,
    "MONEY": _money,
}  # fmt: skip
"""Name of a part to its reader."""
