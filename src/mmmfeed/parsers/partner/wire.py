"""What the format says: feedparser's result as raw fields, nothing decided yet."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from xml.sax import SAXParseException

import feedparser

from mmmfeed.parsers.partner.mending import Mended, RefusedError

# feedparser prefers libxml2 where it is installed, and that one opens the files that a DOCTYPE names.
feedparser.api.PREFERRED_XML_PARSERS = []


@dataclass(frozen=True, slots=True)
class RawText:
    """A text and what the format calls it."""

    value: str = ""
    media_type: str = ""  # text/plain, text/html, application/xhtml+xml
    base: str = ""  # xml:base, where there is one
    language: str = ""  # xml:lang of the place, else of what is around it


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """One item, as written."""

    id: str
    link: str  # resolved against xml:base, where there is one
    title: RawText
    summary: RawText
    contents: tuple[RawText, ...]
    language: str
    dates: tuple[tuple[str, str], ...]  # (name of the element, text), the likeliest publication date first
    updated: str
    authors: tuple[tuple[str, str, str], ...]  # name, e-mail, URL
    categories: tuple[tuple[str, str], ...]  # term, scheme
    enclosures: tuple[tuple[str, str, str], ...]  # URL, media type, length
    line: int | None  # where it begins in the document, from 1; None when that is not certain


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeed:
    """A document, as written."""

    version: str  # rss20, atom10, …; empty when it is none
    link: str
    language: str
    authors: tuple[tuple[str, str, str], ...]
    entries: tuple[RawEntry, ...]
    complaint: str  # why it is not well-formed; empty when it is

    @property
    def is_atom(self) -> bool:
        """Atom says what is HTML and what is plain text, and who wrote what names no author; RSS leaves both open."""
        return self.version.startswith("atom")


def read(mended: Mended) -> RawFeed:
    """The feed as feedparser reads it, without its sanitising and resolving: those are done once, later.

    Raises RefusedError when feedparser itself fails.
    """
    if not mended.text:
        return RawFeed(version="", link="", language="", authors=(), entries=(), complaint="")
    found = _parsed(mended.text)
    complaint = found.get("bozo_exception") if found.bozo else None
    lines = mended.lines if len(mended.lines) == len(found.entries) else [None] * len(found.entries)
    return RawFeed(
        version=found.version or "",
        link=_text(found.feed, "link"),
        language=_text(found.feed, "language"),
        authors=_authors(found.feed),
        entries=tuple(_entry(entry, line) for entry, line in zip(found.entries, lines, strict=True)),
        complaint=_in_words(complaint, mended.skipped) if complaint else "",
    )


def _parsed(text: str) -> Any:
    # Bytes themselves would be taken for a file's name if there is a file of that name.
    body = io.BytesIO(text.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False, response_headers=headers)
    except Exception as error:  # it is written for what feeds do, and some bytes do what no feed does
        said = f"{type(error).__name__}: {error}"[:120]
        raise RefusedError(f"cannot be read: it is too unlike any feed ({said})") from error


def _in_words(complaint: Exception, skipped: int) -> str:
    if isinstance(complaint, SAXParseException):
        # feedparser puts a line of its own before the first.
        return f"line {(complaint.getLineNumber() or 1) - 1 + skipped}: {complaint.getMessage()}"
    return str(complaint)


def _entry(entry: Mapping[str, Any], line: int | None) -> RawEntry:
    return RawEntry(
        id=_text(entry, "id"),
        link=_link(entry),
        title=_typed(_field(entry, "title_detail")),
        summary=_typed(_field(entry, "summary_detail")),
        contents=tuple(_typed(part) for part in _list(entry, "content")),
        language=_text(entry, "language"),
        dates=tuple((name, _text(entry, name)) for name in ("published", "created", "updated") if _text(entry, name)),
        updated=_text(entry, "updated"),
        authors=_authors(entry),
        categories=tuple(_category(tag) for tag in _list(entry, "tags")),
        enclosures=tuple(
            (_text(link, "href"), _text(link, "type"), _text(link, "length"))
            for link in _list(entry, "links")
            if link.get("rel") == "enclosure"
        ),
        line=line,
    )


def _typed(detail: Any) -> RawText:
    if not isinstance(detail, dict):
        return RawText()
    return RawText(_text(detail, "value"), _text(detail, "type"), _text(detail, "base"), _text(detail, "language"))


def _link(entry: Mapping[str, Any]) -> str:
    if told := _text(entry, "feedburner_origlink"):  # what the link was before a service put its own there
        return told
    links = [link for link in _list(entry, "links") if link.get("rel", "alternate") == "alternate"]
    pages = [link for link in links if "html" in _text(link, "type")]
    told = next((href for link in (*pages, *links) if (href := _text(link, "href"))), _text(entry, "link"))
    # A <guid> is a permalink unless it says otherwise, and most that are none forget to say so.
    return told if told != _text(entry, "id") or _ABSOLUTE.match(told) else ""


def _category(tag: Mapping[str, Any]) -> tuple[str, str]:
    return _text(tag, "label") or _text(tag, "term"), _text(tag, "scheme")


def _authors(entry: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    # Of RSS's "ann@ally.example (Ann)" feedparser 6.0.14 makes the name "ple (Ann", so that is left to us.
    whole = _text(entry, "author")[:_LONGEST_AUTHOR]
    if _NAME_AND_EMAIL.fullmatch(whole):
        return ((whole, "", ""),)
    listed = _list(entry, "authors")
    return tuple((_text(author, "name"), _text(author, "email"), _text(author, "href")) for author in listed)


_ABSOLUTE = re.compile(r"https?://", re.IGNORECASE)
_LONGEST_AUTHOR = 300  # characters
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
