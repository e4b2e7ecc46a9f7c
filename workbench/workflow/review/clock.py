"""Time spent in a segment, without the coffee."""

from __future__ import annotations

import time
from collections.abc import Callable

IDLE = 60.0
"""Seconds without a key after which nobody is taken to be working."""


class Clock:
    """Adds up the time between keys, each gap counted up to a minute.

    Args:
        now: Seconds from any point; monotonic.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._last = now()
        self._spent: dict[object, float] = {}
        self.total = 0.0
        """Seconds worked since the clock was made."""

    def tick(self, key: object) -> None:
        """Counts the time since the last tick for `key`, the segment in hand."""
        now = self._now()
        gap = min(now - self._last, IDLE)
        self._last = now
        self._spent[key] = self._spent.get(key, 0.0) + gap
        self.total += gap

    def take(self, key: object) -> float:
        """Returns the seconds spent in `key` and starts it again from zero."""
        self.tick(key)
        return self._spent.pop(key, 0.0)
