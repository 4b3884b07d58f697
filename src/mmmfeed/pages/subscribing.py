"""The feeds as a page offers them: in words for those who have never heard of a feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from mmmfeed.model import FeedSpec, SiteSpec
from mmmfeed.pages.markup import presentable
from mmmfeed.text.words import one_line


class Format(Protocol):
    """How a format's files are written and served."""

    @property
    def ending(self) -> str:
        """Of the file, without the dot."""

    @property
    def media_type(self) -> str:
        """Without parameters."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to follow a feed."""

    path: str
    name: str  # RSS
    media_type: str
    purpose: str  # "reader", "calendar", "text" or "program"


@dataclass(frozen=True, slots=True)
class FeedCard:
    """A feed and the ways to follow it."""

    name: str
    title: str
    description: str
    ways: tuple[Way, ...]

    def by(self, purpose: str) -> tuple[Way, ...]:
        """The ways that serve a purpose."""
        return tuple(way for way in self.ways if way.purpose == purpose)


# Media type → its name and what it is for; the first of a purpose is the one to take.
_KNOWN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "application/rss+xml": ("RSS", "reader"),
        "application/atom+xml": ("Atom", "reader"),
        "application/feed+json": ("JSON Feed", "program"),
        "text/calendar": ("iCalendar", "calendar"),
        "text/plain": ("TXT", "text"),
        "text/markdown": ("Markdown", "text"),
    }
)
_ORDER = tuple(_KNOWN)


def feed_card(feed: FeedSpec, site: SiteSpec, formats: Mapping[str, Format]) -> FeedCard:
    """A feed for the page."""
    return FeedCard(
        name=feed.name,
        title=presentable(one_line(feed.title) or one_line(site.title)),
        # What is said of the site, and so of each feed that says nothing of itself, stands at the top of the page.
        description=presentable(one_line(feed.description)) if feed.description != site.description else "",
        ways=tuple(_ways(feed, formats)),
    )


def at_once(cards: Sequence[FeedCard]) -> Iterator[tuple[FeedCard, Way]]:
    """What most visitors want, to be offered first: one feed for a reader, and one calendar."""
    for purpose in ("reader", "calendar"):
        yield from [(card, way) for card in cards for way in card.by(purpose)][:1]


def discovered(cards: Sequence[FeedCard], *, all_ways: bool) -> Iterator[tuple[str, Way]]:
    """Title and way of each feed that browsers and readers find by themselves; not `all_ways`: one a feed."""
    for card in cards:
        found = [way for way in card.ways if way.purpose != "text"]
        yield from ((card.title, way) for way in (found if all_ways else found[:1]))


def _ways(feed: FeedSpec, formats: Mapping[str, Format]) -> Iterator[Way]:
    known = [formats[name] for name in feed.formats if name in formats]
    known.sort(key=lambda format_: _ORDER.index(format_.media_type) if format_.media_type in _KNOWN else len(_ORDER))
    for format_ in known:
        name, purpose = _KNOWN.get(format_.media_type, (format_.ending, "program"))
        yield Way(f"{feed.name}.{format_.ending}", name, format_.media_type, purpose)
