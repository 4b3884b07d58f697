"""How long, and how much: `2 years`, `500 MB`. Each check gives the value or raises ValueError in the user's words."""

from __future__ import annotations

import re
from datetime import timedelta

from mmmfeed.config.mistakes import quoted
from mmmfeed.config.values import day
from mmmfeed.merge import days_named

DURATION_PATTERN = r"^[1-9][0-9]{0,4}\s*(days?|weeks?|months?|years?)$"
SIZE_PATTERN = r"^[1-9][0-9]{0,5}(\.[0-9]{1,3})?\s*([Mm]|[Gg]|[Tt])[Bb]$"

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_BYTES = {"mb": 10**6, "gb": 10**9, "tb": 10**12}


def duration(value: str) -> str:
    """A number of days, weeks, months or years."""
    if not re.fullmatch(DURATION_PATTERN, value):
        raise ValueError(f"{quoted(value)} is not a length of time; write it as in 90 days, 18 months or 2 years")
    return value


def size(value: str) -> str:
    """A number of megabytes, gigabytes or terabytes."""
    if not re.fullmatch(SIZE_PATTERN, value):
        raise ValueError(f"{quoted(value)} is not a size; write it as in 500 MB or 2 GB")
    return value


def since(value: str) -> str:
    """A day, or how long before now."""
    if re.fullmatch(DURATION_PATTERN, value):
        return value
    if days_named(value) is None:
        raise ValueError(
            f"{quoted(value)} is neither a day nor a length of time; write it as in 2025-03-04 or in 90 days"
        )
    return day(value)


def time_of(value: str) -> timedelta:
    """The time that a checked duration is: a month has 30 days, a year 365."""
    number, unit = _parted(value)
    return timedelta(days=int(number) * _DAYS[unit.removesuffix("s")])


def bytes_of(value: str) -> int:
    """The bytes of a checked size: a megabyte has a million."""
    number, unit = _parted(value)
    return round(float(number) * _BYTES[unit.lower()])


def _parted(value: str) -> tuple[str, str]:
    number = re.match(r"[0-9.]+", value)
    assert number  # noqa: S101 - it was checked
    return number[0], value[number.end() :].strip()
