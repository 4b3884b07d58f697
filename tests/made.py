"""Announcements, members and sources made for tests, with what a test does not care about filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any

from mmmfeed.merge import identity_keys
from mmmfeed.model import Announcement, Member, Precision, SourceSpec, TitleOrigin

LONG = "The regional assembly adopted the charter on shared care after two years of debate, and {} will see to it."

_SAID = (
    "assembly adopts charter shared care debate harbour council opens nursery winter reading volunteers plant hedges "
    "school bridge market festival library closes summer garden concert museum invites artists mural station clinic "
    "nurses report survey mothers pension reform ferry timetable island storm repairs lighthouse award journalists"
)

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
        title=_words(f"title of {source} {source_id}", 4),
        published=day(2026, 3, 1),
        text=_words(f"text of {source} {source_id}", 20),
    )
    return replace(made, **fields)


def _words(of: str, count: int) -> str:
    """So many words, always the same for the same `of`, and hardly three in a row as for another one."""
    return " ".join(Random(of).choices(_SAID.split(), k=count)).capitalize() + "."


def dumped(source_id: str, **fields: Any) -> Announcement:
    return announcement(
        "own",
        source_id,
        **{"title_origin": TitleOrigin.DERIVED, "published_precision": Precision.DAY} | fields,
    )


def member(said: Announcement) -> Member:
    return Member(announcement=said, keys=identity_keys(said))
