"""Days and hours in words, and as HTML's `datetime` has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mmmfeed.model import Entry, Event, Precision, SiteSpec, SourceSpec
from mmmfeed.showing.days import Hours, days, hours, iso, published_on
from mmmfeed.showing.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Day:
    """A day to show."""

    iso: str  # for `datetime`: a day, or an instant where that is known
    words: str  # 28 September 2026
    on: date


@dataclass(frozen=True, slots=True)
class When:
    """When an event is."""

    start: str  # for `datetime`: a day, or an instant with its offset
    end: str  # the same; "": not known
    days: str  # Thursday, 22 October 2026
    hours: str  # 14:00–16:00; "": all day
    zone: str  # Central European Summer Time; "": all day
    number: str  # 22
    month: str  # Oct
    on: date  # the first day


def published(entry: Entry, sources: Mapping[str, SourceSpec], site: SiteSpec, texts: Texts) -> Day:
    """The day of an announcement: its own where only that is known, else the one that the site's clocks show."""
    if entry.cluster.earliest.published_precision is Precision.DAY:
        on = published_on(entry.cluster, sources, site)
        return Day(on.isoformat(), day_in_words(on, texts), on)
    return instant(entry.published, site, texts)


def instant(moment: datetime, site: SiteSpec, texts: Texts) -> Day:
    """The day of an instant, as the site's clocks show it."""
    here = moment.astimezone(site.timezone).replace(microsecond=0)
    return Day(here.isoformat(), day_in_words(here.date(), texts), here.date())


# The same days come again and again, and Babel takes 60 µs for one.
@lru_cache(maxsize=4096)
def day_in_words(on: date, texts: Texts) -> str:
    """28 September 2026."""
    from babel.dates import format_date

    return str(format_date(on, "long", locale=texts.locale))


def label_in_words(label: str, texts: Texts) -> str:
    """What a list is called: `2025` is 2025, `2025-11` is November 2025."""
    from babel.dates import format_skeleton

    year, _, month = label.partition("-")
    if not month:
        return year
    name = str(format_skeleton("yMMMM", date(int(year), int(month), 1), locale=texts.locale))
    return name[:1].upper() + name[1:]


def month_in_words(on: date, texts: Texts) -> str:
    """September: as a heading, so with a capital letter."""
    name = str(texts.locale.months["stand-alone"]["wide"][on.month])
    return name[:1].upper() + name[1:]


def when(event: Event, site: SiteSpec, texts: Texts) -> When:
    """The days and hours of an event, at the clocks of its place."""
    (first, last), timed = days(event), hours(event)
    return When(
        start=iso(event.start),
        end=iso(event.end) if event.end else "",
        days=_days(first, last, texts),
        hours=_hours(timed, texts) if timed else "",
        zone=_zone(timed.begin, site, texts) if timed else "",
        number=str(first.day),
        month=str(texts.locale.months["stand-alone"]["abbreviated"][first.month]).rstrip("."),
        on=first,
    )


@lru_cache(maxsize=1024)
def _days(first: date, last: date, texts: Texts) -> str:
    from babel.dates import format_date, format_interval

    if last == first:
        return str(format_date(first, "full", locale=texts.locale))
    return str(format_interval(first, last, "yMMMMd", locale=texts.locale))


def _hours(timed: Hours, texts: Texts) -> str:
    from babel.dates import format_time

    begin, end = timed
    opens = str(format_time(begin, "short", locale=texts.locale))
    if end is None:
        return opens
    return f"{opens}\u2009–\u2009{format_time(end.astimezone(begin.tzinfo), 'short', locale=texts.locale)}"


def _zone(start: datetime, site: SiteSpec, texts: Texts) -> str:
    """The name of the zone where it is the event's own or the site's; else how far it is from UTC."""
    from babel.dates import get_timezone_name

    own: tzinfo | None = start.tzinfo
    zone = own if isinstance(own, ZoneInfo) and own.key != "UTC" else site.timezone
    if start.utcoffset() == start.astimezone(zone).utcoffset() and zone.key != "UTC":
        return str(get_timezone_name(start.astimezone(zone), locale=texts.locale))
    return f"UTC{start.isoformat(timespec='minutes')[16:]}" if start.utcoffset() else "UTC"
