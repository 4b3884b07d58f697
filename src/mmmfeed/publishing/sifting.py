"""The announcements that were touched: what readers see of them by now, which feeds take them, and what is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from mmmfeed.errors import RunawayError
from mmmfeed.model import Cluster, Entry
from mmmfeed.occasions import guids_of, occasions
from mmmfeed.publishing.entries import AT_ONCE, lasting, selections, slices
from mmmfeed.run import Run
from mmmfeed.showing import seen, shown, visible
from mmmfeed.showing.days import published_on
from mmmfeed.views import Looks, Selection


@dataclass(frozen=True, slots=True)
class Sifted:
    """What became of the touched guids."""

    feeds: dict[str, dict[str, datetime]] = field(default_factory=lambda: defaultdict(dict))  # name: guid: published
    periods: dict[str, str] = field(default_factory=dict)  # of those that a feed takes: guid: 2026-03
    former: dict[str, str] = field(default_factory=dict)  # guid: what it is now
    coming: dict[str, datetime] = field(default_factory=dict)  # of those that a feed takes later: guid: when
    runaway: dict[str, str] = field(default_factory=dict)  # name of a feed of which nobody knows what it takes: why


def sift(guids: Sequence[str], run: Run) -> Sifted:
    """Look at each of `guids`; what readers see of it, and its events, are kept on the way.

    What a feed took once it takes for good here, though it gets too old to be shown: its page goes on being there.
    """
    sifted, feeds = Sifted(), selections(map(lasting, run.config.feeds), run)
    for some in slices(guids, AT_ONCE):
        run.progress(f"looking at what changed: {len(sifted.periods)} of {len(guids)}")
        with run.store.transaction():
            for cluster in list(_looked_at(some, run)):
                _sort(cluster, feeds, sifted, run)
    return sifted


def _sort(cluster: Cluster, feeds: Iterable[Selection], sifted: Sifted, run: Run) -> None:
    sifted.former.update(dict.fromkeys(cluster.aliases, cluster.guid))
    looks: Looks = {}
    if known := visible(cluster, run.sources):
        for feed in feeds:
            if feed.feed.name not in sifted.runaway:
                _offer(known, feed, looks, sifted, run)


def _offer(known: Cluster, feed: Selection, looks: Looks, sifted: Sifted, run: Run) -> None:
    """Whether a feed takes a cluster, now or later; a regular expression that takes for ever stops that feed only."""
    try:
        look = feed.look(known, looks)
        if look is None or feed.answer(look) is not None:
            return
        entry = feed.entry(look)
    except RunawayError as error:
        sifted.runaway[feed.feed.name] = str(error)
        return
    if look.is_out:
        sifted.feeds[feed.feed.name][entry.guid] = entry.published
        month = f"{published_on(entry.cluster, run.sources, run.config.site):%Y-%m}"
        sifted.periods.setdefault(entry.guid, month)  # its page shows it as the first feed does
    else:
        sifted.coming[entry.guid] = min(look.comes_out, sifted.coming.get(entry.guid, look.comes_out))


def _looked_at(guids: Sequence[str], run: Run) -> Iterator[Cluster]:
    """Those that there are, as readers see them by now."""
    for cluster in run.store.clusters.called(guids):
        by_now = seen(cluster, run.sources, run.policy.now)
        if by_now is not None and by_now != cluster.seen:
            run.store.clusters.saw(cluster.guid, by_now)
        looked_at = replace(cluster, seen=by_now)
        if there := visible(looked_at, run.sources):
            _keep_occasions(Entry(cluster=there, shown=shown(there, run.sources)), run)
        yield looked_at


def _keep_occasions(entry: Entry, run: Run) -> None:
    """What calendars know of its events; of all copies, since a feed of some sources may know only some of them."""
    known = run.store.occasions.of(guids_of(entry))
    before = tuple(one for of_guid in known.values() for one in of_guid)
    if entry.shown.events or before:
        run.store.occasions.keep(entry.guid, occasions(before, entry))
