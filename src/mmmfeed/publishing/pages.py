"""The pages for people: one an announcement, lists of them, and what is searched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import chain, count, takewhile

from mmmfeed import embedding
from mmmfeed.emitters import EMITTERS, ical, opml
from mmmfeed.errors import RefusedError
from mmmfeed.model import Entry, FeedView, Problem
from mmmfeed.pages import Pages
from mmmfeed.publish import Folder, put_beside
from mmmfeed.publishing import listing
from mmmfeed.publishing.entries import AT_ONCE, dressed, lasting, selections, slices
from mmmfeed.publishing.owning import own, strange
from mmmfeed.publishing.sifting import Sifted
from mmmfeed.run import Run
from mmmfeed.showing.paths import EMBED, FEEDS, INDEX, SOURCES, calendar_path, list_path, page_path, search_path
from mmmfeed.views import Selection

_LATEST = 20  # on the first page
_LISTS = ("archive/", "search/")
_TOLD = 3  # files that were not written, of which is told
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
    refused: dict[str, str] = field(default_factory=dict)  # name of a file: why it was not written
    left: set[str] = field(default_factory=set)  # guids of announcements whose pages, or lists, were refused

    @classmethod
    def of(cls, run: Run, folder: Folder) -> PageFiles:
        """Those of the configuration."""
        config = run.config
        pages = Pages(config.site, config.feeds, run.sources, EMITTERS, config.pages.templates)
        feeds = (replace(lasting(feed), title_template="") for feed in config.feeds)
        return cls(run, folder, pages, selections(feeds, run))

    def put_announcements(self, sifted: Sifted, touched: Sequence[str], *, is_whole: bool) -> None:
        """Have the pages of `touched` announcements as they are now; those of others that are gone go.

        A page is listed in the store before it is written, and until it is removed, so that no run loses sight of it.
        """
        outputs = self.run.store.outputs
        before, lists = outputs.pages({*touched, *sifted.former}), listing.labels(_months(outputs.periods()))
        moved = {guid: now for guid, now in sifted.former.items() if guid in before}
        gone = [guid for guid in before if guid not in sifted.periods and guid not in moved]
        with self.run.store.transaction():
            outputs.list_pages(sifted.periods | dict.fromkeys(moved, _MOVED))
        self._put_each(list(sifted.periods))
        self._put_moved(moved, sifted.periods)
        for guid in gone:
            self._remove(guid)
        with self.run.store.transaction():
            outputs.unlist_pages(gone)
        periods = None if is_whole else {*before.values(), *sifted.periods.values()} - {_MOVED}
        self._put_lists(lists, periods)
        if any(name.startswith(_LISTS) for name in self.refused):
            self.left.update(touched)

    def put_front(self, views: Sequence[FeedView]) -> None:
        """Have the first page, and what belongs to all of them."""
        dates = {entry.guid: entry.published for view in views for entry in view.entries}
        newest = sorted(dates, key=lambda guid: (dates[guid], guid), reverse=True)[:_LATEST]
        latest = sorted(self._entries(newest), key=_newness, reverse=True)
        lists = listing.labels(_months(self.run.store.outputs.periods()))
        today = self.run.now.astimezone(self.run.config.site.timezone).date()
        known = slices(self.run.store.occasions.coming(today), _LATEST)
        coming = chain.from_iterable(map(self._entries, known))  # no more of them than are shown
        files: dict[str, Callable[[], bytes]] = {INDEX: lambda: self.pages.index(views, latest, coming, lists, today)}
        others = chain(self.pages.static().items(), _for_partners(views), self._lists_of_feeds())
        self._put_ours(files | {name: partial(bytes, body) for name, body in others})

    def problems(self) -> Iterator[Problem]:
        """What was not written. One mistake mostly shows on many pages."""
        place = str(self.run.config.output)
        told = list(dict.fromkeys(self.refused.values()))
        yield from (Problem(source="pages", place=place, message=message) for message in told[:_TOLD])
        if (more := len(told) - _TOLD) > 0:
            yield Problem(source="pages", place=place, message=f"{more} more files were not written.")

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
                if not (self._put_page(entry) and self._put_calendar(entry)):
                    self.left.add(entry.guid)

    def _put_page(self, entry: Entry) -> bool:
        return self._put(page_path(entry.guid), lambda: self.pages.announcement(entry))

    def _put_calendar(self, entry: Entry) -> bool:
        name = calendar_path(entry.guid)
        if entry.occasions:
            return self._put(name, lambda: ical.one(entry, self.run.config.site))
        self.folder.remove(name)
        return True

    def _put_moved(self, moved: Mapping[str, str], there: Collection[str]) -> None:
        """Pages of former guids lead to those of what they are now, as long as there are such."""
        for guid, now in moved.items():
            if now not in there:
                self._remove(guid)
                continue
            self.folder.remove(calendar_path(guid))
            if not self._put(page_path(guid), partial(self.pages.moved, now)):
                self.left |= {guid, now}

    def _put_lists(self, before: Mapping[str, int], periods: Collection[str] | None) -> None:
        """Lists and search indexes in which something changed (None: all)."""
        outputs = self.run.store.outputs
        lists = listing.labels(_months(outputs.periods()))
        for label in before:
            if label not in lists:
                self._remove_list(label, 1)
                self.folder.remove(search_path(label))
        for label in lists if periods is None else listing.differing(before, lists, periods):
            self.run.progress(f"listing {label}")
            guids = slices(outputs.listed_under(label), AT_ONCE)
            entries = sorted(chain.from_iterable(map(self._entries, guids)), key=_newness, reverse=True)
            self._put_list(label, entries)

    def _put_list(self, label: str, entries: Sequence[Entry]) -> None:
        try:
            pages = dict(self.pages.year(label, entries))
        except RefusedError as error:
            for name in (*self._list_there(label), search_path(label)):
                self._refuse(name, error)
            return
        files = pages | {search_path(label): self.pages.search_index(entries)}
        own(files, self.run)
        for name, body in files.items():
            self._put(name, partial(bytes, body))
        self._remove_list(label, len(pages) + 1)

    def _list_there(self, label: str) -> list[str]:
        """The pages that a list has in the folder, the first one in any case."""
        others = (list_path(label, number) for number in count(2))
        return [list_path(label), *takewhile(lambda name: self.folder.has_all([name]), others)]

    def _remove_list(self, label: str, first: int) -> None:
        """The pages of a list from a number on."""
        for number in count(first):
            if not self.folder.remove(list_path(label, number)):
                return

    def _remove(self, guid: str) -> None:
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

    def _put_ours(self, files: Mapping[str, Callable[[], bytes]]) -> None:
        """Have these in the folder itself, which may have been served already, with files of its own."""
        unknown = strange((name for name in files if name.endswith(_MAY_BE_OTHERS)), self.run)
        made: dict[str, bytes] = {}
        for name, make in files.items():
            try:
                body = make()
                if name in unknown:
                    self.folder.check_own(name, body)
                made[name] = body
            except RefusedError as error:
                self._refuse(name, error)
        own(made, self.run)
        for name, body in made.items():
            self._put(name, partial(bytes, body))

    def _put(self, name: str, make: Callable[[], bytes]) -> bool:
        """Have what `make` makes stand at `name`. One that is refused leaves the others alone; False: it is."""
        self.made += 1
        try:
            put_beside(self.folder, name, make(), self.run.config.site.base_url)
        except RefusedError as error:
            self._refuse(name, error)
            return False
        return True

    def _refuse(self, name: str, error: RefusedError) -> None:
        self.refused[name] = str(error)
        self.folder.standing.add(name)  # the last good one, if there is one


def remove_pages(run: Run, folder: Folder) -> None:
    """Have no pages of announcements any more; which former guids had one is remembered, should pages come back."""
    outputs = run.store.outputs
    guids = outputs.all_pages()
    for guid in guids:
        folder.remove(page_path(guid))
        folder.remove(calendar_path(guid))
    with run.store.transaction():
        outputs.unlist_pages(guid for guid, period in outputs.pages(guids).items() if period != _MOVED)


def _newness(entry: Entry) -> tuple[datetime, str]:
    return entry.published, entry.guid


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
