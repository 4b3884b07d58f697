"""Plug point: a feed view as bytes of one format. One function and one line in the table a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mmmfeed.model import FeedView


@dataclass(frozen=True, slots=True)
class Emitter:
    """How one format is written and served."""

    emit: Callable[[FeedView], bytes]
    ending: str  # of the file, without the dot
    media_type: str


def _rss(view: FeedView) -> bytes:
    from mmmfeed.emitters import rss

    return rss.emit(view)


def _atom(view: FeedView) -> bytes:
    from mmmfeed.emitters import atom

    return atom.emit(view)


def _json(view: FeedView) -> bytes:
    from mmmfeed.emitters import jsonfeed

    return jsonfeed.emit(view)


def _ics(view: FeedView) -> bytes:
    from mmmfeed.emitters import ical

    return ical.emit(view)


def _markdown(view: FeedView) -> bytes:
    from mmmfeed.emitters import digest

    return digest.emit_markdown(view)


def _text(view: FeedView) -> bytes:
    from mmmfeed.emitters import digest

    return digest.emit_text(view)


EMITTERS: Mapping[str, Emitter] = MappingProxyType(
    {
        "rss": Emitter(_rss, "rss", "application/rss+xml"),
        "atom": Emitter(_atom, "atom", "application/atom+xml"),
        "json": Emitter(_json, "json", "application/feed+json"),
        "ics": Emitter(_ics, "ics", "text/calendar"),
        "md": Emitter(_markdown, "md", "text/markdown"),
        "txt": Emitter(_text, "txt", "text/plain"),
    }
)
