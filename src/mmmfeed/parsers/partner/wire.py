"""What the format says, as raw fields: of XML as feedparser reads it; nothing decided yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast
from xml.sax import SAXParseException

from mmmfeed.model import Decision
from mmmfeed.parsers.partner import media, reading
from mmmfeed.parsers.partner.media import RawFile
from mmmfeed.parsers.partner.mending import Mended, RefusedError

# feedparser's names for the formats, as people write them.
FORMATS = MappingProxyType(
    {
        "rss": "rss",
        "rss090": "rss-0.90",
        "rss091n": "rss-0.91",
        "rss091u": "rss-0.91",
        "rss092": "rss-0.92",
        "rss093": "rss-0.93",
        "rss094": "rss-0.94",
        "rss10": "rss-1.0",
        "rss20": "rss-2.0",
        "atom": "atom",
        "atom01": "atom-0.1",
        "atom02": "atom-0.2",
        "atom03": "atom-0.3",
        "atom10": "atom-1.0",
        "cdf": "cdf",
        "json": "json-feed",
        "json1": "json-feed-1.0",
        "json10": "json-feed-1.0",
        "json11": "json-feed-1.1",
    }
)


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
    title: RawText = RawText()
    summary: RawText = RawText()
    contents: tuple[RawText, ...] = ()
    language: str = ""
    dates: tuple[tuple[str, str], ...] = ()  # (name of the element, text), the likeliest publication date first
    updated: str = ""
    authors: tuple[tuple[str, str, str], ...] = ()  # name, e-mail, URL
    categories: tuple[tuple[str, str], ...] = ()  # term, scheme
    files: tuple[RawFile, ...] = ()
    place: str = ""  # the name that GeoRSS gives it
    point: tuple[str, str] = ("", "")  # latitude and longitude
    origin: RawOrigin | None = None
    line: int | None = None  # where it begins in the document, from 1; None when that is not certain


@dataclass(frozen=True, slots=True)
class RawOrigin:
    """The feed that an item of a planet is from: Atom's and RSS's <source>."""

    title: RawText
    page: str
    feed: str  # its own address
    id: str


@dataclass(frozen=True, slots=True)
class RawRhythm:
    """How often it says that it changes (RSS 2.0; the syndication module of RSS 1.0)."""

    ttl: str = ""
    period: str = ""
    frequency: str = ""
    skip_hours: tuple[str, ...] = ()
    skip_days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeed:
    """A document, as written."""

    version: str  # rss20, atom10, json11, …; empty when it is none
    title: str = ""
    link: str = ""
    own_address: str = ""  # where it says that it is
    language: str = ""
    authors: tuple[tuple[str, str, str], ...] = ()
    entries: tuple[RawEntry, ...] = ()
    rhythm: RawRhythm = RawRhythm()
    complaint: str = ""  # why it is not well-formed; empty when it is
    remarks: tuple[str, ...] = ()  # what was not read in it, in words that follow its address
    understood: tuple[Decision, ...] = ()  # what is known of it and no problem

    @property
    def is_atom(self) -> bool:
        """Links are relative to the document."""
        return self.version.startswith("atom")

    @property
    def is_typed(self) -> bool:
        """It says what is HTML and what is plain text, and its authors wrote its items; RSS leaves both open."""
        return self.version.startswith(("atom", "json"))


def read(mended: Mended, base: str | None = None) -> RawFeed:
    """The feed as feedparser reads it, without its sanitising and resolving: those are done once, later.

    Raises RefusedError when feedparser itself fails.
    """
    if not mended.text:
        return RawFeed(version="")
    found = _parsed(mended.text, base or "")
    lines = mended.lines if len(mended.lines) == len(found.entries) else [None] * len(found.entries)
    deep = ("nests more elements in each other than any feed does; what is deeper was read without its tags.",)
    return RawFeed(
        version=found.version or mended.version,
        title=_text(found.feed, "title"),
        link=_text(found.feed, "link"),
        own_address=next((_text(link, "href") for link in _list(found.feed, "links") if link.get("rel") == "self"), ""),
        language=_text(found.feed, "language"),
        authors=_authors(found.feed),
        entries=tuple(_entry(entry, line) for entry, line in zip(found.entries, lines, strict=True)),
        rhythm=_rhythm(found.feed),
        complaint=_in_words(found.complaint, mended.skipped) if found.complaint else "",
        remarks=deep if found.too_deep else (),
    )


def _parsed(text: str, base: str) -> reading.Found:
    try:
        return reading.read(text, base)
    except Exception as error:  # it is written for what feeds do, and some bytes do what no feed does
        said = f"{type(error).__name__}: {error}"[:120]
        message = f"cannot be read: it is too unlike any feed ({said}). What was known stays published."
        raise RefusedError(message) from error


def _in_words(complaint: Exception, skipped: int) -> str:
    if isinstance(complaint, SAXParseException):
        return f"line {(complaint.getLineNumber() or 1) + skipped}: {complaint.getMessage()}"
    return str(complaint)


def _rhythm(feed: Mapping[str, Any]) -> RawRhythm:
    return RawRhythm(
        ttl=_text(feed, "ttl"),
        period=_text(feed, "sy_updateperiod"),
        frequency=_text(feed, "sy_updatefrequency"),
        skip_hours=tuple(_text(hour, "value") for hour in _list(feed, "skip_hours")),
        skip_days=tuple(_text(day, "value") for day in _list(feed, "skip_days")),
    )


def _entry(entry: Mapping[str, Any], line: int | None) -> RawEntry:
    return RawEntry(
        id=_text(entry, "id"),
        link=_link(entry),
        title=_title(entry),
        summary=_summary(entry),
        contents=tuple(_typed(part) for part in _list(entry, "content")),
        language=_text(entry, "language"),
        dates=tuple((name, _text(entry, name)) for name in ("published", "created", "updated") if _text(entry, name)),
        updated=_text(entry, "updated"),
        authors=tuple(_authors_of_item(entry)),
        categories=tuple(_category(tag) for tag in _list(entry, "tags")),
        files=(*_enclosures(entry), *media.files(_list(entry, "media_files")), *_picture(entry)),
        place=_text(entry, "georss_featurename"),
        point=_point(entry),
        origin=_origin(entry),
        line=line,
    )


def _point(entry: Mapping[str, Any]) -> tuple[str, str]:
    """Of GeoRSS (simple, or GML), else of W3C's Basic Geo; feedparser has the longitude first, as GeoJSON has."""
    where = _field(entry, "where") or {}
    found: Sequence[float] = _field(where, "coordinates") or ()
    if _text(where, "type") == "Point" and len(found) > 1:
        return str(found[1]), str(found[0])
    return _text(entry, "geo_lat"), _text(entry, "geo_long")


