"""What is said, and under which names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from mmmfeed.model import Announcement, Document, SourceSpec

Known = dict[str, Announcement]  # by source_id, in the newest version, as it was heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A document, and what is known of it before it is read."""

    document: Document
    hearing: int  # its number in the store
    source: SourceSpec
    again: bool = False  # the location was read with other settings before, so all that it says is merged anew
    same_bytes: bool = False  # and just these bytes were read then
    accepted: bool = False  # a person says that it is right, however much it brings at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The announcements of a part of a document under their lasting names, whatever it calls them."""

    said: Sequence[Announcement]  # in the document's order
    known: Known
    renamed: Sequence[str] = ()  # what the document calls those that it called otherwise before
    ids_changed: bool | None = None  # whether most of its ids are others than before; None: there is nothing to compare
    facts: tuple[str, ...] = ()  # for people

    @property
    def unknown(self) -> list[Announcement]:
        """Those that were never heard."""
        return [said for said in self.said if said.source_id not in self.known]


def day_of(announcement: Announcement, zone: ZoneInfo) -> str | None:
    """The day that a source dates it with."""
    published: datetime | None = announcement.published
    return published.astimezone(zone).date().isoformat() if published else None
