"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from lxml import etree

from mmmfeed.emitters import _entry
from mmmfeed.emitters._feedgen import Feed, Finish, add, as_plain, start
from mmmfeed.model import Author, Cluster, FeedView, SiteSpec, SourceSpec
from mmmfeed.text.words import one_line

ENDING, MEDIA_TYPE = "atom", "application/atom+xml"

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def emit(view: FeedView) -> bytes:
    """Return `view` as an Atom document in UTF-8: the same view, the same bytes."""
    feed = start(view, Finish, ENDING, MEDIA_TYPE)
    _head(feed, view)
    known = {cluster.guid: cluster for cluster in view.entries}
    for cluster in view.entries:
        _add_entry(feed.append_entry(), cluster, view, known)
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


def _add_entry(entry: Any, cluster: Cluster, view: FeedView, known: Mapping[str, Cluster]) -> None:
    lead = cluster.lead
    entry.id(cluster.guid)
    entry.title(one_line(lead.title))
    entry.published(_entry.seconds(cluster.published))
    entry.updated(_entry.seconds(cluster.updated))
    entry.author([_person(author) for author in _entry.authors(lead)])
    # An entry without a link needs content (RFC 4287, section 4.1.2); one without any text is warned about.
    entry.content(_entry.body(lead) or _entry.paragraphs(lead.title), type="html")
    entry.summary(_entry.summary(lead) or None, type="text")
    for category in dict.fromkeys(lead.categories):
        if term := one_line(category.term):
            entry.category(term=term, scheme=_scheme(category.scheme))
    entry.finish.then = partial(_finish_entry, cluster=cluster, view=view, known=known)


def _finish_entry(entry: etree._Element, cluster: Cluster, view: FeedView, known: Mapping[str, Cluster]) -> None:
    if code := _entry.own_language(view, cluster.lead):
        entry.set(_LANG, code)
    _say_that_text_is_text(entry)
    _alternates(entry, cluster, view, known)
    for page in _entry.copies(cluster):
        add(entry, "link", rel="via", type=_entry.page_type(page), href=page)
    for enclosure in cluster.lead.enclosures:
        size = None if enclosure.length is None else str(enclosure.length)
        kind = _entry.media_type(enclosure)
        add(entry, "link", rel="enclosure", type=kind, length=size, href=_entry.uri(enclosure.url))
    if source := _entry.partner(view, cluster):
        _source(entry, source, cluster, view)


def _alternates(entry: etree._Element, cluster: Cluster, view: FeedView, known: Mapping[str, Cluster]) -> None:
    """Link the page and its translations, no two with the same type and language (section 4.1.2)."""
    page = _entry.link(cluster)
    if page is None:
        return
    others = [pair for pair in _entry.translations(view, cluster, known) if pair[0] != _page_language(cluster, view)]
    alternate = partial(add, entry, "link", rel="alternate", type=_entry.page_type(page), href=page)
    # Most readers open the first alternate, those on feedparser the last (6.0.14, _start_link). So an entry with
    # translations begins with its own page, its language named, and ends with it, as the one for everybody.
    if others and (code := _page_language(cluster, view)):
        alternate(hreflang=code)
    for code, address in others:
        add(entry, "link", rel="alternate", type=_entry.page_type(address), hreflang=code, href=address)
    alternate()


def _page_language(cluster: Cluster, view: FeedView) -> str | None:
    page = _entry.linked(cluster)
    return _entry.language((page and page.language) or view.site.language)


def _source(entry: etree._Element, partner: SourceSpec, cluster: Cluster, view: FeedView) -> None:
    """Say whose feed the entry was taken from (section 4.2.11); without an author of its own, it is theirs."""
    lead, name = cluster.lead, one_line(partner.name)
    changed = lead.updated or lead.published or cluster.updated
    source = add(entry, "source")
    add(source, "id", _entry.source_id(view, partner))
    add(source, "title", name, type="text")
    add(source, "updated", _entry.seconds(changed).isoformat())
    if partner.is_remote:
        add(source, "link", rel="self", href=_entry.uri(partner.location))
    if not _entry.authors(lead):
        add(add(source, "author"), "name", name)


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
