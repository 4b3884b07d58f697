"""feedgen for RSS and Atom alike: what both say of the feed, and a way to add what feedgen cannot say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from feedgen.ext.base import BaseEntryExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from mmmfeed.emitters import _entry
from mmmfeed.model import Announcement, FeedView
from mmmfeed.text.words import one_line

_GEORSS = "http://www.georss.org/georss"
DC = "http://purl.org/dc/elements/1.1/"

_PLAIN = re.compile(rb"<(title|subtitle|summary|name|category|copyright|rights|source|dc:creator)\b[^>]*>[^<]+</\1>")

# The first one is the channel's, and plain; those of the items are HTML.
_CHANNEL_DESCRIPTION = re.compile(rb"<description>[^<]+</description>")


class Finish(BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """Gives the element to `then` when feedgen has written what it can."""

    namespaces: ClassVar[dict[str, str]] = {}
    then: Callable[[etree._Element], None] = staticmethod(lambda _element: None)

    def extend_ns(self) -> dict[str, str]:
        """Return prefix and name of the namespaces that `then` needs."""
        return self.namespaces

    def extend_rss(self, element: etree._Element) -> etree._Element:
        """Finish an <rss> or <item>."""
        self.then(element)
        return element

    def extend_atom(self, element: etree._Element) -> etree._Element:
        """Finish a <feed> or <entry>."""
        self.then(element)
        return element


class FinishRss(Finish):
    """Finish, with Dublin Core: RSS itself has no place for names and languages of an item."""

    namespaces: ClassVar[dict[str, str]] = {"dc": DC}


class Feed(FeedGenerator):  # type: ignore[misc] # feedgen has no types
    """A feed generator without feedgen's own idea of when the feed changed."""

    finish: Finish

    def __init__(self, finish: type[Finish]) -> None:
        super().__init__()
        # feedgen 1.0.0 puts the time of day here, and writes it by setting the locale of the whole process
        # (feedgen/util.py, formatRFC2822). So it writes no RSS date at all: `finish` does.
        self._FeedGenerator__rss_lastBuildDate = None
        self.register_extension("finish", finish, finish)

    def append_entry(self) -> Any:
        """Return a new entry below those that are there; feedgen's default is above."""
        return self.add_entry(order="append")


def start(view: FeedView, finish: type[Finish], ending: str, media_type: str) -> Feed:
    """Return a feed that knows what RSS and Atom say alike of the publisher."""
    site, feed = view.site, Feed(finish)
    feed.title(_entry.title(view))
    if address := _entry.self_url(view, ending):
        feed.link(href=address, rel="self", type=media_type)
    # Last, since feedgen makes the RSS channel's <link> of the last one.
    feed.link(href=_entry.uri(site.url), rel="alternate", type="text/html")
    feed.generator(_entry.GENERATOR)
    feed.rights(one_line(site.rights) or None)
    return feed


def add(parent: etree._Element, name: str, text: str | None = None, /, **attributes: str | None) -> etree._Element:
    """Append an element with `text` and those attributes that have a value."""
    element = etree.SubElement(parent, name, {key: value for key, value in attributes.items() if value is not None})
    element.text = text
    return element


def add_point(parent: etree._Element, shown: Announcement) -> None:
    """Append where an announcement's matter is, if that is known (GeoRSS Simple, https://www.ogc.org/standard/georss/)."""
    if shown.point:
        element = etree.SubElement(parent, f"{{{_GEORSS}}}point", nsmap={"georss": _GEORSS})
        element.text = f"{shown.point.latitude:.7g} {shown.point.longitude:.7g}"


def as_plain(document: bytes) -> bytes:
    """Write `&` and `<` as hexadecimal references where the text is plain.

    It is the same XML, but fewest readers then take "AT&amp;T" or "<b>" in a title for markup (RSS profile, "Character
    Data"), and the W3C's validator warns of the other form.
    """
    return _PLAIN.sub(_hexadecimal, _CHANNEL_DESCRIPTION.sub(_hexadecimal, document, count=1))


def _hexadecimal(element: re.Match[bytes]) -> bytes:
    return element[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")
