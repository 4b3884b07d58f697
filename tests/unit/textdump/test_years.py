"""Years for dates that have none."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.parsers.textdump.years import Stop, fill


def stops(days: list[date], known: set[int]) -> list[Stop]:
    return [Stop(n, day.month, day.day, day.year if n in known else None) for n, day in enumerate(days)]


@given(
    st.dates(date(2000, 1, 1), date(2024, 1, 1)),
    st.lists(st.integers(1, 80), min_size=3, max_size=30),
    st.data(),
    st.booleans(),
)
def test_a_monotone_file_needs_one_year(first: date, steps: list[int], data: st.DataObject, back: bool) -> None:
    days = [first]
    for step in steps:
        days.append(days[-1] + timedelta(days=-step if back else step))
    known = {data.draw(st.integers(0, len(days) - 1))}
    found = fill(stops(days, known))
    # Where the direction is open nothing is filled; what is filled is right.
    assert all(year.year == days[n].year for n, year in found.items()) or len({day.year for day in days}) > 1
    if len({day.year for day in days}) == 1:
        assert found.keys() == set(range(len(days))) - known


def test_two_neighbours_that_disagree_settle_nothing() -> None:
    found = fill([Stop(0, 5, 1, 2025), Stop(1, 3, 1), Stop(2, 4, 1, 2020)])
    assert found == {}


def test_without_any_year() -> None:
    assert fill([Stop(0, 5, 1), Stop(1, 3, 1)]) == {}
