"""How often a feed says that it changes: RSS 2.0's ttl, skipHours and skipDays, and the syndication module of RSS 1.0.

https://www.rssboard.org/rss-specification#optionalChannelElements, https://web.resource.org/rss/1.0/modules/syndication/
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from types import MappingProxyType

from mmmfeed.model import Rhythm
from mmmfeed.parsers.partner.wire import RawRhythm

_LONGEST = timedelta(days=366)  # more is a mistake
_PERIODS = MappingProxyType(
    {
        "hourly": timedelta(hours=1),
        "daily": timedelta(days=1),
        "weekly": timedelta(weeks=1),
        "monthly": timedelta(days=30),
        "yearly": timedelta(days=365),
    }
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read(said: RawRhythm) -> Rhythm:
    """What the feed asks for; what is nonsense it does not ask for. Of two periods the longer one counts."""
    periods = [period for period in (_ttl(said.ttl), _period(said.period, said.frequency)) if period]
    return Rhythm(
        period=max(periods, default=None), skip_hours=_hours(said.skip_hours), skip_days=_days(said.skip_days)
    )


def _ttl(said: str) -> timedelta | None:
    minutes = _number(said)
    return timedelta(minutes=minutes) if minutes and minutes <= _LONGEST / timedelta(minutes=1) else None


def _period(said: str, frequency: str) -> timedelta | None:
    """Without a period there is none: the module's default, daily, is what nobody said."""
    period = _PERIODS.get(said.strip().lower())
    return period / (_number(frequency) or 1) if period else None


def _hours(said: Iterable[str]) -> frozenset[int]:
    """0 to 23; 24 is what some call midnight."""
    numbers = (_number(hour) for hour in said)
    return frozenset(number % 24 for number in numbers if number is not None and number <= 24)  # noqa: PLR2004


def _days(said: Iterable[str]) -> frozenset[int]:
    """ISO weekdays, of names in full or of three letters."""
    names = [name.strip().lower() for name in said]
    return frozenset(number for number, day in enumerate(_DAYS, 1) if any(name in (day, day[:3]) for name in names))


def _number(said: str) -> int | None:
    said = said.strip()
    return int(said) if said.isdecimal() and len(said) <= 7 else None  # noqa: PLR2004
