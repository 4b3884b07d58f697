"""Entries as outputs show them: with their translations, their events in calendars, and their own pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from mmmfeed.model import Cluster, Entry, FeedSpec, FeedView, Occasion
from mmmfeed.pages import permalink
from mmmfeed.run import Run
from mmmfeed.views import absent, selected, translated

AT_ONCE = 200  # clusters in memory

_T = TypeVar("_T")


def slices(all_: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """`all_`, so many at a time."""
    return (all_[start : start + size] for start in range(0, len(all_), size))


def taken(cluster: Cluster, run: Run) -> Iterator[tuple[FeedSpec, Entry]]:
    """Each feed that takes a cluster, and how it shows it, in the file's order."""
    config = run.config
    for feed in config.feeds:
        entry = selected(feed, config.site, run.sources, cluster, run.policy.now, config.topics)
        if entry is not None:
            yield feed, entry


def on_its_page(cluster: Cluster, run: Run) -> Entry | None:
    """How its own page shows a cluster: as the first feed does that takes it, under its own title."""
    plain = (replace(feed, title_template="") for feed in run.config.feeds)
    config = run.config
    entries = (selected(feed, config.site, run.sources, cluster, run.policy.now, config.topics) for feed in plain)
    return next(filter(None, islice(entries, None)), None)


def dressed(view: FeedView, run: Run) -> FeedView:
    """`view` with all that outputs show of its entries."""
    now, store = run.policy.now, run.store
    view = translated(view, store.clusters.called(absent(view)), now)
    occasions = store.occasions.of([entry.guid for entry in view.entries])
    elsewhere = store.outputs.pages([t.guid for entry in view.entries for t in entry.translations])
    entries = tuple(_dressed(entry, occasions.get(entry.guid, ()), elsewhere, run) for entry in view.entries)
    return replace(view, entries=entries)


def _dressed(entry: Entry, known: Sequence[Occasion], elsewhere: dict[str, str], run: Run) -> Entry:
    days = {event.start for event in entry.shown.events}
    return replace(
        entry,
        permalink=page_of(entry.guid, run),
        # A feed of some sources tells only of their events.
        occasions=tuple(one for one in known if one.cancelled or one.event.start in days),
        translations=tuple(
            replace(other, url=other.url or (page_of(other.guid, run) if other.guid in elsewhere else None))
            for other in entry.translations
        ),
    )


def page_of(guid: str, run: Run) -> str | None:
    """The address of its page among ours."""
    return permalink(run.config.site, guid) if run.config.pages.enabled else None
