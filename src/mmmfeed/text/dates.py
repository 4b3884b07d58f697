"""Days as people write them in numbers: strict patterns, the orders that a number allows, the years that make sense.

No guess is made here: which of the orders a file means is for its reader to find out (parsers/textdump/habit.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from mmmfeed.model import DateOrder

# For messages: `calendar.month_name` would follow the locale of the process.
_MONTHS = "January February March April May June July August September October November December"
MONTHS = ("", *_MONTHS.split())

WEEKDAYS = ("", *["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])

# Three numbers with one separator between them: 04.03.25, 4/3/2025, 2025-03-04, 28. 05. 2025. (hr), 25. 5. 28. (ko).
# Digits are those of any script, spaces of any width (typographers of Czech and Russian use narrow ones).
NUMERIC = r"(?P<a>\d{1,4})\s?(?P<sep>[./\-–])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<c>\d{1,4})"
_NUMERIC = re.compile(NUMERIC + r"\.?")
SIGNS = "年"  # the separator of a date that says which number is the year
_SPACED = re.compile(r"\d\.\s\d{1,2}\.\s\d")
_FIRST_YEAR = 1990  # no announcement on the web is older
_YEARS_AHEAD = 2
_CENTURY = 100
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Window:
    """The days that an announcement can plausibly be dated, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Numbers:
    """A date in numbers, as written: three parts, and no opinion yet on which is the day."""

    a: str
    b: str
    c: str
    separator: str

    @property
    def year_first(self) -> bool:
        """Whether four digits in front, or the signs 年 월 日, leave no choice."""
        return len(self.a) == _YEAR_DIGITS or self.separator == SIGNS

    @property
    def written(self) -> str:
        """The date without the spaces that may stand in it."""
        return self.separator.join((self.a, self.b, self.c))


def window(retrieved: datetime, years: tuple[int, int] | None = None) -> Window:
    """All of `years`, the first and the last, where told; else from 1990 to two years after it was `retrieved`."""
    if years:
        return Window(date(years[0], 1, 1), date(years[1], 12, 31))
    today = retrieved.date()
    # The last day of February stands for the 29th where there is none.
    ahead = date(today.year + _YEARS_AHEAD, today.month, 1) + timedelta(days=min(today.day, 28) - 1)
    return Window(date(_FIRST_YEAR, 1, 1), ahead)


def numbers(text: str) -> Numbers | None:
    """The three numbers, where `text` is a date in numbers and nothing else; a date that cannot be is one, too."""
    found = _NUMERIC.fullmatch(text)
    return numbers_of(found) if found else None


def numbers_of(found: re.Match[str]) -> Numbers | None:
    """The three numbers of a match of `NUMERIC`, unless they are a version (1.9.3) or a telephone number."""
    a, b, c, separator = found["a"], found["b"], found["c"], found["sep"]
    year_first = len(a) == _YEAR_DIGITS and len(c) <= 2  # noqa: PLR2004
    year_last = len(a) <= 2 <= len(c)  # noqa: PLR2004
    # "25. 7. 8." is how Korean writes it; "25.7.8" is a version.
    spaced = len(a) == 2 and len(c) == 1 and separator == "." and _SPACED.search(found[0])  # noqa: PLR2004
    return _shared(a, b, c, separator) if year_first or year_last or spaced else None


@lru_cache(maxsize=4096)
def _shared(a: str, b: str, c: str, separator: str) -> Numbers:
    """One object for all the lines of a file that name the same day."""
    return Numbers(a, b, c, separator)


# A file has few dates, and asks for each of them several times.
@lru_cache(maxsize=4096)
def day_of(written: Numbers, order: DateOrder, within: Window) -> date | None:
    """The day that `written` is in this `order`, None when the calendar has no such day.

    A year of two digits is of that century which `within` allows, else of the years 1969 to 2068 (POSIX strptime).
    """
    year, month, day = _sorted(written, order)
    return made(year, int(month), int(day), within)


def made(year: str, month: int, day: int, within: Window) -> date | None:
    """The day with these parts, the year as it is written; None when the calendar has no such day."""
    try:
        return date(_year(year, within), month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def orders(written: Numbers, within: Window) -> frozenset[DateOrder]:
    """Every order in which `written` is a day inside the window."""
    return frozenset(order for order in DateOrder if (day := day_of(written, order, within)) and day in within)


def why_not(written: Numbers, order: DateOrder, within: Window) -> str:
    """For people: why `written` is no day in this `order`, or none that makes sense."""
    year, month, day = _sorted(written, order)
    return why_not_made(year, int(month), int(day), within)


def why_not_made(year: str, month: int, day: int, within: Window) -> str:
    """For people: why these parts make no day, or none that makes sense."""
    if not 1 <= month <= 12:  # noqa: PLR2004
        return f"there is no month {month}"
    if not 1 <= day <= 31:  # noqa: PLR2004
        return f"there is no day {day}"
    found = made(year, month, day, within)
    if found is None:
        return f"{MONTHS[month]} {_year(year, within)} has no day {day}"
    return f"that is the year {found.year}, and dates are expected from {within.first:%Y} to {in_words(within.last)}"


def in_words(day: date) -> str:
    """`day` so that nobody can misread it: 4 March 2025."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def _sorted(written: Numbers, order: DateOrder) -> tuple[str, str, str]:
    """Year, month and day."""
    a, b, c = written.a, written.b, written.c
    if written.year_first or order is DateOrder.YMD:
        return a, b, c
    return (c, b, a) if order is DateOrder.DMY else (c, a, b)


def _year(text: str, within: Window) -> int:
    year = int(text)
    if len(text) != 2:  # noqa: PLR2004
        return year
    centuries = (2000 + year, 1900 + year)
    fitting = [full for full in centuries if within.first.year <= full <= within.last.year]
    return fitting[0] if fitting else centuries[year > 68]  # noqa: PLR2004
