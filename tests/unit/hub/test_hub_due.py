"""When a hub is told again: of pings and the time alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.hub.due import hopeless, next_time, ready
from mmmfeed.store import Ping

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def ping(
    topic: str, due: timedelta = timedelta(0), *, tries: int = 0, age: timedelta = HOUR, rests: bool = False
) -> Ping:
    return Ping(topic=topic, since=NOW - age, tries=tries, due=NOW + due, rests=rests)


def test_what_was_never_told_in_vain_comes_first() -> None:
    assert ready([ping("a", tries=2), ping("b", tries=1), ping("d"), ping("c")], NOW) == ("c", "d", "b", "a")


def test_what_one_hub_does_not_take_waits_alone_and_what_it_did_not_hear_waits_for_all() -> None:
    assert ready([ping("a", HOUR, tries=1), ping("b")], NOW) == ("b",)
    assert ready([ping("a", HOUR, tries=1, rests=True), ping("b")], NOW) == ()
    assert ready([ping("a", -HOUR, tries=1, rests=True), ping("b")], NOW) == ("b", "a")


def test_a_clock_that_was_wrong_delays_nothing() -> None:
    assert ready([ping("a", timedelta(days=400), tries=1, rests=True), ping("b")], NOW) == ("b", "a")


def test_only_what_was_told_in_vain_is_given_up() -> None:
    days = timedelta(days=4)
    assert hopeless([ping("a", age=days), ping("b", tries=1, age=days), ping("c", tries=9)], NOW) == ("b",)


@given(tries=st.integers(1, 10**6), wait=st.none() | st.timedeltas(timedelta(0), timedelta(days=365)))
def test_the_next_time_is_soon_enough_and_not_too_soon(tries: int, wait: timedelta | None) -> None:
    distance = next_time(tries, NOW, wait) - NOW
    assert timedelta(minutes=5) <= distance <= timedelta(days=1)
    assert distance >= min(wait or timedelta(0), timedelta(days=1))
    assert next_time(tries + 1, NOW, wait) >= next_time(tries, NOW, wait)
