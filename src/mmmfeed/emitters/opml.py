"""OPML 2.0 (http://opml.org/spec2.opml): the feeds that the site takes from, and its own, for readers to take in.

No dates: `dateModified` would be the time of day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlsplit

from lxml import etree

from mmmfeed.model import FeedSpec, SiteSpec, SourceSpec
from mmmfeed.showing import parts
from mmmfeed.showing.paths import address
from mmmfeed.text.urls import safe
from mmmfeed.text.words import clean, one_line

MEDIA_TYPE = "text/x-opml"

_KIND = "feed"  # of a source; lists' feeds are sources of their own, and a text file is nothing to subscribe to
_READ = (("rss", "RSS2"), ("atom", "ATOM"))  # formats that a reader can take in, and what OPML calls them
# Of a query (`?token=…`): what is only for whoever was given it.
_SECRETS = frozenset(str.split("access_token api_key apikey auth key pass passwd password secret sig signature token"))
_INSIDE = (".local", ".localhost", ".internal", ".lan", ".home.arpa", ".intranet", ".corp", ".onion")


def sources_opml(site: SiteSpec, sources: Iterable[SourceSpec]) -> bytes:
    """The feeds of `sources` that anybody may read, in their order, as a list to subscribe to.

    Left out is what is not public: files, sources that are switched off, that may be asked inside a network, or that
    want a password, and addresses with one in them.
    """
    outlines: dict[str, etree._Element] = {}
    for source in sources:
        url = safe(source.location) if _is_public(source) else None
        if url and url not in outlines:
            outlines[url] = _outline(source.shown_name, parts.uri(url), language=source.language)
    return _written(f"{one_line(site.title)}: sources", site, [*outlines.values()])


def feeds_opml(site: SiteSpec, feeds: Iterable[FeedSpec]) -> bytes | None:
    """The site's own feeds, each once, as RSS or else Atom; None when nobody said where they are served.

    A reader subscribes to all that such a list names, so that a feed in two formats would be there twice.
    """
    if not site.base_url:
        return None
    outlines = [
        _outline(
            feed.title,
            url,
            htmlUrl=parts.uri(site.url),
            description=one_line(feed.description),
            language=site.language,
            version=version,
        )
        for feed in feeds
        for name, version in [found for found in _READ if found[0] in feed.formats][:1]
        if (url := address(site, f"{feed.name}.{name}"))
    ]
    return _written(one_line(site.title), site, outlines)


def _outline(text: str, url: str, *, language: str | None, **more: str) -> etree._Element:
    name = one_line(clean(text)) or url
    known = {"text": name, "title": name, "type": "rss", "xmlUrl": url, **more}
    known["language"] = (parts.language(language) or "").lower()
    return etree.Element("outline", {key: value for key, value in known.items() if value})


def _written(title: str, site: SiteSpec, outlines: Sequence[etree._Element]) -> bytes:
    root = etree.Element("opml", version="2.0")
    head, body = etree.SubElement(root, "head"), etree.SubElement(root, "body")
    said = {
        "title": title,
        "ownerName": site.author_name or site.title,
        "ownerId": parts.uri(site.url),
        "docs": "http://opml.org/spec2.opml",
    }
    for name, text in said.items():
        etree.SubElement(head, name).text = one_line(clean(text))
    body.extend(outlines)
    if not outlines:
        # A body has one outline at least; this one is only read.
        etree.SubElement(body, "outline", text=one_line(clean(site.title)), type="link", url=parts.uri(site.url))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _is_public(source: SourceSpec) -> bool:
    asked = source.enabled and source.kind == _KIND and source.is_remote
    return asked and not source.allow_private and source.auth is None and _is_public_address(source.location)


def _is_public_address(url: str) -> bool:
    try:
        split = urlsplit(url)
        host = (split.hostname or "").rstrip(".")
    except ValueError:
        return False
    if split.username or split.password or "${" in url or not _is_public_host(host):
        return False
    return not any(name.lower() in _SECRETS for name, _ in parse_qsl(split.query, keep_blank_values=True))


def _is_public_host(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:  # a name
        return "." in host and not host.lower().endswith(_INSIDE)
