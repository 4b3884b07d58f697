"""What readers read is what was meant: other parsers than ours give ids, dates, titles, links and text back.

feedparser is what many programs in Python read with; feedsmith reads in JavaScript, sfeed in C, ical.js calendars.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import odd
import pytest
import sampleviews
from formats import problems
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import html as markup
from markdown_it import MarkdownIt
from otherparsers import Peer, by_feedparser, by_sfeed, is_guessed, iso, peer

from mmmfeed.emitters import EMITTERS, opml
from mmmfeed.model import Entry, Event, FeedView, Occasion
from mmmfeed.text.words import clean
from nodejs import missing

FEEDS = ("rss", "atom", "json")

needs_node = pytest.mark.skipif(bool(missing()) and "CI" not in os.environ, reason=missing())
needs_sfeed = pytest.mark.skipif(not shutil.which("sfeed") and "CI" not in os.environ, reason="sfeed is not installed")


@pytest.fixture(scope="module")
def others() -> Iterator[Peer]:
    with peer() as running:
        yield running


# --- what was meant ----------------------------------------------------------------------------------------


def meant(entry: Entry, format_name: str) -> dict[str, Any]:
    shown = entry.shown
    body = words(shown.content) if shown.content else line(shown.text) or line(shown.summary)
    fallback = "" if format_name == "rss" else line(shown.title)  # Atom and JSON Feed want something to read
    return {
        "id": entry.guid,
        "title": line(shown.title),
        "link": address(shown.url or entry.permalink),
        "published": iso(entry.published),
        "updated": iso(entry.updated),
        "words": body if shown.content else body or fallback,
        "authors": sorted({line(a.name) for a in shown.authors if line(a.name)}),
        "categories": sorted({line(c.term) for c in shown.categories if line(c.term)}),
        "files": sorted({str(address(e.url)) for e in shown.enclosures}),
    }


def said(entry: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """The same fields of what a parser gave."""
    every = {
        **entry,
        "title": line(entry.get("title") or ""),
        "link": address(entry.get("link")),
        "words": words(entry.get("html") or ""),
        "authors": sorted(set(map(line, entry.get("authors") or []))),
        "categories": sorted(set(map(line, entry.get("categories") or []))),
        "files": sorted({str(address(url)) for url in entry.get("files") or []}),
    }
    return {name: every[name] for name in names}


def line(text: str) -> str:
    return " ".join(text.split())


def words(html: str) -> str:
    """What there is to read, by lxml."""
    return line(markup.fragment_fromstring(html, create_parent="div").text_content()) if html.strip() else ""


def address(url: str | None) -> str | None:
    """A URI and the IRI that it stands for are the same; so are `https://example.org` and `https://example.org/`."""
    return unquote(url).removesuffix("/") if url else None


def check(
    view: FeedView,
    format_name: str,
    parse: Callable[[bytes], list[dict[str, Any]]],
    without: str = "",
    guesses: Callable[[str], bool] = lambda _: False,
) -> None:
    """That `parse` gives back what was meant, entry by entry.

    `without`: fields that the parser has no place for; `guesses`: texts of which it makes something of its own.
    """
    names = [name for name in meant_names(format_name) if name not in without.split()]
    back = [said(entry, names) for entry in parse(EMITTERS[format_name].emit(view))]
    assert [entry["id"] for entry in back] == [entry.guid for entry in view.entries]
    for entry, wanted in zip(back, view.entries, strict=True):
        should = meant(wanted, format_name)
        assert {name: entry[name] for name in names if not guesses(str(should[name]))} == {
            name: should[name] for name in names if not guesses(str(should[name]))
        }


def meant_names(format_name: str) -> list[str]:
    every = str.split("id title link published updated words authors categories files")
    # RSS has no place for the date of a change, and for one file only.
    return [name for name in every if format_name != "rss" or name not in {"updated", "files"}]


# --- the same by each parser -------------------------------------------------------------------------------


@needs_node
@pytest.mark.parametrize("format_name", FEEDS)
def test_feedsmith_gives_every_odd_announcement_back(others: Peer, format_name: str) -> None:
    check(odd.view(200), format_name, lambda body: others.read(format_name, body))


@needs_node
@pytest.mark.parametrize("format_name", FEEDS)
@given(view=sampleviews.views())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_feedsmith_gives_any_view_back(others: Peer, format_name: str, view: FeedView) -> None:
    check(view, format_name, lambda body: others.read(format_name, body))


@pytest.mark.parametrize("format_name", ["rss", "atom"])
def test_feedparser_gives_every_odd_announcement_back(format_name: str) -> None:
    check(odd.view(200), format_name, by_feedparser, without="authors categories files", guesses=is_guessed)


@pytest.mark.parametrize("format_name", ["rss", "atom"])
@given(view=sampleviews.views())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_feedparser_gives_any_view_back(format_name: str, view: FeedView) -> None:
    check(view, format_name, by_feedparser, without="authors categories files", guesses=is_guessed)


@needs_sfeed
@pytest.mark.parametrize("format_name", ["rss", "atom"])
def test_sfeed_gives_every_odd_announcement_back(format_name: str) -> None:
    check(odd.view(200), format_name, by_sfeed, without="updated authors categories files")


@needs_sfeed
@pytest.mark.parametrize("format_name", ["rss", "atom"])
@given(view=sampleviews.views())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_sfeed_gives_any_view_back(format_name: str, view: FeedView) -> None:
    assume("\r" not in "".join(a.title + a.text + a.summary + a.content for a in (e.shown for e in view.entries)))
    check(view, format_name, by_sfeed, without="updated authors categories files")


# --- calendars ---------------------------------------------------------------------------------------------


def meant_occasion(occasion: Occasion, entry: Entry) -> dict[str, Any]:
    """What a calendar should show; a day lasts until the next one begins."""
    start, end = occasion.event.start, occasion.event.end
    if isinstance(start, datetime):
        begin, until = iso(start), iso(end) if isinstance(end, datetime) and end > start else None
    else:
        last = max(start, end) if isinstance(end, date) else start
        begin, until = start.isoformat(), (last + timedelta(days=1)).isoformat()
    return {
        "uid": occasion.uid,
        "summary": line(entry.shown.title),
        "place": line(occasion.event.place),
        "start": begin,
        "end": until,
        "sequence": occasion.sequence,
        "status": "CANCELLED" if occasion.cancelled else "CONFIRMED",
        "url": address(entry.shown.url or entry.permalink),
    }


def check_calendar(view: FeedView, others: Peer) -> None:
    occasions = [(occasion, entry) for entry in view.entries for occasion in entry.occasions]
    should = [meant_occasion(*one) for one in occasions]
    found = others.read("ics", EMITTERS["ics"].emit(view))
    told = [
        {**event, "place": place(event["place"] or "", occasion.event), "url": address(event["url"])}
        | {"summary": line(event["summary"] or "")}
        for event, (occasion, _) in zip(found, occasions, strict=True)
    ]
    assert [{name: event[name] for name in meant} for event, meant in zip(told, should, strict=True)] == should


def place(told: str, event: Event) -> str:
    """Without the word behind it that says that one can attend from afar."""
    return told.rpartition(" · ")[0] if event.online else told


_zones = st.sampled_from(["UTC", "Europe/Brussels", "America/St_Johns", "Asia/Kolkata", "Pacific/Apia"]).map(ZoneInfo)
_moments = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=_zones).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
_days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
_places = st.text(max_size=90).map(lambda text: clean(text).replace("\r", " "))
_events = st.one_of(
    st.builds(Event, start=_days, end=st.none() | _days, place=_places),
    st.builds(Event, start=_moments, end=st.none() | _moments, place=_places),
)


@st.composite
def calendars(draw: st.DrawFn) -> FeedView:
    """Any view, with any occasions."""
    view = draw(sampleviews.views())
    entries = []
    for number, entry in enumerate(view.entries):
        told = draw(st.lists(_events, max_size=3))
        occasions = (
            Occasion(
                uid=f"{number}-{place}@example.org",
                event=event,
                sequence=draw(st.integers(0, 9)),
                stamp=entry.published,
                cancelled=draw(st.booleans()),
            )
            for place, event in enumerate(told)
        )
        entries.append(replace(entry, occasions=tuple(occasions)))
    return replace(view, entries=tuple(entries))


@needs_node
def test_ical_js_gives_every_odd_event_back(others: Peer) -> None:
    check_calendar(odd.view(200), others)


@needs_node
@given(view=calendars())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_ical_js_gives_any_event_back(others: Peer, view: FeedView) -> None:
    assert problems("ics", EMITTERS["ics"].emit(view)) == []
    check_calendar(view, others)


# --- digests -----------------------------------------------------------------------------------------------


def test_a_parser_of_markdown_gives_every_odd_title_and_link_back() -> None:
    view = odd.view(200)
    html = MarkdownIt("commonmark").render(EMITTERS["md"].emit(view).decode())
    assert set(re.findall("<([a-z0-9]+)", html)) <= {"h1", "h2", "h3", "p", "ul", "li", "a"}
    found = list(markup.fromstring(f"<div>{html}</div>").iter("h3"))
    told = [
        (line("".join(map(str, heading.itertext()))), address(next((a.get("href") for a in heading.iter("a")), None)))
        for heading in found
    ]
    assert told == [(line(entry.shown.title), address(entry.shown.url or entry.permalink)) for entry in view.entries]


def test_a_digest_in_plain_text_has_every_odd_title_and_link() -> None:
    view = odd.view(200)
    body = EMITTERS["txt"].emit(view).decode()
    words = line(body)
    assert [entry.shown.title for entry in view.entries if line(entry.shown.title)[:50] not in words] == []
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", body)
    links = {address(one) for one in re.findall(r"^ *(https?://\S+)$", body, re.MULTILINE)}
    assert {address(e.shown.url or e.permalink) for e in view.entries} - {None} <= links


# --- lists of feeds ----------------------------------------------------------------------------------------

_LISTED = [
    replace(
        odd.SOURCES["ally"],
        name=f"source {number}",
        title=title,
        location=f"https://a{number}.example.com/f?a=1&b={number}",
    )
    for number, title in enumerate(map(clean, odd.TITLES))
]


@needs_node
def test_feedsmith_gives_every_odd_source_and_feed_back(others: Peer) -> None:
    feeds = [
        replace(odd.FEED, name=f"feed-{number}", title=title) for number, title in enumerate(map(clean, odd.TITLES))
    ]
    sources, own = opml.sources_opml(odd.SITE, _LISTED), opml.feeds_opml(odd.SITE, feeds)
    assert own
    for body, expected in (
        (sources, [(source.title, source.location) for source in _LISTED]),
        (own, [(feed.title, f"{odd.BASE}{feed.name}.rss") for feed in feeds]),
    ):
        assert problems("opml", body) == []
        told = [(one["title"], one["xmlUrl"], one["type"]) for one in others.read("opml", body)]
        assert told == [(line(title), url, "rss") for title, url in expected]
