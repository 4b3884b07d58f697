"""What can stay of an announcement in a translation, and how telling it is that two announcements have it.

An item is its kind and its value: `page:example.org/report.pdf`, `number:17.30`, `day:3-14` (14 March), `name:lyon`.
"""

from __future__ import annotations

from mmmfeed.merge.translation.quantities import YEARS

PAGE, CODE, NUMBER, DAY, NAME = KINDS = ("page", "code", "number", "day", "name")

OF_PAGE = 2.5
OF_CODE = 1.2
OF_CODE_WITH_DIGITS = 1.6
OF_NAME = 0.8
OF_PLACE = 1.0
OF_DAY = 1.0
OF_MONTH = 0.4
_OF_YEAR = 0.5
_OF_SMALL = 0.25  # numbers up to 12 are everywhere
_OF_PAIR = 1.2  # 17.30, 2.5
_BY_DIGITS = (0.5, 0.5, 1.2, 1.8, 2.2)  # other numbers, by how many digits they have
_DOZEN = 12
_LONGEST_PAIR = 5
_LONGEST_YEAR = 4


def of_number(number: str) -> float:
    """How telling a number is, as quantities.numbers gives it."""
    if not number.isdigit():
        return _OF_PAIR if len(number) <= _LONGEST_PAIR else OF_CODE_WITH_DIGITS
    if len(number) <= _LONGEST_YEAR:
        if int(number) in YEARS:
            return _OF_YEAR
        if int(number) <= _DOZEN:
            return _OF_SMALL
    return _BY_DIGITS[min(len(number), len(_BY_DIGITS)) - 1]
