"""Where a feed has an announcement, or why it has not."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from mmmfeed.model import Cluster, FeedSpec, FeedView, Topic
from mmmfeed.showing import visible
from mmmfeed.views.choosing import Selection
from mmmfeed.views.looking import Given


class Place(NamedTuple):
    """Where a feed shows an announcement, or why it does not."""

    feed: FeedSpec
    position: int | None = None  # from 1; None: it does not
    entries: int = 0  # how many it has
    # Why not: former-source, skipped, ahead, limit; or the key of the feed that leaves it out: sources, exclude_source,
    # first_party, languages, categories, include, exclude, since, until, events_only, min_length.
    reason: str = ""
    evidence: str = ""  # what it has instead of what that key wants: the language, the word, the day, how many letters


def place(cluster: Cluster, shown: FeedView, now: datetime, topics: tuple[Topic, ...] = ()) -> Place:
    """Where a feed, of which `shown` is the view at `now`, has `cluster`, or why it has not. Raises RunawayError."""
    feed, guids = shown.feed, [entry.guid for entry in shown.entries]
    if cluster.guid in guids:
        return Place(feed, guids.index(cluster.guid) + 1, len(guids))
    selection = Selection(feed, Given(shown.site, shown.sources, now, topics))
    return Place(feed, None, len(guids), *_why_not(cluster, selection))


def _why_not(cluster: Cluster, selection: Selection) -> tuple[str, str]:
    sources = selection.given.sources
    if not any(member.announcement.source in sources for member in cluster.members):
        return "former-source", ""
    known = visible(cluster, sources)
    if known is None:
        return "skipped", ""
    look = selection.look(known, {})
    if look is None:
        return selection.taking.why_not(known), known.lead.source
    if question := selection.answer(look):
        return question.key, question.tells(look)
    return "limit" if look.is_out else "ahead", ""
