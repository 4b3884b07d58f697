"""What readers see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from mmmfeed.model.heard import Announcement, Event
from mmmfeed.model.known import Cluster
from mmmfeed.specs import FeedSpec, SiteSpec, SourceSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What an entry is in another language: an entry of its own."""

    guid: str
    language: str | None = None  # BCP 47
    url: str | None = None
    has_page: bool = True  # whether it has one among ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An event as calendars know it over time (RFC 5545, sections 3.8.4.7, 3.8.7)."""

    uid: str  # for life
    event: Event  # as it was announced last
    sequence: int = 0  # how often it was moved, or cancelled
    stamp: datetime  # UTC; when it became as it is, by the announcement's own dates
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Shown: a cluster as the readers of one feed see it."""

    cluster: Cluster  # with those members only that the feed shows
    # Put together from these members. Its source and source_id are those of the member that the text is from, and its
    # decisions tell where each other field is from.
    shown: Announcement
    translations: tuple[Translation, ...] = ()
    occasions: tuple[Occasion, ...] = ()  # its events, likeliest first, and those that it no longer announces
    permalink: str | None = None  # the absolute URL of its page among ours; None: there is none

    @property
    def guid(self) -> str:
        """What subscribers know it by."""
        return self.cluster.guid

    @property
    def published(self) -> datetime:
        """UTC."""
        return self.cluster.published

    @property
    def updated(self) -> datetime:
        """UTC; the last significant edit of what readers see, never before `published`."""
        return max(self.published, self.shown.updated or self.published)

    @property
    def text_from(self) -> Announcement:
        """The member that the text is from, as it was heard."""
        return next(member.announcement for member in self.cluster.members if member.name == self.shown.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """What one feed contains now."""

    feed: FeedSpec
    site: SiteSpec
    entries: tuple[Entry, ...]  # newest first, in a total order
    updated: datetime  # UTC; of the entry that changed last, so the same entries give the same bytes
    waiting: int = 0  # announcements dated ahead, which come out on their day
    sources: Mapping[str, SourceSpec] = field(default_factory=lambda: MappingProxyType({}))
    # History (RFC 5005, section 4): documents of older entries, numbered from 1, the oldest first.
    number: int | None = None  # of this document, where it is one of them; None: it is the one to subscribe to
    older: int | None = None  # the number of the one with the next older entries; None: there is none

    @property
    def stem(self) -> str:
        """Where it is among the outputs, without the ending: `news`, `archive/news-12`."""
        return archive_stem(self.feed.name, self.number) if self.number else self.feed.name


def archive_stem(feed: str, number: int) -> str:
    """Where a document of a feed's history is, without the ending."""
    return f"archive/{feed}-{number}"
