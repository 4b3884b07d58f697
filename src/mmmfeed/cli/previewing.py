"""Announcements as readers will see them, on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from heapq import nsmallest
from itertools import count

from mmmfeed.model import Announcement, Event, Precision, TitleOrigin

_WIDTH = 96  # characters
_MARGIN = " " * 4


def newest(announcements: Iterable[Announcement], limit: int) -> tuple[list[Announcement], int]:
    """The first `limit` in the order of a feed, without what is not to be shown; and how many there are."""
    number = count(1)
    pairs = ((next(number), announcement) for announcement in announcements if not announcement.skipped)
    # Those of one moment stay in the order of their file.
    shown = nsmallest(limit, pairs, key=lambda pair: (-_seconds(pair[1]), pair[0]))
    return [announcement for _, announcement in shown], next(number) - 1


def lines(announcement: Announcement) -> Iterator[str]:
    """One announcement: its day and title, its summary, and what is to be known of it."""
    yield f"{_day(announcement)}  {announcement.title}"
    yield from textwrap.wrap(announcement.summary, _WIDTH, initial_indent=_MARGIN, subsequent_indent=_MARGIN)
    for event in announcement.events:
        yield f"{_MARGIN}Event: {_event(event)}"
    yield f"{_MARGIN}[{'; '.join(_remarks(announcement))}]"


def _seconds(announcement: Announcement) -> float:
    # Without a date it will be new.
    return announcement.published.timestamp() if announcement.published else float("inf")


def _day(announcement: Announcement) -> str:
    if announcement.published is None:
        return "no date   "
    moment = announcement.published
    return f"{moment:%Y-%m-%d}" if announcement.published_precision is Precision.DAY else f"{moment:%Y-%m-%d %H:%M} UTC"


def _event(event: Event) -> str:
    end = f" to {_time(event.end)}" if event.end and event.end != event.start else ""
    place = f", {event.place}" if event.place else ""
    return f"{_time(event.start)}{end}{place}{', online' if event.online else ''}"


def _time(moment: datetime | date) -> str:
    return f"{moment:%Y-%m-%d %H:%M %Z}" if isinstance(moment, datetime) else moment.isoformat()


def _remarks(announcement: Announcement) -> Iterator[str]:
    if announcement.title_origin is TitleOrigin.DERIVED:
        yield "title made from the text"
    if announcement.title_origin is TitleOrigin.OVERRIDE:
        yield "title from feeds.yaml"
    if announcement.truncated:
        yield "cut off by the source"
    yield from (why.evidence for why in announcement.decisions if why.rule == "call-without-link")
    if announcement.url:
        yield announcement.url
    yield f"{announcement.source}: {announcement.source_id}"
