"""What a feed contains now. Pure: clusters, a feed's wishes and the time in, a view out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from mmmfeed.model import Cluster, FeedSpec, FeedView, Precision, SiteSpec, SourceSpec

# Clocks differ: what a partner dates some minutes ahead is out now.
_SKEW = timedelta(minutes=5)

# `updated` of a feed without entries; some moment, but always the same one.
_NOTHING_YET = datetime(2026, 1, 1, tzinfo=UTC)


def view(
    feed: FeedSpec, site: SiteSpec, sources: Mapping[str, SourceSpec], clusters: Iterable[Cluster], now: datetime
) -> FeedView:
    """The newest entries of `clusters` (newest first) that `feed` shows at `now`.

    An announcement dated ahead waits for its day, so that it does not stick on top until then. A source that
    is not in the configuration any more shows nothing; what it said stays in the store. Nor does it show what a
    person said is to be skipped.
    """
    wanted = feed.sources or tuple(sources)
    entries: list[Cluster] = []
    waiting = 0
    for cluster in clusters:
        shown = _restrict(cluster, wanted)
        if shown is not None and not _is_out(shown, sources, now):
            waiting += 1
        elif shown is not None:
            entries.append(shown)
            if len(entries) == feed.limit:
                break
    updated = max((entry.updated for entry in entries), default=_NOTHING_YET)
    return FeedView(feed=feed, site=site, entries=tuple(entries), updated=updated, waiting=waiting, sources=sources)


def _is_out(cluster: Cluster, sources: Mapping[str, SourceSpec], now: datetime) -> bool:
    """Whether the day, or the moment, that `cluster` is dated with has come."""
    earliest = cluster.earliest
    if earliest.published_precision is Precision.INSTANT:
        return cluster.published <= now + _SKEW
    source = sources.get(earliest.source)
    zone = source.timezone if source else ZoneInfo("UTC")
    return cluster.published.astimezone(zone).date() <= now.astimezone(zone).date()


def _restrict(cluster: Cluster, wanted: Iterable[str]) -> Cluster | None:
    """`cluster` as if only the wanted sources had said it, and what is skipped were not there; None when nothing is."""
    members = tuple(m for m in cluster.members if m.announcement.source in wanted and not m.announcement.skipped)
    if len(members) == len(cluster.members):
        return cluster
    return replace(cluster, members=members) if members else None
