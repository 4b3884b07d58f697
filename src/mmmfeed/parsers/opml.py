"""Subscription lists (OPML 1.0, 1.1, 2.0): the feeds that they name. Pure.

http://opml.org/spec2.opml, section "Subscription lists". What programs write is looser: attributes in any case, "&"
that is not escaped, folders in folders, outlines without a type.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from mmmfeed.text.words import clean, cut, one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 10 * 1024 * 1024  # bytes; ten thousand feeds take two million
MOST = 10_000  # feeds
_LONGEST = 200  # characters of a title
# No list has need of them, and entities in them are how XML is made to explode or to tell files.
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_LONE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
_FEEDS = ("rss", "rdf", "feed", "channel")  # their first elements
_FEED_SCHEME = re.compile(r"^feed:(?://)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A feed that a list names."""

    url: str  # as it stands there
    title: str = ""  # plain text, one line
    folders: tuple[str, ...] = ()  # that it lies in, the outermost first

    @property
    def address(self) -> str:
        """The URL without the `feed:` that browsers once knew (feed:https://…, feed://…)."""
        bare = _FEED_SCHEME.sub("", self.url)
        return bare if bare == self.url or "://" in bare else f"http://{bare}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """A list."""

    feeds: tuple[Listed, ...]
    lists: tuple[str, ...] = ()  # addresses of other lists that it includes, which are not followed
    doubt: str = ""  # why something may be missing, in words that follow its name


class NoListError(ValueError):
    """It is no subscription list; says what it is instead."""


def read(body: bytes) -> Subscriptions:
    """The feeds in the list's order. Raises NoListError in the user's words."""
    if len(body) > LARGEST:
        raise NoListError(f"is larger than {LARGEST // 1024**2} MB, which no list of feeds is")
    root, doubt = _parsed(_escaped(body))
    if _name(root) in _FEEDS:
        raise NoListError("is a feed itself; it is no list of feeds (OPML)")
    if _name(root) != "opml":
        raise NoListError("is no list of feeds (OPML): it does not begin with <opml>")
    outlines = [element for element in root.iter() if _name(element) == "outline" and not _is_comment(element)]
    feeds = [element for element in outlines if _told(element, "xmlurl")]
    if len(feeds) > MOST:
        raise NoListError(f"names more than {MOST:,} feeds; split it")
    return Subscriptions(
        feeds=tuple(map(_listed, feeds)),
        lists=tuple(_told(element, "url") for element in outlines if _is_list(element)),
        doubt=doubt,
    )


def _escaped(body: bytes) -> bytes:
    """The document with every "&" that stands for itself written as XML wants it: else `?a=1&b=2` would lose a part."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        body = _XML_DECLARATION.sub(b"", body.decode("utf-16", "replace").encode(), count=1)
    if _DECLARATION.search(body.replace(b"\0", b"")):
        raise NoListError("declares a document type or entities, as attacks do; remove the lines that begin with <!")
    return _LONE_AMPERSAND.sub(b"&amp;", body.removeprefix(codecs.BOM_UTF8).strip())


def _parsed(body: bytes) -> tuple[_Element, str]:
    """The root, and what is to be said of its being broken."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NoListError("is no XML; is it a list of feeds (OPML)?") from error
    if root is None:
        raise NoListError("is no list of feeds (OPML): it does not begin with <opml>")
    wrong = next(iter(parser.error_log), None)
    return root, f"is not well-formed (line {wrong.line}: {one_line(clean(wrong.message))})" if wrong else ""


def _is_list(element: _Element) -> bool:
    """Whether it stands for another list: section "Directories" of the specification, and what programs make of it."""
    kind, url = _told(element, "type").lower(), _told(element, "url")
    is_opml = url.partition("?")[0].lower().endswith(".opml")
    return bool(url) and (kind == "include" or (kind == "link" and is_opml)) and not _told(element, "xmlurl")


def _listed(element: _Element) -> Listed:
    folders = [_title(folder) for folder in element.iterancestors() if _name(folder) == "outline"]
    return Listed(
        url=_told(element, "xmlurl").replace("&amp;", "&"),  # escaped twice
        title=_title(element),
        folders=tuple(title for title in folders[::-1] if title),
    )


def _title(element: _Element) -> str:
    return cut(clean(unescape(_told(element, "title") or _told(element, "text"))), _LONGEST)


def _is_comment(element: _Element) -> bool:
    """Whether it, or what it lies in, is out of use."""
    return any(_told(one, "iscomment").lower() == "true" for one in _with_ancestors(element))


def _with_ancestors(element: _Element) -> Iterator[_Element]:
    yield element
    yield from element.iterancestors()


def _told(element: _Element, name: str) -> str:
    """The attribute, in whatever case its name is written."""
    return next((one_line(clean(str(value))) for key, value in element.attrib.items() if str(key).lower() == name), "")


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
