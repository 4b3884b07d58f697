"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import feedcheck_values as values

FEED = str.split("""
    version title home_page_url feed_url description user_comment next_url icon favicon authors language expired
    hubs items""")
ITEM = str.split("""
    id url external_url title content_html content_text summary image banner_image date_published date_modified
    authors tags language attachments""")
STRINGS = frozenset(FEED + ITEM) - {"authors", "items", "tags", "attachments", "hubs", "expired"}

Check = Callable[[str], Iterable[str]]


def check_json(body: bytes) -> list[str]:
    """Every error and warning, each with its place."""
    try:
        feed = json.loads(body.decode(), object_pairs_hook=_once)
    except ValueError as error:
        return [f"not JSON: {error}"]
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return ["not a JSON Feed: an object with items"]
    problems = [f"feed: {problem}" for problem in _feed(feed)]
    for number, item in enumerate(feed["items"], start=1):
        problems += (f"item {number}: {problem}" for problem in _item(item))
    ids = Counter(item.get("id") for item in feed["items"])
    return problems + [f"id {name} names {count} items" for name, count in ids.items() if count > 1]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return members


def _feed(feed: dict[str, Any]) -> Iterator[str]:
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"version {feed.get('version')!r}"
    if not feed.get("title"):
        yield "no title"
    yield from _members(feed, FEED)
    yield from _values(feed, ("home_page_url", "feed_url", "next_url", "icon", "favicon"), values.page)
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        yield "next_url is the feed itself"
    for hub in feed.get("hubs", []):
        if set(hub) != {"type", "url"}:
            yield f"a hub with {sorted(hub)}"
        yield from values.page(hub.get("url", ""))
    if "feed_url" not in feed:
        yield "no feed_url"


def _item(item: dict[str, Any]) -> Iterator[str]:
    yield from _members(item, ITEM)
    if not item.get("id"):
        yield "no id"
    if "content_html" not in item and "content_text" not in item:
        yield "neither content_html nor content_text"
    yield from _values(item, ("id",), values.uri)
    yield from _values(item, ("url", "external_url", "image", "banner_image"), values.page)
    yield from _values(item, ("date_published", "date_modified"), values.rfc3339)
    yield from _values(item, ("content_html",), values.html)
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
        yield "tags that are no text"
    for attachment in item.get("attachments", []):
        yield from values.page(attachment.get("url", ""))
        yield from values.media_type(attachment.get("mime_type", ""))
        if not isinstance(attachment.get("size_in_bytes", 0), int):
            yield "size_in_bytes is no number"


def _members(thing: dict[str, Any], known: Iterable[str]) -> Iterator[str]:
    """What holds for a feed and an item alike."""
    yield from (f"unknown member {name}" for name in thing if name not in set(known) and not name.startswith("_"))
    yield from (f"{name} is no object" for name in thing if name.startswith("_") and not isinstance(thing[name], dict))
    yield from (f"{name} is no text or is empty" for name in STRINGS & set(thing) if not _is_text(thing[name]))
    yield from _values(thing, ("language",), values.language)
    for author in thing.get("authors", []):
        if not {"name", "url", "avatar"} & set(author):
            yield "an author without name, url and avatar"
        yield from _values(author, ("url",), values.uri)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _values(thing: dict[str, Any], names: Iterable[str], check: Check) -> Iterator[str]:
    for name in names:
        if name in thing:
            yield from (f"{name}: {problem}" for problem in check(thing[name]))
