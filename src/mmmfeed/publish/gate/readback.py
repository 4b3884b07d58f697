"""What a feed says of its entries, read as readers read it, and where that differs from what was meant."""

from __future__ import annotations

import io
import json
from calendar import timegm
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any
from xml.etree import ElementTree as ET  # expat; the writer is libxml2

import feedparser

from mmmfeed.model import Entry, FeedView
from mmmfeed.publish.gate.values import UnreadableError, comparable_page
from mmmfeed.text.words import one_line

_ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True)
class Said:
    """What an output says of one entry. A date that the format leaves out is the date that readers then assume."""

    id: str
    title: str
    published: datetime | None
    updated: datetime | None
    link: str | None  # as addresses are compared


def compare(said: Sequence[Said], view: FeedView, format_name: str) -> Iterator[str]:
    """Where the entries of an output differ from those of its view."""
    meant = [_meant(entry, format_name) for entry in view.entries]
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
        for field in ("title", "published", "updated", "link"):
            is_, should = getattr(one, field), getattr(other, field)
            if is_ != should:
                yield f"entry {other.id}: {field} is {_shown(is_)} instead of {_shown(should)}"


def _meant(entry: Entry, format_name: str) -> Said:
    published, updated = (moment.replace(microsecond=0) for moment in (entry.published, entry.updated))
    # RSS has no place for the date of a change.
    changed = published if format_name == "rss" else updated
    link = comparable_page(entry.shown.url or entry.permalink)
    return Said(entry.guid, one_line(entry.shown.title), published, changed, link)


def _wrong_ids(ids: list[str], meant: list[str]) -> Iterator[str]:
    for place, (is_, should) in enumerate(zip_longest(ids, meant), start=1):
        if is_ != should:
            yield f"entry {place} has the id {is_!r} instead of {should!r}"


def _shown(value: str | datetime | None) -> str:
    return value.isoformat() if isinstance(value, datetime) else repr(value)


# --- XML --------------------------------------------------------------------------------------------------


def rss(body: bytes) -> tuple[ET.Element, Sequence[Said]]:
    """The document and what it says of its items. Raises UnreadableError."""
    return _read_xml(body, "channel/item", "title", "rss20")


def atom(body: bytes) -> tuple[ET.Element, Sequence[Said]]:
    """The document and what it says of its entries. Raises UnreadableError."""
    return _read_xml(body, f"{_ATOM}entry", f"{_ATOM}title", "atom10")


def _read_xml(body: bytes, entry_path: str, title_tag: str, version: str) -> tuple[ET.Element, Sequence[Said]]:
    """Well-formedness and titles from expat, since feedparser mends and guesses; ids and dates as readers see them."""
    try:
        root = ET.fromstring(body)  # noqa: S314 # our own bytes
    except ET.ParseError as error:
        raise UnreadableError(f"it is not well-formed XML: {error}") from error
    titles = [one_line(entry.findtext(title_tag) or "") for entry in root.iterfind(entry_path)]
    # Neither sanitised nor resolved: that is half of feedparser's time, and nothing of it is compared.
    feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo or feed.version != version or len(feed.entries) != len(titles):
        why = feed.get("bozo_exception") or feed.version or "no feed"
        raise UnreadableError(f"a feed reader cannot read it: {why}")
    return root, [_from_feedparser(entry, title) for entry, title in zip(feed.entries, titles, strict=True)]


def _from_feedparser(entry: Any, title: str) -> Said:
    published = _moment(entry.get("published_parsed"))
    # Asked with `in`: feedparser's `get` gives "published" for a missing "updated", with a warning.
    updated = _moment(entry["updated_parsed"]) if "updated_parsed" in entry else published
    id_, link = entry.get("id", ""), entry.get("link")
    # Where an entry has no link, feedparser gives its id, be it an address or not.
    return Said(id_, title, published, updated, None if link == id_ else comparable_page(link))


def _moment(parsed: Any) -> datetime | None:
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None


# --- JSON -------------------------------------------------------------------------------------------------


def json_feed(body: bytes) -> tuple[Mapping[str, Any], Sequence[Said]]:
    """The document and what it says of its items. Raises UnreadableError."""
    try:
        feed = json.loads(body.decode(), object_pairs_hook=_once)
        return feed, [_from_json(item) for item in feed["items"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableError(f"it is not a JSON Feed: {type(error).__name__} {error}") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError(f"a name stands twice in an object with {', '.join(members)}")
    return members


def _from_json(item: Mapping[str, str]) -> Said:
    published = datetime.fromisoformat(item["date_published"])
    updated = datetime.fromisoformat(item["date_modified"]) if "date_modified" in item else published
    return Said(item["id"], one_line(item["title"]), published, updated, comparable_page(item.get("url")))
