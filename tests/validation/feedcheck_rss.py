"""RSS 2.0: https://www.rssboard.org/rss-specification and https://www.rssboard.org/rss-profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import feedcheck_values as values
from feedcheck_extensions import check_entry, check_head
from lxml import etree

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
MEDIA = "{http://search.yahoo.com/mrss/}"
POINT = "{http://www.georss.org/georss}point"

CHANNEL_ONCE = str.split(
    """title link description language copyright managingEditor webMaster pubDate lastBuildDate generator docs ttl
    image"""
)
ITEM_ONCE = ["title", "link", "description", "pubDate", "guid", "source", "enclosure", "comments", CONTENT, LANGUAGE]

Check = Callable[[str], Iterable[str]]


def check_rss(body: bytes) -> list[str]:
    """Every error and warning, each with its place."""
    root, problems = values.parse(body)
    if root is None:
        return problems
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None or len(root) != 1:
        return [*problems, "not an <rss version='2.0'> with one <channel>"]
    lines = body.decode().split("\n")
    problems += (f"channel: {problem}" for problem in _channel(channel, lines))
    for number, item in enumerate(channel.iterfind("item"), start=1):
        problems += (f"item {number}: {problem}" for problem in _item(item, lines))
    guids = [guid.text for guid in channel.iterfind("item/guid")]
    problems += (
        f"guid {guid} names {guids.count(guid)} items" for guid in dict.fromkeys(guids) if guids.count(guid) > 1
    )
    return problems


def _channel(channel: etree._Element, lines: list[str]) -> Iterator[str]:
    yield from values.unexpected(channel, [*CHANNEL_ONCE, "category", "item", ATOM_LINK, ARCHIVE], CHANNEL_ONCE)
    yield from (f"no <{name}>" for name in ("title", "link", "description") if channel.find(name) is None)
    names = [child.tag for child in channel]
    if "item" in names and set(names[names.index("item") :]) != {"item"}:
        yield "items do not stand last"
    yield from _plain(channel, ("title", "description", "copyright"), lines)
    yield from _each(channel, "link", values.uri)
    yield from _each(channel, "language", values.language)
    yield from (
        f"language {e.text} is not in lower case"
        for e in channel.iterfind("language")
        if e.text != (e.text or "").lower()
    )
    yield from _each(channel, "docs", values.uri)
    yield from _each(channel, "managingEditor", values.email_with_name)
    yield from _each(channel, "webMaster", values.email_with_name)
    yield from _each(channel, "lastBuildDate", values.rfc822)
    yield from _each(channel, "pubDate", values.rfc822)
    yield from _self(channel)
    yield from check_head(channel, ATOM_LINK, "application/rss+xml")
    for image in channel.iterfind("image"):
        yield from _image(image, channel)


def _self(channel: etree._Element) -> Iterator[str]:
    links = [link for link in channel.iterfind(ATOM_LINK) if link.get("rel") == "self"]
    if len(links) != 1:
        yield f"{len(links)} atom:link with rel=self"
    for link in links:
        yield from values.page(link.get("href", ""))
        if link.get("type") != "application/rss+xml":
            yield f"the self link has the type {link.get('type')}"


def _image(image: etree._Element, channel: etree._Element) -> Iterator[str]:
    yield from values.unexpected(image, ("url", "title", "link"), ("url", "title", "link"))
    if (image.findtext("title"), image.findtext("link")) != (channel.findtext("title"), channel.findtext("link")):
        yield "image: title or link is not the channel's"
    url = image.findtext("url") or ""
    yield from values.page(url)
    if not url.lower().endswith((".png", ".gif", ".jpg", ".jpeg")):
        yield f"image: {url} is not a GIF, JPEG or PNG"


def _item(item: etree._Element, lines: list[str]) -> Iterator[str]:
    more = ["category", "author", CREATOR, POINT, f"{MEDIA}content", f"{MEDIA}thumbnail"]
    yield from values.unexpected(item, [*ITEM_ONCE, *more], ITEM_ONCE)
    names = [child.tag for child in item]
    if "title" not in names and "description" not in names:
        yield "neither title nor description"
    if "author" in names and CREATOR in names:
        yield "both author and dc:creator"
    if CONTENT in names and "description" not in names[: names.index(CONTENT)]:
        yield "content:encoded without a description before it"
    yield from _plain(item, ("title", "category", "source", CREATOR), lines)
    yield from _each(item, "link", values.uri)
    yield from _each(item, "pubDate", values.rfc822)
    yield from _each(item, "author", values.email_with_name)
    yield from _each(item, LANGUAGE, values.language)
    yield from _each(item, "description", values.html)
    yield from _each(item, CONTENT, values.html)
    if CONTENT in names and item.findtext(CONTENT) == item.findtext("description"):
        yield "content:encoded repeats the description"
    yield from _guid(item)
    yield from check_entry(item)
    for enclosure in item.iterfind("enclosure"):
        yield from values.page(enclosure.get("url", ""))
        yield from values.size(enclosure.get("length", ""))
        yield from values.media_type(enclosure.get("type", ""))
    for source in item.iterfind("source"):
        yield from values.uri(source.get("url", ""))


def _guid(item: etree._Element) -> Iterator[str]:
    guid = item.find("guid")
    if guid is None:
        yield "no guid"
    elif guid.get("isPermaLink", "true") == "true":
        yield from values.page(guid.text or "")
    elif guid.get("isPermaLink") != "false":
        yield f"isPermaLink={guid.get('isPermaLink')!r}"
    elif (guid.text or "").startswith("tag:"):
        yield from values.uri(guid.text or "")
    elif len(guid.text or "") < 9:
        yield f"guid {guid.text!r} is not unique enough"


def _each(parent: etree._Element, name: str, check: Check) -> Iterator[str]:
    for element in parent.iterfind(name):
        yield from (f"{name}: {problem}" for problem in check(element.text or ""))


def _plain(parent: etree._Element, names: Iterable[str], lines: list[str]) -> Iterator[str]:
    for name in names:
        for element in parent.iterfind(name):
            problems = values.plain(element.text or "", values.source(element, lines))
            yield from (f"{name}: {problem}" for problem in problems)
