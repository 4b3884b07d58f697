"""Whether the first line under the dates of a file is a headline: a line of its own, without a stop, above the text.

News pages pasted from a browser look like that. In one record it may be a label ("Press release") or a sentence that
lost its stop; where nearly all records of a file begin so, and no two alike, it is what the source calls them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from mmmfeed.parsers.textdump import wraps
from mmmfeed.text import titles

_SEVERAL = 3  # records that show a habit
_MOST = 0.9
_TELLING = 10  # letters (a sign of East Asia is as wide as two) that headlines have on average; less are kinds of news


def are_habit(bodies: Iterable[Sequence[str]]) -> bool:
    """Whether nearly all of `bodies` that have more than one line begin with a headline, each with another."""
    firsts: list[str] = []
    like = 0
    for body in bodies:
        if any(line.strip() for line in body[1:]):
            firsts.append(body[0].strip())
            like += _is_alone(body) and titles.is_headline(firsts[-1])
    if len(firsts) < _SEVERAL or like < _MOST * len(firsts):
        return False
    # "Speaker: …" above each text is a field of it.
    distinct = len({line.partition(":")[0].casefold() for line in firsts})
    width = sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in "".join(firsts)) / len(firsts)
    return distinct >= _MOST * len(firsts) and width >= _TELLING


def _is_alone(body: Sequence[str]) -> bool:
    """Whether the first line ends there because the source ended it, and not for want of room."""
    return not body[1].strip() or not wraps.goes_on(body[0], body[1], body)
