"""The pages of one build: each a function of what it shows, so that the same gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mmmfeed.model import Entry, FeedSpec, FeedView, SiteSpec, SourceSpec
from mmmfeed.pages import cards, fitting, metadata, searching, years
from mmmfeed.pages.article import article
from mmmfeed.pages.cards import Setting, Speech
from mmmfeed.pages.lines import Words
from mmmfeed.pages.markup import presentable, quoted
from mmmfeed.pages.metadata import Head
from mmmfeed.pages.moments import label_in_words
from mmmfeed.pages.rendering import Templates, static_files, trusted
from mmmfeed.pages.subscribing import FeedCard, Format, at_once, discovered, feed_card
from mmmfeed.pages.texts import texts
from mmmfeed.showing import parts
from mmmfeed.showing.locales import known_tongue
from mmmfeed.showing.paths import (
    EMBED,
    FEEDS,
    INDEX,
    SOURCES,
    address,
    list_path,
    page_path,
    permalink,
    search_path,
    up,
)
from mmmfeed.text.urls import host
from mmmfeed.text.words import one_line

if TYPE_CHECKING:
    from markupsafe import Markup

_LATEST_ROOM = 60_000  # bytes of the index for the announcements
_MOST_COMING = 12  # events on the index


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of announcements."""

    path: str
    name: str  # 2025, or November 2025
    count: int


