"""A quantity of a text: a number, date, time, percentage or currency, with its normalised values."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workbench.core.text import Span


class Kind(StrEnum):
    """What a quantity is."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    PERCENT = "percentage"
    CURRENCY = "currency"
    DATE = "date"
    """A day and its month; the year is a number of its own."""
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"


class Quantity(NamedTuple):
    """One quantity of a text; a tuple, because every text has some and a tuple is made in a third of the time."""

    kind: Kind
    span: Span
    values: tuple[str, ...]
    """Readings, the likeliest first: "1000.5", "07-30", "15:30", "month-7", "day-1", "EUR"."""
    offers: tuple[str, ...] = ()
    """Further values of the other text that it may answer to: “half” to 50."""
    soft: bool = False
    """True for words that need not come back as a number: « deux » (“both”), « premier », « dizaine »."""
    figures: bool = True
    """False where it is spelled out."""
    scale: Decimal = Decimal(1)
    """Factor of the magnitude word in it: 1000000 in « 21 millions »."""

    @property
    def value(self) -> str:
        """The likeliest reading."""
        return self.values[0]


def plain(value: Decimal) -> str:
    """Returns a number as its shortest decimal: 1000.50 is "1000.5"."""
    return format(value.normalize(), "f") if value else "0"
