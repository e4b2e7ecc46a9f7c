"""French or not: langdetect, asked only where function words leave a doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from workbench.releases.wordlists import word_set

_WORD = re.compile(r"[^\W\d_]+")
_FRENCH = word_set("""
    au aux avec ces cette dans des du est et le les leurs ont ou par pour qui sont sur une été
""")
"""Words of every French text that its neighbours (Spanish, Italian, Catalan) do not share."""
_ENGLISH = word_set("""
    a an and are as at be been but by for from has have he her his in is it its of on or she that the their they
    this to was we were which who will with you
""")
_LONG_ENOUGH = 60
"""Characters from which a passage is judged at all."""
_SURE = 0.99
_SHARE = 0.5, 0.3, 0.2
"""Prior of French, of English, of all other languages together."""
NAMES = {"en": "English", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "de": "German", "ru": "Russian",
         "ar": "Arabic", "nl": "Dutch", "ro": "Romanian", "ca": "Catalan", "uk": "Ukrainian", "tr": "Turkish",
         "pl": "Polish", "fa": "Persian", "vi": "Vietnamese"}  # fmt: skip


def language(text: str) -> str:
    """Returns the ISO 639-1 code of a text: "fr" unless it is long enough and surely in another language."""
    if len(text) < _LONG_ENOUGH:
        return "fr"
    words = [word.casefold() for word in _WORD.findall(text[:10_000])]
    if sum(word in _FRENCH for word in words) >= 0.12 * len(words):
        return "fr"
    return _detected(text[:10_000])


def is_english(text: str) -> bool:
    """True if a passage of a French release is surely English."""
    words = [word.casefold() for word in _WORD.findall(text)]
    french, english = (sum(word in known for word in words) for known in (_FRENCH, _ENGLISH))
    return english > 2 * french and english >= 0.15 * len(words) and language(text) == "en"


def _detected(text: str) -> str:
    from langdetect.lang_detect_exception import LangDetectException

    factory = _factory()
    detector = factory.create()
    french, english, others = _SHARE
    rest = others / (len(factory.langlist) - 2)
    detector.set_prior_map({code: {"fr": french, "en": english}.get(code, rest) for code in factory.langlist})
    detector.append(text)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return "fr"
    return str(best.lang) if best.prob >= _SURE else "fr"


@cache
def _factory() -> Any:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    DetectorFactory.seed = 0
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    return factory
