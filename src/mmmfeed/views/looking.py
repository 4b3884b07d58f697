"""An announcement as the readers of a feed would see it, and the copies of it that a feed takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from mmmfeed.errors import RunawayError
from mmmfeed.model import (
    Announcement,
    Category,
    Cluster,
    Decision,
    FeedSpec,
    Name,
    Precision,
    SiteSpec,
    SourceSpec,
    Topic,
)
from mmmfeed.showing import shown, visible
from mmmfeed.text.words import one_line
from mmmfeed.views import matching

# Clocks differ: what a partner dates some minutes ahead is out now.
_SKEW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Given:
    """What a view depends on besides the feed and what is known."""

    site: SiteSpec
    sources: Mapping[str, SourceSpec]
    now: datetime  # aware
    topics: tuple[Topic, ...] = ()

    @property
    def today(self) -> date:
        """The publisher's."""
        return self.now.astimezone(self.site.timezone).date()


class Look:
    """A cluster with those members only that a feed takes, and what readers would see of it; found out when asked."""

    def __init__(self, cluster: Cluster, given: Given) -> None:
        self.cluster, self.given = cluster, given

    @cached_property
    def told(self) -> Announcement:
        """What readers see, before topics."""
        return shown(self.cluster, self.given.sources)

    @cached_property
    def said(self) -> matching.Said:
        """Where wordings are looked for."""
        return matching.Said(self.told)

    @cached_property
    def shown(self) -> Announcement:
        """What readers see."""
        return with_topics(self.told, self.given.topics, self.said)

    @cached_property
    def day(self) -> date:
        """The day that readers see: a day that its source gives is that day everywhere."""
        earliest = self.cluster.earliest
        is_day = earliest.published_precision is Precision.DAY
        zone = zone_of(earliest, self.given.sources) if is_day else self.given.site.timezone
        return self.cluster.published.astimezone(zone).date()

    @property
    def language(self) -> str | None:
        """The site's, where nothing says another one."""
        return self.told.language or self.given.site.language

    @cached_property
    def is_out(self) -> bool:
        """Whether the day, or the moment, that it is dated with has come."""
        return is_out(self.cluster, self.given.sources, self.given.now)


class Taking:
    """Which copies a feed takes: of its sources, and of them the publisher's own or others' only."""

    def __init__(self, feed: FeedSpec, sources: Mapping[str, SourceSpec]) -> None:
        self._only: dict[str, frozenset[str]] = {}
        self._never: dict[str, frozenset[str]] = {}
        if feed.sources:
            self._only["sources"] = frozenset(feed.sources)
        if feed.exclude_source:
            self._never["exclude_source"] = frozenset(feed.exclude_source)
        if feed.first_party is not None:
            own = frozenset(name for name, source in sources.items() if source.first_party)
            (self._only if feed.first_party else self._never)["first_party"] = own
        self._allowed: frozenset[str] | None = None
        if self._only or self._never:
            self._allowed = frozenset(sources).intersection(*self._only.values()).difference(*self._never.values())

    def names(self, sources: Iterable[str]) -> frozenset[str]:
        """Those of `sources` of which it takes copies."""
        return frozenset(sources) if self._allowed is None else self._allowed

    @property
    def is_of_all(self) -> bool:
        """Whether it takes whatever there is."""
        return self._allowed is None

    def of(self, known: Cluster) -> Cluster | None:
        """What `known`, in which only what may be seen is left, is to this feed; None when it is not for it.

        An announcement is its leading source's: where that is left out, so is what others copied of it. Else only the
        copies of a source that is left out are, and a partner that copied the publisher sees the publisher's own.
        """
        if self._allowed is None:
            return known
        if self._leads(known):
            return None
        mine = visible(known, self._allowed)
        # What changed for those who see all copies may not have changed for those who see some.
        return replace(mine, seen=None) if mine and mine is not known else mine

    def why_not(self, known: Cluster) -> str:
        """The key of feeds.yaml for which it takes nothing of it; "" where it does."""
        if self.of(known):
            return ""
        missed = (key for key, names in self._only.items() if visible(known, names) is None)
        return next(missed, "") or self._leads(known) or "sources"

    def passes(self, key: str, known: Cluster) -> bool:
        """Whether `key` alone would let something of it through."""
        return (key not in self._only or visible(known, self._only[key]) is not None) and (
            key not in self._never or known.lead.source not in self._never[key]
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """Those of feeds.yaml that it follows."""
        return tuple(key for key in ("sources", "exclude_source", "first_party") if key in {**self._only, **self._never})

    def _leads(self, known: Cluster) -> str:
        return next((key for key, names in self._never.items() if known.lead.source in names), "")


def with_topics(told: Announcement, topics: tuple[Topic, ...], said: matching.Said | None = None) -> Announcement:
    """`told` with the topics that its words are of among its categories; none of them twice.

    Raises RunawayError.
    """
    if not topics:
        return told
    there, said = {term(category.term) for category in told.categories}, said or matching.Said(told)
    found = {topic.term: why for topic in topics if term(topic.term) not in there and (why := _why(topic, said))}
    reasons = (Decision(about=f"category {name}", rule="topic", evidence=f"for {why}") for name, why in found.items())
    added = (Category(term=name) for name in found)
    return replace(told, categories=(*told.categories, *added), decisions=(*told.decisions, *reasons))


def term(word: str) -> str:
    """What all ways to write a category share."""
    return one_line(word).casefold()


def is_out(cluster: Cluster, sources: Mapping[str, SourceSpec], now: datetime) -> bool:
    """Whether the day, or the moment, that `cluster` is dated with has come."""
    earliest = cluster.earliest
    if earliest.published_precision is Precision.INSTANT:
        return cluster.published <= now + _SKEW
    zone = zone_of(earliest, sources)
    return cluster.published.astimezone(zone).date() <= now.astimezone(zone).date()


def zone_of(said: Announcement, sources: Mapping[str, SourceSpec]) -> ZoneInfo:
    """The time zone that its source's days are in."""
    source = sources.get(said.source)
    return source.timezone if source else ZoneInfo("UTC")


def names_of(cluster: Cluster) -> tuple[Name, ...]:
    """Names the copies that are left: what two feeds see alike, they see of the same copies."""
    return tuple(member.name for member in cluster.members)


def _why(topic: Topic, said: matching.Said) -> str:
    try:
        found = matching.first(topic.wordings, said)
    except RunawayError as error:
        raise RunawayError(f"topics: {topic.term}: {error}") from error
    return f"“{matching.shown(found)}”" if found else ""
