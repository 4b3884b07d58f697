"""Entries as outputs show them: with their translations, their events in calendars, and their own pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from mmmfeed.model import Entry, FeedSpec, FeedView, Occasion
from mmmfeed.occasions import guids_of
from mmmfeed.run import Run
from mmmfeed.showing.paths import permalink
from mmmfeed.views import Given, Selection, absent, translated

AT_ONCE = 200  # clusters in memory

_T = TypeVar("_T")


def slices(all_: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """`all_`, so many at a time."""
    return (all_[start : start + size] for start in range(0, len(all_), size))


def selections(feeds: Iterable[FeedSpec], run: Run) -> list[Selection]:
    """What each of `feeds` takes."""
    config = run.config
    given = Given(config.site, run.sources, run.policy.now, config.topics)
    return [Selection(feed, given) for feed in feeds]


def lasting(feed: FeedSpec) -> FeedSpec:
    """`feed`, from which nothing goes because it gets old."""
    return replace(feed, since=None) if isinstance(feed.since, timedelta) else feed


def dressed(view: FeedView, run: Run) -> FeedView:
    """`view` with all that outputs show of its entries. Call it when it is known which announcements have pages."""
    now, store = run.policy.now, run.store
    view = translated(view, store.clusters.called(absent(view)), now)
    occasions = store.occasions.of([guid for entry in view.entries for guid in guids_of(entry)])
    elsewhere = store.outputs.pages([t.guid for entry in view.entries for t in entry.translations])
    known = ([o for guid in guids_of(entry) for o in occasions.get(guid, ())] for entry in view.entries)
    entries = tuple(_dressed(entry, its, elsewhere, run) for entry, its in zip(view.entries, known, strict=True))
    return replace(view, entries=entries)


def _dressed(entry: Entry, known: Sequence[Occasion], elsewhere: Collection[str], run: Run) -> Entry:
    days = {event.start for event in entry.shown.events}
    return replace(
        entry,
        permalink=page_of(entry.guid, run),
        # A feed of some sources tells only of their events.
        occasions=tuple(one for one in known if one.cancelled or one.event.start in days),
        translations=tuple(
            replace(other, url=other.url or page_of(other.guid, run), has_page=True)
            if other.guid in elsewhere
            else replace(other, has_page=False)
            for other in entry.translations
        ),
    )


def page_of(guid: str, run: Run) -> str | None:
    """The address of its page among ours."""
    return permalink(run.config.site, guid) if run.config.pages.enabled else None
