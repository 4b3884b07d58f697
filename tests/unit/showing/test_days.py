"""Days and hours, by the clocks that readers go by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from mmmfeed.model import Announcement, Cluster, Event, Member, Precision, SiteSpec, SourceSpec
from mmmfeed.showing.days import Days, days, hours, iso, published_on

TOKYO = timezone(timedelta(hours=9))
SITE = SiteSpec(title="Site", url="https://site.example.org/", timezone=ZoneInfo("America/Lima"))
SOURCES = {"quay": SourceSpec(name="quay", kind="feed", location="quay.rss", timezone=ZoneInfo("Asia/Tokyo"))}


def at(day: int, hour: int, zone: timezone = UTC) -> datetime:
    return datetime(2026, 5, day, hour, tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        (date(2026, 5, 1), None, 1),
        (date(2026, 5, 1), date(2026, 5, 3), 3),
        (date(2026, 5, 1), at(3, 12), 3),
        (date(2026, 5, 1), date(2026, 4, 30), 1),
        (at(1, 22), at(2, 2), 2),
        (at(1, 20), at(2, 0), 1),
        (at(1, 0), None, 1),
        (at(1, 0), at(1, 0), 1),
        (at(1, 12), at(1, 11), 1),
        (at(1, 22, TOKYO), at(1, 14), 1),
        (at(1, 22, TOKYO), at(1, 16), 2),
    ],
)
def test_the_days_of_an_event_are_those_on_which_people_are_there(
    start: date | datetime, end: date | datetime | None, last: int
) -> None:
    assert days(Event(start=start, end=end)) == Days(date(2026, 5, 1), date(2026, 5, last))


def test_an_event_of_whole_days_has_no_hours_and_an_end_before_the_begin_is_none() -> None:
    assert hours(Event(start=date(2026, 5, 1), end=date(2026, 5, 2))) is None
    assert hours(Event(start=at(1, 12), end=at(1, 14))) == (at(1, 12), at(1, 14))
    assert hours(Event(start=at(1, 12), end=at(1, 11))) == (at(1, 12), None)
    assert hours(Event(start=at(1, 12), end=date(2026, 5, 2))) == (at(1, 12), None)


def test_a_day_that_a_source_gives_is_that_day_everywhere_and_an_instant_is_on_the_sites_day() -> None:
    def day(precision: Precision, published: datetime, source: str = "quay") -> date:
        told = Announcement(source=source, source_id="1", title="T", published=published, published_precision=precision)
        members = (Member(announcement=told, keys=frozenset()),)
        return published_on(Cluster(guid="g", since=published, members=members), SOURCES, SITE)

    noon_in_tokyo = at(1, 3)
    assert day(Precision.DAY, noon_in_tokyo) == date(2026, 5, 1)
    assert day(Precision.INSTANT, noon_in_tokyo) == date(2026, 4, 30)
    assert day(Precision.DAY, at(1, 12), "a source that is gone") == date(2026, 5, 1)


def test_moments_for_programs_have_the_offset_that_they_are_told_in() -> None:
    assert iso(datetime(2026, 5, 1, 22, 0, 0, 7, tzinfo=TOKYO)) == "2026-05-01T22:00:00+09:00"
    assert iso(date(2026, 5, 1)) == "2026-05-01"
