"""Which announcements a guid, an address, a source_id or words of a title name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mmmfeed.model import Cluster, Name
from mmmfeed.store import Found, Store
from mmmfeed.text.urls import canonical, is_home_page, without_scheme


def find(word: str, store: Store) -> list[Cluster]:
    """Those that `word` names, newest first: by the first of guid, URL, source_id and words of a title that names any.

    Only words of a title have all records looked through, and the address of a home page, which is no key.
    """
    found = next(filter(None, (store.clusters.holding(names) for names in _ways(word, store))), [])
    return sorted(found, key=lambda cluster: cluster.published, reverse=True)


def _ways(word: str, store: Store) -> Iterator[Sequence[Name]]:
    minted = store.clusters.minted_from(word)
    yield [minted] if minted else []
    if url := canonical(word):
        yield store.records.holding([f"url {without_scheme(url)}"], (), 0)[0]
        if is_home_page(url):
            yield [m.name for c in store.clusters.newest_first() for m in c.members if m.announcement.url == url]
    yield _names(store.pins.called(word, store.archive.sources()))
    yield _names(store.places.saying(word))


def _names(found: Iterable[Found]) -> list[Name]:
    return [Name(one.source, one.source_id) for one in found]
