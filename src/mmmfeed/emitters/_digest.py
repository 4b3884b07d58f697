"""What a digest for a newsletter says, before it is Markdown or plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time

from mmmfeed.emitters._headings import Headings, headings
from mmmfeed.model import Entry, Event, FeedView, Occasion
from mmmfeed.showing import parts
from mmmfeed.showing.days import days, hours, published_on
from mmmfeed.showing.opening import opening
from mmmfeed.text.words import one_line

_WORDS = 320  # characters of an announcement's words: what is read in a mail, and not skipped
_MANY = 20  # events ahead


@dataclass(frozen=True, slots=True)
class Item:
    """One announcement, or one of its events."""

    title: str
    facts: tuple[str, ...]  # short ones: when, where, whose
    words: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a heading."""

    heading: str
    items: tuple[Item, ...]
    is_list: bool = False  # of events: only when, where and what


@dataclass(frozen=True, slots=True)
class Digest:
    """All of it."""

    title: str
    lines: tuple[str, ...]  # below the title: the days that it is about, what the feed is about
    sections: tuple[Section, ...]
    nothing: str  # what to say where there are no sections


def digest(view: FeedView) -> Digest:
    """The digest of `view`: events that were ahead when it changed last, then its entries in their order.

    No clock: "ahead" is as `view.updated` has it. Entries stand under their source where the feed is grouped so, else
    under their month where there are several.
    """
    words, locale = headings(view.site.language)
    told_on = [published_on(entry.cluster, view.sources, view.site) for entry in view.entries]
    sections = (*_ahead(view, words, locale), *_news(view, told_on, words, locale))
    span = (_span(min(told_on), max(told_on), locale),) if told_on else ()
    about = parts.feed_description(view)
    return Digest(parts.feed_title(view), (*span, *((about,) if about else ())), sections, words.nothing)


# --- events -----------------------------------------------------------------------------------------------


def _ahead(view: FeedView, words: Headings, locale: Locale) -> Iterator[Section]:
    found = [
        (occasion, entry)
        for entry in view.entries
        for occasion in entry.occasions
        if _is_ahead(occasion.event, view.updated)
    ]
    if found:
        found.sort(key=lambda one: (_begin(one[0]), one[0].uid))
        yield Section(words.ahead, tuple(_event(*one, view, words, locale) for one in found[:_MANY]), is_list=True)


def _is_ahead(event: Event, now: datetime) -> bool:
    """Whether it is not over at `now`."""
    timed = hours(event)
    if timed is None:
        # A day is over when it is over everywhere.
        return datetime.combine(days(event).last, datetime.min.time(), UTC) + timedelta(days=1, hours=12) > now
    return (timed.end or timed.begin) > now


def _begin(occasion: Occasion) -> tuple[str, str]:
    """By the day that people have in their diaries, what lasts all day first."""
    start = occasion.event.start
    first = days(occasion.event).first.isoformat()
    return first, start.astimezone(UTC).isoformat() if isinstance(start, datetime) else ""


def _event(occasion: Occasion, entry: Entry, view: FeedView, words: Headings, locale: Locale) -> Item:
    event = occasion.event
    when = _when(occasion, view, locale)
    facts = (
        f"{words.cancelled} – {when}" if occasion.cancelled else when,
        one_line(event.place),
        words.online if event.online else "",
    )
    return Item(one_line(entry.shown.title), tuple(filter(None, facts)), link=parts.page(entry))


def _when(occasion: Occasion, view: FeedView, locale: Locale) -> str:
    event, timed = occasion.event, hours(occasion.event)
    first, last = days(event)
    if timed is None:
        return _span(first, last, locale) if last > first else _capital(format_date(first, "full", locale=locale))
    begin, end = timed
    told = [begin] if end is None else [begin, end.astimezone(begin.tzinfo)]
    clock = "–".join(format_time(moment, "short", locale=locale) for moment in told)
    offset = begin.strftime("%z")
    here = begin.astimezone(view.site.timezone).strftime("%z") == offset
    zone = "" if here else f" (UTC{offset[:3]}:{offset[3:5]})" if begin.utcoffset() else " (UTC)"
    return f"{_capital(format_date(first, 'full', locale=locale))}, {clock}{zone}"


# --- announcements ----------------------------------------------------------------------------------------


def _news(view: FeedView, told_on: Sequence[date], words: Headings, locale: Locale) -> Iterator[Section]:
    marked = [
        (_heading(entry, day, view, locale), entry, day) for entry, day in zip(view.entries, told_on, strict=True)
    ]
    if not marked:
        return
    is_parted = view.feed.group == "source" or len({heading for heading, _, _ in marked}) > 1
    for heading, group in groupby(marked, key=lambda one: one[0] if is_parted else words.news):
        yield Section(heading, tuple(_item(entry, day, view, locale) for _, entry, day in group))


def _heading(entry: Entry, day: date, view: FeedView, locale: Locale) -> str:
    if view.feed.group == "source":
        return parts.source_name(entry.shown, view.sources, view.site)
    return _capital(format_skeleton("yMMMM", day, locale=locale))


def _item(entry: Entry, day: date, view: FeedView, locale: Locale) -> Item:
    source = view.sources.get(entry.shown.source)
    is_ours = source is not None and source.first_party
    named = "" if is_ours or view.feed.group == "source" else parts.source_name(entry.shown, view.sources, view.site)
    facts = (str(format_date(day, "long", locale=locale)), named)
    return Item(
        one_line(entry.shown.title), tuple(filter(None, facts)), opening(entry.shown, _WORDS), parts.page(entry)
    )


def _span(first: date, last: date, locale: Locale) -> str:
    if first == last:
        return str(format_date(first, "long", locale=locale))
    return str(format_interval(first, last, "yMMMMd", locale=locale))


def _capital(text: str) -> str:
    """As it begins a line."""
    return text[:1].upper() + text[1:]
