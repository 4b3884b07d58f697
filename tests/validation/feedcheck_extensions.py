"""What RSS and Atom have from others: paged history (RFC 5005), WebSub, Media RSS, GeoRSS Simple, permalinks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import feedcheck_values as values
from lxml import etree

HISTORY = "{http://purl.org/syndication/history/1.0}"
MEDIA = "{http://search.yahoo.com/mrss/}"
POINT = "{http://www.georss.org/georss}point"

_MEDIUM = {"image": "image/", "audio": "audio/", "video": "video/"}
_NAVIGATION = frozenset({"self", "current", "prev-archive", "next-archive", "first", "last", "previous", "next"})


def check_head(head: etree._Element, link_tag: str, media_type: str) -> Iterator[str]:
    """What a channel or a feed says of its hub and of its history. `media_type`: of the format."""
    links = list(head.iterfind(link_tag))
    count = Counter(link.get("rel") for link in links)
    found = {link.get("rel"): link for link in links}
    yield from (
        f"{count[rel]} links with rel={rel}" for rel in sorted(_NAVIGATION & {str(r) for r in count}) if count[rel] > 1
    )
    for link in links:
        if link.get("rel") in _NAVIGATION:
            yield from values.page(link.get("href", ""))
            if link.get("type", media_type) != media_type:
                yield f"the {link.get('rel')} link has the type {link.get('type')}"
        if link.get("rel") == "hub":
            yield from values.page(link.get("href", ""))
    if "hub" in found and "self" not in found:
        yield "a hub without a self link (WebSub, section 4)"
    yield from _history(head, {str(rel): link.get("href") for rel, link in found.items()})


def _history(head: etree._Element, links: dict[str, str | None]) -> Iterator[str]:
    marks = len(head.findall(f"{HISTORY}archive"))
    if marks > 1 or head.find(f"{HISTORY}complete") is not None:
        yield "both an archive and complete, or an archive twice"
    if marks and "current" not in links:
        yield "an archive document without the link to the current one (RFC 5005, section 4)"
    if marks and links.get("current") == links.get("self"):
        yield "an archive document that calls itself the current one"
    if not marks and links.get("current", links.get("self")) != links.get("self"):
        yield "not an archive document, and yet not the current one"
    if links.get("prev-archive") and links.get("prev-archive") in {links.get("self"), links.get("current")}:
        yield "the archive before this one is this one"


def check_entry(entry: etree._Element) -> Iterator[str]:
    """What an item or an entry has of files and places."""
    for file in entry.iterfind(f"{MEDIA}content"):
        yield from _file(file)
    for element in entry.iterfind(f"{MEDIA}thumbnail"):
        yield from values.page(element.get("url", ""))
    for point in entry.iterfind(POINT):
        yield from _point(point.text or "")


def _file(file: etree._Element) -> Iterator[str]:
    yield from values.page(file.get("url", ""))
    kind, medium = file.get("type", ""), file.get("medium")
    yield from values.media_type(kind)
    if medium not in {None, "image", "audio", "video", "document", "executable"}:
        yield f"medium {medium}"
    if medium in _MEDIUM and not kind.lower().startswith(_MEDIUM[medium]):
        yield f"{kind} is no {medium}"
    if file.get("fileSize") is not None:
        yield from values.size(file.get("fileSize", ""))
    if strange := set(map(str, file.attrib)) - {"url", "type", "medium", "fileSize", "lang"}:
        yield f"media:content has the attributes {sorted(strange)}"


def _point(text: str) -> Iterator[str]:
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?(?:e-?\d+)?) (-?\d+(?:\.\d+)?(?:e-?\d+)?)", text)
    if not match or not (abs(float(match[1])) <= 90 and abs(float(match[2])) <= 180):
        yield f"{text!r} is no place on earth"
