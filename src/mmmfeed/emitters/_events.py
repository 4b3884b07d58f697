"""What every format shows of an entry's events."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mmmfeed.model import Entry, Event, FeedView

_PAGE, _CALENDAR = ".html", ".ics"


class Days(NamedTuple):
    """Days in a row."""

    first: date
    last: date


def days(event: Event) -> Days:
    """The days that an event without hours lasts."""
    first = event.start.date() if isinstance(event.start, datetime) else event.start
    end = event.end.date() if isinstance(event.end, datetime) else event.end
    return Days(first, max(first, end) if end else first)


def hours(event: Event) -> tuple[datetime, datetime | None] | None:
    """Begin and end of an event that has an hour, by the clock that it is told in; None for one of whole days.

    An end before the begin is none.
    """
    if not isinstance(event.start, datetime):
        return None
    end = event.end if isinstance(event.end, datetime) and event.end > event.start else None
    return event.start, end


def is_ahead(event: Event, now: datetime) -> bool:
    """Whether it is not over at `now`."""
    timed = hours(event)
    if timed is None:
        # A day is over when it is over everywhere.
        return datetime.combine(days(event).last, datetime.min.time(), UTC) + timedelta(days=1, hours=12) > now
    return (timed[1] or timed[0]) > now


def time_zone(entry: Entry, event: Event, view: FeedView) -> str | None:
    """The IANA name of the zone that an event's hours are told in, where it is known.

    What the store keeps is the offset from UTC. Where the zone of the announcement's source has that very offset then,
    it is that one: hours without a zone were read so.
    """
    if not isinstance(event.start, datetime):
        return None
    if isinstance(event.start.tzinfo, ZoneInfo):
        return event.start.tzinfo.key
    source = view.sources.get(entry.shown.source)
    zone = source.timezone if source else view.site.timezone
    return zone.key if event.start.astimezone(zone).utcoffset() == event.start.utcoffset() else None


def calendar_url(entry: Entry) -> str | None:
    """Where the calendar of this one announcement is: beside its page."""
    page = entry.permalink
    return page.removesuffix(_PAGE) + _CALENDAR if page and page.endswith(_PAGE) else None
