"""Where the sentences and header fields of a text begin and end: what a date's meaning is looked for in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_SHORT_FORMS = """
    dr prof mr mrs ms st no nr vs jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    m mme janv févr avr juil déc sr sra dott ing hr fr dipl mag bzw ca kl klo godz ul r o tel rm bldg approx gen univ
"""
_LONGEST = 1000  # characters of a passage
_SHORT = frozenset(_SHORT_FORMS.split())
_STOP = re.compile(
    r"(?P<dot>(?P<word>[^\W_]{0,12})[.!?…]{1,6}[\"'”’»)]{0,3})\s+(?=[^\s])|[。！？]|\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*•·]|[^\W\d_][\w &/-]{1,20}[:：]))"
)


@dataclass(frozen=True, slots=True)
class Passages:
    """Where each passage of a part of a text begins, and where the part ends; a hard-wrapped line begins none."""

    begins: tuple[int, ...]
    end: int

    def around(self, start: int) -> tuple[int, int]:
        """The passage that holds `start`: where it begins and ends."""
        at = bisect_right(self.begins, start)
        return self.begins[at - 1], self.begins[at] if at < len(self.begins) else self.end


def find_passages(text: str, first: int, last: int) -> Passages:
    """The passages from the one that holds `first` to the one that holds `last`, as far as they are not endless."""
    begin, end = max(0, first - _LONGEST), min(len(text), last + _LONGEST)
    begins = (found.end() for found in _STOP.finditer(text, begin, end) if _parts(text, found))
    return Passages((begin, *begins), end)


def _parts(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + 1]
    if found["dot"] is None:
        # A wrapped text whose lines came out as paragraphs goes on in small letters.
        return "\n" not in found[0] or not after.islower()
    word = found["word"].lower()
    if after.islower() or "." not in found["dot"]:
        return not after.islower()
    is_day = word.isdigit() and len(word) <= 2 and (after.isalnum() or after == "(")  # noqa: PLR2004
    return not (len(word) <= 1 or word in _SHORT or is_day)
