"""What holds for any view."""

from __future__ import annotations

import io
from calendar import timegm

import feedparser
import pytest
import sampleviews
from calendarcheck import check_calendar
from feedcheck import check_atom, check_json, check_rss
from hypothesis import HealthCheck, given, settings

from mmmfeed.emitters import EMITTERS
from mmmfeed.model import Announcement, FeedView
from mmmfeed.publish.gate import differences

CHECKS = {"rss": check_rss, "atom": check_atom, "json": check_json}
ALL_CHECKS = {**CHECKS, "ics": check_calendar}


@pytest.mark.parametrize("format_name", EMITTERS)
@given(view=sampleviews.views())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_view_is_valid_and_reads_back_as_itself(format_name: str, view: FeedView) -> None:
    body = EMITTERS[format_name].emit(view)
    assert format_name not in ALL_CHECKS or ALL_CHECKS[format_name](body) == []
    assert differences(body, view, format_name) == []
    assert EMITTERS[format_name].emit(view) == body


@pytest.mark.parametrize("format_name", ["rss", "atom"])
def test_a_reader_sees_ids_dates_titles_and_pages(format_name: str) -> None:
    view = sampleviews.sample()
    feed = feedparser.parse(io.BytesIO(EMITTERS[format_name].emit(view)))
    assert [e.id for e in feed.entries] == [c.guid for c in view.entries]
    dates = [int(c.published.timestamp()) for c in view.entries]
    assert [timegm(e.published_parsed) for e in feed.entries] == dates
    # The hostile one looks like HTML to feedparser, which then guesses.
    titles = {e.id: e.title for e in feed.entries if "hostile" not in e.id}
    assert titles == {c.guid: c.shown.title.replace("\n", " ") for c in view.entries if "hostile" not in c.guid}
    pages = {e.id: e.get("link") for e in feed.entries}
    # That of the entry itself, a PDF, and not that of its translation.
    assert pages[sampleviews.guid("20260214/en")] == "https://care.example.org/en/day.pdf"


@pytest.mark.parametrize("format_name", CHECKS)
def test_an_entry_of_100_kilobytes_is_whole(format_name: str) -> None:
    lead = Announcement(
        source="own",
        source_id="long",
        title="Long",
        published=sampleviews.at("2026-01-01T12:00:00"),
        text="\n\n".join(f"Paragraph {number} & more. " + "Wörter über Wörter. " * 50 for number in range(100)),
    )
    view = sampleviews.view(sampleviews.cluster("20260101/long", lead))
    body = EMITTERS[format_name].emit(view)
    assert len(body) > 100_000
    assert b"Paragraph 99" in body
    assert CHECKS[format_name](body) == []
    assert differences(body, view, format_name) == []
