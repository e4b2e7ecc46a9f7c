"""Invented sentences: names no one bears, figures, dates, contact lines.

A network that has read little text garbles what it never saw: the name of a minister, a telephone number. Sentences
around pieces that only need to be copied, or to change their form (1,7 to 1.7, 9 h 30 to 9.30 a.m.), teach it to look
at the source (Currey et al. 2017 show the effect of copied text).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Final

from workbench.training.lore import (
    CITIES,
    COUNTRIES,
    FIRST_NAMES,
    GROUPS,
    MONTHS,
    PATTERNS,
    PEOPLES,
    ROLES,
    SAYING,
    SYLLABLES,
    WEEKDAYS,
)
from workbench.training.pairs import Pair

Maker = Callable[[random.Random], Pair]


def pairs(count: int, seed: int = 1) -> Iterator[Pair]:
    """Yields `count` sentences with their translations; the same seed gives the same ones."""
    rng = random.Random(seed)
    for _ in range(count):
        french, english = rng.choice(PATTERNS)
        yield _filled(french, english, rng)


def _filled(french: str, english: str, rng: random.Random) -> Pair:
    """Fills the slots, `{name}` or `{name2}`, of both sides with the same thing."""
    slots = {slot: _MAKERS[slot.rstrip("23")](rng) for slot in re.findall(r"{(\w+)}", french)}
    one, other = (text.format(**{slot: pair[side] for slot, pair in slots.items()})
                  for side, text in enumerate((french, english)))  # fmt: skip
    if rng.random() < 0.5:
        one = one.replace("'", "’")
    if rng.random() < 0.5:
        other = other.replace("“", '"').replace("”", '"').replace("’", "'")
    return _sentence(one), _sentence(other)


def _sentence(text: str) -> str:
    """Begins with a capital; an abbreviation at the end keeps one full stop."""
    return text[0].upper() + text[1:].replace("..", ".")


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3)))).capitalize()


def _same(text: str) -> Pair:
    return text, text


def _name(rng: random.Random) -> Pair:
    first = rng.choice(FIRST_NAMES) if rng.random() < 0.6 else _word(rng)
    last = f"{_word(rng)}-{_word(rng)}" if rng.random() < 0.1 else _word(rng)
    return _same(f"{first} {last}")


def _date(rng: random.Random) -> Pair:
    day, (french, english) = rng.randint(1, 28), rng.choice(MONTHS)
    year = f" {rng.randint(1948, 2027)}" if rng.random() < 0.4 else ""
    return f"{'1er' if day == 1 else day} {french}{year}", f"{day} {english}{year}"


def _number(rng: random.Random) -> Pair:
    number = rng.randint(11, 10 ** rng.randint(2, 6))
    english = f"{number:,}"
    return english.replace(",", rng.choice((" ", "\u00a0", "\u202f"))), english


def _decimal(rng: random.Random) -> Pair:
    english = f"{rng.randint(1, 99)}.{rng.randint(1, 9)}"
    return english.replace(".", ","), english


def _percent(rng: random.Random) -> Pair:
    french, english = _decimal(rng) if rng.random() < 0.4 else _same(str(rng.randint(2, 99)))
    return f"{french} %", f"{english} per cent"


def _money(rng: random.Random) -> Pair:
    french, english = _decimal(rng) if rng.random() < 0.5 else _same(str(rng.randint(2, 900)))
    unit = rng.choice((("dollars", "USD"), ("dollars É.-U.", "USD"), ("euros", "EUR"), ("francs suisses", "CHF")))
    return f"{french} millions de {unit[0]}".replace("de euros", "d'euros"), f"{unit[1]} {english} million"


def _time(rng: random.Random) -> Pair:
    hour, minute = rng.randint(1, 23), rng.choice((0, 15, 30, 45))
    half = "a.m." if hour < 12 else "p.m."
    clock = str((hour - 1) % 12 + 1)
    if minute:
        return f"{hour} h {minute}", f"{clock}.{minute} {half}"
    return f"{hour} heure{'s' * (hour > 1)}", f"{clock} {half}"


def _phone(rng: random.Random) -> Pair:
    return _same(f"+{rng.randint(20, 998)} " + " ".join(f"{rng.randint(0, 99):02}" for _ in range(rng.randint(3, 5))))


def _mail(rng: random.Random) -> Pair:
    return _same(f"{_word(rng).lower()}@{_word(rng).lower()}.{rng.choice(('org', 'int', 'net', 'example'))}")


def _one_of(values: tuple[Pair, ...]) -> Maker:
    return lambda rng: rng.choice(values)


_MAKERS: Final[dict[str, Maker]] = {
    "name": _name, "last": lambda rng: _same(_word(rng)), "place": lambda rng: _same(_word(rng)), "date": _date,
    "age": lambda rng: _same(str(rng.randint(14, 80))), "number": _number, "decimal": _decimal, "percent": _percent,
    "money": _money, "time": _time, "phone": _phone, "mail": _mail, "city": _one_of(CITIES), "role": _one_of(ROLES),
    "country": _one_of(COUNTRIES), "people": _one_of(PEOPLES), "group": _one_of(GROUPS), "saying": _one_of(SAYING),
    "weekday": _one_of(WEEKDAYS), "year": lambda rng: _same(str(rng.randint(1948, 2027))),
}  # fmt: skip
