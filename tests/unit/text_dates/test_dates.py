"""Dates in numbers: what they can mean, and what is said where they mean nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.model import DateOrder
from mmmfeed.text import dates

WITHIN = dates.window(datetime(2026, 3, 1, tzinfo=UTC))


def numbers(text: str) -> dates.Numbers:
    found = dates.numbers(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("04.03.25", DateOrder.DMY, date(2025, 3, 4)),
        ("04/03/2025", DateOrder.MDY, date(2025, 4, 3)),
        ("25. 5. 28.", DateOrder.YMD, date(2025, 5, 28)),
        ("25. 7. 8.", DateOrder.YMD, date(2025, 7, 8)),
        ("28. 05. 2025.", DateOrder.DMY, date(2025, 5, 28)),
        ("2025-03-04", DateOrder.DMY, date(2025, 3, 4)),
        ("２０２５/３/４", DateOrder.MDY, date(2025, 3, 4)),
        ("31.12.99", DateOrder.DMY, date(1999, 12, 31)),
        ("01.01.28", DateOrder.DMY, date(2028, 1, 1)),
        ("28.\u00a05.\u00a02025", DateOrder.DMY, date(2025, 5, 28)),
    ],
)
def test_day(text: str, order: DateOrder, day: date) -> None:
    assert dates.day_of(numbers(text), order, WITHIN) == day


@pytest.mark.parametrize("text", ["1.9.3", "25.7.8", "04.03", "4.3/25", "2025-03-2025", "1.2.3.4", "", "May"])
def test_no_date(text: str) -> None:
    assert dates.numbers(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("04.13.25", "there is no month 13"),
        ("32.01.25", "there is no day 32"),
        ("29.02.25", "February 2025 has no day 29"),
        ("04.03.1925", "that is the year 1925, and dates are expected from 1990 to 1 March 2028"),
    ],
)
def test_why_not(text: str, reason: str) -> None:
    assert dates.why_not(numbers(text), DateOrder.DMY, WITHIN) == reason


@given(st.dates(WITHIN.first, WITHIN.last), st.sampled_from([".", "/", "-", "–"]), st.booleans())
def test_each_day_is_found_in_its_order(day: date, separator: str, short: bool) -> None:
    year = f"{day:%y}" if short else str(day.year)
    parts = {
        DateOrder.DMY: (f"{day.day:02}", f"{day.month}", year),
        DateOrder.MDY: (f"{day.month}", f"{day.day:02}", year),
        DateOrder.YMD: (year, f"{day.month:02}", f"{day.day:02}"),
    }
    for order, written in parts.items():
        found = numbers(separator.join(written))
        assert dates.day_of(found, order, WITHIN) == day
        assert order in dates.orders(found, WITHIN)
