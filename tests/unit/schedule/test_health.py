"""How a source is, in a word and in a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mmmfeed.model import Due, Move, Poll
from mmmfeed.schedule import of_poll

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
URL, NEW = "https://ally.example.org/feed", "https://new.example.org/feed"
GOOD = Poll(asked=NOW, due=Due(at=NOW + HOUR, rule="floor"), succeeded=NOW, news=NOW - DAY)
BAD = replace(GOOD, failures=2, problem="no answer.")


@pytest.mark.parametrize(
    ("poll", "name", "words"),
    [
        (None, "never", "never asked"),
        (GOOD, "well", "well"),
        (replace(BAD, failing_since=NOW - 3 * DAY), "failing", "failing since 3 days: no answer."),
        (replace(BAD, failing_since=NOW - DAY - HOUR), "failing", "failing since 1 day: no answer."),
        (replace(BAD, failing_since=NOW - 5 * HOUR), "failing", "failing since 5 hours: no answer."),
        (replace(BAD, failing_since=NOW), "failing", "failing since less than an hour: no answer."),
        (replace(GOOD, move=Move(url=NEW, days=2, last=date(2026, 3, 2))), "well", "well"),
        (replace(GOOD, move=Move(url=NEW, days=3, last=date(2026, 3, 2))), "moved", f"moved to {NEW}: write it into feeds.yaml"),
        (replace(GOOD, news=NOW - 59 * DAY), "well", "well"),
        (replace(GOOD, news=NOW - 61 * DAY), "quiet", "quiet since 31 December 2025"),
        (replace(GOOD, latest=(NOW - 61 * DAY, NOW - 62 * DAY)), "quiet", "quiet since 31 December 2025"),
        (replace(GOOD, latest=(NOW - 61 * DAY, NOW - 91 * DAY)), "well", "well"),  # of one who speaks once a month
        (replace(GOOD, latest=(NOW - 121 * DAY, NOW - 151 * DAY)), "quiet", "quiet since 1 November 2025"),
        (replace(GOOD, news=None), "well", "well"),  # an empty feed
    ],
)  # fmt: skip
def test_a_state_and_its_words(poll: Poll | None, name: str, words: str) -> None:
    state = of_poll(poll, URL, NOW)
    assert (state.name, state.words) == (name, words)


def test_what_is_gone_is_no_longer_failing() -> None:
    state = of_poll(replace(BAD, gone=True, failing_since=NOW - DAY), URL, NOW)
    assert (state.name, state.since) == ("gone", NOW - DAY)
