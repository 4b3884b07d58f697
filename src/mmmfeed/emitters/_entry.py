"""What every format shows of an entry and of a site: decided once, in values that no format has shaped yet."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from mmmfeed.model import Announcement, Author, Enclosure, Entry, FeedView, SiteSpec, SourceSpec
from mmmfeed.text.words import one_line

# No version: a new release alone would change the bytes, and with them the ETag, of every feed for every subscriber.
GENERATOR = "mmmfeed"

# RFC 4151 wants a day on which the publisher held the domain. It is a constant, since a tag is compared as a string:
# feeds keep their ids for ever, whatever day they were first built on.
_TAG_DAY = "2026-01-01"

_BLANK_LINES = re.compile(r"\n\s*\n")
_MEDIA_TYPE = re.compile(r"[^\s()<>,;:\\\"/\[\]?=]+/[^\s()<>,;:\\\"/\[\]?=]+")
_EMAIL = re.compile(r"[\w.+'-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+", re.ASCII)
_LASTING = re.compile(  # an id that validators take as it is: RFC 3986, RFC 4151
    r"(?:https?://|urn:[\w-]+:|tag:[\w.@-]+,\d{4}(?:-\d\d){0,2}:)(?:[\w;/?:@&=+$.!~*'(),#-]|%[0-9A-Fa-f]{2})+", re.ASCII
)
_URI_CHARACTERS = ":/?@!$&'()*+,;=%~"  # RFC 3986, section 2.2, and the per cent sign of what is encoded already


class Whose(NamedTuple):
    """Somebody else's feed."""

    id: str  # a URI
    name: str
    feed: str | None  # where it is


def seconds(moment: datetime) -> datetime:
    """`moment` as precise as RFC 822 can say it, so that every format says the same."""
    return moment.replace(microsecond=0)


def uri(url: str) -> str:
    """`url` in ASCII with a path: RSS knows no IRIs (RFC 3987), and "https://example.org" is not canonical."""
    scheme, host, path, query, fragment = urlsplit(url.strip())
    path, query, fragment = (quote(part, safe=_URI_CHARACTERS) for part in (path, query, fragment))
    # Brackets belong to IPv6 addresses only.
    return urlunsplit((scheme, quote(host, safe=_URI_CHARACTERS + "[]"), path or "/" * bool(host), query, fragment))


def tag(site: SiteSpec, path: str) -> str:
    """A name for a thing of the site that is no page: a tag URI (RFC 4151), lasting as long as `path` does."""
    host = (urlsplit(site.url).hostname or "localhost").encode("idna").decode("ascii")
    return f"tag:{host},{_TAG_DAY}:{quote(path)}"


def title(view: FeedView) -> str:
    """The feed's name."""
    return one_line(view.feed.title) or one_line(view.site.title)


def description(view: FeedView) -> str:
    """What the feed is about, or nothing."""
    return one_line(view.feed.description) or one_line(view.site.description)


def self_url(view: FeedView, ending: str) -> str | None:
    """Where this feed is served; None when nobody said where output/ is."""
    return view.site.base_url and uri(view.site.base_url) + quote(f"{view.feed.name}.{ending}")


def language(code: str | None) -> str | None:
    """`code` in the form of BCP 47: `en_GB` is how locales are named, not languages."""
    return code.replace("_", "-") if code else None


def own_language(view: FeedView, announcement: Announcement) -> str | None:
    """The announcement's language where it is not the feed's."""
    mine, feeds = language(announcement.language), language(view.site.language)
    return mine if mine and mine.lower() != (feeds or "").lower() else None


def link(entry: Entry) -> str | None:
    """The entry's page."""
    return uri(entry.shown.url) if entry.shown.url else None


def copies(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Who else published it: page and source of each copy, each page once, without the one that the entry links to."""
    found: dict[str, str] = {}
    for member in entry.cluster.members:
        if url := member.announcement.url:
            found.setdefault(uri(url), one_line(member.announcement.source))
    return tuple((page, source) for page, source in found.items() if page != link(entry))


def translations(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Language and page of each translation that has a page of its own, one a language."""
    found: dict[str, str] = {}
    for other in entry.translations:
        if other.url and (code := language(other.language)):
            found.setdefault(code, uri(other.url))
    return tuple((code, page) for code, page in found.items() if page != link(entry))


def paragraphs(text: str) -> str:
    """Plain text as HTML: empty lines separate paragraphs, other line ends become spaces."""
    lines = (one_line(paragraph) for paragraph in _BLANK_LINES.split(text))
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)


def body(announcement: Announcement) -> str:
    """All that there is to read, as HTML; empty when there is only a title."""
    return announcement.content or paragraphs(announcement.text) or paragraphs(announcement.summary)


def summary(announcement: Announcement) -> str:
    """The summary as plain text; empty when the body says just the same (RFC 4287, section 4.2.13)."""
    line = one_line(announcement.summary)
    return "" if paragraphs(line) == body(announcement) else line


def authors(announcement: Announcement) -> tuple[Author, ...]:
    """Those who have a name, each once."""
    named: dict[str, Author] = {}
    for author in announcement.authors:
        if name := one_line(author.name):
            named.setdefault(name, author)
    return tuple(named.values())


def email(address: str) -> str | None:
    """`address` when it is one, since a wrong one makes an Atom feed invalid."""
    return address if _EMAIL.fullmatch(address) else None


def media_type(enclosure: Enclosure) -> str:
    """The enclosure's media type; sources also write "mp3" or nothing."""
    return enclosure.media_type if _MEDIA_TYPE.match(enclosure.media_type) else "application/octet-stream"


def page_type(url: str) -> str | None:
    """What a reader will find at `url`; None, where the ending tells that it is no page.

    "application/pdf" would be true, but feedparser 6.0.14 (_start_link) then sees no link in the entry at all.
    """
    return None if urlsplit(url).path.lower().endswith(".pdf") else "text/html"


def whose(view: FeedView, entry: Entry) -> Whose | None:
    """The feed that the text was taken from, when it is somebody else's; of a planet's item, the one it was taken from.

    Who takes an entry from a feed that took it from another one keeps what that said (RFC 4287, section 4.2.11).
    """
    source = view.sources.get(entry.shown.source)
    if source is None or source.first_party:
        return None
    origin = entry.shown.origin
    if origin is None or not (origin.feed_url or origin.url):
        return Whose(
            _source_id(view, source), one_line(source.name), uri(source.location) if source.is_remote else None
        )
    feed = uri(origin.feed_url) if origin.feed_url else None
    id_ = origin.id if _LASTING.fullmatch(origin.id) else feed or uri(origin.url or "")
    return Whose(id_, one_line(origin.name) or one_line(source.name), feed)


def _source_id(view: FeedView, source: SourceSpec) -> str:
    """What a partner's feed is called: its address, or a lasting name when it was read from a file."""
    return uri(source.location) if source.is_remote else tag(view.site, f"sources/{source.name}")
