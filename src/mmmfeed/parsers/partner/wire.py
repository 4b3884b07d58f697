"""What the format says: feedparser's result as raw fields, nothing decided yet."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import feedparser

from mmmfeed.model import Document

# feedparser prefers libxml2 where it is installed, and that one opens the files that a DOCTYPE names.
feedparser.api.PREFERRED_XML_PARSERS = []


@dataclass(frozen=True, slots=True)
class RawText:
    """A text and what the format calls it."""

    value: str
    media_type: str  # text/plain, text/html, application/xhtml+xml
    base: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """One item, as written."""

    id: str
    link: str
    title: RawText
    summary: RawText
    content: RawText
    dates: tuple[tuple[str, str], ...]  # (name of the element, text), the likeliest publication date first
    updated: str
    authors: tuple[tuple[str, str, str], ...]  # name, e-mail, URL
    categories: tuple[tuple[str, str], ...]  # term, scheme
    enclosures: tuple[tuple[str, str, str], ...]  # URL, media type, length


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeed:
    """A document, as written."""

    version: str  # rss20, atom10, …; empty when it is none
    language: str
    entries: tuple[RawEntry, ...]
    complaint: str  # why it is not well-formed; empty when it is

    @property
    def names_types(self) -> bool:
        """Whether the format says what is HTML and what is plain text (Atom does, RSS leaves it open)."""
        return self.version.startswith("atom")


def read(document: Document) -> RawFeed:
    """`document` as feedparser reads it, without its sanitising and resolving: those are done once, later."""
    # Bytes themselves would be taken for a file's name if there is a file of that name.
    found = feedparser.parse(
        io.BytesIO(document.body),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": document.media_type} if document.media_type else {},
    )
    complaint = found.get("bozo_exception") if found.bozo else None
    return RawFeed(
        version=found.version or "",
        language=_text(found.feed, "language"),
        entries=tuple(_entry(entry) for entry in found.entries),
        complaint=str(complaint) if isinstance(complaint, Exception) and _is_serious(complaint) else "",
    )


def _is_serious(complaint: Exception) -> bool:
    # A feed that is served as text/plain, or whose encoding the header contradicts, is read all the same.
    return not isinstance(complaint, (feedparser.NonXMLContentType, feedparser.CharacterEncodingOverride))


def _entry(entry: Mapping[str, Any]) -> RawEntry:
    content = [part for part in _list(entry, "content") if part.get("value")]
    return RawEntry(
        id=_text(entry, "id"),
        link=_link(entry),
        title=_typed(_field(entry, "title_detail")),
        summary=_typed(_field(entry, "summary_detail")),
        content=_typed(_best(content)),
        dates=tuple((name, _text(entry, name)) for name in ("published", "created", "updated") if _text(entry, name)),
        updated=_text(entry, "updated"),
        authors=_authors(entry),
        categories=tuple(_category(tag) for tag in _list(entry, "tags")),
        enclosures=tuple(
            (_text(link, "href"), _text(link, "type"), _text(link, "length"))
            for link in _list(entry, "links")
            if link.get("rel") == "enclosure"
        ),
    )


def _best(content: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Of several forms of one content, the one with markup."""
    marked_up = [part for part in content if part.get("type") != "text/plain"]
    return (marked_up or content or [{}])[0]


def _typed(detail: Mapping[str, Any] | None) -> RawText:
    detail = detail or {}
    return RawText(_text(detail, "value"), _text(detail, "type"), _text(detail, "base"), _text(detail, "language"))


def _link(entry: Mapping[str, Any]) -> str:
    links = [link for link in _list(entry, "links") if link.get("rel", "alternate") == "alternate"]
    pages = [link for link in links if "html" in link.get("type", "html")]
    return _text((pages or links)[0], "href") if links else _text(entry, "link")


def _category(tag: Mapping[str, Any]) -> tuple[str, str]:
    return _text(tag, "term") or _text(tag, "label"), _text(tag, "scheme")


def _authors(entry: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    # Of RSS's "ann@ally.example (Ann)" feedparser 6.0.14 makes the name "ple (Ann", so that is left to us.
    whole = _text(entry, "author")
    if _NAME_AND_EMAIL.fullmatch(whole):
        return ((whole, "", ""),)
    listed = _list(entry, "authors")
    return tuple((_text(author, "name"), _text(author, "email"), _text(author, "href")) for author in listed)


_NAME_AND_EMAIL = re.compile(r"\s*(?:\S+@\S+(?:\s*\(.*\))?|[^<>]*<\s*\S+@[^\s>]+\s*>)\s*")


# feedparser's dictionaries answer for keys that are not there (`updated` with `published`), so they are asked as plain
# ones; and any value may be missing or None.


def _field(entry: Mapping[str, Any], name: str) -> Any:
    return dict.get(cast("dict[str, Any]", entry), name)


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = _field(entry, name)
    return value if isinstance(value, str) else ""


def _list(entry: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = _field(entry, name)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
