"""Whether a source suddenly says so much that was not there before that somebody should look at it first.

Pure: what is unknown, and on which days the source spoke so far, in; yes or no out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from statistics import median
from zoneinfo import ZoneInfo

from mmmfeed.model import Announcement

MOST = 20  # unknown announcements that are never too many
HELD = timedelta(days=1)  # after which what a source still says is believed

_SHARE = 0.5  # of a document that has to be unknown
_BUSY = 2  # times a source's usual day; news do not come evenly


def is_flood(unknown: Sequence[Announcement], total: int, days: Mapping[str, int], zone: ZoneInfo) -> bool:
    """Whether a document of `total` announcements brings too much at once.

    `days`: how many are known of each day (ISO 8601, in the time zone). What is dated after all of these is no
    surprise, as long as no day has more of it than the source says on a busy one: it was quiet, or we were.
    """
    usual = max(MOST, _BUSY * int(median(days.values()))) if days else MOST
    if len(unknown) <= usual or len(unknown) <= _SHARE * total:
        return False
    last = max(days, default="9999")
    dated = Counter(_day(said, zone) for said in unknown)
    expected = sum(count for day, count in dated.items() if day and day >= last and count <= usual)
    return len(unknown) - expected > usual


def still_says(held: Sequence[str], names: Sequence[str]) -> bool:
    """Whether most of what was held back is what is unknown now."""
    return len(set(held) & set(names)) > _SHARE * len(set(held))


def _day(said: Announcement, zone: ZoneInfo) -> str:
    return said.published.astimezone(zone).date().isoformat() if said.published and said.dated else ""
