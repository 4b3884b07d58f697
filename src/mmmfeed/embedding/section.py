"""What readers see of entries on somebody's page: words and addresses, of which no template has to judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_time

from mmmfeed.embedding import wording
from mmmfeed.model import Entry, Event, FeedView, Precision
from mmmfeed.showing import parts
from mmmfeed.showing.days import hours, iso, published_on
from mmmfeed.showing.opening import opening
from mmmfeed.showing.paths import calendar_url
from mmmfeed.showing.texts import Texts
from mmmfeed.text.tongues import tongue
from mmmfeed.text.words import one_line

SHOWN = 10  # entries: what a page of somebody else has room for
_EVENTS = 3  # of one entry
_SUMMARY = 280  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, or a time of a day."""

    machine: str  # the attribute `datetime`: a date, or RFC 3339
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something to attend."""

    start: Moment
    rest: str  # what is shown behind it: until when, and by which clocks
    place: str
    is_online: bool
    is_cancelled: bool
    calendar: str | None  # address of a file that calendars read


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry."""

    title: str
    url: str | None
    page: str | None  # its page among ours
    language: str | None  # BCP 47, where it is another one than that of the list
    direction: str  # "ltr", "rtl"; "auto": what it is written in is not known
    published: Moment
    source: str  # whom it is from; "": the publisher itself
    summary: str
    happenings: tuple[Happening, ...]


def items(view: FeedView, texts: Texts) -> tuple[Item, ...]:
    """The first entries of `view`, as `texts` say it."""
    return tuple(_item(entry, view, texts) for entry in view.entries[:SHOWN])


def page(url: str | None) -> str | None:
    """`url` where it is a page of the web: whatever else a browser opens does not belong on a partner's page."""
    return parts.uri(url) if url and url.startswith(("http://", "https://")) else None


def topics(view: FeedView) -> tuple[str, ...]:
    """The categories of all entries: those of most entries first, then by the alphabet."""
    terms = ({one_line(category.term) for category in entry.shown.categories} for entry in view.entries)
    counted = Counter(term for some in terms for term in some if term)
    return tuple(sorted(counted, key=lambda term: (-counted[term], term)))


def _item(entry: Entry, view: FeedView, texts: Texts) -> Item:
    said, source = entry.shown, view.sources.get(entry.shown.source)
    language = parts.language(said.language or view.site.language) or ""
    here = page(entry.permalink)
    return Item(
        title=one_line(said.title),
        url=page(said.url) or here,
        page=here,
        language=language if tongue(language) != tongue(texts.language) else None,
        direction=wording.direction(said.language),
        published=_published(entry, view, texts),
        source="" if source is None or source.first_party else one_line(source.shown_name),
        summary=opening(said, _SUMMARY),
        happenings=tuple(_happenings(entry, texts)),
    )


def _published(entry: Entry, view: FeedView, texts: Texts) -> Moment:
    """The day; for programs the instant, where that is known."""
    day = published_on(entry.cluster, view.sources, view.site)
    is_day = entry.cluster.earliest.published_precision is Precision.DAY
    return Moment(machine=iso(day if is_day else entry.published), shown=format_date(day, "long", texts.locale))


def _happenings(entry: Entry, texts: Texts) -> Iterator[Happening]:
    for occasion in parts.occasions(entry)[:_EVENTS]:
        event = occasion.event
        yield Happening(
            start=_moment(event.start, texts),
            rest=_rest(event, texts),
            place=one_line(event.place),
            is_online=bool(event.online),
            is_cancelled=occasion.cancelled,
            calendar=page(calendar_url(entry)) if entry.occasions else None,
        )


def _moment(when: datetime | date, texts: Texts) -> Moment:
    day = format_date(when, "full", texts.locale)
    return Moment(machine=iso(when), shown=f"{day}, {_time(when, texts)}" if isinstance(when, datetime) else day)


def _rest(event: Event, texts: Texts) -> str:
    """What follows the start: until when, and by which clocks."""
    timed = hours(event)
    if timed is None:
        return f" – {format_date(event.end, 'full', texts.locale)}" if event.end and event.end != event.start else ""
    begin, end = timed
    until = ""
    if end is not None:
        is_same_day = end.date() == begin.date()
        until = f"–{_time(end, texts)}" if is_same_day else f" – {_moment(end, texts).shown}"
    return f"{until} {_clocks(begin)}"


def _time(when: datetime, texts: Texts) -> str:
    # Babel takes a time with a zone to UTC.
    return format_time(when.time(), "short", locale=texts.locale)


def _clocks(when: datetime) -> str:
    """What the clocks show there: "CEST", "UTC+3"; many zones have no name, and are "+03" then."""
    name = when.tzname() or ""
    if name.isalpha():
        return name
    minutes = round((when.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"
