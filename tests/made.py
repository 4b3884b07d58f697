"""Announcements, members and sources made for tests, with what a test does not care about filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from mmmfeed.merge import identity_keys
from mmmfeed.model import Announcement, Member, Precision, SourceSpec, TitleOrigin

LONG = "The regional assembly adopted the charter on shared care after two years of debate, and {} will see to it."

SOURCES = {
    "own": SourceSpec(name="own", kind="dump", location="/dumps/*.txt", first_party=True),
    "ally": SourceSpec(name="ally", kind="feed", location="https://ally.example/feed"),
    "peer": SourceSpec(name="peer", kind="feed", location="https://peer.example/feed"),
}


def day(year: int, month: int, number: int, hour: int = 12) -> datetime:
    return datetime(year, month, number, hour, tzinfo=UTC)


def announcement(source: str = "ally", source_id: str = "1", **fields: Any) -> Announcement:
    """Two of these with different ids share nothing that they could be recognised by."""
    made = Announcement(
        source=source,
        source_id=source_id,
        title=f"What {source} says in {source_id}",
        published=day(2026, 3, 1),
        text=LONG.format(f"{source} {source_id}"),
    )
    return replace(made, **fields)


def dumped(source_id: str, **fields: Any) -> Announcement:
    return announcement(
        "own",
        source_id,
        **{"title_origin": TitleOrigin.DERIVED, "published_precision": Precision.DAY} | fields,
    )


def member(said: Announcement) -> Member:
    return Member(announcement=said, keys=identity_keys(said))
