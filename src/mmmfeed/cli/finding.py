"""What was found at an address, and what became of feeds.yaml, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mmmfeed.cli.wording import count
from mmmfeed.config.editing import NewSource, shown
from mmmfeed.text.words import cut

if TYPE_CHECKING:
    from mmmfeed.adding import Found
    from mmmfeed.model import Announcement

_NEWEST = 5
_WIDTH = 85  # characters of a title


def found(feed: Found) -> Iterator[str]:
    """The feed: where, what, and its newest items."""
    if feed.page:
        yield f"{feed.page} is a web page; the feed that belongs to it:"
    yield f"{feed.title or 'A feed without a title'}, {_form(feed.form)}, at {feed.source.location}"
    yield f"{count(len(feed.announcements), 'announcement')}{', the newest:' if feed.announcements else ''}"
    yield from map(_line, feed.announcements[:_NEWEST])
    for offer in feed.others:
        yield f"The page also offers {offer.url}{f' ({offer.title})' if offer.title else ''}"


def written(path: Path, sources: Sequence[NewSource], *, is_tried: bool) -> Iterator[str]:
    """The new lines of feeds.yaml."""
    yield f"{'Would be written' if is_tried else 'Written'} into {path}:"
    yield from shown(sources)


def _form(rule: str) -> str:
    """`rss-2.0` as people write it."""
    names = {"rss": "RSS", "rdf": "RDF", "cdf": "CDF", "json": "JSON"}
    return " ".join(names.get(word, word.capitalize()) for word in rule.split("-")) or "a feed"


def _line(said: Announcement) -> str:
    day = f"{said.published:%Y-%m-%d}" if said.published else "no date   "
    return f"  {day}  {cut(said.title, _WIDTH)}"
