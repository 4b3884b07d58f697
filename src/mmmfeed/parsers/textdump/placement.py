"""Where the text of a record stands: below its date, or above it; and what stands beside the date."""

from __future__ import annotations

from collections.abc import Sequence

from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.shapes import DateLine

_SEVERAL = 3  # records that show a habit


def is_below(starts: Sequence[DateLine], lines: Lines) -> bool:
    """Whether each date closes the text above it, like the date of a letter: the last one has nothing under it."""
    if len(starts) < _SEVERAL or _has_text(starts[-1].index + 1, len(lines), lines):
        return False
    if not _has_text(0, starts[0].index, lines):
        return False
    return all(
        _has_text(line.index - 1, line.index, lines) and not _has_text(line.index + 1, line.index + 2, lines)
        for line in starts
    )


def are_kinds(starts: Sequence[DateLine]) -> bool:
    """Whether what stands beside the dates is said again and again ("News"), or is one field ("Category: …")."""
    beside = [line.title.casefold() for line in starts if line.title]
    if len(beside) < _SEVERAL:
        return False
    fields = {head for head, colon, _ in (title.partition(": ") for title in beside) if colon}
    one_field = len(fields) == 1 and all(": " in title for title in beside)
    return one_field or len(set(beside)) * 2 <= len(beside)


def _has_text(begin: int, end: int, lines: Lines) -> bool:
    return any(lines.texts[index].strip() for index in range(begin, min(end, len(lines))))
