"""The checks of calendars, of lists of feeds and of JSON Feed's schema themselves: each kind of mistake is found."""

from __future__ import annotations

import json
from typing import Any

import pytest
from calendarcheck import check_calendar
from formats import check_schema
from opmlcheck import check_opml

CALENDAR = "\r\n".join(
    str.splitlines("""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//example//EN
NAME:News
REFRESH-INTERVAL;VALUE=DURATION:PT6H
SOURCE;VALUE=URI:https://example.org/news.ics
BEGIN:VTIMEZONE
TZID:Here
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260101T120000Z
DTSTART:20260301T100000Z
DTEND:20260301T110000Z
SEQUENCE:1
STATUS:CONFIRMED
TRANSP:TRANSPARENT
SUMMARY;LANGUAGE=fr:Une réunion\\, à Porto
CATEGORIES:one,two\\,three
URL:https://example.org/1
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTAMP:20260101T120000Z
DTSTART;VALUE=DATE:20260301
DTEND;VALUE=DATE:20260302
SUMMARY:A day
END:VEVENT
BEGIN:VEVENT
UID:3@example.org
DTSTAMP:20260101T120000Z
DTSTART;TZID=Here:20260301T100000
SUMMARY:An hour
END:VEVENT
END:VCALENDAR
""")
)
IN_CALENDARS = [
    ("SUMMARY:A day\r\n", "SUMMARY:A day\n", "not CRLF"),
    ("SUMMARY:A day", f"SUMMARY:{'long ' * 20}", "octets"),
    ("SUMMARY:A day", "SUMMARY:A \x07 day", "control character"),
    ("VERSION:2.0\r\n", "", "VERSION"),
    ("PRODID:-//example//example//EN\r\n", "", "no PRODID"),
    ("UID:2@", "UID:1@", "names 2 events"),
    ("UID:2@example.org\r\n", "", "no UID"),
    ("DTSTAMP:20260101T120000Z\r\nDTSTART;V", "DTSTART;V", "no DTSTAMP"),
    ("DTSTART;VALUE=DATE:20260301\r\n", "", "no DTSTART"),
    ("DTSTAMP:20260101T120000Z", "DTSTAMP:20260101T120000", "not of its kind"),
    ("DTSTAMP:20260101T120000Z", "DTSTAMP:20260231T120000Z", "out of range"),
    ("DTSTART:20260301T100000Z", "DTSTART:20260301T100000", "not of its kind"),
    ("DTSTART:20260301T100000Z", "DTSTART;VALUE=DATE:20260301", "not of the kind of DTSTART"),
    ("DTEND:20260301T110000Z", "DTEND:20260301T100000Z", "is not after DTSTART"),
    ("DTEND:20260301T110000Z", "DURATION:1H", "no duration"),
    ("DTEND:20260301T110000Z", "DTEND:20260301T110000Z\r\nDURATION:PT1H", "both DTEND and DURATION"),
    ("SEQUENCE:1", "SEQUENCE:one", "no number"),
    ("SEQUENCE:1", "SEQUENCE:1\r\nSEQUENCE:2", "2 times"),
    ("STATUS:CONFIRMED", "STATUS:OFF", "STATUS:OFF"),
    ("TRANSP:TRANSPARENT", "TRANSP:YES", "TRANSP:YES"),
    ("réunion\\,", "réunion,", "not escaped"),
    ("réunion\\,", "réunion\\x", "not escaped"),
    ("LANGUAGE=fr", "LANGUAGE=fr_FR", "LANGUAGE=fr_FR"),
    ("one,two", "one,,two", "no list of texts"),
    ("URL:https://example.org/1", "URL:/1", "no URI"),
    ("TZID=Here", "TZID=There", "zone There is not defined"),
    ("TZOFFSETTO:+0100", "TZOFFSETTO:1", "TZOFFSETTO:1"),
    ("TZOFFSETTO:+0100\r\n", "", "no TZOFFSETTO"),
    (";VALUE=DURATION:PT6H", ":PT6H", "no VALUE parameter"),
    ("NAME:News", "NOM:News", "unknown property NOM"),
    ("NAME:News", "NAME News", "no content line"),
    ("END:VEVENT\r\nEND:VCALENDAR", "END:VCALENDAR", "closes VEVENT"),
    ("BEGIN:VEVENT\r\nUID:1", "BEGIN:VJOURNAL\r\nEND:VJOURNAL\r\nBEGIN:VEVENT\r\nUID:1", "other components"),
]

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Feeds</title><ownerName>A</ownerName></head><body>
<outline text="Group"><outline text="News" title="News" type="rss" xmlUrl="https://example.org/a" version="RSS2" language="en"/></outline>
<outline text="More" type="rss" xmlUrl="https://example.org/b" htmlUrl="https://example.org/"/></body></opml>
"""
IN_LISTS = [
    ("</opml>", "", "not well-formed"),
    ('version="2.0"', 'version="1.0"', "not an <opml"),
    ("<title>Feeds</title>", "<title/>", "no title"),
    ("<ownerName>A</ownerName>", "<owner>A</owner>", "unknown element owner"),
    ("<ownerName>A</ownerName>", "<dateCreated>yesterday</dateCreated>", "no RFC 822 date"),
    ("<ownerName>A</ownerName>", "<docs>spec</docs>", "no http(s) URL"),
    ('text="More" ', "", "no text"),
    ('type="rss" xmlUrl="https://example.org/b"', 'type="rss"', "a feed without xmlUrl"),
    ('type="rss" xmlUrl="https://example.org/b"', 'xmlUrl="https://example.org/b"', "without type='rss'"),
    ("https://example.org/b", "https://example.org/a", "stands there 2 times"),
    ("https://example.org/b", "/b", "no http(s) URL"),
    ('version="RSS2"', 'version="RSS 2"', "version RSS 2"),
    ('language="en"', 'lang="en"', "unknown attribute lang"),
    ('language="en"', 'language=""', "is empty"),
]

FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "News",
    "feed_url": "https://example.org/news.json",
    "hubs": [{"type": "WebSub", "url": "https://hub.example.org/"}],
    "_more": {"about": "https://example.org/about"},
    "items": [
        {
            "id": "tag:example.org,2026:1",
            "content_html": "<p>a</p>",
            "url": "https://example.org/1",
            "date_published": "2026-01-01T12:00:00Z",
            "authors": [{"name": "A"}],
            "tags": ["a"],
            "attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 0}],
        }
    ],
}
IN_SCHEMA = [
    ({"version": "1.1"}, {}),
    ({"title": ""}, {}),
    ({"feed_url": "news.json"}, {}),
    ({"hubs": [{"url": "https://hub.example.org/"}]}, {}),
    ({"_more": "text"}, {}),
    ({"more": {}}, {}),
    ({"items": {}}, {}),
    ({}, {"id": 1}),
    ({}, {"url": "https://example.org/a b"}),
    ({}, {"date_published": "2026-01-01 12:00"}),
    ({}, {"date_published": "2026-13-01T12:00:00Z"}),
    ({}, {"authors": [{}]}),
    ({}, {"authors": [{"name": "A", "email": "a@example.org"}]}),
    ({}, {"tags": ["a", "a"]}),
    ({}, {"tags": []}),
    ({}, {"language": "en_GB"}),
    ({}, {"attachments": [{"url": "https://example.org/a.mp3"}]}),
    ({}, {"attachments": [{"url": "https://example.org/a", "mime_type": "audio/mpeg", "size_in_bytes": "1"}]}),
    ({}, {"_more": []}),
    ({}, {"guid": "1"}),
]


def test_what_is_right_has_no_mistakes() -> None:
    assert check_calendar(f"{CALENDAR}\r\n".encode()) == []
    assert check_opml(OPML.encode()) == []
    assert check_schema(json.dumps(FEED).encode()) == []


@pytest.mark.parametrize(("old", "new", "expected"), IN_CALENDARS)
def test_a_mistake_in_a_calendar_is_found(old: str, new: str, expected: str) -> None:
    good = f"{CALENDAR}\r\n"
    assert old in good
    found = check_calendar(good.replace(old, new, 1).encode())
    assert any(expected in problem for problem in found), found


def test_a_calendar_that_does_not_end_or_parts_a_character_is_found() -> None:
    assert "does not end with CRLF" in check_calendar(CALENDAR.encode())
    parted = f"{CALENDAR}\r\n".encode().replace("é".encode(), b"\xc3\r\n \xa9")
    assert any("parts a character" in problem for problem in check_calendar(parted))


@pytest.mark.parametrize(("old", "new", "expected"), IN_LISTS)
def test_a_mistake_in_a_list_of_feeds_is_found(old: str, new: str, expected: str) -> None:
    assert old in OPML
    found = check_opml(OPML.replace(old, new, 1).encode())
    assert any(expected in problem for problem in found), found


@pytest.mark.parametrize(("feed", "item"), IN_SCHEMA)
def test_a_mistake_in_a_json_feed_is_found_by_its_schema(feed: dict[str, Any], item: dict[str, Any]) -> None:
    wrong = {**FEED, "items": [{**FEED["items"][0], **item}], **feed}
    assert check_schema(json.dumps(wrong).encode())
