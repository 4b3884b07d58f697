"""Days as they are named in any language: "3 March", "March 3rd", "3 de março", "le 1er mars", "3月14日", "14 مارس"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from mmmfeed.text import calendars

DAYS = frozenset(map(str, range(1, 32)))
_MONTHS = frozenset(map(str, range(1, 13)))
_SHORTEST = 4  # letters: from here on a name means a month without a number beside it, too
_BEHIND = re.compile(r"(?:-?[^\W\d_]{1,3}(?=\s))?[\s.,ºª°]*(?:(?:de|del|of|den|di|do|da|на)\s+|d['’])?([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)[\s.,]{1,3}(?:the\s)?$")
_DAY_SIGN = re.compile(r"(\d{1,2})\s?[月월]\s?$")
# What stands between two days of one month: "26-28", "vom 3. bis zum 5.", "26日から28日", "3, 4 and 5".
_BETWEEN = re.compile(r"[\s.,、–—~〜至到日일와과-]*(?:[^\W\d_]{1,4}[\s.]+){0,2}(?:から|부터|至|到|و)?\s*")
_FAR = 16  # characters between them
_MONTH_SIGNS = ("月", "월")


@cache
def names(language: str) -> Mapping[str, int]:
    """Folded names of months in a tongue, long and short; none where CLDR has not the language."""
    try:
        known = calendars.names(language.partition("-")[0])
    except KeyError:
        return {}
    return {**known.months_short, **known.months}


def named_in(words: Iterable[str], language: str) -> frozenset[int]:
    """The months that folded words name, whatever stands beside them."""
    known = names(language)
    return frozenset(known[word] for word in words if len(word) >= _SHORTEST and word in known)


def beside(text: str, start: int, end: int, known: Mapping[str, int]) -> int | None:
    """The month that is named beside the number at `start` to `end`."""
    if is_month(text, end):
        return int(text[start:end]) if text[start:end] in _MONTHS else None
    if signed := _DAY_SIGN.search(text, max(0, start - 6), start):
        return int(signed[1]) if signed[1] in _MONTHS else None
    for found in (_BEHIND.match(text, end, end + 30), _BEFORE.search(text, max(0, start - 24), start)):
        if found and (month := known.get(calendars.fold(found[1]))):
            return month
    return None


def in_one_row(text: str, end: int, start: int) -> bool:
    """Whether a number that ends at `end` and one that begins at `start` may be days of one month."""
    return 0 <= start - end <= _FAR and _BETWEEN.fullmatch(text, end, start) is not None


def is_month(text: str, end: int) -> bool:
    """Whether the number that ends here is a month: 3月, 3월."""
    return text[end : end + 2].lstrip()[:1] in _MONTH_SIGNS
