"""In what order a feed shows what it has chosen, how much of it, and what stands together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from mmmfeed.model import Entry, FeedSpec
from mmmfeed.showing.days import days
from mmmfeed.views.looking import Given


def arranged(entries: Sequence[Entry], feed: FeedSpec, given: Given) -> tuple[Entry, ...]:
    """What `feed` shows of all that it has chosen, of which `entries` are the best."""
    shown = best(entries, feed, given)
    if feed.order == "oldest":
        shown = shown[::-1]
    return tuple(_grouped(shown) if feed.group == "source" else shown)


def best(entries: Sequence[Entry], feed: FeedSpec, given: Given) -> list[Entry]:
    """Those within the limit, the first one first. What is alike in all that counts stays in the order of `entries`.

    So it does not matter whether this is asked once of all of them, or now and then of those that it left and more.
    """
    newest = sorted(entries, key=lambda entry: entry.published, reverse=True)
    return _ORDERS[feed.order](newest, given)[: feed.limit]


def next_start(entry: Entry, given: Given) -> datetime | None:
    """When the next of its events begins that is not over; one is over when its last day is."""
    zone = given.site.timezone
    ahead = (event for event in entry.shown.events if days(event).last >= given.today)
    return min((_moment(event.start, zone) for event in ahead), default=None)


def _as_they_are(newest: list[Entry], _: Given) -> list[Entry]:
    return newest


def _by_change(newest: list[Entry], _: Given) -> list[Entry]:
    return sorted(newest, key=lambda entry: entry.updated, reverse=True)


def _by_event(newest: list[Entry], given: Given) -> list[Entry]:
    starts = [(next_start(entry, given), entry) for entry in newest]
    ahead = sorted(((start, entry) for start, entry in starts if start), key=lambda pair: pair[0])
    return [*(entry for _, entry in ahead), *(entry for start, entry in starts if start is None)]


def _grouped(entries: list[Entry]) -> list[Entry]:
    by_source: dict[str, list[Entry]] = {}
    for entry in entries:
        by_source.setdefault(entry.shown.source, []).append(entry)
    return [entry for some in by_source.values() for entry in some]


def _moment(start: datetime | date, zone: ZoneInfo) -> datetime:
    return start if isinstance(start, datetime) else datetime.combine(start, time.min, zone)


_ORDERS: Mapping[str, Callable[[list[Entry], Given], list[Entry]]] = {
    "newest": _as_they_are,
    "oldest": _as_they_are,  # of the newest ones
    "updated": _by_change,
    "event": _by_event,
}
