"""A document as a list of feeds, or what it is instead; and what is to be said of a list. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from mmmfeed.config.mistakes import quoted
from mmmfeed.model import Document
from mmmfeed.parsers import opml
from mmmfeed.subscribing.choosing import MOST, Chosen
from mmmfeed.text.urls import canonical
from mmmfeed.text.words import cut

KEPT = "What was known stays published."  # asking.py says how much that is
_TOLD = 10  # outlines that cannot be sources; the rest is counted
_LONGEST = 60  # characters of a title
_PAGES = {
    "login": "a page that asks to log in",
    "challenge": "a check for robots",
    "portal": "the login page of a network",
    "maintenance": "a page about maintenance",
    "missing": "an error page",
}


def read(document: Document) -> opml.Subscriptions:
    """The list that `document` is. Raises opml.NoListError, with what it is instead, in words that follow its name."""
    try:
        listed = opml.read(document.body)
    except opml.NoListError as error:
        raise opml.NoListError(_page(document) or str(error)) from error
    if not listed.feeds and not listed.doubt:
        raise opml.NoListError("names no feed")
    if not listed.feeds:
        raise opml.NoListError(listed.doubt)
    return listed


def remarks(listed: opml.Subscriptions, chosen: Chosen) -> Iterator[str]:
    """What of a list is not followed, and why."""
    for feed, wrong in chosen.unfit[:_TOLD]:
        titled = f"“{cut(feed.title, _LONGEST)}”: " if feed.title else ""
        yield f"names a feed that cannot be a source: {titled}{wrong}. It is left out."
    if len(chosen.unfit) > _TOLD:
        yield f"names {len(chosen.unfit) - _TOLD} more that cannot be sources. They are left out."
    for url in listed.lists[:_TOLD]:
        shown = canonical(url) or quoted(url)  # without a password that may stand in it
        yield f"includes another list, {shown}, which is not followed; write that one into feeds.yaml, too (opml:)."
    if len(chosen.feeds) > MOST:
        yield f"names {len(chosen.feeds):,} feeds; the first {MOST:,} are taken. Split it into several lists."
    if listed.doubt:
        yield f"{listed.doubt}; the feeds that could be read are taken, and none is taken away."


def _page(document: Document) -> str:
    """What it is if it is a web page; else nothing."""
    # With feedparser, which takes 68 ms to import
    from mmmfeed.parsers.partner import pages
    from mmmfeed.parsers.partner.decoding import decode

    text = decode(document.body, document.media_type).text
    if not pages.is_page(text):
        return ""
    elsewhere = pages.is_elsewhere(document.location, document.base_url)
    what, title = _PAGES.get(pages.kind_of(text, elsewhere=elsewhere), "a web page"), pages.title_of(text)
    titled = f" titled “{title}”" if title else ""
    verb = "answers with" if "://" in document.location else "is"
    return f"{verb} {what}{titled} instead of a list of feeds (OPML). Has it moved?"
