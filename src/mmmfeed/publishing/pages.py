"""The pages for people: one an announcement, lists of them, and what is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from mmmfeed import embedding
from mmmfeed.emitters import EMITTERS, ical, opml
from mmmfeed.model import Entry, FeedView
from mmmfeed.pages import Pages
from mmmfeed.publish import Folder, put_beside
from mmmfeed.publishing import listing
from mmmfeed.publishing.entries import AT_ONCE, dressed, selections, slices
from mmmfeed.publishing.sifting import Sifted
from mmmfeed.run import Run
from mmmfeed.showing.paths import EMBED, FEEDS, INDEX, SOURCES, calendar_path, list_path, page_path, search_path
from mmmfeed.views import Selection

_LATEST = 20  # on the first page
_MAY_BE_OTHERS = (".html", ".css", ".js", ".svg")
_MOVED = ""  # under which a page is listed that only leads to another one: nowhere


@dataclass(slots=True)
class PageFiles:
    """The pages as files in the output folder: what they are made with, and where they go."""

    run: Run
    folder: Folder
    pages: Pages
    feeds: Sequence[Selection]  # each under the titles that announcements have
    made: int = 0  # looked at in this run

    @classmethod
    def of(cls, run: Run, folder: Folder) -> PageFiles:
        """Those of the configuration."""
        config = run.config
        pages = Pages(config.site, config.feeds, run.sources, EMITTERS, config.pages.templates)
        return cls(run, folder, pages, selections((replace(feed, title_template="") for feed in config.feeds), run))

    def put_announcements(self, sifted: Sifted, touched: Sequence[str]) -> None:
        """Have the pages of `touched` announcements as they are now; those of others that are gone go."""
        outputs = self.run.store.outputs
        before, lists = outputs.pages(touched), listing.labels(_months(outputs.periods()))
        moved = {guid: now for guid, now in sifted.former.items() if guid in before}
        with self.run.store.transaction():
            outputs.unlist_pages(guid for guid in before if guid not in sifted.periods and guid not in moved)
            outputs.list_pages(sifted.periods | dict.fromkeys(moved, _MOVED))
            self._put_each(list(sifted.periods))
            for guid, now in moved.items():
                self._put(page_path(guid), self.pages.moved(now))
            self._remove(guid for guid in before if guid not in sifted.periods and guid not in moved)
            self._put_lists(lists, {*before.values(), *sifted.periods.values()} - {_MOVED})

    def put_front(self, views: Sequence[FeedView]) -> None:
        """Have the first page, and what belongs to all of them."""
        shown = {entry.guid: entry.published for view in views for entry in view.entries}
        newest = sorted(shown, key=lambda guid: (shown[guid], guid), reverse=True)[:_LATEST]
        # Anew, as on their pages: a feed may have titles of its own, and know only some of the copies.
        latest = sorted(self._entries(newest), key=lambda entry: (entry.published, entry.guid), reverse=True)
        lists = listing.labels(_months(self.run.store.outputs.periods()))
        today = self.run.now.astimezone(self.run.config.site.timezone).date()
        coming = [
            entry for some in slices(self.run.store.occasions.coming(today), AT_ONCE) for entry in self._entries(some)
        ]
        self._put(INDEX, self.pages.index(views, latest, coming, lists, today))
        for name, body in chain(self.pages.static().items(), _for_partners(views), self._lists_of_feeds()):
            self._put(name, body)

    def _lists_of_feeds(self) -> Iterator[tuple[str, bytes]]:
        """What is published, and what from, for programs that read feeds."""
        config = self.run.config
        yield SOURCES, opml.sources_opml(config.site, config.sources)
        if body := opml.feeds_opml(config.site, config.feeds):
            yield FEEDS, body

    def _put_each(self, guids: Sequence[str]) -> None:
        for some in slices(guids, AT_ONCE):
            self.run.progress(f"writing pages: {self.made} of {len(guids)}")
            for entry in self._entries(some):
                self._put(page_path(entry.guid), self.pages.announcement(entry))
                self._put_calendar(entry)

    def _put_calendar(self, entry: Entry) -> None:
        name = calendar_path(entry.guid)
        if entry.occasions:
            self._put(name, ical.one(entry, self.run.config.site))
        else:
            self.folder.remove(name)

    def _put_lists(self, before: Mapping[str, int], periods: Iterable[str]) -> None:
        """Lists and search indexes in which something changed."""
        outputs = self.run.store.outputs
        lists = listing.labels(_months(outputs.periods()))
        for label in before:
            if label not in lists:
                self._remove_list(label, 1)
                self.folder.remove(search_path(label))
        for label in listing.differing(before, lists, periods):
            self.run.progress(f"listing {label}")
            guids = slices(outputs.listed_under(label), AT_ONCE)
            entries = sorted(
                chain.from_iterable(map(self._entries, guids)), key=lambda e: (e.published, e.guid), reverse=True
            )
            pages = list(self.pages.year(label, entries))
            for name, body in pages:
                self._put(name, body)
            self._remove_list(label, len(pages) + 1)
            self._put(search_path(label), self.pages.search_index(entries))

    def _remove_list(self, label: str, first: int) -> None:
        """The pages of a list from a number on."""
        for number in count(first):
            if not self.folder.remove(list_path(label, number)):
                return

    def _remove(self, guids: Iterable[str]) -> None:
        for guid in guids:
            self.folder.remove(page_path(guid))
            self.folder.remove(calendar_path(guid))

    def _entries(self, guids: Sequence[str]) -> Iterator[Entry]:
        """As their pages show them: as the first feed does that takes them."""
        config = self.run.config
        clusters = self.run.store.clusters.called(guids)
        taken = (next(filter(None, (feed.of(cluster) for feed in self.feeds)), None) for cluster in clusters)
        if entries := tuple(filter(None, taken)):
            view = FeedView(
                feed=config.feeds[0],
                site=config.site,
                entries=entries,
                updated=max(entry.updated for entry in entries),
                sources=self.run.sources,
            )
            yield from dressed(view, self.run).entries

    def _put(self, name: str, body: bytes) -> bool:
        self.made += 1
        # The folder may have been served already, with files of its own.
        if "/" not in name and name.endswith(_MAY_BE_OTHERS) and not self.run.store.outputs.is_ours(name):
            self.folder.check_own(name, body)
            self.run.store.outputs.own(name)
        return put_beside(self.folder, name, body, self.run.config.site.base_url)


def _for_partners(views: Sequence[FeedView]) -> Iterator[tuple[str, bytes]]:
    """What partners show on their own pages, and the page that tells them how."""
    static = embedding.static_files()
    yield from static.items()
    for view in views:
        name = view.feed.name
        yield f"{name}.fragment.html", embedding.fragment(view)
        yield f"{name}.embed.html", embedding.frame(view)
        if body := embedding.oembed(view):
            yield f"{name}.oembed.json", body
    yield EMBED, embedding.partner_page(views[0].site, views, embedding.integrity(static["embed.v1.js"]))


def _months(periods: Mapping[str, int]) -> dict[str, int]:
    return {period: number for period, number in periods.items() if period != _MOVED}
