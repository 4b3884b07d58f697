"""What a feed contains now. Pure: clusters, a feed's wishes and the time in, a view out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mmmfeed.model import Cluster, Entry, FeedSpec, FeedView, Precision, SiteSpec, SourceSpec, Translation
from mmmfeed.showing import shown, visible

# Clocks differ: what a partner dates some minutes ahead is out now.
_SKEW = timedelta(minutes=5)

# `updated` of a feed without entries; some moment, but always the same one.
_NOTHING_YET = datetime(2026, 1, 1, tzinfo=UTC)


class Place(NamedTuple):
    """Where a feed shows an announcement, or why it does not."""

    feed: FeedSpec
    position: int | None = None  # from 1; None: it does not
    entries: int = 0  # how many it has
    reason: str = ""  # why not: former-source, sources, skipped, ahead, limit


def view(
    feed: FeedSpec, site: SiteSpec, sources: Mapping[str, SourceSpec], clusters: Iterable[Cluster], now: datetime
) -> FeedView:
    """The newest entries of `clusters` (newest first) that `feed` shows at `now`.

    An announcement dated ahead waits for its day, so that it does not stick on top until then. A source that
    is not in the configuration any more shows nothing; what it said stays in the store. Nor does it show what a
    person said is to be skipped. Translations are known of entries that are translations of each other; for others see
    `translated`.
    """
    entries: list[Entry] = []
    waiting = 0
    for cluster in clusters:
        mine = _restrict(cluster, feed, sources)
        if mine is not None and not _is_out(mine, sources, now):
            waiting += 1
        elif mine is not None:
            entries.append(Entry(cluster=mine, shown=shown(mine, sources)))
            if len(entries) == feed.limit:
                break
    updated = max((entry.updated for entry in entries), default=_NOTHING_YET)
    out = FeedView(feed=feed, site=site, entries=tuple(entries), updated=updated, waiting=waiting, sources=sources)
    return translated(out, (), now)


def absent(view: FeedView) -> tuple[str, ...]:
    """The guids of translations of entries that are no entries of the view themselves, each once."""
    linked = dict.fromkeys(guid for entry in view.entries for guid in entry.cluster.translations)
    return tuple(guid for guid in linked if guid not in {entry.guid for entry in view.entries})


def translated(view: FeedView, elsewhere: Iterable[Cluster], now: datetime) -> FeedView:
    """`view` with the translations of its entries, which are other entries of it or `elsewhere` (see `absent`).

    A translation may be of a source that the feed does not take from; but one that is skipped, or not out yet, is none.
    """
    others = (cluster for one in elsewhere if (cluster := visible(one, view.sources)) is not None)
    out = (Entry(cluster=c, shown=shown(c, view.sources)) for c in others if _is_out(c, view.sources, now))
    known = {entry.guid: entry for entry in (*view.entries, *out)}
    entries = (replace(entry, translations=tuple(_translations(entry, known, view.site))) for entry in view.entries)
    return replace(view, entries=tuple(entries))


def place(cluster: Cluster, shown: FeedView, now: datetime) -> Place:
    """Where a feed, of which `shown` is the view at `now`, has `cluster`, or why it has not."""
    feed, guids = shown.feed, [entry.guid for entry in shown.entries]
    if cluster.guid in guids:
        return Place(feed, guids.index(cluster.guid) + 1, len(guids))
    return Place(feed, None, len(guids), _why_not(cluster, feed, shown.sources, now))


def _why_not(cluster: Cluster, feed: FeedSpec, sources: Mapping[str, SourceSpec], now: datetime) -> str:
    known = {member.announcement.source for member in cluster.members}.intersection(sources)
    if not known:
        return "former-source"
    if feed.sources and known.isdisjoint(feed.sources):
        return "sources"
    mine = _restrict(cluster, feed, sources)
    if mine is None:
        return "skipped"
    return "limit" if _is_out(mine, sources, now) else "ahead"


def _translations(entry: Entry, known: Mapping[str, Entry], site: SiteSpec) -> Iterator[Translation]:
    for guid in entry.cluster.translations:
        if guid in known and guid != entry.guid:
            there = known[guid].shown
            yield Translation(guid=guid, language=there.language or site.language, url=there.url)


def _is_out(cluster: Cluster, sources: Mapping[str, SourceSpec], now: datetime) -> bool:
    """Whether the day, or the moment, that `cluster` is dated with has come."""
    earliest = cluster.earliest
    if earliest.published_precision is Precision.INSTANT:
        return cluster.published <= now + _SKEW
    source = sources.get(earliest.source)
    zone = source.timezone if source else ZoneInfo("UTC")
    return cluster.published.astimezone(zone).date() <= now.astimezone(zone).date()


def _restrict(cluster: Cluster, feed: FeedSpec, sources: Mapping[str, SourceSpec]) -> Cluster | None:
    """`cluster` as if only the sources of the feed had said it; None when they did not."""
    known = visible(cluster, sources)
    mine = visible(known, feed.sources) if known and feed.sources else known
    # What changed for those who see all copies may not have changed for those who see some.
    return replace(mine, seen=None) if mine and mine is not known else mine
