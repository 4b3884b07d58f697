"""The records that a guid, a URL, a source_id or a title names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mmmfeed.merge import day_named, nearest
from mmmfeed.merge.guids import mint
from mmmfeed.model import Config, Name
from mmmfeed.pinning.words import NO_SUCH, ONE
from mmmfeed.store import Found, Store
from mmmfeed.text.urls import canonical, host, is_home_page, without_scheme

_LISTED = 3  # of several that match, or come near, so many are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The records that a word names."""

    found: tuple[Found, ...] = ()
    by: str = "nothing"  # guid, url, id, title

    @property
    def names(self) -> tuple[Name, ...]:
        """In order."""
        return tuple(sorted({Name(found.source, found.source_id) for found in self.found}))

    @property
    def announcements(self) -> int:
        """How many announcements these are; copies that are merged are one."""
        return len({found if found.cluster is None else found.cluster for found in self.found})

    @property
    def is_one(self) -> bool:
        """Whether they can be pinned."""
        return bool(self.found) and (self.by != "title" or self.announcements == 1)


def named(word: str, config: Config, store: Store) -> Meant:
    """The records that `word` means: the first of guid, URL, source_id and title that means any."""
    sources = {source.name for source in config.sources}
    for by, found in _ways(word, config, store):
        if ours := tuple(f for f in found if by == "guid" or f.source in sources):
            # What waits to be merged may be a copy of what is known under this title.
            known = tuple(f for f in ours if f.cluster is not None) if by == "title" else ()
            return Meant(found=known or ours, by=by)
    return Meant()


def what_is_wrong(word: str, meant: Meant, config: Config, store: Store) -> str:
    """Why a word cannot be followed, and what to do; nothing when it can be."""
    if meant.is_one:
        return ""
    if meant.found:
        names = ", ".join(name.source_id for name in meant.names[:_LISTED])
        more = ", …" if len(meant.names) > _LISTED else ""
        return f"matches {meant.announcements} announcements ({names}{more}); {ONE}"
    if day_named(word):
        return f"{NO_SUCH}; a date is not enough here, write a source_id, a URL or a title"
    if is_home_page(word):
        return f"{NO_SUCH}; a home page is none's own address, write a source_id or a title"
    near = nearest_to(word, config, store)
    return f"{NO_SUCH}{'; the nearest are ' + ', '.join(near) if near else ''}"


def _ways(word: str, config: Config, store: Store) -> Iterator[tuple[str, Sequence[Found]]]:
    minted = store.clusters.minted_from(word) or _to_be_minted(word, config, store)
    yield "guid", _records([minted], store) if minted else ()
    if url := canonical(word):
        yield "url", _records(store.records.holding([f"url {without_scheme(url)}"], (), 0)[0], store)
    yield "id", store.pins.called(word, [source.name for source in config.sources])
    yield "title", store.pins.titled(word)


def _records(names: Sequence[Name], store: Store) -> list[Found]:
    return [found for name in names for found in store.places.called(*name) if found.source_id == name.source_id]


def _to_be_minted(guid: str, config: Config, store: Store) -> Name | None:
    """What has this guid as soon as it is apart from what it was merged with. So a lost store does as it did before."""
    day = _day_in(guid, config)
    # The day is that of UTC, in the guid, and that of the source's time zone, in the store.
    around = [day + timedelta(days) for days in (-1, 0, 1)] if day else []
    days = [(source.name, day.isoformat()) for source in config.sources for day in around]
    names = [Name(found.source, found.source_id) for day in days for found in store.places.dated(*day)]
    members = store.records.known(names).values() if names else ()
    return next((m.name for m in members if mint(host(config.site.url), m.announcement) == guid), None)


def _day_in(guid: str, config: Config) -> date | None:
    """The day in a guid of this site."""
    begins = f"tag:{host(config.site.url)},"
    try:
        return date.fromisoformat(guid.removeprefix(begins)[:10]) if guid.startswith(begins) else None
    except ValueError:
        return None


def nearest_to(word: str, config: Config, store: Store) -> list[str]:
    """What may have been meant: addresses of the same host, else source_ids that begin alike, or whose words do."""
    if url := canonical(word):
        beside = [f"https://{other}" for other in store.pins.addresses_beside(without_scheme(url))]
        return [other for other in beside if host(other) == host(url)][:_LISTED]
    names = [(name, name) for source in config.sources for name in store.pins.names_beside(source.name, word)]
    return nearest(word, [*store.places.neighbours(word), *names])[:_LISTED]
