"""RSS 2.0, as the RSS Advisory Board's profile wants it written (https://www.rssboard.org/rss-profile)."""

from __future__ import annotations

import re
from email.utils import format_datetime
from functools import partial
from html import escape
from typing import Any

from lxml import etree

from mmmfeed.emitters import _entry
from mmmfeed.emitters._feedgen import DC, Feed, FinishRss, add, add_point, as_plain, start
from mmmfeed.model import Entry, FeedView
from mmmfeed.text.words import one_line

ENDING, MEDIA_TYPE = "rss", "application/rss+xml"

_PICTURE = re.compile(r"\.(?:jpe?g|gif|png)$", re.IGNORECASE)  # the kinds that RSS allows as <image>


def emit(view: FeedView) -> bytes:
    """Return `view` as an RSS document in UTF-8: the same view, the same bytes."""
    feed = start(view, FinishRss, ENDING, MEDIA_TYPE)
    _channel(feed, view)
    for entry in view.entries:
        _item(feed.append_entry(), entry, view)
    return as_plain(feed.rss_str(pretty=True))


def _channel(feed: Feed, view: FeedView) -> None:
    site = view.site
    feed.description(_entry.description(view) or _entry.title(view))  # RSS requires one
    feed.language(_lower(site.language))
    if site.icon and _PICTURE.search(site.icon):
        feed.image(url=_entry.uri(site.icon), title=_entry.title(view), link=_entry.uri(site.url))
    if address := _entry.email(site.author_email):
        feed.managingEditor(f"{address} ({one_line(site.author_name or site.title)})")
    feed.finish.then = lambda root: _finish_channel(root[0], view)


def _finish_channel(channel: etree._Element, view: FeedView) -> None:
    add(channel, "lastBuildDate", format_datetime(view.updated))


def _item(item: Any, entry: Entry, view: FeedView) -> None:
    shown = entry.shown
    item.title(one_line(shown.title))
    item.guid(entry.guid, permalink=False)
    if page := _entry.link(entry):
        item.link(href=page, rel="alternate")
    # Readers take a description for HTML, so that a plain "<" in it must be escaped once more than XML wants.
    if summary := _entry.summary(shown):
        item.description(escape(summary, quote=False))
    item.content(_entry.body(shown) or None)  # content:encoded below a description, else the description itself
    for category in dict.fromkeys(shown.categories):
        if term := one_line(category.term):
            item.category(term=term, scheme=category.scheme)
    for enclosure in shown.enclosures[:1]:  # RSS allows one; length 0 stands for unknown (profile, enclosure)
        item.enclosure(_entry.uri(enclosure.url), enclosure.length or 0, _entry.media_type(enclosure))
    if whose := _entry.whose(view, entry):
        item.source(whose.feed or whose.id, whose.name)
    item.finish.then = partial(_finish_item, entry=entry, view=view)


def _finish_item(item: etree._Element, entry: Entry, view: FeedView) -> None:
    add(item, "pubDate", format_datetime(entry.published))
    for author in _entry.authors(entry.shown):
        add(item, f"{{{DC}}}creator", one_line(author.name))
    if code := _entry.own_language(view, entry.shown):
        add(item, f"{{{DC}}}language", _lower(code))
    add_point(item, entry.shown)


def _lower(code: str | None) -> str | None:
    """The form of the language codes in the RSS specification: `en-gb`."""
    code = _entry.language(code)
    return code and code.lower()
