"""iCalendar (RFC 5545, and RFC 7986 for what is said of a calendar), written by `icalendar`.

Hours are in UTC: each calendar shows them by its owner's clock, the bytes do not depend on a machine's idea of time
zones, and no event of ours recurs, which is all that a VTIMEZONE is needed for
(docs/decisions/0016-events-in-calendars.md). There is no METHOD: PUBLISH wants an ORGANIZER (RFC 5546, section 3.2.1).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from mmmfeed.emitters import _entry
from mmmfeed.model import Entry, FeedView, Occasion, SiteSpec
from mmmfeed.showing import parts
from mmmfeed.showing.days import days, hours
from mmmfeed.showing.opening import opening
from mmmfeed.text.words import clean, one_line

if TYPE_CHECKING:
    from icalendar import Calendar, Component, Event, Timezone
    from icalendar.prop import vText

ENDING, MEDIA_TYPE = "ics", "text/calendar"

_PRODID = "-//mmmfeed//mmmfeed//EN"  # no version: a new release alone must not change the bytes
_REFRESH = timedelta(hours=6)  # what is cancelled in the morning is gone before the evening
_WORDS = 500  # characters of a description
_DAY = timedelta(days=1)


def emit(view: FeedView) -> bytes:
    """Return the events of `view` as a calendar to subscribe to: the same view, the same bytes.

    They are the occasions of its entries, which are kept over time: an event that no UID is known of has no place in
    a calendar, since it would be another one at the next build.
    """
    from icalendar.prop import vDuration

    site, calendar = view.site, _calendar()
    title, about = parts.feed_title(view), parts.feed_description(view)
    for name in ("NAME", "X-WR-CALNAME"):
        _say(calendar, name, title)
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        _say(calendar, name, about)
    _say(calendar, "UID", _entry.tag(site, f"feeds/{view.feed.name}"))
    _link(calendar, "URL", site.url)
    _link(calendar, "SOURCE", _entry.self_url(view, ENDING))
    calendar.add("LAST-MODIFIED", view.updated.replace(microsecond=0))
    calendar.add("REFRESH-INTERVAL", _REFRESH, {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(_REFRESH), encode=False)  # a name that icalendar takes for a text's
    if site.timezone.key != "UTC":
        _say(calendar, "X-WR-TIMEZONE", site.timezone.key)
    return _written(calendar, view.entries, site)


def one(entry: Entry, site: SiteSpec) -> bytes:
    """Return the events of one announcement as a calendar, for whoever takes them into their own."""
    return _written(_calendar(), (entry,), site)


def _calendar() -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", _PRODID)
    calendar.add("CALSCALE", "GREGORIAN")
    return calendar


def _written(calendar: Calendar, entries: tuple[Entry, ...], site: SiteSpec) -> bytes:
    for entry in entries:
        for occasion in entry.occasions:
            calendar.add_component(_event(occasion, entry, site))
    if not calendar.subcomponents:
        calendar.add_component(_utc())
    return bytes(calendar.to_ical())


def _event(occasion: Occasion, entry: Entry, site: SiteSpec) -> Event:
    from icalendar import Event

    event, shown = Event(), entry.shown
    language = _entry.own_language(site, shown)
    changed = max(occasion.stamp, entry.updated).astimezone(UTC).replace(microsecond=0)
    _say(event, "UID", occasion.uid)
    # Without a METHOD the two are one (RFC 5545, section 3.8.7.2), and neither is the time of day.
    event.add("DTSTAMP", changed)
    event.add("LAST-MODIFIED", changed)
    event.add("SEQUENCE", occasion.sequence)
    event.add("STATUS", "CANCELLED" if occasion.cancelled else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")  # who subscribes to news is not busy all those days
    _add_time(event, occasion)
    _say(event, "SUMMARY", one_line(shown.title), language)
    _say(event, "DESCRIPTION", _description(entry), language)
    _say(event, "LOCATION", _location(occasion, shown.language or site.language), language)
    _link(event, "URL", parts.page(entry))
    _add_categories(event, list(dict.fromkeys(one_line(category.term) for category in shown.categories)), language)
    return event


def _add_time(event: Event, occasion: Occasion) -> None:
    """DTSTART and DTEND; the latter is the first moment, or day, that it does not last any more (section 3.6.1)."""
    if timed := hours(occasion.event):
        begin, end = timed
        event.add("DTSTART", begin.astimezone(UTC))
        if end:
            event.add("DTEND", end.astimezone(UTC))
        return
    first, last = days(occasion.event)
    event.add("DTSTART", first)
    event.add("DTEND", last + _DAY)


def _location(occasion: Occasion, language: str | None) -> str:
    """Where it is; from afar, too, if one can. Calendars have no other place to say so."""
    place = one_line(occasion.event.place)
    if not occasion.event.online:
        return place
    from mmmfeed.emitters._headings import headings

    words, _ = headings(language)
    return " · ".join(filter(None, (place, words.online)))


def _description(entry: Entry) -> str:
    return "\n\n".join(filter(None, (opening(entry.shown, _WORDS), parts.page(entry))))


def _add_categories(event: Event, terms: list[str], language: str | None) -> None:
    from icalendar.prop import vCategory

    if terms := [term for term in terms if term]:
        categories = vCategory([], {"LANGUAGE": language} if language else None)
        categories.cats = [_text(term, None) for term in terms]
        event.add("CATEGORIES", categories)


def _say(component: Component, name: str, text: str, language: str | None = None) -> None:
    if text:
        component.add(name, _text(text, language), encode=False)


def _link(component: Component, name: str, url: str | None) -> None:
    if url:
        component.add(name, parts.uri(url), {"VALUE": "URI"} if name == "SOURCE" else {})


def _text(text: str, language: str | None) -> vText:
    """A TEXT (section 3.3.11). icalendar 7.3 takes `\\N` in a text ("C:\\News") for a line break of its own."""
    from icalendar.prop import vText

    class Text(vText):
        def to_ical(self) -> bytes:
            written = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
            return written.replace("\n", "\\n").encode()

    return Text(_plain(text), params={"LANGUAGE": language} if language else None)


def _plain(text: str) -> str:
    """`text` with no other line ends than line feeds."""
    return "\n".join(map(one_line, clean(text).splitlines()))


def _utc() -> Timezone:
    """Something that changes nothing: a calendar has at least one component (section 3.4)."""
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("TZID", "Etc/UTC")
    standard.add("DTSTART", datetime(1970, 1, 1))  # noqa: DTZ001 (local time, as the section wants)
    standard.add("TZOFFSETFROM", timedelta())
    standard.add("TZOFFSETTO", timedelta())
    standard.add("TZNAME", "UTC")
    zone.add_component(standard)
    return zone
