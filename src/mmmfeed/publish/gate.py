"""Reads an output back, with other parsers than it was written with, and says where it differs from its view."""

from __future__ import annotations

import io
import json
from calendar import timegm
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET  # expat; the writer is libxml2

import feedparser

from mmmfeed.model import Entry, FeedView
from mmmfeed.text.words import one_line

_ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True)
class _Said:
    """What an output says of one entry. A date that the format leaves out is the date that readers then assume."""

    id: str
    title: str
    published: datetime | None
    updated: datetime | None


class _UnreadableError(ValueError):
    """The output is not even a document of its format."""


def differences(body: bytes, view: FeedView, format_name: str) -> list[str]:
    """Return what `body` says otherwise than `view`, in words; nothing when they agree.

    Compared are the order and number of the entries, their ids, titles and dates (to the second), and that the document
    is well-formed. `format_name` is a key of the emitters' table.
    """
    try:
        said = _READERS[format_name](body)
    except _UnreadableError as error:
        return [str(error)]
    return list(_compare(said, [_meant(entry, format_name) for entry in view.entries]))


def _meant(entry: Entry, format_name: str) -> _Said:
    published, updated = (moment.replace(microsecond=0) for moment in (entry.published, entry.updated))
    # RSS has no place for the date of a change.
    return _Said(entry.guid, one_line(entry.shown.title), published, published if format_name == "rss" else updated)


def _compare(said: list[_Said], meant: list[_Said]) -> Iterator[str]:
    if len(said) != len(meant):
        yield f"{len(said)} entries instead of {len(meant)}"
    ids, meant_ids = [entry.id for entry in said], [entry.id for entry in meant]
    if ids != meant_ids:
        if sorted(ids) == sorted(meant_ids):
            yield "the entries are in another order"
        else:
            yield from _wrong_ids(ids, meant_ids)
        return
    for one, other in zip(said, meant, strict=True):
        for field in ("title", "published", "updated"):
            is_, should = getattr(one, field), getattr(other, field)
            if is_ != should:
                yield f"entry {other.id}: {field} is {_shown(is_)} instead of {_shown(should)}"


def _wrong_ids(ids: list[str], meant: list[str]) -> Iterator[str]:
    for place, (is_, should) in enumerate(zip_longest(ids, meant), start=1):
        if is_ != should:
            yield f"entry {place} has the id {is_!r} instead of {should!r}"


def _shown(value: str | datetime | None) -> str:
    return value.isoformat() if isinstance(value, datetime) else repr(value)


def _read_xml(body: bytes, entry_path: str, title_tag: str, version: str) -> list[_Said]:
    """Well-formedness and titles from expat, since feedparser mends and guesses; ids and dates as readers see them."""
    try:
        root = ET.fromstring(body)  # noqa: S314 # our own bytes
    except ET.ParseError as error:
        raise _UnreadableError(f"it is not well-formed XML: {error}") from error
    titles = [one_line(entry.findtext(title_tag) or "") for entry in root.iterfind(entry_path)]
    # Neither sanitised nor resolved: that is half of feedparser's time, and nothing of it is compared.
    feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo or feed.version != version or len(feed.entries) != len(titles):
        raise _UnreadableError(
            f"a feed reader cannot read it: {feed.get('bozo_exception') or feed.version or 'no feed'}"
        )
    return [_from_feedparser(entry, title) for entry, title in zip(feed.entries, titles, strict=True)]


def _from_feedparser(entry: Any, title: str) -> _Said:
    published = _moment(entry.get("published_parsed"))
    # Asked with `in`: feedparser's `get` gives "published" for a missing "updated", with a warning.
    updated = _moment(entry["updated_parsed"]) if "updated_parsed" in entry else published
    return _Said(entry.get("id", ""), title, published, updated)


def _moment(parsed: Any) -> datetime | None:
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None


def _read_rss(body: bytes) -> list[_Said]:
    return _read_xml(body, "channel/item", "title", "rss20")


def _read_atom(body: bytes) -> list[_Said]:
    return _read_xml(body, f"{_ATOM}entry", f"{_ATOM}title", "atom10")


def _read_json(body: bytes) -> list[_Said]:
    try:
        return [_from_json(item) for item in json.loads(body.decode())["items"]]
    except (ValueError, KeyError, TypeError) as error:
        raise _UnreadableError(f"it is not a JSON Feed: {type(error).__name__} {error}") from error


def _from_json(item: Mapping[str, str]) -> _Said:
    published = datetime.fromisoformat(item["date_published"])
    updated = datetime.fromisoformat(item["date_modified"]) if "date_modified" in item else published
    return _Said(item["id"], one_line(item["title"]), published, updated)


_READERS: Mapping[str, Callable[[bytes], list[_Said]]] = MappingProxyType(
    {"rss": _read_rss, "atom": _read_atom, "json": _read_json}
)
FORMATS = frozenset(_READERS)
