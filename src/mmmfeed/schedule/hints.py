"""What a server and its feed say about how often they change: HTTP (RFC 9111), RSS ttl, skipHours, sy:updatePeriod."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_LONGEST = timedelta(days=365)  # larger numbers are mistakes, and timedelta has an end
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What was said; nothing of it is an order."""

    fresh: timedelta | None = None  # Cache-Control: max-age, or Expires
    period: timedelta | None = None  # RSS ttl, sy:updatePeriod with sy:updateFrequency
    skip_hours: frozenset[int] = frozenset()  # 0 to 23, UTC
    skip_days: frozenset[int] = frozenset()  # ISO weekdays, Monday is 1


def of_headers(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long an answer is fresh (RFC 9111, section 4.2.1); None when the server does not say.

    `headers` by lower-case names. `Expires` is measured from the server's own `Date`: its clock may be wrong.
    """
    control = headers.get("cache-control", "")
    if found := _MAX_AGE.search(control):
        return _at_least_none(_seconds(found[1]) - _age(headers))
    expires, date = _date(headers.get("expires")), _date(headers.get("date"))
    return _at_least_none(min(expires - (date or now), _LONGEST)) if expires else None


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long to wait (RFC 9110, section 10.2.3): seconds, or a date by the server's own clock."""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return _seconds(said)
    until, date = _date(said), _date(headers.get("date"))
    return _at_least_none(min(until - (date or now), _LONGEST)) if until else None


def _age(headers: Mapping[str, str]) -> timedelta:
    said = headers.get("age", "").strip()
    return _seconds(said) if said.isdecimal() else timedelta(0)


def _seconds(digits: str) -> timedelta:
    return timedelta(seconds=min(int(digits[:10]), _LONGEST.total_seconds()))


def _at_least_none(duration: timedelta) -> timedelta | None:
    return duration if duration > timedelta(0) else None


def _date(said: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(said or "")
    except (ValueError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
