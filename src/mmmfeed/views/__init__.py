"""What a feed contains now. Pure: clusters, a feed's wishes and the time in, a view out.

choosing     which announcements a feed takes: which copies (taking), what it asks of what readers would see (looking,
             asking), of its words (matching) and its language (tongues)
ordering     in what order, and how many
titling      titles that are made from a template
translating  what entries are in other languages
placing      where a feed has an announcement, or why not
counting     how much each feed chooses
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from mmmfeed.errors import RunawayError
from mmmfeed.model import Cluster, Entry, FeedSpec, FeedView, SiteSpec, SourceSpec, Topic
from mmmfeed.showing import visible
from mmmfeed.views.choosing import Filling, Looks, Selection
from mmmfeed.views.counting import Tally, chooses, tallies
from mmmfeed.views.looking import Given, with_topics
from mmmfeed.views.ordering import arranged
from mmmfeed.views.placing import Place, place
from mmmfeed.views.translating import absent, translated

__all__ = [
    "Given",
    "Looks",
    "Place",
    "Selection",
    "Tally",
    "absent",
    "chooses",
    "place",
    "selected",
    "tallies",
    "translated",
    "view",
    "views",
    "with_topics",
]

# `updated` of a feed without entries; some moment, but always the same one.
_NOTHING_YET = datetime(2026, 1, 1, tzinfo=UTC)


def view(  # noqa: PLR0913, PLR0917
    feed: FeedSpec,
    site: SiteSpec,
    sources: Mapping[str, SourceSpec],
    clusters: Iterable[Cluster],
    now: datetime,
    topics: tuple[Topic, ...] = (),
) -> FeedView:
    """The entries of `clusters` (newest first) that `feed` shows at `now`; it looks at no more of them than it has to.

    An announcement dated ahead waits for its day, so that it does not stick on top until then. A source that
    is not in the configuration any more shows nothing; what it said stays in the store. Nor does it show what a
    person said is to be skipped. Translations are known of entries that are translations of each other; for others see
    `translated`. Raises RunawayError.
    """
    return views((feed,), site, sources, clusters, now, topics)[0]


def views(  # noqa: PLR0913, PLR0917
    feeds: Sequence[FeedSpec],
    site: SiteSpec,
    sources: Mapping[str, SourceSpec],
    clusters: Iterable[Cluster],
    now: datetime,
    topics: tuple[Topic, ...] = (),
) -> tuple[FeedView, ...]:
    """What `view` gives of each of `feeds`, in one pass, which ends as soon as no feed can get more.

    Raises RunawayError, which names the feeds that cannot be made; the others can, if they are asked for without these.
    """
    given = Given(site, sources, now, topics)
    filling = [Filling(feed, given) for feed in feeds]
    unfilled = filling
    for cluster in clusters if unfilled else ():
        known = visible(cluster, sources)
        looks: Looks = {}
        for one in unfilled if known else ():
            if known:
                one.offer(known, looks)
        if any(one.is_full for one in unfilled):
            unfilled = [one for one in unfilled if not one.is_full]
            if not unfilled:
                break
    if refused := [one for one in filling if one.refused]:
        told = "\n".join(dict.fromkeys(str(one.refused) for one in refused))
        raise RunawayError(told, [one.selection.feed.name for one in refused])
    return tuple(_view(one, given) for one in filling)


def selected(  # noqa: PLR0913, PLR0917
    feed: FeedSpec,
    site: SiteSpec,
    sources: Mapping[str, SourceSpec],
    cluster: Cluster,
    now: datetime,
    topics: tuple[Topic, ...] = (),
) -> Entry | None:
    """The entry that `feed` has of `cluster` at `now`, were there no limit; None if it does not choose it.

    To ask of many clusters, make one Selection and ask that. Raises RunawayError.
    """
    return Selection(feed, Given(site, sources, now, topics)).of(cluster)


def _view(filled: Filling, given: Given) -> FeedView:
    feed = filled.selection.feed
    entries = arranged(filled.entries, feed, given)
    shown = FeedView(
        feed=feed,
        site=given.site,
        entries=entries,
        updated=max((entry.updated for entry in entries), default=_NOTHING_YET),
        waiting=filled.waiting,
        sources=given.sources,
    )
    return translated(shown, (), given.now)
