"""When a source brings too much at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from made import announcement
from mmmfeed.merge import is_flood, still_says
from mmmfeed.model import Announcement

ZONE = ZoneInfo("Europe/Brussels")
LAST = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAYS = {f"2026-02-{day:02}": 1 for day in range(1, 29)} | {"2026-03-01": 1}


def news(count: int, *, per_day: int = 1, since: datetime = LAST) -> list[Announcement]:
    """Announcements that begin the day after `since`."""
    return [announcement(source_id=f"n-{n}", published=since + timedelta(days=1 + n // per_day)) for n in range(count)]


def flood(unknown: list[Announcement], total: int | None = None, days: dict[str, int] = DAYS) -> bool:
    return is_flood(unknown, len(unknown) if total is None else total, days, ZONE)


def test_old_announcements_that_nobody_knew_are_a_flood() -> None:
    assert flood(news(40, since=LAST - timedelta(days=400)), 42)


def test_undated_ones_are_a_flood() -> None:
    assert flood([announcement(source_id=str(n), published=None) for n in range(40)])


def test_twenty_are_never_too_many() -> None:
    assert not flood(news(20, since=LAST - timedelta(days=400)))


def test_a_part_of_a_long_document_is_no_flood() -> None:
    assert not flood(news(40, since=LAST - timedelta(days=400)), 80)


@pytest.mark.parametrize("count", [10, 40, 300])
def test_a_source_that_was_quiet_may_tell_what_happened_since(count: int) -> None:
    assert not flood(news(count, per_day=2))


def test_all_dated_with_the_same_new_day_are_a_flood() -> None:
    assert flood(news(40, per_day=40))


def test_a_source_that_is_always_so_busy_may_be() -> None:
    busy = dict.fromkeys(DAYS, 30)
    assert not flood(news(50, per_day=50), days=busy)
    assert flood(news(70, per_day=70), days=busy)


def test_what_is_still_said() -> None:
    assert still_says(("a", "b", "c"), ("b", "c", "d", "e"))
    assert not still_says(("a", "b", "c"), ("c", "d"))
    assert not still_says((), ())
