"""RSS 2.0 (https://www.rssboard.org/rss-specification), as the profile wants it (https://www.rssboard.org/rss-profile)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from mmmfeed.model import FeedView
from mmmfeed.publish.gate import contents, documents, values

_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_MEDIA = "{http://search.yahoo.com/mrss/}content"  # https://www.rssboard.org/media-rss
_LINK = "{http://www.w3.org/2005/Atom}link"
_CHANNEL_ONCE = str.split(
    "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs "
    "ttl image"
)
_ITEM_ONCE = ["title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate", "source", _CONTENT]
_REPEATED = {"category"}


def check(root: ET.Element, body: bytes, view: FeedView) -> Iterator[str]:
    """Every rule that the document breaks, with its place."""
    yield from documents.xml(body)
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None or len(root) != 1:
        yield "it is not an <rss version='2.0'> with one <channel>"
        return
    spelled = documents.Spelled(body)
    yield from (f"the channel: {problem}" for problem in _channel(channel, view))
    yield from _plain(channel, ("title", "description", "copyright"), spelled, "the channel")
    partners = [documents.is_partners(entry, view) for entry in view.entries]
    for number, item in enumerate(channel.iterfind("item")):
        is_partners = number < len(partners) and partners[number]
        place = f"item {number + 1}"
        yield from (f"{place}: {problem}" for problem in _item(item, is_partners=is_partners))
        yield from _plain(item, ("title", "category", "source", f"{_DC}creator"), spelled, place)
    ids = Counter(item.findtext("guid") for item in channel.iterfind("item"))
    yield from (f"the guid {name} stands {count} times" for name, count in ids.items() if count > 1)


def _channel(channel: ET.Element, view: FeedView) -> Iterator[str]:
    yield from (f"no <{name}>" for name in ("title", "link", "description") if channel.find(name) is None)
    yield from _once(channel, _CHANNEL_ONCE)
    names = [child.tag for child in channel]
    if "item" in names and set(names[names.index("item") :]) != {"item"}:
        yield "the items do not stand last"
    for name, rule in (
        ("link", values.page),
        ("language", _language),
        ("docs", values.page),
        ("managingEditor", values.named_email),
        ("webMaster", values.named_email),
        ("lastBuildDate", values.rfc822),
        ("pubDate", values.rfc822),
    ):
        yield from values.each(channel, name, rule)
    if values.comparable_page(channel.findtext("link")) != values.comparable_page(view.site.url):
        yield f"its link is {channel.findtext('link')} and not the site's"
    if values.moment_822(channel.findtext("lastBuildDate") or "") != view.updated.replace(microsecond=0):
        yield f"lastBuildDate is not when it changed last, {view.updated.isoformat()}"
    yield from documents.links(channel.findall(_LINK), view, "application/rss+xml")
    yield from documents.history(channel, view)
    for image in channel.iterfind("image"):
        yield from _image(image, channel)


def _image(image: ET.Element, channel: ET.Element) -> Iterator[str]:
    yield from (f"image: {problem}" for problem in values.page(image.findtext("url") or ""))
    for name in ("title", "link"):
        if image.findtext(name) != channel.findtext(name):
            yield f"image: its {name} is not the channel's"


def _item(item: ET.Element, *, is_partners: bool) -> Iterator[str]:
    names = [child.tag for child in item]
    yield from _once(item, _ITEM_ONCE)
    if "title" not in names and "description" not in names:
        yield "neither title nor description"
    if "author" in names and f"{_DC}creator" in names:
        yield "both author and dc:creator"
    if _CONTENT in names and "description" not in names[: names.index(_CONTENT)]:
        yield "no description before content:encoded"
    for name, rule in (
        ("link", values.page),
        ("comments", values.page),
        ("pubDate", values.rfc822),
        ("author", values.email),
        (f"{_DC}language", values.language),
        ("description", contents.html),
        (_CONTENT, contents.html),
    ):
        yield from values.each(item, name, rule)
    yield from _guid(item)
    for enclosure in item.iterfind("enclosure"):
        for name, rule in (("url", values.page), ("length", values.size), ("type", values.media_type)):
            yield from (f"enclosure: {problem}" for problem in rule(enclosure.get(name, "")))
    for file in item.iter(_MEDIA):
        yield from (f"media:content: {problem}" for problem in values.page(file.get("url", "")))
    if is_partners and "source" not in names:
        yield "no source, although it is a partner's"
    for source in item.iterfind("source"):
        yield from (f"source: {problem}" for problem in values.uri(source.get("url", "")))


def _guid(item: ET.Element) -> Iterator[str]:
    guid = item.find("guid")
    if guid is None or not (guid.text or "").strip():
        yield "no guid"
    elif guid.get("isPermaLink", "true") == "true":
        yield from (f"guid: {problem}" for problem in values.page(guid.text or ""))
    elif guid.get("isPermaLink") != "false":
        yield f"guid: isPermaLink is {guid.get('isPermaLink')!r}"
    elif (guid.text or "").startswith("tag:"):
        yield from (f"guid: {problem}" for problem in values.uri(guid.text or ""))


def _language(value: str) -> Iterator[str]:
    yield from values.language(value)
    if value != value.lower():
        yield f"{value!r} is not in lower case"


def _once(parent: ET.Element, names: list[str]) -> Iterator[str]:
    counted = Counter(child.tag for child in parent)
    yield from (f"{values.local(n)} stands {counted[n]} times" for n in names if counted[n] > 1 and n not in _REPEATED)


def _plain(parent: ET.Element, names: tuple[str, ...], spelled: documents.Spelled, place: str) -> Iterator[str]:
    for name in names:
        for element in parent.iterfind(name):
            text = element.text or ""
            yield from (f"{place}: {values.local(name)} {p}" for p in values.plain(text, spelled.of(name, text)))
