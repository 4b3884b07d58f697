"""What a new guid looks like, and what it is minted from."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from mmmfeed.model import Announcement

# An undated announcement's tag needs some day on which the publisher held the domain, and never another one.
_UNDATED = "2026-01-01"


def mint(host: str, first: Announcement, taken: Collection[str] = ()) -> str:
    """A `tag:` URI (RFC 4151) from the site's host, the announcement's own date and its first identity.

    No clock and no chance: a store that was lost mints the same again.
    """
    identity = f"{first.source}\n{first.source_id}"
    day = _own_day(first) or _UNDATED
    guid = f"tag:{host},{day}:{_short_hash(identity)}"
    # A store of before guids belonged to announcements may have it with another one.
    while guid in taken:
        guid = f"tag:{host},{day}:{_short_hash(guid)}"
    return guid


def identity_order(announcement: Announcement, *, first_party: bool) -> tuple[str, bool, str, str]:
    """A total order in which the first of a cluster is the one that its guid is minted from."""
    day = _own_day(announcement) or "undated"  # after every day
    return (day, not first_party, announcement.source, announcement.source_id)


def _own_day(announcement: Announcement) -> str | None:
    return announcement.published.date().isoformat() if announcement.published and announcement.dated else None


def _short_hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
