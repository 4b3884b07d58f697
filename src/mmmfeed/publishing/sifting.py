"""The announcements that were touched: what readers see of them by now, which feeds take them, and what is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from mmmfeed.model import Cluster, Entry
from mmmfeed.occasions import occasions
from mmmfeed.publishing.entries import AT_ONCE, slices, taken
from mmmfeed.run import Run
from mmmfeed.showing import seen, shown, visible


@dataclass(frozen=True, slots=True)
class Sifted:
    """What became of the touched guids."""

    feeds: dict[str, dict[str, datetime]] = field(default_factory=lambda: defaultdict(dict))  # name: guid: published
    periods: dict[str, str] = field(default_factory=dict)  # of those that a feed takes: guid: 2026-03
    former: dict[str, str] = field(default_factory=dict)  # guid: what it is now


def sift(guids: Sequence[str], run: Run) -> Sifted:
    """Look at each of `guids`; what readers see of it, and its events, are kept on the way."""
    sifted = Sifted()
    for some in slices(guids, AT_ONCE):
        run.progress(f"looking at what changed: {len(sifted.periods)} of {len(guids)}")
        with run.store.transaction():
            for cluster in list(_looked_at(some, run)):
                _sort(cluster, sifted, run)
    return sifted


def _sort(cluster: Cluster, sifted: Sifted, run: Run) -> None:
    sifted.former.update(dict.fromkeys(cluster.aliases, cluster.guid))
    for feed, entry in taken(cluster, run):
        sifted.feeds[feed.name][entry.guid] = entry.published
        sifted.periods[entry.guid] = f"{entry.published.astimezone(run.config.site.timezone):%Y-%m}"


def _looked_at(guids: Sequence[str], run: Run) -> Iterator[Cluster]:
    """Those that there are, as readers see them by now."""
    clusters = run.store.clusters.called(guids)
    known = run.store.occasions.of([guid for cluster in clusters for guid in (cluster.guid, *cluster.aliases)])
    for cluster in clusters:
        by_now = seen(cluster, run.sources, run.policy.now)
        if by_now is not None and by_now != cluster.seen:
            run.store.clusters.saw(cluster.guid, by_now)
        yield (looked_at := replace(cluster, seen=by_now))
        there = visible(looked_at, run.sources)
        if there is not None:
            entry = Entry(cluster=there, shown=shown(there, run.sources))
            before = tuple(o for guid in (cluster.guid, *cluster.aliases) for o in known.get(guid, ()))
            by_now_too = occasions(before, entry)
            if by_now_too != known.get(cluster.guid, ()):
                run.store.occasions.keep(cluster.guid, by_now_too)
