"""The next time at which a source may be asked.

Not more often than once an hour, once a day where the server gives nothing to ask conditionally with; less often where
the server or its feed says so, or where it publishes seldom; ever less often while it fails, but each day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

from mmmfeed.schedule.hints import Hints

FLOOR = timedelta(hours=1)
DAILY = timedelta(days=1)
_WITHIN_A_GAP = 10  # times that a source is asked between two of its announcements
_TELLING = 20  # announcements that show how often a source publishes
_LONGEST_WAIT = timedelta(days=7)  # whatever Retry-After says
_JITTER = 0.1  # of the interval, so that a thousand sources added at once are not asked at once for ever
_MOST_DOUBLINGS = 10  # 2 ** 5 hours are more than a day
_HOURS, _DAYS = 24, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When, and why then."""

    at: datetime  # UTC
    rule: str  # "floor", "daily", "fresh", "period", "rhythm", "failing", "retry-after", "gone"
    evidence: str = ""  # for people


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What is known of asking one source."""

    asked: datetime  # UTC
    due: Due
    failures: int = 0  # in a row
    failing_since: datetime | None = None
    succeeded: datetime | None = None  # the last answer that could be read
    gone: bool = False  # HTTP 410


def is_due(poll: Poll | None, now: datetime) -> bool:
    """Whether a source may be asked at `now`; one that was never asked may."""
    return poll is None or (not poll.gone and poll.due.at <= now)


def after_answer(name: str, hints: Hints, published: Sequence[datetime], now: datetime, *, conditional: bool) -> Poll:
    """After a good answer. `published`: the dates in it; `conditional`: it gave something to ask again with."""
    floor, rule = (FLOOR, "floor") if conditional else (DAILY, "daily")
    wishes = [
        (floor, rule, "" if conditional else "the server gives nothing to ask with whether anything changed"),
        (hints.fresh, "fresh", "the server says so (Cache-Control or Expires)"),
        (hints.period, "period", "the feed says so (ttl or updatePeriod)"),
        (_rhythm(published, now), "rhythm", "it publishes no more often"),
    ]
    said = [(min(wish, DAILY), rule, evidence) for wish, rule, evidence in wishes if wish is not None]
    interval, rule, evidence = max(said, key=lambda wish: wish[0])
    at = _awake(now + interval * (1 + _JITTER * _share(name, now)), hints)
    return Poll(asked=now, due=Due(at=at, rule=rule, evidence=evidence), succeeded=now)


def after_failure(
    name: str, before: Poll | None, now: datetime, *, wait: timedelta | None = None, gone: bool = False
) -> Poll:
    """After no answer or a useless one. `wait`: what Retry-After says; `gone`: HTTP 410."""
    failures = (before.failures if before else 0) + 1
    interval = min(FLOOR * 2 ** min(failures - 1, _MOST_DOUBLINGS), DAILY)
    due = Due(at=now + interval * (1 + _JITTER * _share(name, now)), rule="failing", evidence=_times(failures))
    if wait is not None and now + wait > due.at:
        due = Due(at=now + min(wait, _LONGEST_WAIT), rule="retry-after", evidence="the server says when")
    if gone:
        due = replace(due, rule="gone", evidence="the server says that it was taken away for good")
    return Poll(
        asked=now,
        due=due,
        failures=failures,
        failing_since=(before.failing_since if before else None) or now,
        succeeded=before.succeeded if before else None,
        gone=gone,
    )


def _rhythm(published: Sequence[datetime], now: datetime) -> timedelta | None:
    """A tenth of the time between two announcements, or of the time since the last; None when that is not known."""
    latest = sorted((moment for moment in published if moment <= now), reverse=True)[:_TELLING]
    gaps = [later - earlier for later, earlier in pairwise(latest)]
    if not gaps:
        return None
    usual = timedelta(seconds=median(gap.total_seconds() for gap in gaps))
    return max(usual, (now - latest[0]) / 2) / _WITHIN_A_GAP


def _share(name: str, now: datetime) -> float:
    """A number from 0 to 1 that differs between sources and times, and is the same for the same."""
    digest = hashlib.blake2b(f"{name} {now.astimezone(UTC).isoformat()}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32


def _awake(at: datetime, hints: Hints) -> datetime:
    """`at`, or the next full hour that the feed does not ask to skip; a feed that skips all of them means none."""
    hours = hints.skip_hours if len(hints.skip_hours) < _HOURS else frozenset()
    days = hints.skip_days if len(hints.skip_days) < _DAYS else frozenset()
    at = at.astimezone(UTC)
    while at.hour in hours or at.isoweekday() in days:
        at = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return at


def _times(failures: int) -> str:
    return "it failed once" if failures == 1 else f"it failed {failures} times in a row"