@dataclass(frozen=True, slots=True)
class Pages:
    """All that pages have in common. Made once a build; templates are read when the first page is made."""

    site: SiteSpec
    feeds: Sequence[FeedSpec]
    sources: Mapping[str, SourceSpec]
    formats: Mapping[str, Format]  # by the names that FeedSpec.formats has (emitters.EMITTERS)
    templates: Path | None = None  # a folder whose templates take the place of ours
    _setting: Setting = field(init=False, repr=False, compare=False)
    _templates: Templates = field(init=False, repr=False, compare=False)
    _cards: tuple[FeedCard, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = texts(self.site.language)
        object.__setattr__(self, "_setting", Setting(self.site, self.sources, words))
        object.__setattr__(self, "_templates", Templates(self.templates, self._common()))
        found = tuple(feed_card(feed, self.site, self.formats) for feed in self.feeds)
        object.__setattr__(self, "_cards", found)

    # --- pages ------------------------------------------------------------------------------------------

    def announcement(self, entry: Entry) -> bytes:
        """The page of one announcement, at `page_path(entry.guid)`.

        Raises RefusedError, as all of these do, where a template of the user's has a mistake.
        """
        shown = article(entry, self._setting)
        body = trusted(fitting.fitted(parts.marked_body(entry.shown), entry.shown.title, self._fitting_words()))
        head = metadata.of_announcement(entry, self._setting)
        return self._page("announcement.html", page_path(entry.guid), head, article=shown, body=body)

    def moved(self, to_guid: str) -> bytes:
        """The page of a former guid, which sends on to that of `to_guid`."""
        path = page_path(to_guid)
        head = Head(title=one_line(self.site.title), canonical=permalink(self.site, to_guid))
        return self._page("moved.html", path, head, target=path)

    def index(
        self,
        views: Sequence[FeedView],
        latest: Sequence[Entry],
        coming: Iterable[Entry],
        lists: Mapping[str, int],
        today: date | None = None,
    ) -> bytes:
        """The front page, `index.html`.

        `latest`: newest first; as many are shown as fit. `coming`: entries with events to come, the next one first; no
        more of them are taken than are shown.
        `lists`: how many announcements each year or month has, by its label (`2025`, `2025-11`), newest first.
        `today`: what is over before it is not shown as coming.
        """
        words, feeds = self._setting.texts, [self._view_card(view) for view in views]
        return self._page(
            "index.html",
            INDEX,
            self._front(),
            feeds=feeds,
            at_once=tuple(at_once(feeds)),
            latest=self._latest(latest),
            coming=self._coming(coming, today),
            lists=[Listed(list_path(label), label_in_words(label, words), count) for label, count in lists.items()],
            shards=" ".join(map(search_path, lists)),
            oembed=self._oembed(views),
        )

    def year(self, label: str, entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
        """Path and page of each page that lists the announcements of a year or month (`entries`, newest first)."""
        words, brief = self._setting.texts, len(entries) > years.MANY
        listed = [cards.card(entry, self._setting, with_summary=not brief) for entry in entries]
        pages = years.paged(label, listed, words)
        name = label_in_words(label, words)
        for at, part in enumerate(pages):
            head = Head(title=name, canonical=address(self.site, part.path))
            shown = {"name": name, "count": len(entries), "part": part, "pages": pages}
            around = {"newer": pages[at - 1] if at else None, "older": next(iter(pages[at + 1 :]), None)}
            months = years.months(part.cards, words)
            yield part.path, self._page("year.html", part.path, head, months=months, **shown, **around)

    # --- what belongs to them ---------------------------------------------------------------------------

    def search_index(self, entries: Sequence[Entry]) -> bytes:
        """The words of the announcements of a year or month (newest first), for `search_path` of its label."""
        return searching.index(entries, self._setting)

    def static(self) -> Mapping[str, bytes]:
        """Style, script and icon, by their paths."""
        return static_files(self.templates)

    # --- parts of them ----------------------------------------------------------------------------------

    def _page(self, template: str, path: str, head: Head, **values: object) -> bytes:
        found = discovered(self._cards, all_ways=path == INDEX)
        return self._templates.render(template, head=head, path=path, root=up(path), discovered=tuple(found), **values)

    def _common(self) -> Mapping[str, object]:
        """What every template can use."""
        words = self._setting.texts
        known = known_tongue(self.site.language)
        return MappingProxyType(
            {
                "_": words,
                "lang": cards.page_language(words),
                "dir": words.direction,
                "locale": str(words.locale).replace("_", "-"),
                "site": self.site,
                "site_host": host(self.site.url).removeprefix("www."),
                "site_speech": cards.spoken(known, self.site.title, words) if self.site.language else Speech(),
                "icon": parts.icon(self.site),
                "oneline": lambda text: presentable(one_line(text)),
                "index_path": INDEX,
                "embed_path": EMBED,
                "feeds_path": FEEDS,
                "sources_path": SOURCES,
                "trusted": trusted,
                "speech": _attributes,
                "back": self._back,
                "number": self._number,
            }
        )

    def _back(self, speech: Speech) -> Markup:
        """The attributes of what is in the page's own language within a text that is not."""
        words = self._setting.texts
        own = Speech(cards.page_language(words) if speech.lang else "", words.direction if speech.dir else "")
        return _attributes(own)

    def _number(self, number: int) -> str:
        from babel.numbers import format_decimal

        return str(format_decimal(number, locale=self._setting.texts.locale))

    def _front(self) -> Head:
        return Head(
            title=presentable(one_line(self.site.title)),
            description=presentable(one_line(self.site.description)),
            canonical=address(self.site, ""),
            locale=metadata.og_locale(self.site.language),
        )

    def _view_card(self, view: FeedView) -> FeedCard:
        known = next((card for card in self._cards if card.name == view.feed.name), None)
        return known or feed_card(view.feed, self.site, self.formats)

    def _latest(self, entries: Sequence[Entry]) -> Sequence[cards.Card]:
        return years.within([cards.card(entry, self._setting) for entry in entries], _LATEST_ROOM)

    def _coming(self, entries: Iterable[Entry], today: date | None) -> Sequence[cards.EventCard]:
        found = (cards.next_event(entry, self._setting, today) for entry in entries)
        return tuple(islice(filter(None, found), _MOST_COMING))

    def _oembed(self, views: Sequence[FeedView]) -> str | None:
        """The address that others embed the first feed by."""
        embeddable = (view.feed for view in views if "json" in view.feed.formats)
        first = next(embeddable, None)
        return address(self.site, f"{first.name}.oembed.json") if first else None

    def _fitting_words(self) -> Words:
        words = self._setting.texts

        def picture(description: str, from_host: str) -> str:
            if description:
                return str(words("Picture: {description}", description=description))
            return str(words("Picture at {host}", host=from_host))

        return Words(picture=picture, table=quoted(words("Table")))


def _attributes(speech: Speech) -> Markup:
    """` lang="fr"`: what an element says of its language where that is not the page's."""
    said = {"lang": speech.lang, "dir": speech.dir}
    return trusted("".join(f' {name}="{value}"' for name, value in said.items() if value))
