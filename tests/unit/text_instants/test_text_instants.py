"""Timestamps as feeds write them, with the sins they commit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.model import DateOrder, Precision
from mmmfeed.text.instants import read_instant

BRUSSELS = ZoneInfo("Europe/Brussels")
NOON = "2026-02-05T11:00Z"  # of 5 February in Brussels


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("raw", "value", "rule"),
    [
        # RFC 822, 2822, 5322, and what is written in their place
        ("Thu, 05 Feb 2026 10:00:00 +0100", "2026-02-05T09:00Z", "rfc822"),
        ("  Thu,  5 Feb 2026   10:00:00 GMT ", "2026-02-05T10:00Z", "rfc822"),
        ("5 Feb 26 10:00 EST", "2026-02-05T15:00Z", "rfc822"),
        ("05 Feb 2026 10:00:00 CET", "2026-02-05T09:00Z", "rfc822"),
        ("05 Jul 2026 10:00:00 CEST", "2026-07-05T08:00Z", "rfc822"),
        ("05 Jul 2026 10:00:00 BST", "2026-07-05T09:00Z", "rfc822"),
        ("thu, 05 feb 2026 10:00:00 z", "2026-02-05T10:00Z", "rfc822"),
        ("Thursday, 05-Feb-26 10:00:00 GMT", "2026-02-05T10:00Z", "rfc822"),
        ("Thu, 05 February 2026 10:00:00 GMT+2", "2026-02-05T08:00Z", "rfc822"),
        ("Thu, 05 Feb 2026 10:00:00 +01:00 (CET)", "2026-02-05T09:00Z", "rfc822"),
        ("Mon, 05 Feb 2026 10:00:00 -0500", "2026-02-05T15:00Z", "rfc822"),  # the wrong weekday
        ("lun., 05 Feb 2026 10:00:00 +0000", "2026-02-05T10:00Z", "rfc822"),  # French before English
        ("31 Dec 98 10:00 GMT", "1998-12-31T10:00Z", "rfc822"),
        ("Thu, 05 Feb 2026 24:00:00 GMT", "2026-02-06T00:00Z", "rfc822"),
        ("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z", "rfc822"),
        ("Thu, 05 Feb 2026 10:00", "2026-02-05T09:00Z", "rfc822"),  # the source's own zone
        ("Thu, 05 Feb 2026 10:00:00 IST", "2026-02-05T09:00Z", "rfc822-zone-unknown"),  # which of the three?
        # RFC 3339, ISO 8601
        ("2026-02-05T10:00:00Z", "2026-02-05T10:00Z", "iso"),
        ("2026-02-05t10:00:00.123456z", "2026-02-05T10:00Z", "iso"),
        ("2026-02-05T10:00+0100", "2026-02-05T09:00Z", "iso"),
        ("2026-02-05 10:00:00", "2026-02-05T09:00Z", "iso"),
        ("2026-02-05 10:00:00 +0100", "2026-02-05T09:00Z", "iso"),
        ("2026-02-05T24:00:00Z", "2026-02-06T00:00Z", "iso"),
        ("20260205T100000Z", "2026-02-05T10:00Z", "iso-basic"),
        ("2026/2/5 10:00", "2026-02-05T09:00Z", "iso"),
        # others
        ("Thu Feb  5 10:00:00 2026", "2026-02-05T09:00Z", "asctime"),
        ("Thu Feb 05 10:00:00 EST 2026", "2026-02-05T15:00Z", "asctime"),
        ("February 5, 2026 at 10:00 PM GMT", "2026-02-05T22:00Z", "month-first"),
        ("Feb 5, 2026 12:00 am GMT", "2026-02-05T00:00Z", "month-first"),
        ("5.2.2026 10:00", "2026-02-05T09:00Z", "day-first"),
    ],
)
def test_moments(raw: str, value: str, rule: str) -> None:
    reading = read_instant(raw, BRUSSELS)
    assert reading is not None
    assert (reading.value, reading.precision, reading.rule) == (utc(value), Precision.INSTANT, rule)


@pytest.mark.parametrize(
    "raw",
    [
        "Thu, 05 Feb 2026", "5 Feb 2026", "2026-02-05", "20260205", "2026/2/5", "2026.02.05", "05.02.2026", "Feb 5, 2026",
        "Thursday, February 5, 2026",
    ],
)  # fmt: skip
def test_a_day_stands_at_noon(raw: str) -> None:
    reading = read_instant(raw, BRUSSELS)
    assert reading is not None
    assert (reading.value, reading.precision) == (utc(NOON), Precision.DAY)


@pytest.mark.parametrize(
    "raw",
    [
        "", "now", "today", "12", "2026", "2026-02", "2026-W06", "20.02.24", "05.02.26", "3/4/2026", "30 Feb 2026",
        "2026-13-01", "2026-02-30", "Thu, 05 Feb 2026 25:00:00 GMT", "Thu, 05 Feb 2026 10:00 GMT and more", "on 5 Feb 2026",
        "1770285600", "32.01.2026", "0000-00-00", "0000-00-00T00:00:00Z", "5 Feb 2026 13:00 PM", "2026-02-05T10:61Z",
        "0001-01-01T00:00:00+14:00", "2026-02-05T10:00:00+99:99", "5 Feb 2026" + " " * 90 + "x",
    ],
)  # fmt: skip
def test_no_guess(raw: str) -> None:
    assert read_instant(raw, BRUSSELS) is None


def test_numbers_that_could_be_either_need_to_be_told() -> None:
    def day(raw: str, order: DateOrder | None) -> str | None:
        reading = read_instant(raw, BRUSSELS, order)
        return f"{reading.value:%Y-%m-%d}" if reading else None

    assert day("3/4/2026", DateOrder.DMY) == "2026-04-03"
    assert day("3/4/2026", DateOrder.MDY) == "2026-03-04"
    assert day("4/4/2026", None) == "2026-04-04"
    assert day("13/4/2026", None) == day("4/13/2026", None) == "2026-04-13"
    assert day("13/14/2026", None) is None


@pytest.mark.parametrize(
    ("raw", "language", "value", "precision"),
    [
        ("5 février 2026", "fr", NOON, Precision.DAY),
        ("jeu., 05 févr. 2026 10:00:00 +0100", "fr-BE", "2026-02-05T09:00Z", Precision.INSTANT),
        ("Do, 05 Mär 2026 10:00", "de", "2026-03-05T09:00Z", Precision.INSTANT),
        ("5 de febrero de 2026 a las 10:30", "es", "2026-02-05T09:30Z", Precision.INSTANT),
        ("2026年2月5日", "ja", NOON, Precision.DAY),
    ],
)
def test_months_in_the_sources_language(raw: str, language: str, value: str, precision: Precision) -> None:
    reading = read_instant(raw, BRUSSELS, None, language)
    assert reading is not None
    assert (reading.value, reading.precision, reading.rule) == (utc(value), precision, "dateparser")


@pytest.mark.parametrize(
    ("raw", "language"),
    [("5 février", "fr"), ("février 2026", "fr"), ("demain 2026", "fr"), ("5 février 2026", None), ("5 x 2026", "zz"),
     ("5 février 2026", "de"), ("hier à 10:00 en 2026", "fr"), ("05/02/2026 10h30", "fr")],
)  # fmt: skip
def test_words_that_are_no_date(raw: str, language: str | None) -> None:
    assert read_instant(raw, BRUSSELS, None, language) is None


MOMENTS = st.builds(
    lambda naive, minutes: naive.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1970, 1, 1), datetime(2068, 12, 31)),  # noqa: DTZ001 - hypothesis wants them naive
    st.integers(-12 * 60, 14 * 60),
)


@given(MOMENTS)
def test_what_is_written_by_the_rules_is_read(moment: datetime) -> None:
    for written in (
        format_datetime(moment),
        moment.isoformat(),
        moment.isoformat(" "),
        f"{moment:%d %b %y %H:%M:%S %z}",
    ):
        reading = read_instant(written, BRUSSELS)
        assert reading is not None
        assert reading.value == moment
        assert reading.precision is Precision.INSTANT


@given(st.text("0123456789:-/. TZ+,JanFebMonétamp()", max_size=40))
@settings(max_examples=200)
def test_any_text_is_read_or_not(raw: str) -> None:
    reading = read_instant(raw, BRUSSELS)
    assert reading is None or reading.value.utcoffset() == timedelta()
