"""What RSS and Atom documents have in common: links of the feed, documents of its history, how text is spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

from mmmfeed.model import Entry, FeedView
from mmmfeed.publish.gate import values

_DECLARATION = re.compile(rb"<\?xml version=['\"]1\.0['\"] encoding=['\"]utf-8['\"]\?>", re.IGNORECASE)
_HISTORY = "{http://purl.org/syndication/history/1.0}"  # RFC 5005
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_HEXADECIMAL = re.compile(rb"<([\w:]+)[^<>]*>([^<]*&#x[^<]*)</\1>")


@dataclass(frozen=True)
class Spelled:
    """How a document spells the texts in which it writes a reference in hexadecimal form."""

    body: bytes

    def of(self, name: str, text: str) -> str:
        """How the text of an element is spelled; "" when all is plain."""
        if "<" not in text and "&" not in text:
            return ""
        return self._hexadecimal.get((values.local(name), text), "")

    @cached_property
    def _hexadecimal(self) -> dict[tuple[str, str], str]:
        found = ((name.decode().rpartition(":")[2], text.decode()) for name, text in _HEXADECIMAL.findall(self.body))
        return {(name, _read(text)): text for name, text in found}


def _read(text: str) -> str:
    """What XML that is spelled so says; each reference is read once."""
    return _REFERENCE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _NAMED[found[2]], text)


def xml(body: bytes) -> Iterator[str]:
    """What holds for any XML that readers get."""
    if not _DECLARATION.match(body):
        yield "it does not begin with an XML declaration that says UTF-8"
    if b"<!DOCTYPE" in body:  # in text the "<" is escaped
        yield "it has a document type"
    if b"<?xml-stylesheet" in body:
        yield "it has a style sheet, which browsers no longer follow"


def links(found: Sequence[ET.Element], view: FeedView, media_type: str) -> Iterator[str]:
    """The feed's own: to itself, the hub, and its history (RFC 5005; WebSub, section 4)."""
    ours = {rel: [link for link in found if link.get("rel") == rel] for rel in ("self", "hub", "current")}
    base = view.site.base_url
    for rel in ("self", "current", "prev-archive", "next-archive"):
        if (many := sum(link.get("rel") == rel for link in found)) > 1:
            yield f"{many} links with rel={rel}"
    for link in found:
        yield from (f"link: {problem}" for problem in values.page(link.get("href", "")))
    if base and not ours["self"]:
        yield "no link to itself (rel=self)"
    for link in ours["self"]:
        if link.get("type") != media_type:
            yield f"its link to itself has the type {link.get('type')}"
        if base and not (link.get("href") or "").endswith(view.stem.rpartition("/")[2] + "." + _ending(media_type)):
            yield f"its link to itself leads to {link.get('href')}"
    if ours["hub"] and not ours["self"]:
        yield "a hub, but no link to itself"


def history(head: ET.Element, view: FeedView) -> Iterator[str]:
    """What RFC 5005 says of a document that is a part of a feed's history, and of the one to subscribe to."""
    rels = [link.get("rel") for link in head.iterfind("{http://www.w3.org/2005/Atom}link")]
    is_archive = head.find(f"{_HISTORY}archive") is not None
    if is_archive != (view.number is not None) and view.site.base_url:
        yield "it is marked as a closed document, and is not" if is_archive else "it is not marked as a closed document"
    if view.number is not None and view.site.base_url and "current" not in rels:
        yield "no link to the document to subscribe to (rel=current)"
    if view.site.base_url and (view.older is not None) != ("prev-archive" in rels):
        yield "older entries, and no link to them" if view.older else "a link to older entries, and there are none"
    if "next-archive" in rels:
        yield "a link to newer entries, for which closed documents would change"


def is_partners(entry: Entry, view: FeedView) -> bool:
    """Whether its text is somebody else's."""
    source = view.sources.get(entry.shown.source)
    return source is not None and not source.first_party


def _ending(media_type: str) -> str:
    return media_type.partition("/")[2].partition("+")[0]
