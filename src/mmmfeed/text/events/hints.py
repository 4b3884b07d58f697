"""A quick look whether a text can name a day at all: most announcements do not, and the dates of a dump are many."""

from __future__ import annotations

import re

from mmmfeed.text import calendars
from mmmfeed.text.events.relative import AWAY
from mmmfeed.text.events.tokens import vocabulary
from mmmfeed.text.events.trees import tree

_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMBERS = re.compile(r"[ ]?[./-][ ]?[0-9]|[ ]?[月월]")
# An hour: then a weekday anywhere in the text may be its day.
_HOUR = re.compile(r"[0-9][:h時时点點시][0-9]|[0-9] ?(?:[ap]\.?m|[ap]m|uhr|h\b)|noon|midi\b|正午|kl\.? ?[0-9]", re.IGNORECASE)
_NEAR = 24  # characters: "Wednesday, the 5th of February"
_NEAR_DAY = re.compile(rf"(?<![^\W\u3000-\u9fff\uac00-\ud7a3]){tree(f'{phrase}*' for phrase in AWAY)}")


def may_name_a_day(text: str, language: str | None) -> bool:
    """Whether it is worth reading `text` closely; never False where find_events would find something."""
    return _has_date(text, language) or _HOUR.search(text) is not None or _NEAR_DAY.search(text.lower()) is not None


def _has_date(text: str, language: str | None) -> bool:
    known = None
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        if _NUMBERS.match(text, end):
            return True
        known = known or vocabulary(language)
        beside = [*_LETTERS.findall(text, max(0, start - _NEAR), start), *_LETTERS.findall(text, end, end + _NEAR)]
        if any(calendars.fold(word) in known for word in beside):
            return True
    return False
