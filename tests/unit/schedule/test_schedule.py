"""When a server may be asked again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.model import Move, Poll, Reply, Rhythm, Validators
from mmmfeed.schedule import Told, address, is_due, polled
from mmmfeed.schedule.hints import freshness, retry_after

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)  # a Monday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL, NEW = "https://ally.example.org/feed", "https://new.example.org/feed"
ETAG = Validators(etag='"a"')
SILENT = Rhythm()


def reply(status: int = 200, validators: Validators = ETAG, **headers: Any) -> Reply:
    return Reply(status=status, url=URL, validators=validators, **headers)


def answered(
    said: Reply | None = None, rhythm: Rhythm = SILENT, latest: tuple[datetime, ...] = (), before: Poll | None = None
) -> Poll:
    return polled("ally", before, Told(reply=said or reply(), rhythm=rhythm, latest=latest, size=1000), NOW)


def failed(before: Poll | None = None, said: Reply | None = None, now: datetime = NOW) -> Poll:
    return polled("ally", before, Told(problem="no answer", reply=said), now)


def wait(poll: Poll) -> timedelta:
    return poll.due.at - poll.asked


@pytest.mark.parametrize(
    ("headers", "fresh"),
    [
        ({}, None),
        ({"cache_control": "max-age=7200"}, 2 * HOUR),
        ({"cache_control": "public, max-age=7200", "age": "3600"}, HOUR),
        ({"cache_control": 'MAX-AGE = "60"'}, timedelta(minutes=1)),
        ({"cache_control": "s-maxage=60"}, None),
        ({"cache_control": "max-age=0"}, None),
        ({"cache_control": "max-age=99999999999999999999"}, timedelta(days=365)),
        ({"expires": "Mon, 02 Mar 2026 12:00:00 GMT"}, 2 * HOUR),
        # A clock that is a day slow: what counts is its own date.
        ({"expires": "Sun, 01 Mar 2026 12:00:00 GMT", "date": "Sun, 01 Mar 2026 10:00:00 GMT"}, 2 * HOUR),
        ({"expires": "0"}, None),
        ({"expires": "-1"}, None),
        ({"expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, None),
        ({"cache_control": "max-age=3600", "expires": "Mon, 02 Mar 2026 20:00:00 GMT"}, HOUR),
    ],
)
def test_how_long_an_answer_is_fresh(headers: dict[str, Any], fresh: timedelta | None) -> None:
    assert freshness(reply(**headers), NOW) == fresh


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry_after": "120"}, timedelta(minutes=2)),
        ({"retry_after": " 120 "}, timedelta(minutes=2)),
        ({"retry_after": "Mon, 02 Mar 2026 13:00:00 GMT"}, 3 * HOUR),
        ({"retry_after": "Mon, 02 Mar 2026 09:00:00 GMT", "date": "Mon, 02 Mar 2026 08:00:00 GMT"}, HOUR),
        ({"retry_after": "Mon, 02 Mar 2026 09:00:00 GMT"}, None),
        ({"retry_after": "soon"}, None),
        ({"retry_after": "-5"}, None),
        ({"retry_after": "²"}, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(headers: dict[str, Any], expected: timedelta | None) -> None:
    assert retry_after(reply(503, **headers), NOW) == expected


def test_an_hour_at_least_and_a_day_where_nothing_can_be_asked_conditionally() -> None:
    assert HOUR <= wait(answered()) <= 1.1 * HOUR
    assert DAY <= wait(answered(reply(validators=Validators()))) <= 1.1 * DAY
    assert HOUR <= wait(answered(reply(304, validators=Validators()))) <= 1.1 * HOUR


@pytest.mark.parametrize(
    ("cache_control", "period", "least", "rule"),
    [
        ("max-age=300", None, HOUR, "floor"),
        ("max-age=10800", None, 3 * HOUR, "fresh"),
        ("max-age=10800", 6 * HOUR, 6 * HOUR, "period"),
        ("", timedelta(days=365), DAY, "period"),
    ],
)
def test_what_is_said_makes_it_less_often_but_once_a_day(
    cache_control: str, period: timedelta | None, least: timedelta, rule: str
) -> None:
    poll = answered(reply(cache_control=cache_control), Rhythm(period=period))
    assert least <= wait(poll) <= 1.1 * least
    assert poll.due.rule == rule


def test_a_source_that_publishes_weekly_is_not_asked_hourly() -> None:
    poll = answered(latest=tuple(NOW - timedelta(days=7 * week) for week in range(10)))
    assert poll.due.rule == "rhythm"
    assert 16 * HOUR <= wait(poll) <= 19 * HOUR


def test_what_a_feed_said_of_itself_holds_while_nothing_changes() -> None:
    weekly = answered(rhythm=Rhythm(period=5 * HOUR), latest=tuple(NOW - timedelta(days=7 * w) for w in range(10)))
    again = polled("ally", weekly, Told(reply=reply(304)), NOW)
    assert (again.rhythm, again.latest, again.due.rule) == (weekly.rhythm, weekly.latest, "rhythm")
    assert (again.size, again.saved) == (1000, 1000)


def test_a_source_that_fell_silent_is_asked_less_and_less() -> None:
    assert wait(answered(latest=tuple(NOW - timedelta(days=20 + day) for day in range(10)))) >= 23 * HOUR


def test_dates_ahead_and_all_alike_are_no_rhythm() -> None:
    assert answered(latest=(NOW + DAY, NOW + 2 * DAY)).due.rule == "floor"
    assert answered(latest=(NOW,) * 20).due.rule == "floor"


def test_skipped_hours_and_days_are_not_asked_in() -> None:
    assert answered(rhythm=Rhythm(skip_hours=frozenset(range(11, 18)))).due.at.hour == 18
    due = answered(rhythm=Rhythm(skip_days=frozenset(range(1, 6)))).due.at
    assert (due.isoweekday(), due.hour) == (6, 0)


def test_a_feed_that_skips_all_hours_or_days_means_none() -> None:
    assert wait(answered(rhythm=Rhythm(skip_hours=frozenset(range(24))))) <= 1.1 * HOUR
    assert wait(answered(rhythm=Rhythm(skip_days=frozenset(range(1, 8))))) <= 1.1 * HOUR


def test_failures_wait_ever_longer_up_to_a_day_and_end_with_an_answer() -> None:
    poll: Poll | None = None
    waits = []
    for _ in range(8):
        poll = failed(poll)
        waits.append(wait(poll))
    assert all(2**n <= each / HOUR <= 1.1 * 2**n for n, each in enumerate(waits[:5]))
    assert all(DAY <= each <= 1.1 * DAY for each in waits[5:])
    assert poll is not None
    assert (poll.failures, poll.failing_since, poll.problem) == (8, NOW, "no answer")
    well = answered(before=poll)
    assert (well.failures, well.failing_since, well.problem) == (0, None, "")


def test_retry_after_makes_it_later_never_earlier() -> None:
    assert wait(failed(said=reply(503, retry_after="18000"))) == 5 * HOUR
    assert wait(failed(said=reply(429, retry_after="1"))) >= HOUR
    assert wait(failed(said=reply(503, retry_after="25920000"))) == timedelta(days=7)


def test_what_is_gone_is_never_due() -> None:
    assert not is_due(failed(said=reply(410)), NOW + timedelta(days=1000))


def test_the_last_success_outlives_failures() -> None:
    poll = failed(answered(), now=NOW + 2 * HOUR)
    assert (poll.succeeded, poll.failing_since) == (NOW, NOW + 2 * HOUR)


def test_sources_added_at_once_are_not_asked_at_once_for_ever() -> None:
    assert len({polled(f"ally-{n}", None, Told(reply=reply()), NOW).due.at for n in range(50)}) == 50


def moved(before: Poll | None, day: int, to: str = NEW) -> Poll:
    said = Reply(status=200, url=to, moved=(to,), validators=ETAG)
    return polled("ally", before, Told(reply=said), NOW + day * DAY)


def test_a_new_address_is_believed_after_three_days() -> None:
    poll = moved(moved(moved(None, 0), 0), 1)
    assert poll.move == Move(url=NEW, days=2, last=date(2026, 3, 3))
    assert address(poll, URL) == URL
    poll = moved(poll, 5)
    assert address(poll, URL) == NEW
    # Nobody redirects there, and so it stays.
    assert address(polled("ally", poll, Told(reply=reply()), NOW + 6 * DAY), URL) == NEW


def test_a_new_address_that_changes_or_fails_is_not_believed() -> None:
    poll = moved(moved(moved(None, 0), 1), 2, "https://portal.example.org/")
    assert address(poll, URL) == URL
    assert address(failed(moved(moved(moved(None, 0), 1), 2)), URL) == URL
    assert polled("ally", moved(None, 0), Told(reply=reply()), NOW + DAY).move is None


@given(
    st.lists(st.datetimes(timezones=st.just(UTC)), max_size=20).map(tuple),
    st.timedeltas(timedelta(0), timedelta(days=365)) | st.none(),
    st.text(),
    st.frozensets(st.integers(0, 23)),
    st.frozensets(st.integers(1, 7)),
    st.booleans(),
)
def test_whatever_is_said_it_is_an_hour_at_least_and_nine_days_at_most(  # noqa: PLR0917
    latest: tuple[datetime, ...],
    period: timedelta | None,
    header: str,
    hours: frozenset[int],
    days: frozenset[int],
    conditional: bool,
) -> None:
    said = reply(validators=ETAG if conditional else Validators(), cache_control=header, expires=header, age=header)
    poll = answered(said, Rhythm(period=period, skip_hours=hours, skip_days=days), latest)
    assert (HOUR if conditional else DAY) <= wait(poll) <= timedelta(days=9)
    assert is_due(poll, poll.due.at)
    assert not is_due(poll, poll.due.at - timedelta(seconds=1))
