"""What an announcement can be recognised by: short strings, equal when two may be the same."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from mmmfeed.model import Announcement
from mmmfeed.text.tongues import tongue
from mmmfeed.text.urls import canonical, is_home_page, without_scheme, without_scheme_and_host
from mmmfeed.text.words import comparable

# A URL or a text that more records than this of one source share is a page they all link to, or boilerplate.
# Counted within a source, since any number of partners may rightly carry one announcement.
CROWD = 3

# Shorter than this, equal texts mean little ("Read more on our website").
TELLING = 60  # characters of the compared form

# The same words twice within this time are one announcement that a partner took over late; further apart
# they are a reminder that comes back.
TEXT_WINDOW = timedelta(days=45)

# These settle the matter, however many share them.
SURE = ("id", "moved", "copy")


def identity_keys(announcement: Announcement) -> frozenset[str]:
    """The keys of one version, each `<rule> <value>`; a set of at most five."""
    return frozenset([*_own_keys(announcement), *_url_keys(announcement), *_text_keys(announcement)])


def rule_of(key: str) -> str:
    """The word that a key begins with."""
    return key.partition(" ")[0]


def may_crowd(key: str) -> bool:
    """Whether the key loses its meaning when many have it."""
    return rule_of(key) not in SURE


def _own_keys(announcement: Announcement) -> list[str]:
    """The source's own name for it, so that https for http, or a new host for the old one, changes nothing."""
    source, name = announcement.source, announcement.source_id
    keys = [f"id {source} {without_scheme(name)}"]
    path = without_scheme_and_host(name)
    # On a planet, `/?p=12` of one blog is not `/?p=12` of another: the moment has to be the same as well.
    if path is not None and announcement.published is not None:
        keys.append(f"moved {source} {announcement.published.isoformat()} {path}")
    return keys


def _url_keys(announcement: Announcement) -> list[str]:
    url = canonical(announcement.url) if announcement.url else None
    return [f"url {without_scheme(url)}"] if url and not is_home_page(url) else []


def _text_keys(announcement: Announcement) -> list[str]:
    text = comparable(announcement.text)
    if not text:
        return []
    keys = [f"text {_short_hash(text)}"] if len(text) >= TELLING else []
    if announcement.published is not None:
        # A source that says few words twice on one day under one title repeats itself; two sources may not.
        whose = "" if keys else announcement.source
        day = announcement.published.date().isoformat()
        said = (whose, tongue(announcement.language), comparable(announcement.title), text, day)
        keys.append(f"copy {_short_hash(chr(10).join(said))}")
    return keys


def _short_hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
