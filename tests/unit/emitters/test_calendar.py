"""What calendars are told: read back by our own eyes, and by ical.js, which is not what wrote it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import sampleviews
from calendarcheck import check_calendar, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from otherparsers import Peer, peer
from sampleviews import at, cluster

from mmmfeed.emitters import ical
from mmmfeed.model import Announcement, Category, Event, FeedView, Occasion
from nodejs import missing

needs_node = pytest.mark.skipif(bool(missing()) and "CI" not in os.environ, reason=missing())


@pytest.fixture(scope="module")
def javascript() -> Iterator[Peer]:
    with peer() as parser:
        yield parser


def view(*events: Event, title: str = "Title", **fields: object) -> FeedView:
    """A feed of one announcement with these events."""
    known = {"source": "own", "source_id": "1", "title": title, "published": at("2026-02-01T12:00:00")}
    plain = sampleviews.view(cluster("x", Announcement(**{**known, **fields})))  # type: ignore[arg-type]
    occasions = tuple(
        Occasion(uid=f"x-{number}@care.example.org", event=event, stamp=at("2026-02-01T12:00:00"))
        for number, event in enumerate(events, 1)
    )
    return replace(plain, entries=tuple(replace(entry, occasions=occasions) for entry in plain.entries))


def lines(body: bytes) -> list[str]:
    return re.sub("\r\n ", "", body.decode()).split("\r\n")


def values(body: bytes, name: str) -> list[str]:
    return [line for line in lines(body) if re.match(rf"{name}[;:]", line)]


def test_days_end_on_the_day_behind_the_last_one() -> None:
    body = ical.emit(view(Event(start=date(2026, 3, 4)), Event(start=date(2026, 12, 30), end=date(2026, 12, 31))))
    assert values(body, "DTSTART") == ["DTSTART;VALUE=DATE:20260304", "DTSTART;VALUE=DATE:20261230"]
    assert values(body, "DTEND") == ["DTEND;VALUE=DATE:20260305", "DTEND;VALUE=DATE:20270101"]


@pytest.mark.parametrize(
    "zone", [ZoneInfo("Europe/Brussels"), timezone(timedelta(hours=1)), timezone(timedelta(hours=1), "CET")]
)
def test_hours_are_in_utc_whatever_zone_they_are_told_in(zone: ZoneInfo | timezone) -> None:
    start = datetime(2026, 3, 4, 15, 15, tzinfo=zone)
    body = ical.emit(view(Event(start=start, end=start + timedelta(hours=2))))
    assert values(body, "DTSTART") + values(body, "DTEND") == ["DTSTART:20260304T141500Z", "DTEND:20260304T161500Z"]
    assert "TZID" not in body.decode()


def test_an_hour_without_an_end_has_none() -> None:
    start = datetime(2026, 3, 4, 15, tzinfo=UTC)
    for event in (
        Event(start=start),
        Event(start=start, end=start),
        Event(start=start, end=start - timedelta(hours=1)),
    ):
        assert values(ical.emit(view(event)), "DTEND") == []


def test_what_changed_is_told_by_the_announcements_own_dates() -> None:
    moved = replace(
        view(Event(start=date(2026, 3, 4)), updated=at("2026-02-09T08:00:00.750")).entries[0].occasions[0],
        sequence=2,
        cancelled=True,
        stamp=at("2026-02-05T12:00:00"),
    )
    shown = view(Event(start=date(2026, 3, 4)), updated=at("2026-02-09T08:00:00.750"))
    body = ical.emit(replace(shown, entries=tuple(replace(entry, occasions=(moved,)) for entry in shown.entries)))
    event = next(read(body).every("VEVENT"))
    told = {one.name: one.value for one in event.properties}
    assert (told["SEQUENCE"], told["STATUS"], told["DTSTAMP"]) == ("2", "CANCELLED", "20260209T080000Z")
    assert told["LAST-MODIFIED"] == told["DTSTAMP"]


def test_no_sign_is_lost_or_read_as_another() -> None:
    title = 'A\\nB, C; "D": \\\\ C:\\New\\;x 🎉'
    body = ical.emit(view(Event(start=date(2026, 3, 4), place="Room 1; 2nd\nfloor"), title=title))
    assert values(body, "SUMMARY") == ['SUMMARY:A\\\\nB\\, C\\; "D": \\\\\\\\ C:\\\\New\\\\\\;x 🎉']
    assert values(body, "LOCATION") == ["LOCATION:Room 1\\; 2nd floor"]


@pytest.mark.parametrize(("place", "location"), [("Porto", "LOCATION:Porto · Online"), ("", "LOCATION:Online")])
def test_what_can_be_attended_from_afar_says_so_where_people_look_for_the_place(place: str, location: str) -> None:
    body = ical.emit(view(Event(start=date(2026, 3, 4), place=place, online=True)))
    assert values(body, "LOCATION") == [location]
    in_french = view(Event(start=date(2026, 3, 4), place=place, online=True), language="fr")
    (told,) = values(ical.emit(in_french), "LOCATION")
    assert told == location.replace("LOCATION", "LOCATION;LANGUAGE=fr").replace("Online", "En ligne")


def test_a_calendar_of_nothing_is_still_a_calendar() -> None:
    body = ical.emit(sampleviews.view())
    assert check_calendar(body) == []
    assert not list(read(body).every("VEVENT"))


def test_events_that_no_uid_is_known_of_are_left_out() -> None:
    said = Announcement(
        source="own",
        source_id="1",
        title="T",
        published=at("2026-02-01T12:00:00"),
        events=(Event(start=date(2026, 3, 4)),),
    )
    assert b"BEGIN:VEVENT" not in ical.emit(sampleviews.view(cluster("x", said)))


def test_the_calendar_of_one_announcement_is_no_calendar_to_subscribe_to() -> None:
    entry = sampleviews.events().entries[0]
    body = ical.one(entry, sampleviews.SITE)
    assert check_calendar(body) == []
    assert [line for line in lines(body) if re.match("NAME|X-WR|REFRESH|SOURCE|X-PUBLISHED", line)] == []
    assert values(body, "UID") == ["UID:20260201-000000000001-1@care.example.org"]


def test_the_publishers_zone_is_named_where_it_has_one() -> None:
    site = replace(sampleviews.SITE, timezone=ZoneInfo("Europe/Brussels"))
    assert values(ical.emit(sampleviews.view(site=site)), "X-WR-TIMEZONE") == ["X-WR-TIMEZONE:Europe/Brussels"]
    assert values(ical.emit(sampleviews.view()), "X-WR-TIMEZONE") == []


# --- another reader ---------------------------------------------------------------------------------------


@needs_node
def test_another_parser_reads_what_was_meant(javascript: Peer) -> None:
    shown = sampleviews.events()
    talk, fair, journey, meeting = javascript.read("ics", ical.emit(shown))
    assert talk == {
        "uid": "20260201-000000000001-1@care.example.org",
        "summary": "Talk: who cares, and who pays? A; B, and C:\\New\\Names",
        "place": "Zoom · Online",
        "text": "Economists answer; join us online, it is free.\n\nhttps://care.example.org/talk?a=1,2;b=3",
        "start": "2026-03-05T14:15:00.000Z",
        "end": "2026-03-05T16:15:00.000Z",
        "zone": None,
        "sequence": 1,
        "status": "CONFIRMED",
        "url": "https://care.example.org/talk?a=1,2;b=3",
        "stamp": "2026-02-22T09:00:00.000Z",
    }
    assert (fair["start"], fair["end"], fair["status"]) == ("2026-05-09", "2026-05-10", "CANCELLED")
    assert (journey["start"], journey["end"]) == ("2026-06-05", "2026-06-08")
    assert journey["summary"] == shown.entries[2].shown.title
    assert (meeting["summary"], meeting["end"]) == ("会議のお知らせ 🎉", None)


_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120) | st.sampled_from(
    ["\\", "\\n", "\\N", ";,:", 'a"b', "\\;", "é" * 80, "👩‍👧‍👦" * 20, "a\\\\,"]
)
_days = st.dates(date(1970, 1, 2), date(2100, 1, 1))
_hours = st.builds(
    datetime.combine, _days, st.times(), st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))])
)


@st.composite
def _events(draw: st.DrawFn) -> Event:
    start, lasting = draw(_days | _hours), draw(st.none() | st.integers(0, 400))
    end = None if lasting is None else start + timedelta(hours=lasting)
    return Event(start=start, end=end, place=draw(_texts))


@needs_node
@given(title=_texts, term=_texts, event=_events())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_event_is_valid_and_read_back(javascript: Peer, title: str, term: str, event: Event) -> None:
    shown = view(event, title=title.strip() or "x", text=event.place, categories=(Category(term=term),))
    body = ical.emit(shown)
    assert check_calendar(body) == []
    (read_back,) = javascript.read("ics", body)
    # What a line is folded by, and lone surrogates and controls, are no part of a text here.
    meant = shown.entries[0].shown.title
    assert read_back["summary"].split() == ical._plain(meant).split()
    assert read_back["place"].split() == ical._plain(event.place).split()
    start = event.start
    if isinstance(start, datetime):
        assert read_back["start"] == start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    else:
        assert read_back["start"] == start.isoformat()
