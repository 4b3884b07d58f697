"""By what a translation is found among all that is known, so that nobody is compared with everybody."""

from __future__ import annotations

import zlib
from functools import lru_cache

from mmmfeed.merge.translation.essence import essence
from mmmfeed.model import Announcement

MOST = 40  # features of an announcement
CROWD = 40  # a feature that more announcements than this have is no reason to compare them
_IN_TITLE = 1.0  # more telling by so much
_OWN_PAGE = 5.0
_MASK = (1 << 62) - 1  # SQLite's integers are signed


def features(announcement: Announcement) -> frozenset[int]:
    """What its translations would have, too: its day, and the most telling of what stays in one; at most MOST.

    Numbers of 62 bits, the same in every process. The day makes candidates of what is said on one day in several
    languages, until that day is crowded.
    """
    said = essence(announcement)
    weights = {key: weight for found in said.items.values() for key, weight in found.items()}
    if said.own:
        weights[said.own] = _OWN_PAGE  # what links to it has it, too
    ranked = sorted(weights, key=lambda key: (-weights[key] - _IN_TITLE * (key in said.title), key))
    day = [f"published:{said.published.date().isoformat()}"] if said.published else []
    return frozenset(map(code, [*day, *ranked[: MOST - 1]]))


@lru_cache(maxsize=1 << 16)
def code(item: str) -> int:
    """The number by which an item is known."""
    data = item.encode("utf-8", "surrogatepass")
    return (zlib.crc32(data) << 32 | zlib.crc32(data[::-1], len(data))) & _MASK
