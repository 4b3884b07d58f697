"""How a source is, in a word and in a sentence, from what is known of asking it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from mmmfeed.model import Poll
from mmmfeed.schedule.polling import address
from mmmfeed.text.dates import in_words

_SILENCE = timedelta(days=60)  # is not worth a word before
_OF_USUAL = 4  # times the usual gap between two announcements


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a source is."""

    name: str  # well, quiet, moved, failing, gone, never; by what was read (overview.py) also problems, held, off
    words: str  # for people
    since: datetime | None = None  # UTC; since when, where that is known


def of_poll(poll: Poll | None, location: str, now: datetime) -> State:
    """How the source is that is asked at `location`."""
    if poll is None:
        return State(name="never", words="never asked")
    if poll.gone:
        return State(
            name="gone",
            words="gone: its server says that it was taken away for good. Remove it, or give its new address",
            since=poll.failing_since,
        )
    if poll.failures:
        since = poll.failing_since or poll.asked
        return State(name="failing", words=f"failing since {_days(now - since)}: {poll.problem}", since=since)
    if (there := address(poll, location)) != location:
        return State(name="moved", words=f"moved to {there}: write it into feeds.yaml")
    last = max(poll.latest, default=poll.news)
    if last and now - last > max(_SILENCE, _OF_USUAL * _usual_gap(poll.latest)):
        return State(name="quiet", words=f"quiet since {in_words(last.date())}", since=last)
    return State(name="well", words="well")


def _usual_gap(latest: tuple[datetime, ...]) -> timedelta:
    gaps = [later - earlier for later, earlier in pairwise(sorted(latest, reverse=True))]
    return timedelta(seconds=median(gap.total_seconds() for gap in gaps)) if gaps else timedelta(0)


def _days(time: timedelta) -> str:
    for unit, name in ((timedelta(days=1), "day"), (timedelta(hours=1), "hour")):
        if time >= unit:
            return f"{time // unit} {name}{'' if time < 2 * unit else 's'}"
    return "less than an hour"
