"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from mmmfeed.model import FeedView
from mmmfeed.publish.gate import contents, values

_FEED = frozenset(
    str.split(
        "version title home_page_url feed_url description user_comment next_url icon favicon authors language expired "
        "hubs items"
    )
)
_ITEM = frozenset(
    str.split(
        "id url external_url title content_html content_text summary image banner_image date_published date_modified "
        "authors tags language attachments"
    )
)
_OTHERS = frozenset(str.split("authors expired hubs items tags attachments"))  # that are no texts


def check(feed: Mapping[str, Any], view: FeedView) -> Iterator[str]:
    """Every rule that the document breaks, with its place."""
    yield from (f"the feed: {problem}" for problem in _feed(feed, view))
    for number, item in enumerate(feed["items"], start=1):
        yield from (f"item {number}: {problem}" for problem in _item(item))
    ids = Counter(item.get("id") for item in feed["items"])
    yield from (f"the id {name} stands {count} times" for name, count in ids.items() if count > 1)


def _feed(feed: Mapping[str, Any], view: FeedView) -> Iterator[str]:
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"its version is {feed.get('version')!r}"
    if not feed.get("title"):
        yield "no title"
    yield from _members(feed, _FEED)
    yield from _values(feed, ("home_page_url", "feed_url", "next_url", "icon", "favicon"), values.page)
    for hub in _objects(feed, "hubs"):
        yield from (f"hubs: {problem}" for problem in values.page(str(hub.get("url", ""))))
        if not hub.get("type"):
            yield "a hub without a type"
    if view.site.base_url:
        # It names the feed (section "Top-level"), so that a closed document may say where the feed itself is.
        if not str(feed.get("feed_url", "")).endswith((f"/{view.stem}.json", f"/{view.feed.name}.json")):
            yield f"feed_url is {feed.get('feed_url')!r}"
        if (view.older is not None) != ("next_url" in feed):
            yield "older entries, and no next_url" if view.older else "a next_url, and no older entries"


def _item(item: Mapping[str, Any]) -> Iterator[str]:
    yield from _members(item, _ITEM)
    if "content_html" not in item and "content_text" not in item:
        yield "neither content_html nor content_text"
    yield from _values(item, ("id",), values.uri)
    yield from _values(item, ("url", "external_url", "image", "banner_image"), values.page)
    yield from _values(item, ("date_published", "date_modified"), values.rfc3339)
    yield from _values(item, ("content_html",), contents.html)
    if "title" in item:
        yield from (f"title {problem}" for problem in values.plain(str(item["title"]), "&#x"))  # plain by definition
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
        yield "tags that are no texts"
    for attachment in _objects(item, "attachments"):
        yield from (f"attachment: {problem}" for problem in values.page(str(attachment.get("url", ""))))
        yield from (f"attachment: {problem}" for problem in values.media_type(str(attachment.get("mime_type", ""))))
        size = attachment.get("size_in_bytes", 0)
        if not isinstance(size, int) or isinstance(size, bool) or size < 0:
            yield "attachment: size_in_bytes is no number"


def _members(thing: Mapping[str, Any], known: frozenset[str]) -> Iterator[str]:
    """What holds for a feed and an item alike."""
    for name, value in thing.items():
        if name.startswith("_"):
            if not isinstance(value, Mapping):
                yield f"{name} is no object"
        elif name not in known:
            yield f"{name} is no member that JSON Feed has"
        elif name not in _OTHERS and (not isinstance(value, str) or not value):
            yield f"{name} is no text, or an empty one"
    yield from _values(thing, ("language",), values.language)
    for author in _objects(thing, "authors"):
        if not {"name", "url", "avatar"} & set(author):
            yield "an author without name, url and avatar"
        yield from _values(author, ("url", "avatar"), values.uri)


def _objects(thing: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    found = thing.get(name, [])
    yield from (one for one in found if isinstance(one, Mapping)) if isinstance(found, list) else ()


def _values(thing: Mapping[str, Any], names: tuple[str, ...], rule: values.Check) -> Iterator[str]:
    for name in names:
        if isinstance(thing.get(name), str):
            yield from (f"{name}: {problem}" for problem in rule(thing[name]))