def _title(entry: Mapping[str, Any]) -> RawText:
    own = _typed(_field(entry, "title_detail"))
    # What a podcast or a video is called stands there alone at times.
    told = own.value or _text(entry, "itunes_title") or _text(entry, "media_title")
    return own if own.value else RawText(told, "text/plain")


def _summary(entry: Mapping[str, Any]) -> RawText:
    own = _typed(_field(entry, "summary_detail"))
    if own.value:
        return own
    # The description of a film is the text of an item that has no other; that of a picture is not.
    names = ("subtitle",) if _list(entry, "content") else ("subtitle", "media_description")
    told = next((text for name in names if (text := _text(entry, name))), "")
    return RawText(told, "text/plain" if told else "")


def _enclosures(entry: Mapping[str, Any]) -> Iterator[RawFile]:
    for link in _list(entry, "links"):
        if link.get("rel") == "enclosure":
            yield RawFile(_text(link, "href"), _text(link, "type"), _text(link, "length"))


def _picture(entry: Mapping[str, Any]) -> Iterator[RawFile]:
    """The item's own one (itunes:image)."""
    image = _field(entry, "image")
    if isinstance(image, dict) and _text(image, "href"):
        yield media.picture(_text(image, "href"))


def _origin(entry: Mapping[str, Any]) -> RawOrigin | None:
    source = _field(entry, "source")
    if not isinstance(source, dict):
        return None
    own = (_text(link, "href") for link in _list(source, "links") if link.get("rel") == "self")
    return RawOrigin(
        title=_typed(_field(source, "title_detail") or {"value": _text(source, "title")}),
        page=_text(source, "link"),
        feed=_text(source, "href") or next(own, ""),  # RSS has it as an attribute
        id=_text(source, "id"),
    )


def _authors_of_item(entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Its own ones, else those of the feed that it is from (RFC 4287, section 4.2.11), else who is credited so."""
    source = _field(entry, "source")
    own = _authors(entry) or (_authors(source) if isinstance(source, dict) else ())
    yield from own
    for credit in _list(entry, "media_credit") if not own else []:
        if _text(credit, "role").lower() == "author":
            yield _text(credit, "content"), "", ""


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
    listed = _list(entry, "authors")
    return tuple((_text(author, "name"), _text(author, "email"), _text(author, "href")) for author in listed)


_ABSOLUTE = re.compile(r"https?://", re.IGNORECASE)


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
