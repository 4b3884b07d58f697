"""What entries are in other languages, as far as readers may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from mmmfeed.model import Cluster, Entry, FeedView, SiteSpec, Translation
from mmmfeed.showing import shown, visible
from mmmfeed.views.looking import is_out


def absent(view: FeedView) -> tuple[str, ...]:
    """The guids of translations of entries that are no entries of the view themselves, each once."""
    linked = dict.fromkeys(guid for entry in view.entries for guid in entry.cluster.translations)
    there = {entry.guid for entry in view.entries}
    return tuple(guid for guid in linked if guid not in there)


def translated(view: FeedView, elsewhere: Iterable[Cluster], now: datetime) -> FeedView:
    """`view` with the translations of its entries, which are other entries of it or `elsewhere` (see `absent`).

    A translation may be of a source that the feed does not take from; but one that is skipped, or not out yet, is none.
    """
    others = (cluster for one in elsewhere if (cluster := visible(one, view.sources)) is not None)
    out = (Entry(cluster=c, shown=shown(c, view.sources)) for c in others if is_out(c, view.sources, now))
    known = {entry.guid: entry for entry in (*view.entries, *out)}
    entries = (replace(entry, translations=tuple(_translations(entry, known, view.site))) for entry in view.entries)
    return replace(view, entries=tuple(entries))


def _translations(entry: Entry, known: Mapping[str, Entry], site: SiteSpec) -> Iterator[Translation]:
    for guid in entry.cluster.translations:
        if guid in known and guid != entry.guid:
            there = known[guid].shown
            yield Translation(guid=guid, language=there.language or site.language, url=there.url)
