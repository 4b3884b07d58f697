"""What a JSON Feed says, as raw fields (https://www.jsonfeed.org/version/1.1/, and 1.0 with its `author`).

Strict where it matters: an item is an object, a text a string. Lenient elsewhere, as readers are: an id may be a
number, tags one string, a version missing; items that cannot be read are told of, and the others stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mmmfeed.model import Decision
from mmmfeed.parsers.partner import media
from mmmfeed.parsers.partner.media import RawFile
from mmmfeed.parsers.partner.mending import RefusedError
from mmmfeed.parsers.partner.wire import RawEntry, RawFeed, RawText
from mmmfeed.text.words import cut

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/(\d)(?:\.(\d))?/?")
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")
_MARKS = ("id", "url", "external_url", "title", "content_html", "content_text", "summary")  # of an item
_ERRORS = ("error_description", "message", "detail", "error", "title", "description", "reason", "status", "code")
# Numbers stay as they are written: an id of 10.50 is not 10.5, and one of 5,000 digits is no reason to give up.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_KEPT = "What was known stays published."


def is_json(text: str) -> bool:
    """Whether it begins as JSON does, whatever its media type says."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def read(text: str) -> RawFeed:
    """The feed. Raises RefusedError when it is no feed, which says what it is."""
    loaded = _load(text.lstrip("\ufeff \t\r\n"))
    told = loaded.feed
    version = _version(told)
    items = told.get("items")
    if not version and not _are_items(items):
        raise RefusedError(_not_a_feed(told))
    if not isinstance(items, list):
        raise RefusedError(f"is a JSON Feed without a list of items. {_KEPT}")
    objects = [item for item in items if isinstance(item, dict)]
    return RawFeed(
        version=version or "json",
        title=_text(told, "title"),
        link=_text(told, "home_page_url"),
        own_address=_text(told, "feed_url"),
        language=_text(told, "language"),
        authors=tuple(_authors(told)),
        entries=tuple(_entry(item) for item in objects),
        remarks=tuple(_remarks(loaded, len(objects), len(items) - len(objects))),
        understood=tuple(_understood(told)),
    )


# --- the whole --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Loaded:
    feed: Mapping[str, Any]
    broken: str = ""  # where it is not JSON any more


def _load(text: str) -> _Loaded:
    try:
        value, end = _DECODER.raw_decode(text)
    except RecursionError:
        raise RefusedError(f"nests JSON in JSON, deeper than any feed does; it was not read. {_KEPT}") from None
    except ValueError as error:
        return _Loaded(_salvaged(text), _place(error))
    del end  # what stands behind it (a script's line, a mark of a cache) is nobody's
    if not isinstance(value, dict):
        raise RefusedError(f"is a list in JSON, no JSON Feed. {_KEPT}")
    return _Loaded(value)


def _salvaged(text: str) -> Mapping[str, Any]:
    """What can be read of JSON that breaks off or is broken somewhere: what stands before the items, whole items."""
    begin = _ITEMS.search(text)
    if begin is None:
        raise RefusedError(f"begins like JSON and is none. Is it the address of a feed? {_KEPT}")
    return {**_before(text[: begin.start()]), "items": list(_whole(text, begin.end()))}


