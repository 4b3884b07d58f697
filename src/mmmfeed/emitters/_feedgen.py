"""feedgen for RSS and Atom alike: what both say of the feed, and a way to add what feedgen cannot say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from feedgen.ext.base import BaseEntryExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from mmmfeed.emitters import _entry
from mmmfeed.model import Announcement, Enclosure, FeedView
from mmmfeed.showing import parts
from mmmfeed.text.words import one_line

DC = "http://purl.org/dc/elements/1.1/"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FH = "http://purl.org/syndication/history/1.0"  # RFC 5005, section 4
_GEORSS = "http://www.georss.org/georss"
MEDIA = "http://search.yahoo.com/mrss/"  # https://www.rssboard.org/media-rss

_PLAIN = re.compile(rb"<(title|subtitle|summary|name|category|copyright|rights|source|dc:creator)\b[^>]*>[^<]+</\1>")

# The first one is the channel's, and plain; those of the items are HTML.
_CHANNEL_DESCRIPTION = re.compile(rb"<description>[^<]+</description>")


class Finish(BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """Gives the element to `then` when feedgen has written what it can."""

    namespaces: Mapping[str, str] = MappingProxyType({})
    then: Callable[[etree._Element], None] = staticmethod(lambda _element: None)

    def extend_ns(self) -> Mapping[str, str]:
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


class Feed(FeedGenerator):  # type: ignore[misc] # feedgen has no types
    """A feed generator without feedgen's own idea of when the feed changed."""

    finish: Finish

    def __init__(self) -> None:
        super().__init__()
        # feedgen 1.0.0 puts the time of day here, and writes it by setting the locale of the whole process
        # (feedgen/util.py, formatRFC2822). So it writes no RSS date at all: `finish` does.
        self._FeedGenerator__rss_lastBuildDate = None
        self.register_extension("finish", Finish, Finish)

    def append_entry(self) -> Any:
        """Return a new entry below those that are there; feedgen's default is above."""
        return self.add_entry(order="append")


def start(view: FeedView, ending: str, media_type: str, **namespaces: str) -> Feed:
    """Return a feed that knows what RSS and Atom say alike of the publisher; `namespaces`: more than both may use."""
    site, feed = view.site, Feed()
    feed.finish.namespaces = namespaces | _in_use(view)
    feed.title(parts.feed_title(view))
    if address := _entry.self_url(view, ending):
        feed.link(href=address, rel="self", type=media_type)
    # Last, since feedgen makes the RSS channel's <link> of the last one.
    feed.link(href=parts.uri(site.url), rel="alternate", type="text/html")
    feed.generator(_entry.GENERATOR, version=_entry.FORMAT)
    feed.rights(one_line(site.rights) or None)
    return feed


def add(parent: etree._Element, name: str, text: str | None = None, /, **attributes: str | None) -> etree._Element:
    """Append an element with `text` and those attributes that have a value."""
    element = etree.SubElement(parent, name, {key: value for key, value in attributes.items() if value is not None})
    element.text = text
    return element


def add_relations(head: etree._Element, view: FeedView, name: str, ending: str, media_type: str) -> None:
    """Append links, elements called `name`, to the hub and to the feed's history; and that it is a part of that."""
    for relation, address in _entry.relations(view, ending):
        add(head, name, rel=relation, type=None if relation == "hub" else media_type, href=address)
    if view.number is not None:
        add(head, f"{{{_FH}}}archive")


def add_point(parent: etree._Element, shown: Announcement) -> None:
    """Append where an announcement's matter is, if that is known (GeoRSS Simple, https://www.ogc.org/standard/georss/)."""
    if shown.point:
        add(parent, f"{{{_GEORSS}}}point", f"{shown.point.latitude:.7g} {shown.point.longitude:.7g}")


def add_files(parent: etree._Element, files: Iterable[Enclosure]) -> None:
    """Append what Media RSS says of `files`."""
    for file in files:
        kind, size = parts.media_type(file), str(file.length) if file.length else None  # 0 stands for unknown
        add(parent, f"{{{MEDIA}}}content", url=parts.uri(file.url), type=kind, medium=_medium(kind), fileSize=size)


def add_picture(parent: etree._Element, shown: Announcement) -> None:
    """Append the picture to show beside an announcement, if it has one.

    Only the first: SimplePie gives all that an item has to each of its files, and readers show them again and again.
    """
    if address := parts.picture(shown):
        add(parent, f"{{{MEDIA}}}thumbnail", url=address)


def _medium(kind: str) -> str | None:
    """Media RSS's word for a media type; none for what is only known to be bytes."""
    major = kind.partition("/")[0].lower()
    if major in {"image", "audio", "video"}:
        return major
    return None if kind.endswith("/octet-stream") else "document"


def _in_use(view: FeedView) -> dict[str, str]:
    """What is declared at the root, if anything is of it."""
    shown = [entry.shown for entry in view.entries]
    used = {
        "fh": (_FH, view.number is not None),
        "georss": (_GEORSS, any(one.point for one in shown)),
        "media": (MEDIA, any(parts.picture(one) for one in shown)),
    }
    return {prefix: name for prefix, (name, is_used) in used.items() if is_used}


def as_plain(document: bytes) -> bytes:
    """Write `&` and `<` as hexadecimal references where the text is plain.

    It is the same XML, but fewest readers then take "AT&amp;T" or "<b>" in a title for markup (RSS profile, "Character
    Data"), and the W3C's validator warns of the other form.
    """
    return _PLAIN.sub(_hexadecimal, _CHANNEL_DESCRIPTION.sub(_hexadecimal, document, count=1))


def _hexadecimal(element: re.Match[bytes]) -> bytes:
    return element[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")
