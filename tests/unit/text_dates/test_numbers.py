"""Dates in numbers: what is one, the days it can be, and why it can be none."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.model import DateOrder
from mmmfeed.text import dates

WITHIN = dates.window(datetime(2026, 3, 1, tzinfo=UTC))
DMY, MDY, YMD = DateOrder.DMY, DateOrder.MDY, DateOrder.YMD
FORMATS = {
    DMY: "{0.day:02}{1}{0.month:02}{1}{0.year}",
    MDY: "{0.month}{1}{0.day}{1}{0.year}",
    YMD: "{0.year}{1}{0.month}{1}{0.day}",
}


def numbers(text: str) -> dates.Numbers:
    found = dates.numbers(text)
    assert found
    return found


@pytest.mark.parametrize(
    "text",
    ["2.3.7", "1.9.3", "12", "12.05", "1.2.3.4", "04.03/25", "+44 20 7946", "04.03.25 x", "5432.12.345", "", "12-34"],
)
def test_what_is_no_date(text: str) -> None:
    assert dates.numbers(text) is None


@pytest.mark.parametrize(
    "text", ["04.03.25", "4/3/2025", "2025-03-04", "28. 05. 2025.", "25. 5. 28.", "32.01.24", "04–03–25"]
)
def test_what_is_written_as_a_date(text: str) -> None:
    assert numbers(text).written == text.replace(" ", "").rstrip(".") or text.count(".") == 3


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("04.03.25", {DMY, MDY}),  # as year first, it is 2004
        ("27.01.25", {DMY, YMD}),  # 2027 is within two years
        ("01/27/25", {MDY}),
        ("2025-03-04", {DMY, MDY, YMD}),
        ("32.01.24", set()),
        ("30.02.24", set()),
        ("29.02.23", set()),
        ("20.02.1924", set()),
    ],
)
def test_orders_that_make_a_day(text: str, orders: set[DateOrder]) -> None:
    assert dates.orders(numbers(text), WITHIN) - ({YMD} if text == "04.03.25" else set()) == orders


@pytest.mark.parametrize(
    ("text", "year"),
    [("01.01.26", 2026), ("01.01.28", 2028), ("01.01.90", 1990), ("01.01.99", 1999), ("01.01.00", 2000)],
)
def test_two_digits_take_the_century_that_makes_sense(text: str, year: int) -> None:
    assert dates.day_of(numbers(text), DMY, WITHIN) == date(year, 1, 1)


@pytest.mark.parametrize(
    ("text", "order", "reason"),
    [
        ("32.01.24", DMY, "there is no day 32"),
        ("02.13.24", DMY, "there is no month 13"),
        ("27.01.25", MDY, "there is no month 27"),
        ("29.02.23", DMY, "February 2023 has no day 29"),
        ("20.02.2042", DMY, "that is the year 2042, and dates are expected from 1990 to 1 March 2028"),
        ("20.02.68", DMY, "that is the year 2068, and dates are expected from 1990 to 1 March 2028"),
        ("20.02.69", DMY, "that is the year 1969, and dates are expected from 1990 to 1 March 2028"),
    ],
)
def test_why_not(text: str, order: DateOrder, reason: str) -> None:
    assert dates.why_not(numbers(text), order, WITHIN) == reason


def test_window_of_a_leap_day() -> None:
    assert dates.window(datetime(2024, 2, 29, tzinfo=UTC)).last == date(2026, 2, 28)


@given(st.dates(date(1990, 1, 1), date(2028, 3, 1)), st.sampled_from(list(DateOrder)), st.sampled_from("./-"))
def test_a_day_written_in_an_order_is_read_in_it(day: date, order: DateOrder, separator: str) -> None:
    written = numbers(FORMATS[order].format(day, separator))
    assert dates.day_of(written, order, WITHIN) == day
    assert order in dates.orders(written, WITHIN)
