"""When a server may be asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.schedule import Hints, Poll, after_answer, after_failure, is_due, of_headers, retry_after

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)  # a Monday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def wait(poll: Poll) -> timedelta:
    return poll.due.at - poll.asked


NOTHING = Hints()


def answered(hints: Hints = NOTHING, published: list[datetime] | None = None, conditional: bool = True) -> Poll:
    return after_answer("ally", hints, published or [], NOW, conditional=conditional)


@pytest.mark.parametrize(
    ("headers", "fresh"),
    [
        ({}, None),
        ({"cache-control": "max-age=7200"}, 2 * HOUR),
        ({"cache-control": "public, max-age=7200", "age": "3600"}, HOUR),
        ({"cache-control": 'MAX-AGE = "60"'}, timedelta(minutes=1)),
        ({"cache-control": "s-maxage=60"}, None),
        ({"cache-control": "max-age=0"}, None),
        ({"cache-control": "max-age=99999999999999999999"}, timedelta(days=365)),
        ({"expires": "Mon, 02 Mar 2026 12:00:00 GMT"}, 2 * HOUR),
        # A clock that is a day slow: what counts is its own date.
        ({"expires": "Sun, 01 Mar 2026 12:00:00 GMT", "date": "Sun, 01 Mar 2026 10:00:00 GMT"}, 2 * HOUR),
        ({"expires": "0"}, None),
        ({"expires": "-1"}, None),
        ({"expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, None),
        ({"cache-control": "max-age=3600", "expires": "Mon, 02 Mar 2026 20:00:00 GMT"}, HOUR),
    ],
)
def test_how_long_an_answer_is_fresh(headers: dict[str, str], fresh: timedelta | None) -> None:
    assert of_headers(headers, NOW) == fresh


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry-after": "120"}, timedelta(minutes=2)),
        ({"retry-after": " 120 "}, timedelta(minutes=2)),
        ({"retry-after": "Mon, 02 Mar 2026 13:00:00 GMT"}, 3 * HOUR),
        ({"retry-after": "Mon, 02 Mar 2026 09:00:00 GMT", "date": "Mon, 02 Mar 2026 08:00:00 GMT"}, HOUR),
        ({"retry-after": "Mon, 02 Mar 2026 09:00:00 GMT"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "²"}, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(headers: dict[str, str], expected: timedelta | None) -> None:
    assert retry_after(headers, NOW) == expected


def test_an_hour_at_least_and_a_day_where_nothing_can_be_asked_conditionally() -> None:
    assert HOUR <= wait(answered()) <= 1.1 * HOUR
    assert DAY <= wait(answered(conditional=False)) <= 1.1 * DAY


@pytest.mark.parametrize(
    ("hints", "least", "rule"),
    [
        (Hints(fresh=timedelta(minutes=5)), HOUR, "floor"),
        (Hints(fresh=3 * HOUR), 3 * HOUR, "fresh"),
        (Hints(period=6 * HOUR, fresh=3 * HOUR), 6 * HOUR, "period"),
        (Hints(period=timedelta(days=365)), DAY, "period"),
    ],
)
def test_what_is_said_makes_it_less_often_but_once_a_day(hints: Hints, least: timedelta, rule: str) -> None:
    poll = answered(hints)
    assert least <= wait(poll) <= 1.1 * least
    assert poll.due.rule == rule


def test_a_source_that_publishes_weekly_is_not_asked_hourly() -> None:
    poll = answered(published=[NOW - timedelta(days=7 * week) for week in range(10)])
    assert poll.due.rule == "rhythm"
    assert 16 * HOUR <= wait(poll) <= 19 * HOUR


def test_a_source_that_fell_silent_is_asked_less_and_less() -> None:
    daily = [NOW - timedelta(days=20 + day) for day in range(10)]
    assert wait(answered(published=daily)) >= 23 * HOUR


def test_dates_ahead_and_all_alike_are_no_rhythm() -> None:
    assert answered(published=[NOW + DAY, NOW + 2 * DAY]).due.rule == "floor"
    assert answered(published=[NOW] * 20).due.rule == "floor"


def test_skipped_hours_and_days_are_not_asked_in() -> None:
    night = Hints(skip_hours=frozenset(range(11, 18)))
    assert answered(night).due.at.hour == 18
    weekdays = Hints(skip_days=frozenset(range(1, 6)))
    assert answered(weekdays).due.at.isoweekday() == 6
    assert answered(weekdays).due.at.hour == 0


def test_a_feed_that_skips_all_hours_means_none() -> None:
    assert wait(answered(Hints(skip_hours=frozenset(range(24))))) <= 1.1 * HOUR
    assert wait(answered(Hints(skip_days=frozenset(range(1, 8))))) <= 1.1 * HOUR


def test_failures_wait_ever_longer_up_to_a_day_and_end_with_an_answer() -> None:
    poll: Poll | None = None
    waits = []
    for _ in range(8):
        poll = after_failure("ally", poll, NOW)
        waits.append(wait(poll))
    assert all(2**n <= each / HOUR <= 1.1 * 2**n for n, each in enumerate(waits[:5]))
    assert all(DAY <= each <= 1.1 * DAY for each in waits[5:])
    assert poll is not None
    assert (poll.failures, poll.failing_since) == (8, NOW)
    assert answered().failures == 0


def test_retry_after_makes_it_later_never_earlier() -> None:
    assert wait(after_failure("ally", None, NOW, wait=5 * HOUR)) == 5 * HOUR
    assert wait(after_failure("ally", None, NOW, wait=timedelta(seconds=1))) >= HOUR
    assert wait(after_failure("ally", None, NOW, wait=timedelta(days=300))) == timedelta(days=7)


def test_what_is_gone_is_never_due() -> None:
    assert not is_due(after_failure("ally", None, NOW, gone=True), NOW + timedelta(days=1000))


def test_the_last_success_outlives_failures() -> None:
    failed = after_failure("ally", answered(), NOW + 2 * HOUR)
    assert (failed.succeeded, failed.failing_since) == (NOW, NOW + 2 * HOUR)


def test_sources_added_at_once_are_not_asked_at_once_for_ever() -> None:
    due = {after_answer(f"ally-{n}", Hints(), [], NOW, conditional=True).due.at for n in range(50)}
    assert len(due) == 50


@given(
    st.lists(st.datetimes(timezones=st.just(UTC)), max_size=30),
    st.timedeltas(timedelta(0), timedelta(days=365)) | st.none(),
    st.frozensets(st.integers(0, 23)),
    st.frozensets(st.integers(1, 7)),
    st.booleans(),
)
def test_whatever_is_said_it_is_an_hour_at_least_and_nine_days_at_most(
    published: list[datetime], said: timedelta | None, hours: frozenset[int], days: frozenset[int], conditional: bool
) -> None:
    hints = Hints(fresh=said, period=said, skip_hours=hours, skip_days=days)
    poll = answered(hints, published, conditional)
    assert (HOUR if conditional else DAY) <= wait(poll) <= timedelta(days=9)
    assert is_due(poll, poll.due.at)
    assert not is_due(poll, poll.due.at - timedelta(seconds=1))
