"""What feeds say of an entry and of a site, besides what every form of it shows (showing.parts)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from mmmfeed.model import Announcement, Enclosure, Entry, FeedView, SiteSpec, SourceSpec, archive_stem
from mmmfeed.showing import parts
from mmmfeed.showing.parts import uri
from mmmfeed.showing.paths import address
from mmmfeed.text.words import one_line

GENERATOR = "mmmfeed"

# The version that feeds name: that of how they are written, not the program's. With each release that one would change
# the bytes, and so the ETag, of every feed for every subscriber, though nothing new is in them, and would rewrite the
# closed documents of the history (RFC 5005, section 4). This one is raised when all feeds are written otherwise than
# before, and so change anyway.
FORMAT = "1"

# RFC 4151 wants a day on which the publisher held the domain. It is a constant, since a tag is compared as a string:
# feeds keep their ids for ever, whatever day they were first built on.
_TAG_DAY = "2026-01-01"

_EMAIL = re.compile(r"[\w.+'-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+", re.ASCII)
_LASTING = re.compile(  # an id that validators take as it is: RFC 3986, RFC 4151
    r"(?:https?://|urn:[\w-]+:|tag:[\w.@-]+,\d{4}(?:-\d\d){0,2}:)(?:[\w;/?:@&=+$.!~*'(),#-]|%[0-9A-Fa-f]{2})+", re.ASCII
)
_PLAYED = ("audio/", "video/")


class Whose(NamedTuple):
    """Somebody else's feed."""

    id: str  # a URI
    name: str
    feed: str | None  # where it is


def tag(site: SiteSpec, path: str) -> str:
    """A name for a thing of the site that is no page: a tag URI (RFC 4151), lasting as long as `path` does."""
    host = (urlsplit(site.url).hostname or "localhost").encode("idna").decode("ascii")
    return f"tag:{host},{_TAG_DAY}:{quote(path)}"


def self_url(view: FeedView, ending: str) -> str | None:
    """Where this document is served; None when nobody said where output/ is."""
    return address(view.site, f"{view.stem}.{ending}")


def relations(view: FeedView, ending: str) -> Iterator[tuple[str, str]]:
    """What belongs to this document, as relation and address: the hub, and the other documents of the feed's history.

    The hub is that of the document that people subscribe to: nobody waits for news of a closed one. A closed document
    names the one with older entries, never the one with newer ones, for which it would have to change.
    """
    site = view.site
    if not site.base_url:  # a hub knows a feed by its self link (WebSub, section 4)
        return
    if view.number is None and site.hub:
        yield "hub", uri(site.hub)
    if view.number is not None and (current := address(site, f"{view.feed.name}.{ending}")):
        yield "current", current
    if view.older and (older := address(site, f"{archive_stem(view.feed.name, view.older)}.{ending}")):
        yield "prev-archive", older


def own_language(site: SiteSpec, announcement: Announcement) -> str | None:
    """The announcement's language where it is not the feed's."""
    mine, feeds = parts.language(announcement.language), parts.language(site.language)
    return mine if mine and mine.lower() != (feeds or "").lower() else None


def email(address: str) -> str | None:
    """`address` when it is one, since a wrong one makes an Atom feed invalid."""
    return address if _EMAIL.fullmatch(address) else None


def page_type(url: str) -> str | None:
    """What a reader will find at `url`; None, where the ending tells that it is no page.

    "application/pdf" would be true, but feedparser 6.0.14 (_start_link) then sees no link in the entry at all.
    """
    return None if urlsplit(url).path.lower().endswith(".pdf") else "text/html"


def main_file(announcement: Announcement) -> Enclosure | None:
    """The one file of an RSS item: the first that is sound or film, which is all that podcast programs want."""
    files = announcement.enclosures
    return next((file for file in files if parts.media_type(file).startswith(_PLAYED)), files[0] if files else None)


def whose(view: FeedView, entry: Entry) -> Whose | None:
    """The feed that the text was taken from, when it is somebody else's; of a planet's item, the one it was taken from.

    Who takes an entry from a feed that took it from another one keeps what that said (RFC 4287, section 4.2.11).
    """
    source = view.sources.get(entry.shown.source)
    if source is None or source.first_party:
        return None
    origin = entry.shown.origin
    if origin is None or not (origin.feed_url or origin.url):
        feed = uri(source.location) if source.is_remote else None
        return Whose(_source_id(view, source), one_line(source.shown_name), feed)
    feed = uri(origin.feed_url) if origin.feed_url else None
    id_ = origin.id if _LASTING.fullmatch(origin.id) else feed or uri(origin.url or "")
    return Whose(id_, one_line(origin.name) or one_line(source.shown_name), feed)


def _source_id(view: FeedView, source: SourceSpec) -> str:
    """What a partner's feed is called: its address, or a lasting name when it was read from a file."""
    return uri(source.location) if source.is_remote else tag(view.site, f"sources/{source.name}")