def _before(text: str) -> Mapping[str, Any]:
    try:
        value, _ = _DECODER.raw_decode(text.rstrip().rstrip(",") + "}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _whole(text: str, at: int) -> Iterator[Any]:
    while text[at : at + 1] != "]":
        try:
            hit = _GAP.match(text, at)
            value, at = _DECODER.raw_decode(text, hit.end() if hit else at)
        except (ValueError, RecursionError):
            return
        yield value
        hit = _GAP.match(text, at)
        at = hit.end() if hit else at


def _place(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}: {error.msg}"
    return str(error)


def _version(told: Mapping[str, Any]) -> str:
    hit = _VERSION.match(_text(told, "version"))
    return f"json{hit[1]}{hit[2] or ''}" if hit else ""


def _are_items(items: Any) -> bool:
    """Whether they can only be a feed's: some programs forget to tell the version."""
    return isinstance(items, list) and any(
        isinstance(item, dict) and sum(mark in item for mark in _MARKS) >= 2  # noqa: PLR2004
        for item in items
    )


def _not_a_feed(told: Mapping[str, Any]) -> str:
    said = next((text for key in _ERRORS if (text := _said(told.get(key)))), "")
    quoted = f"; it says “{cut(said, 120)}”" if said else ""
    return f"is JSON, but no JSON Feed{quoted}. Is it the address of a feed? {_KEPT}"


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return next((text for key in _ERRORS if (text := _string(value.get(key)))), "")
    return _string(value)


def _remarks(loaded: _Loaded, read: int, unread: int) -> Iterator[str]:
    if loaded.broken:
        yield (
            f"breaks off before its end, or is broken ({loaded.broken}); {read or 'no'} "
            f"item{'' if read == 1 else 's'} could be read. The next run reads it again."
        )
    if unread:
        yield f"has {unread} item{'' if unread == 1 else 's'} that are no objects, and left out."


def _understood(told: Mapping[str, Any]) -> Iterator[Decision]:
    if following := _text(told, "next_url"):
        yield Decision(about="pages", rule="next-page-not-read", evidence=f"older items stand at {cut(following, 200)}")
    if told.get("expired") is True:
        yield Decision(about="pages", rule="expired", evidence="the feed says that it will never have another item")


# --- one item ---------------------------------------------------------------------------------------------


def _entry(item: Mapping[str, Any]) -> RawEntry:
    contents = tuple(_contents(item))
    published = (_text(item, "date_published"), _text(item, "date_modified"))
    return RawEntry(
        id=_string(item.get("id")),
        link=_text(item, "url") or _text(item, "external_url"),
        title=RawText(_text(item, "title"), "text/plain"),
        summary=RawText(_text(item, "summary"), "text/plain"),
        contents=contents,
        language=_text(item, "language"),
        dates=tuple(pair for pair in zip(("date_published", "date_modified"), published, strict=True) if pair[1]),
        updated=published[1],
        authors=tuple(_authors(item)),
        categories=tuple((term, "") for term in _tags(item)),
        files=tuple(_files(item)),
    )


def _contents(item: Mapping[str, Any]) -> Iterator[RawText]:
    """The HTML; the plain text only where there is none, as both say the same."""
    marked_up, plain = _text(item, "content_html"), _text(item, "content_text")
    if marked_up:
        yield RawText(marked_up, "text/html")
    elif plain:
        yield RawText(plain, "text/plain")


def _authors(told: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """`authors` of 1.1, else `author` of 1.0; a bare name is taken for one."""
    several = told.get("authors")
    for author in several if isinstance(several, list) and several else [told.get("author")]:
        if isinstance(author, dict):
            url = _text(author, "url")
            email = url[7:] if url[:7].lower() == "mailto:" else ""
            yield _text(author, "name") or email, email, url
        elif isinstance(author, str):
            yield author, "", ""


def _tags(item: Mapping[str, Any]) -> Iterator[str]:
    tags = item.get("tags")
    for tag in tags if isinstance(tags, list) else [tags]:
        if isinstance(tag, str):
            yield tag


def _files(item: Mapping[str, Any]) -> Iterator[RawFile]:
    attachments = item.get("attachments")
    for file in attachments if isinstance(attachments, list) else []:
        if isinstance(file, dict) and (url := _text(file, "url")):
            yield RawFile(url, _text(file, "mime_type") or media.type_of(url), _string(file.get("size_in_bytes")))
    for name in ("image", "banner_image"):
        if url := _text(item, name):
            yield media.picture(url)
            return


def _text(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key)
    return value if isinstance(value, str) else ""


def _string(value: Any) -> str:
    """A string, or a number as it is written (the decoder leaves it so); nothing for true, null and containers."""
    return value if isinstance(value, str) else ""
