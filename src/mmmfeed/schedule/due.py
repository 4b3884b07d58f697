"""The next time at which a source may be asked.

Not more often than once an hour, once a day where the server gives nothing to ask conditionally with; less often where
the server or its feed says so, or where it publishes seldom; ever less often while it fails, but each day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

from mmmfeed.model import Due, Rhythm

FLOOR = timedelta(hours=1)
DAILY = timedelta(days=1)
_WITHIN_A_GAP = 10  # times that a source is asked between two of its announcements
_LONGEST_WAIT = timedelta(days=7)  # whatever Retry-After says
_JITTER = 0.1  # of the interval, so that a thousand sources added at once are not asked at once for ever
_MOST_DOUBLINGS = 10  # 2 ** 5 hours are more than a day
_HOURS, _DAYS = 24, 7


def after_answer(  # noqa: PLR0913 - each says something else about the next time
    name: str,
    now: datetime,
    *,
    conditional: bool,
    fresh: timedelta | None = None,
    rhythm: Rhythm = Rhythm(),  # noqa: B008 - a value
    latest: Sequence[datetime] = (),
) -> Due:
    """After a good answer, which gave something to ask again with or not (`conditional`).

    `fresh`: how long it is; `latest`: the newest dates in it.
    """
    floor, rule = (FLOOR, "floor") if conditional else (DAILY, "daily")
    wishes = [
        (floor, rule, "" if conditional else "the server gives nothing to ask with whether anything changed"),
        (fresh, "fresh", "the server says so (Cache-Control or Expires)"),
        (rhythm.period, "period", "the feed says so (ttl or updatePeriod)"),
        (_usual(latest, now), "rhythm", "it publishes no more often"),
    ]
    said = [(min(wish, DAILY), rule, evidence) for wish, rule, evidence in wishes if wish is not None]
    interval, rule, evidence = max(said, key=lambda wish: wish[0])
    return Due(at=_awake(now + _jittered(interval, name, now), rhythm), rule=rule, evidence=evidence)


def after_failure(name: str, now: datetime, failures: int, *, wait: timedelta | None = None, gone: bool = False) -> Due:
    """After so many failures in a row. `wait`: what Retry-After says; `gone`: HTTP 410."""
    at = now + _jittered(min(FLOOR * 2 ** min(failures - 1, _MOST_DOUBLINGS), DAILY), name, now)
    if gone:
        return Due(at=at, rule="gone", evidence="the server says that it was taken away for good")
    if wait is not None and now + wait > at:
        return Due(at=now + min(wait, _LONGEST_WAIT), rule="retry-after", evidence="the server says when")
    times = "once" if failures == 1 else f"{failures} times in a row"
    return Due(at=at, rule="failing", evidence=f"it failed {times}")


def _usual(latest: Sequence[datetime], now: datetime) -> timedelta | None:
    """A tenth of the time between two announcements, or of the time since the last; None when that is not known."""
    moments = sorted((moment for moment in latest if moment <= now), reverse=True)
    gaps = [later - earlier for later, earlier in pairwise(moments)]
    if not gaps:
        return None
    usual = timedelta(seconds=median(gap.total_seconds() for gap in gaps))
    return max(usual, (now - moments[0]) / 2) / _WITHIN_A_GAP


def _jittered(interval: timedelta, name: str, now: datetime) -> timedelta:
    """`interval` and up to a tenth more: another share for each source and time, the same for the same."""
    digest = hashlib.blake2b(f"{name} {now.astimezone(UTC).isoformat()}".encode(), digest_size=4).digest()
    return interval * (1 + _JITTER * int.from_bytes(digest, "big") / 2**32)


def _awake(at: datetime, rhythm: Rhythm) -> datetime:
    """`at`, or the next full hour that the feed does not ask to skip; a feed that skips all of them means none."""
    hours = rhythm.skip_hours if len(rhythm.skip_hours) < _HOURS else frozenset()
    days = rhythm.skip_days if len(rhythm.skip_days) < _DAYS else frozenset()
    at = at.astimezone(UTC)
    while at.hour in hours or at.isoweekday() in days:
        at = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return at
