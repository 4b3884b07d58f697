"""When: the day of an announcement, and the days and hours of an event, by the clocks that readers go by. No words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mmmfeed.model import Announcement, Cluster, Event, Precision, SiteSpec, SourceSpec


class Days(NamedTuple):
    """Days in a row."""

    first: date
    last: date


class Hours(NamedTuple):
    """By the clock that an event is told in."""

    begin: datetime
    end: datetime | None  # after `begin`; None: not known


def published_on(cluster: Cluster, sources: Mapping[str, SourceSpec], site: SiteSpec) -> date:
    """The day of an announcement: its own where only that is known, else the one that the site's clocks show."""
    earliest = cluster.earliest
    is_day = earliest.published_precision is Precision.DAY
    zone = zone_of(earliest, sources) if is_day else site.timezone
    return cluster.published.astimezone(zone).date()


def zone_of(said: Announcement, sources: Mapping[str, SourceSpec]) -> ZoneInfo:
    """The time zone that its source's days are in."""
    source = sources.get(said.source)
    return source.timezone if source else ZoneInfo("UTC")


def days(event: Event) -> Days:
    """The days of an event, by its own clock; what ends at midnight ends the day before."""
    timed = hours(event)
    if timed is None:
        first = _day(event.start)
        return Days(first, max(first, _day(event.end)) if event.end else first)
    first, end = timed.begin.date(), (timed.end or timed.begin).astimezone(timed.begin.tzinfo)
    ends_before = timed.end is not None and end.time() == time()
    return Days(first, (end - timedelta(days=1)).date() if ends_before else end.date())


def hours(event: Event) -> Hours | None:
    """Begin and end of an event that has an hour; None for one of whole days. An end before the begin is none."""
    if not isinstance(event.start, datetime):
        return None
    end = event.end if isinstance(event.end, datetime) and event.end > event.start else None
    return Hours(event.start, end)


def iso(moment: datetime | date) -> str:
    """RFC 3339 with the offset that it is told in, to the second; or a day."""
    return (moment.replace(microsecond=0) if isinstance(moment, datetime) else moment).isoformat()


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
