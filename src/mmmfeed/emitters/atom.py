"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from lxml import etree

from mmmfeed.emitters import _entry
from mmmfeed.emitters._feedgen import LANG, Feed, add, add_picture, add_point, add_relations, as_plain, start
from mmmfeed.model import Announcement, Author, Entry, FeedView, SiteSpec
from mmmfeed.showing import parts
from mmmfeed.text.words import one_line

ENDING, MEDIA_TYPE = "atom", "application/atom+xml"

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def emit(view: FeedView) -> bytes:
    """Return `view` as an Atom document in UTF-8: the same view, the same bytes."""
    feed = start(view, ENDING, MEDIA_TYPE)
    _head(feed, view)
    for entry in view.entries:
        _add_entry(feed.append_entry(), entry, view)
    return as_plain(feed.atom_str(pretty=True))


def _head(feed: Feed, view: FeedView) -> None:
    site = view.site
    # Of a document of the history, too: it is the same feed (so the examples of RFC 5005, section 4).
    feed.id(_entry.tag(site, f"feeds/{view.feed.name}"))
    feed.updated(parts.seconds(view.updated))
    feed.language(parts.language(site.language))
    feed.subtitle(parts.feed_description(view) or None)
    feed.icon(parts.uri(site.icon) if site.icon else None)
    feed.author(_person(_publisher(site)))
    feed.finish.then = partial(_finish_head, view=view)


def _finish_head(root: etree._Element, view: FeedView) -> None:
    _say_that_text_is_text(root)
    add_relations(root, view, "link", ENDING, MEDIA_TYPE)


def _publisher(site: SiteSpec) -> Author:
    return Author(name=site.author_name or site.title, email=site.author_email, url=site.url)


def _add_entry(element: Any, entry: Entry, view: FeedView) -> None:
    shown = entry.shown
    element.id(entry.guid)
    element.title(one_line(shown.title))
    element.published(parts.seconds(entry.published))
    element.updated(parts.seconds(entry.updated))
    element.author([_person(author) for author in parts.authors(shown)])
    # An entry without a link needs content (RFC 4287, section 4.1.2); one without any text is warned about.
    element.content(parts.body(shown) or parts.paragraphs(shown.title), type="html")
    element.summary(parts.summary(shown) or None, type="text")
    for term, scheme in _categories(shown):
        element.category(term=term, scheme=scheme)
    element.finish.then = partial(_finish_entry, entry=entry, view=view)


def _finish_entry(element: etree._Element, entry: Entry, view: FeedView) -> None:
    if code := _entry.own_language(view.site, entry.shown):
        element.set(LANG, code)
    _say_that_text_is_text(element)
    _alternates(element, entry, view)
    for page, said in parts.others(entry):
        name = parts.source_name(said, view.sources, view.site)
        add(element, "link", rel="via", type=_entry.page_type(page), title=name, href=page)
    for enclosure in entry.shown.enclosures:
        size = None if enclosure.length is None else str(enclosure.length)
        kind = parts.media_type(enclosure)
        add(element, "link", rel="enclosure", type=kind, length=size, href=parts.uri(enclosure.url))
    # Atom has room for all files; what it has no word for is the picture to show beside the text.
    add_picture(element, entry.shown)
    add_point(element, entry.shown)
    if whose := _entry.whose(view, entry):
        _source(element, whose, entry)


def _alternates(element: etree._Element, entry: Entry, view: FeedView) -> None:
    """Link the page and its translations, no two with the same type and language (section 4.1.2)."""
    page = parts.page(entry)
    if page is None:
        return
    own = parts.language(entry.shown.language or view.site.language)
    others = [pair for pair in parts.translations(entry) if own and pair[0] != own]
    alternate = partial(add, element, "link", rel="alternate", type=_entry.page_type(page), href=page)
    # Most readers open the first alternate, those on feedparser the last (6.0.14, _start_link). So an entry with
    # translations begins with its own page, its language named, and ends with it, as the one for everybody.
    if others:
        alternate(hreflang=own)
    for code, address in others:
        add(element, "link", rel="alternate", type=_entry.page_type(address), hreflang=code, href=address)
    alternate()


def _source(element: etree._Element, whose: _entry.Whose, entry: Entry) -> None:
    """Say whose feed the text was taken from (section 4.2.11); without an author of its own, it is theirs."""
    said = entry.text_from
    changed = said.updated or said.published or entry.updated
    source = add(element, "source")
    add(source, "id", whose.id)
    add(source, "title", whose.name, type="text")
    add(source, "updated", parts.seconds(changed).isoformat())
    if whose.feed:
        add(source, "link", rel="self", href=whose.feed)
    if not parts.authors(said):
        add(add(source, "author"), "name", whose.name)


def _person(author: Author) -> dict[str, str]:
    said = {
        "name": one_line(author.name),
        "email": _entry.email(author.email),
        "uri": parts.uri(author.url) if author.url else None,
    }
    return {key: value for key, value in said.items() if value}


def _categories(shown: Announcement) -> Iterable[tuple[str, str | None]]:
    """Each once, also where they differ in what Atom has no place for."""
    told = ((one_line(category.term), _scheme(category.scheme)) for category in shown.categories)
    return dict.fromkeys(pair for pair in told if pair[0])


def _scheme(scheme: str | None) -> str | None:
    """An IRI, or nothing: RSS domains that partners use are often words (section 4.2.2.2)."""
    return parts.uri(scheme) if scheme and _URI.fullmatch(scheme) else None


def _say_that_text_is_text(element: etree._Element) -> None:
    for child in element:
        if child.tag in {"title", "subtitle", "rights"}:
            child.set("type", "text")
