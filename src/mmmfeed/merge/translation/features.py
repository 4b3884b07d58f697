"""By what a translation is found among all that is known, so that nobody is compared with everybody."""

from __future__ import annotations

import zlib
from functools import lru_cache

from mmmfeed.merge.translation.essence import NAME, Essence, essence
from mmmfeed.model import Announcement

MOST = 40  # features of an announcement
CROWD = 40  # a feature that more announcements than this have is no reason to compare them
_IN_TITLE = 1.0  # more telling by so much
_MASK = (1 << 62) - 1  # SQLite's integers are signed


@lru_cache(maxsize=1 << 16)
def code(item: str) -> int:
    """The number by which an item is known: 62 bits, the same in every process."""
    data = item.encode("utf-8", "surrogatepass")
    return (zlib.crc32(data) << 32 | zlib.crc32(data[::-1], len(data))) & _MASK


def features(announcement: Announcement) -> frozenset[int]:
    """What a translation of it would have, too: the day, and the most telling of what stays in one; at most MOST."""
    said = essence(announcement)
    keys = {key: weight for items in said.items.values() for key, weight in items.items()}
    if said.own:
        keys[said.own] = 5.0
    ranked = sorted(keys, key=lambda key: (-keys[key] - _IN_TITLE * (key in said.title), key))
    return frozenset(map(code, (*_days(said), *ranked[: MOST - 1])))


def _days(said: Essence) -> tuple[str, ...]:
    return (f"published:{said.published.date().isoformat()}",) if said.published else ()
