"""Which announcement a line of feeds.yaml means, and what becomes of it."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from made import announcement, dumped
from mmmfeed.merge import day_named, days_named, is_named, nearest, overrule
from mmmfeed.model import Decision, Override, Precision, TitleOrigin
from mmmfeed.text.instants import at_noon

AUCKLAND = ZoneInfo("Pacific/Auckland")
FLOODS = dumped(
    "2025-03-04-the-report",
    title="The floods: what they cost",
    text="The Report\non the floods is out.",
    published=at_noon(date(2025, 3, 4), AUCKLAND),
    decisions=(Decision(about="title", rule="sentence"), Decision(about="published", rule="strict-dmy")),
)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("04.03.25", {date(2025, 3, 4)}),
        ("4. 3. 2025", {date(2025, 3, 4)}),
        ("2025-03-04", {date(2025, 3, 4)}),
        ("2025/3/4", {date(2025, 3, 4)}),
        ("13/04/2025", {date(2025, 4, 13)}),
        ("04/13/2025", {date(2025, 4, 13)}),
        ("04/04/25", {date(2025, 4, 4)}),
        ("03/04/2025", {date(2025, 4, 3), date(2025, 3, 4)}),
        ("04.13.25", {date(2025, 4, 13)}),
        ("32.01.25", set()),
    ],
)
def test_a_date_in_numbers(written: str, days: set[date]) -> None:
    assert set(days_named(written) or ()) == days
    assert day_named(written) == (next(iter(days)) if len(days) == 1 else None)


@pytest.mark.parametrize("words", ["the report", "4 March 2025", "2025", "2025-03-04-the-report", "1.9.3"])
def test_no_date_at_all(words: str) -> None:
    assert days_named(words) is None


@pytest.mark.parametrize(
    "which", ["2025-03-04-the-report", "04.03.25", "the report on", "THE REPORT, on", "The floods", "The floods: what"]
)
def test_it_is_meant(which: str) -> None:
    assert is_named(FLOODS, which, AUCKLAND)


@pytest.mark.parametrize("which", ["2025-03-04-the", "2025-03-03", "on the floods", "the reports", "…"])
def test_it_is_not_meant(which: str) -> None:
    assert not is_named(FLOODS, which, AUCKLAND)


def test_a_title_and_a_date_and_out_of_sight() -> None:
    said = overrule(
        FLOODS,
        [
            Override(about="titles", which="x", value="What it cost", place="feeds.yaml:12"),
            Override(about="dates", which="x", value=date(2025, 3, 6), place="feeds.yaml:14"),
            Override(about="skip", which="x", place="feeds.yaml:16"),
        ],
        AUCKLAND,
    )
    assert (said.title, said.title_origin) == ("What it cost", TitleOrigin.OVERRIDE)
    assert (said.published, said.published_precision) == (at_noon(date(2025, 3, 6), AUCKLAND), Precision.DAY)
    assert said.skipped
    assert said.decisions == (
        Decision(about="title", rule="override", evidence="feeds.yaml:12"),
        Decision(about="published", rule="override", evidence="feeds.yaml:14"),
        Decision(about="skipped", rule="override", evidence="feeds.yaml:16"),
    )


def test_a_date_for_what_had_none() -> None:
    override = Override(about="dates", which="x", value=date(2025, 3, 6), place="feeds.yaml:14")
    assert overrule(announcement(dated=False), [override], AUCKLAND).dated


def test_nothing_decided_is_nothing_changed() -> None:
    assert overrule(FLOODS, [], AUCKLAND) == FLOODS


def test_what_begins_most_like_it_comes_first() -> None:
    names = [("the report on otters", "b"), ("the report", "a"), ("the report on floods", "c"), ("a ferry", "d")]
    assert nearest("The Report on Flods", names) == ["c", "b", "a"]
    assert nearest("Otters", names) == []
