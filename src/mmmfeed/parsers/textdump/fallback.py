"""Dates in languages that calendars.py does not know, read by dateparser: only where nothing else in a file is a date.

dateparser guesses (`12`, `so` and `May` are dates to it), so it is asked for whole lines only, and believed only where
day and year stand in the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mmmfeed.parsers.textdump import names
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.names import Named
from mmmfeed.parsers.textdump.shapes import DateLine, Shape

_LONGEST = 48  # characters
_MOST_WORDS = 7
_TRIES = 40  # lines in a row without success: each takes milliseconds, and all languages of the world
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_SETTINGS = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}


def date_lines(lines: Lines, language: str | None) -> Sequence[DateLine]:
    """Every line that dateparser takes for a day with a month in words, in the file's order.

    `language` may be the site's rather than the file's, so the others come after it.
    """
    told = list(_date_lines(lines, names.base(language))) if language else []
    return told or list(_date_lines(lines, None))


def _date_lines(lines: Lines, language: str | None) -> Iterator[DateLine]:
    tries = _TRIES
    for index, text in enumerate(lines.texts):
        line = text.strip(" \t#*_=<>[]-")
        if tries and _may_be(line):
            named = _read(line, language)
            tries = _TRIES if named else tries - 1
            if named:
                kind = re.sub(r"[^\W\d]+", "w", re.sub(r"\d+", "9", line))
                yield DateLine(index, text.strip(), Shape(kind), named)


def _may_be(line: str) -> bool:
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS or not any(letter.isalpha() for letter in line):
        return False
    return len(_YEAR.findall(line)) == 1 and len(_DAY.findall(line)) == 1


def _read(line: str, language: str | None) -> Named | None:
    import dateparser

    try:
        found = dateparser.parse(line, languages=[language] if language else None, settings=_SETTINGS)
    except (ValueError, OverflowError):  # a language that it does not know
        return None
    day, year = _DAY.findall(line)[0], _YEAR.findall(line)[0]
    if not found or found.day != int(day) or found.year != int(year):
        return None
    return Named(found.day, {names.FALLBACK: found.month}, str(found.year))
