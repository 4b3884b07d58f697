"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from lxml import etree

from mmmfeed.emitters import _entry
from mmmfeed.emitters._feedgen import Feed, Finish, add, add_point, as_plain, start
from mmmfeed.model import Author, Entry, FeedView, SiteSpec
from mmmfeed.text.words import one_line

ENDING, MEDIA_TYPE = "atom", "application/atom+xml"

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def emit(view: FeedView) -> bytes:
    """Return `view` as an Atom document in UTF-8: the same view, the same bytes."""
    feed = start(view, Finish, ENDING, MEDIA_TYPE)
    _head(feed, view)
    for entry in view.entries:
        _add_entry(feed.append_entry(), entry, view)
    return as_plain(feed.atom_str(pretty=True))


def _head(feed: Feed, view: FeedView) -> None:
    site = view.site
    feed.id(_entry.tag(site, f"feeds/{view.feed.name}"))
    feed.updated(_entry.seconds(view.updated))
    feed.language(_entry.language(site.language))
    feed.subtitle(_entry.description(view) or None)
    feed.icon(_entry.uri(site.icon) if site.icon else None)
    feed.author(_person(_publisher(site)))
    feed.finish.then = _say_that_text_is_text


def _publisher(site: SiteSpec) -> Author:
    return Author(name=site.author_name or site.title, email=site.author_email, url=site.url)


def _add_entry(element: Any, entry: Entry, view: FeedView) -> None:
    shown = entry.shown
    element.id(entry.guid)
    element.title(one_line(shown.title))
    element.published(_entry.seconds(entry.published))
    element.updated(_entry.seconds(entry.updated))
    element.author([_person(author) for author in _entry.authors(shown)])
    # An entry without a link needs content (RFC 4287, section 4.1.2); one without any text is warned about.
    element.content(_entry.body(shown) or _entry.paragraphs(shown.title), type="html")
    element.summary(_entry.summary(shown) or None, type="text")
    for category in dict.fromkeys(shown.categories):
        if term := one_line(category.term):
            element.category(term=term, scheme=_scheme(category.scheme))
    element.finish.then = partial(_finish_entry, entry=entry, view=view)


def _finish_entry(element: etree._Element, entry: Entry, view: FeedView) -> None:
    if code := _entry.own_language(view, entry.shown):
        element.set(_LANG, code)
    _say_that_text_is_text(element)
    _alternates(element, entry, view)
    for page, name in _entry.copies(entry):
        add(element, "link", rel="via", type=_entry.page_type(page), title=name, href=page)
    for enclosure in entry.shown.enclosures:
        size = None if enclosure.length is None else str(enclosure.length)
        kind = _entry.media_type(enclosure)
        add(element, "link", rel="enclosure", type=kind, length=size, href=_entry.uri(enclosure.url))
    add_point(element, entry.shown)
    if whose := _entry.whose(view, entry):
        _source(element, whose, entry)


def _alternates(element: etree._Element, entry: Entry, view: FeedView) -> None:
    """Link the page and its translations, no two with the same type and language (section 4.1.2)."""
    page = _entry.link(entry)
    if page is None:
        return
    own = _entry.language(entry.shown.language or view.site.language)
    others = [pair for pair in _entry.translations(entry) if pair[0] != own]
    alternate = partial(add, element, "link", rel="alternate", type=_entry.page_type(page), href=page)
    # Most readers open the first alternate, those on feedparser the last (6.0.14, _start_link). So an entry with
    # translations begins with its own page, its language named, and ends with it, as the one for everybody.
    if others and own:
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
    add(source, "updated", _entry.seconds(changed).isoformat())
    if whose.feed:
        add(source, "link", rel="self", href=whose.feed)
    if not _entry.authors(said):
        add(add(source, "author"), "name", whose.name)


def _person(author: Author) -> dict[str, str]:
    parts = {
        "name": one_line(author.name),
        "email": _entry.email(author.email),
        "uri": _entry.uri(author.url) if author.url else None,
    }
    return {key: value for key, value in parts.items() if value}


def _scheme(scheme: str | None) -> str | None:
    """An IRI, or nothing: RSS domains that partners use are often words (section 4.2.2.2)."""
    return _entry.uri(scheme) if scheme and _URI.fullmatch(scheme) else None


def _say_that_text_is_text(element: etree._Element) -> None:
    for child in element:
        if child.tag in {"title", "subtitle", "rights"}:
            child.set("type", "text")
