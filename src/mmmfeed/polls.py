"""What is known of asking one source over the network: kept from run to run. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often a feed says that it changes."""

    period: timedelta | None = None  # RSS ttl, sy:updatePeriod with sy:updateFrequency
    skip_hours: frozenset[int] = frozenset()  # 0 to 23, UTC
    skip_days: frozenset[int] = frozenset()  # ISO weekdays, Monday is 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When a source may be asked again, and why then."""

    at: datetime  # UTC
    rule: str  # "floor", "daily", "fresh", "period", "rhythm", "failing", "retry-after", "gone"
    evidence: str = ""  # for people


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where a server says that a source has gone for good (HTTP 301, 308), and on how many days it said so."""

    url: str
    days: int
    last: date  # UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What came of asking a source so far."""

    asked: datetime  # UTC; the last time
    due: Due
    failures: int = 0  # in a row
    failing_since: datetime | None = None
    problem: str = ""  # for people: why the last answer was of no use
    succeeded: datetime | None = None  # the last answer that was of use
    news: datetime | None = None  # the last answer that said something new
    gone: bool = False  # HTTP 410
    move: Move | None = None
    rhythm: Rhythm = Rhythm()
    latest: tuple[datetime, ...] = ()  # UTC; the newest dates in it, newest first
    size: int = 0  # bytes of its last document
    saved: int = 0  # bytes that did not travel because nothing had changed
