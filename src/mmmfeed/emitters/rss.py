"""RSS 2.0, as the RSS Advisory Board's profile wants it written (https://www.rssboard.org/rss-profile)."""

from __future__ import annotations

import re
from email.utils import format_datetime
from functools import partial
from html import escape
from typing import Any

from lxml import etree

from mmmfeed.emitters import _entry
from mmmfeed.emitters._feedgen import (
    DC,
    LANG,
    MEDIA,
    Feed,
    add,
    add_files,
    add_picture,
    add_point,
    add_relations,
    as_plain,
    start,
)
from mmmfeed.model import Entry, FeedView
from mmmfeed.showing import parts
from mmmfeed.text.words import one_line

ENDING, MEDIA_TYPE = "rss", "application/rss+xml"

_LINK = "{http://www.w3.org/2005/Atom}link"
_PICTURE = re.compile(r"\.(?:jpe?g|gif|png)$", re.IGNORECASE)  # the kinds that RSS allows as <image>


def emit(view: FeedView) -> bytes:
    """Return `view` as an RSS document in UTF-8: the same view, the same bytes."""
    feed = start(view, ENDING, MEDIA_TYPE, **_namespaces(view))
    _channel(feed, view)
    for entry in view.entries:
        _item(feed.append_entry(), entry, view)
    return as_plain(feed.rss_str(pretty=True))


def _namespaces(view: FeedView) -> dict[str, str]:
    """Dublin Core, since RSS itself has no place for names and languages of an item; Media RSS for several files."""
    has_files = any(len(entry.shown.enclosures) > 1 for entry in view.entries)
    return {"dc": DC, "media": MEDIA} if has_files else {"dc": DC}


def _channel(feed: Feed, view: FeedView) -> None:
    site = view.site
    feed.generator(f"{_entry.GENERATOR} {_entry.FORMAT}")
    feed.description(parts.feed_description(view) or parts.feed_title(view))  # RSS requires one
    feed.language(_lower(site.language))
    if site.icon and _PICTURE.search(site.icon):
        feed.image(url=parts.uri(site.icon), title=parts.feed_title(view), link=parts.uri(site.url))
    if address := _entry.email(site.author_email):
        feed.managingEditor(f"{address} ({one_line(site.author_name or site.title)})")
    feed.finish.then = lambda root: _finish_channel(root[0], view)


def _finish_channel(channel: etree._Element, view: FeedView) -> None:
    add(channel, "lastBuildDate", format_datetime(view.updated))
    add_relations(channel, view, _LINK, ENDING, MEDIA_TYPE)


def _item(item: Any, entry: Entry, view: FeedView) -> None:
    shown = entry.shown
    item.title(one_line(shown.title))
    item.guid(entry.guid, permalink=False)
    if page := parts.page(entry):
        item.link(href=page, rel="alternate")
    # Readers take a description for HTML, so that a plain "<" in it must be escaped once more than XML wants.
    if summary := parts.summary(shown):
        item.description(escape(summary, quote=False))
    item.content(parts.body(shown) or None)  # content:encoded below a description, else the description itself
    for category in dict.fromkeys(shown.categories):
        if term := one_line(category.term):
            item.category(term=term, scheme=category.scheme)
    if file := _entry.main_file(shown):  # RSS allows one; length 0 stands for unknown (profile, enclosure)
        item.enclosure(parts.uri(file.url), file.length or 0, parts.media_type(file))
    if whose := _entry.whose(view, entry):
        item.source(whose.feed or whose.id, whose.name)
    item.finish.then = partial(_finish_item, entry=entry, view=view)


def _finish_item(item: etree._Element, entry: Entry, view: FeedView) -> None:
    shown = entry.shown
    add(item, "pubDate", format_datetime(entry.published))
    for author in parts.authors(shown):
        add(item, f"{{{DC}}}creator", one_line(author.name))
    if code := _entry.own_language(view.site, shown):
        item.set(LANG, code)
        add(item, f"{{{DC}}}language", _lower(code))
    # Readers show a file twice that is an <enclosure> and a <media:content> (FreshRSS#9009, node-feedparser#45).
    add_files(item, (file for file in shown.enclosures if file is not _entry.main_file(shown)))
    add_picture(item, shown)
    add_point(item, shown)


def _lower(code: str | None) -> str | None:
    """The form of the language codes in the RSS specification: `en-gb`."""
    code = parts.language(code)
    return code and code.lower()
