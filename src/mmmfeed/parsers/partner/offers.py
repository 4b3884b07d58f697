"""The feeds that a web page offers: those it declares, those it links to, and where its site may have one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from mmmfeed.parsers.partner.pages import LOOKED_AT, SILENT
from mmmfeed.text.urls import canonical, safe
from mmmfeed.text.words import clean, cut

_TAG = re.compile(r"<(base|link|a)(?=[\s/])", re.IGNORECASE)
_INSIDE = re.compile(r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*+")
_LONGEST_TAG = 4_000  # characters
_MOST_TAGS = 5_000
_ATTRIBUTE = re.compile(r"([a-z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


class Offer(NamedTuple):
    """A feed that a page offers, or that its site may have."""

    url: str  # absolute
    title: str  # as the page calls it, "" when it does not
    media_type: str  # "" when it is not told
    how: str  # declared (<link>), linked (<a>), guessed (a place where many sites have one), comments (of readers)


_FEED_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml",
     "application/xml", "application/json", "application/x-rss+xml", "application/x.atom+xml", "text/rss+xml")
)  # fmt: skip
_SURE_TYPES = frozenset(kind for kind in _FEED_TYPES if "rss" in kind or "atom" in kind or "feed" in kind)
_COMMENTS = re.compile(
    r"\b(?:comments?|kommentare?r?|commentaires?|comentarios?|comentários?|commenti|reacties)\b"
    r"|komentarz|комментари|评论|コメント",
    re.IGNORECASE,
)
_FEED_PATH = re.compile(
    r"(?:^|/)(?:feeds?|rss|atom|rdf|index\.(?:xml|rdf)|feed\.json|syndication)(?:\.(?:xml|rss|php|aspx|json))?/?$"
    r"|\.(?:rss|atom|rdf)$|(?:^|[/_.-])(?:rss|atom|feed)[^/]*\.xml$",
    re.IGNORECASE,
)
_FEED_QUERY = re.compile(r"(?:^|&)(?:feed=\w+|format=(?:rss|feed|atom)\b|type=(?:rss|atom)\b)", re.IGNORECASE)
_PLACES = ("/feed/", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")


def feeds_offered(page: str, base_url: str) -> list[Offer]:
    """The feeds of `page`, which was read at `base_url`: likeliest first, each once, those of comments last.

    Declared ones (<link rel="alternate">), then links that look like feeds, then places where many sites have one:
    the last are guesses, which somebody has to ask.
    """
    base, declared, linked = base_url, [], []
    shown = SILENT.sub(" ", page[:LOOKED_AT])
    for hit in islice(_TAG.finditer(shown), _MOST_TAGS):
        inside = _INSIDE.match(shown, hit.end(), hit.end() + _LONGEST_TAG)
        name, told = hit[1].lower(), _attributes(inside[0] if inside else "")
        if name == "base" and told.get("href"):
            base = (safe(told["href"], base_url) or base) if base == base_url else base
        elif name == "link" and _declares_feed(told):
            declared.append(told)
        elif name == "a" and _looks_like_feed(told.get("href", "")):
            linked.append(told)
    offers = [*_offers(declared, base, "declared"), *_offers(linked, base, "linked"), *_guesses(base)]
    return sorted(_distinct(offers, base_url), key=lambda offer: offer.how == "comments")


def _attributes(told: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(told):
        found.setdefault(name.lower(), unescape(next((value for value in values if value), "")).strip())
    return found


def _declares_feed(told: dict[str, str]) -> bool:
    kind = told.get("type", "").partition(";")[0].strip().lower()
    relations = told.get("rel", "").lower().split()
    if not told.get("href") or "stylesheet" in relations:
        return False
    if "feed" in relations:
        return True
    if "alternate" not in relations or kind not in _FEED_TYPES:
        return False
    # Many a site names the data behind a page (WordPress: /wp-json/…, oEmbed), or a translation, in the same way.
    return kind in _SURE_TYPES or bool(_looks_like_feed(told["href"]))


def _looks_like_feed(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme and parts.scheme.lower() not in ("http", "https"):
        return False
    return bool(_FEED_PATH.search(parts.path) or _FEED_QUERY.search(parts.query))


def _offers(found: list[dict[str, str]], base: str, how: str) -> Iterator[Offer]:
    for told in found:
        url = safe(told["href"], base)
        if url and not url.startswith("mailto:"):
            kind = told.get("type", "").partition(";")[0].strip().lower()
            title = cut(clean(told.get("title", "")), 80)
            kind = kind if kind in _FEED_TYPES else ""
            yield Offer(url, title, kind, "comments" if _is_of_comments(url, title) else how)


def _guesses(base: str) -> Iterator[Offer]:
    for place in _PLACES:
        if url := safe(place, base):
            yield Offer(url, "", "", "guessed")


def _distinct(offers: list[Offer], page: str) -> Iterator[Offer]:
    seen = {canonical(page)}
    for offer in offers:
        name = canonical(offer.url)
        if name not in seen:
            seen.add(name)
            yield offer


def _is_of_comments(url: str, title: str) -> bool:
    return bool(_COMMENTS.search(title) or _COMMENTS.search(urlsplit(url).path.replace("-", " ")))
