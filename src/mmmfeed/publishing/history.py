"""What a feed shows no more, in closed documents that lead back to the beginning (RFC 5005, section 4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mmmfeed.emitters import EMITTERS
from mmmfeed.model import FeedSpec, FeedView, archive_stem
from mmmfeed.publish import Folder
from mmmfeed.publishing.closing import closed, size
from mmmfeed.publishing.entries import dressed, selections
from mmmfeed.publishing.feeds import put
from mmmfeed.publishing.owning import own
from mmmfeed.report import Output
from mmmfeed.run import Run

_FORMATS = ("rss", "atom", "json")  # in which older entries can be linked to


def has_history(feed: FeedSpec, run: Run) -> bool:
    """Whether a feed has one: its documents find each other by their addresses, and what gets too old is not kept."""
    return run.config.site.base_url is not None and not isinstance(feed.since, timedelta)


def close_documents(view: FeedView, before: Collection[str], touched: Mapping[str, datetime], run: Run) -> None:
    """Close documents of what `view` does not show, of what it showed `before` and of what was `touched`."""
    feed, outputs = view.feed, run.store.outputs
    dates = {entry.guid: entry.published for entry in view.entries} | dict(touched)
    left = run.store.clusters.called(guid for guid in before if guid not in dates)
    (selection,) = selections([feed], run)
    dates |= {entry.guid: entry.published for entry in filter(None, map(selection.of, left))}
    known = outputs.numbers(feed.name, dates)
    open_ = sorted((guid for guid in dates if guid not in known), key=lambda guid: (dates[guid], guid))
    shown = {entry.guid for entry in view.entries}
    for number, guids in enumerate(closed(open_, shown, size(feed.limit)), outputs.documents(feed.name) + 1):
        outputs.close(feed.name, number, guids)


def put_documents(view: FeedView, touched: Collection[str] | None, run: Run, folder: Folder) -> Iterator[Output]:
    """Have the documents that hold something of `touched` (None: all) up to date; what became of each file."""
    outputs, feed = run.store.outputs, view.feed
    newest = outputs.documents(feed.name)
    formats = [name for name in _FORMATS if name in feed.formats]
    changed = None if touched is None else set(outputs.numbers(feed.name, touched).values())
    files = {number: _files(feed.name, number, formats) for number in range(1, newest + 1)}
    # One that was closed just now does not stand there yet.
    due = [n for n, names in files.items() if changed is None or n in changed or not folder.has_all(names)]
    own((name for number in due for name in files[number]), run)
    for number in due:
        run.progress(f"writing the history of {feed.name}: {number} of {newest}")
        document = _document(view, number, outputs.archived_in(feed.name, number), run)
        yield from put(document, formats, folder)


def _files(feed: str, number: int, formats: Iterable[str]) -> list[str]:
    return [f"{archive_stem(feed, number)}.{EMITTERS[name].ending}" for name in formats]


def _document(view: FeedView, number: int, guids: Sequence[str], run: Run) -> FeedView:
    """A closed document: its entries as they are now, newest first."""
    (selection,) = selections([view.feed], run)
    entries = list(filter(None, map(selection.of, run.store.clusters.called(guids))))
    entries.sort(key=lambda entry: (entry.published, entry.guid), reverse=True)
    # Without entries, some moment, but always the same one.
    updated = max((entry.updated for entry in entries), default=datetime.fromisoformat("2026-01-01T00:00:00Z"))
    document = replace(
        view, entries=tuple(entries), updated=updated, waiting=0, number=number, older=number - 1 or None
    )
    return dressed(document, run)
