"""A quick look whether a text can name a day at all: most announcements do not, and a dump holds many.

It reads each different word once and remembers it, so that it takes some twenty nanoseconds a character.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from mmmfeed.text import calendars
from mmmfeed.text.events.distances import AWAY, LAST_WORDS
from mmmfeed.text.events.relative import is_alone
from mmmfeed.text.events.tokens import cut, reader, vocabulary

_REMEMBERED = 8192  # words of each language
_LONGEST = 40  # characters of a word that is worth remembering
_MARKS = ".,;:!?()"
_DASH = "\\-–—‒−〜~～"
_D = "(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
# The beginning of a date in numbers; its parts may stand apart ("5. 3. 2026"), so it may end with the word.
_NUMBERS = re.compile(rf"(?<![0-9]){_D}(?:/{_D}|[./{_DASH}](?:{_D}[./{_DASH}]|$))|(?<![0-9])[0-9]{{4}}[./{_DASH}]{_D}")
# What a word brings to a date: a number from 1 to 31; a month's name or sign; enough alone, as "today" or "5/3".
_DAY, _MONTH, _ENOUGH = 1, 2, 4
_SIGNS = {"d": _DAY, "M": _MONTH, "m": _MONTH}
_UNSPACED = re.compile("|".join(phrase for phrase in AWAY if phrase[0] >= "\u3040"))


def may_name_a_day(text: str, language: str | None) -> bool:
    """Whether it is worth reading `text` closely; never False where there is a day in it."""
    said = 0
    for says in set(map(_reader(language), set(text.split()))):
        said |= says
    return said >= _ENOUGH or said == _DAY | _MONTH


@cache
def _reader(language: str | None) -> Callable[[str], int]:
    """What tells what a word, with all the marks around it, brings to a date in this language."""
    sign_of, known = reader(language), vocabulary(language)
    of_dates = LAST_WORDS | known.keys()

    def says(word: str) -> int:
        bare = word.strip(_MARKS)
        if bare.isascii() and bare.isalpha() and bare.lower() not in of_dates:
            return 0
        said = _ENOUGH if _NUMBERS.search(word) or _UNSPACED.search(word) else 0
        for token in cut(word):
            sign = sign_of(token)
            if sign == "t" or (sign == "w" and is_alone(token, known[calendars.fold(token)])):
                return _ENOUGH
            said |= _SIGNS.get(sign, 0)
        return said

    remembered = lru_cache(_REMEMBERED)(says)
    return lambda word: remembered(word) if len(word) < _LONGEST else says(word)
