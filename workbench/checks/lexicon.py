"""Word lists of the checks, read once from data/."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from workbench.core.text import pieces

_MARKS = re.compile(r"[\u0300-\u036f]")


@lru_cache(maxsize=16384)
def unaccented(text: str) -> str:
    """Returns `text` in lower case without accents, ’ as ': what two spellings of a name have in common."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).lower().replace("’", "'")
    return bare if bare.isascii() else bare.replace("ø", "o").replace("ł", "l").replace("œ", "oe")


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def lowered(text: str) -> tuple[str, ...]:
    """Returns the words of a text in lower case."""
    return tuple(pieces(_WORD, text.lower()))


@lru_cache(maxsize=8)
def lines(name: str) -> tuple[str, ...]:
    """Returns the lines of data/`name` without comments."""
    text = files("workbench.checks").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def french_words() -> frozenset[str]:
    """French words, lower case, that are no English words."""
    return frozenset(word for line in lines("french.txt") for word in line.split())


@lru_cache(maxsize=1)
def more_french() -> frozenset[str]:
    """French words, lower case, that may be names or rare words in English: French where the source has them."""
    return french_words() | frozenset(word for line in lines("french_more.txt") for word in line.split())


@lru_cache(maxsize=1)
def kept_names() -> re.Pattern[str]:
    """Names with French words that stay as they are in English, whatever their case and apostrophe."""
    names = sorted(lines("kept.txt"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(n).replace("’", "['’]") for n in names) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def places() -> dict[str, tuple[str, ...]]:
    """French place name without accents, lower case, to its English names and stems."""
    rows = (line.split("\t") for line in lines("places.tsv"))
    return {unaccented(french): tuple(english.split("|")) for french, english in rows}


@lru_cache(maxsize=1)
def place_pattern() -> re.Pattern[str]:
    """Finds the French names of `places` in a text without accents, longest first."""
    names = sorted(places(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")


@lru_cache(maxsize=1)
def common_capitalised() -> frozenset[str]:
    """French words, without accents and lower case, that are often capitalised and are no person's name."""
    listed = {word for line in lines("capitalised.txt") for word in line.split()}
    of_places = {word for name in places() for word in re.split(r"[\s'-]", name)}
    return frozenset(map(unaccented, listed | of_places | french_words()))
