"""Where outputs are: below output/, from what they are about alone, and in the world. An address is for life."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote

from mmmfeed.model import Entry, SiteSpec
from mmmfeed.showing.parts import uri

INDEX = "index.html"
EMBED = "embed.html"  # for those who want to show the announcements on their own site
FEEDS, SOURCES = "feeds.opml", "sources.opml"

_PAGE, _CALENDAR = ".html", ".ics"
_OURS = re.compile(r"tag:[^,]+,(\d{4})-(\d\d)-(\d\d):([0-9a-z]{6,64})", re.ASCII)
_HASH = 8  # bytes


def page_path(guid: str) -> str:
    """Where the page of an announcement is: `n/20260928-330edcaceedf.html`."""
    return f"{_stem(guid)}{_PAGE}"


def calendar_path(guid: str) -> str:
    """Where its events are as a calendar, beside its page: `n/20260928-330edcaceedf.ics`."""
    return f"{_stem(guid)}{_CALENDAR}"


def calendar_url(entry: Entry) -> str | None:
    """The absolute URL of that calendar; None where the announcement has no page among ours."""
    page = entry.permalink
    return f"{page.removesuffix(_PAGE)}{_CALENDAR}" if page and page.endswith(_PAGE) else None


def permalink(site: SiteSpec, guid: str) -> str | None:
    """The absolute URL of the page; None when nobody said where output/ is served."""
    return address(site, page_path(guid))


def address(site: SiteSpec, path: str) -> str | None:
    """The absolute URL of the output at `path`; None when nobody said where output/ is served."""
    return uri(site.base_url) + quote(path) if site.base_url else None


def list_path(label: str, number: int = 1) -> str:
    """Where the announcements of a year or a month are: `archive/2025.html`, `archive/2025-2.html`, …"""
    return f"archive/{label}.html" if number == 1 else f"archive/{label}-{number}.html"


def search_path(label: str) -> str:
    """Where the words of a year or a month are, for the search."""
    return f"search/{label}.json"


def up(path: str) -> str:
    """How a page says where the outputs begin: "" for the index, "../" for what is one folder down."""
    return "../" * path.count("/")


def _stem(guid: str) -> str:
    ours = _OURS.fullmatch(guid)
    if ours:
        year, month, day, hash_ = ours.groups()
        return f"n/{year}{month}{day}-{hash_}"
    # Of other forms nothing is taken over: a guid may be a path, or longer than a file's name can be.
    return f"n/x-{hashlib.blake2b(guid.encode('utf-8', 'surrogatepass'), digest_size=_HASH).hexdigest()}"
