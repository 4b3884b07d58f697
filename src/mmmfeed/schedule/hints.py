"""What a server says about how often its answer changes, and when to come back (RFC 9110, RFC 9111)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from mmmfeed.model import Reply

_LONGEST = timedelta(days=365)  # larger numbers are mistakes, and timedelta has an end
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d+)", re.IGNORECASE)


def freshness(reply: Reply, now: datetime) -> timedelta | None:
    """How long an answer is fresh (RFC 9111, section 4.2.1); None when the server does not say.

    `Expires` is measured from the server's own `Date`: its clock may be wrong.
    """
    if found := _MAX_AGE.search(reply.cache_control or ""):
        return _positive(_seconds(found[1]) - _age(reply))
    expires = _date(reply.expires)
    return _positive(min(expires - (_date(reply.date) or now), _LONGEST)) if expires else None


def retry_after(reply: Reply, now: datetime) -> timedelta | None:
    """How long to wait (RFC 9110, section 10.2.3): seconds, or a date by the server's own clock."""
    said = (reply.retry_after or "").strip()
    if said.isdecimal():
        return _seconds(said)
    until = _date(said)
    return _positive(min(until - (_date(reply.date) or now), _LONGEST)) if until else None


def _age(reply: Reply) -> timedelta:
    said = (reply.age or "").strip()
    return _seconds(said) if said.isdecimal() else timedelta(0)


def _seconds(digits: str) -> timedelta:
    return timedelta(seconds=min(int(digits[:10]), _LONGEST.total_seconds()))


def _positive(duration: timedelta) -> timedelta | None:
    return duration if duration > timedelta(0) else None


def _date(said: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(said or "")
    except (ValueError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
