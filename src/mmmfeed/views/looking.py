"""An announcement as the readers of a feed would see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from mmmfeed.errors import RunawayError
from mmmfeed.model import (
    Announcement,
    Category,
    Cluster,
    Decision,
    Name,
    Precision,
    SiteSpec,
    SourceSpec,
    Topic,
)
from mmmfeed.showing import shown
from mmmfeed.showing.days import published_on, zone_of
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
        """The day that readers see."""
        return published_on(self.cluster, self.given.sources, self.given.site)

    @property
    def language(self) -> str | None:
        """The site's, where nothing says another one."""
        return self.told.language or self.given.site.language

    @cached_property
    def is_out(self) -> bool:
        """Whether the day, or the moment, that it is dated with has come."""
        return is_out(self.cluster, self.given.sources, self.given.now)

    @property
    def comes_out(self) -> datetime:
        """The moment at which it does. UTC."""
        return comes_out(self.cluster, self.given.sources)


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


def comes_out(cluster: Cluster, sources: Mapping[str, SourceSpec]) -> datetime:
    """The first moment at which `is_out`. UTC."""
    earliest = cluster.earliest
    if earliest.published_precision is Precision.INSTANT:
        return cluster.published - _SKEW
    zone = zone_of(earliest, sources)
    return datetime.combine(cluster.published.astimezone(zone).date(), time.min, zone).astimezone(UTC)


def names_of(cluster: Cluster) -> tuple[Name, ...]:
    """Names the copies that are left: what two feeds see alike, they see of the same copies."""
    return tuple(member.name for member in cluster.members)


def _why(topic: Topic, said: matching.Said) -> str:
    try:
        found = matching.first(topic.wordings, said)
    except RunawayError as error:
        raise RunawayError(f"topics: {topic.term}: {error}") from error
    return f"“{matching.shown(found)}”" if found else ""
