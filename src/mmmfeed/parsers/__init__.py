"""Plug point: what a document says, as announcements. One function and one line in the table a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from mmmfeed.model import Document, Parsed, Problem, SourceSpec
from mmmfeed.specs import LIST

Parser = Callable[[Document, SourceSpec], Iterator[Parsed]]


# The imports wait until a document of that kind is there: feedparser alone takes 68 ms.
def _dump(document: Document, source: SourceSpec) -> Iterator[Parsed]:
    from mmmfeed.parsers import textdump

    return textdump.read(document, source)


def _feed(document: Document, source: SourceSpec) -> Iterator[Parsed]:
    from mmmfeed.parsers import partner

    yield partner.parse(document, source)


def _list(_document: Document, _source: SourceSpec) -> Iterator[Parsed]:
    """The feeds that it names are sources, and say all that there is to be heard (subscribing/)."""
    yield Parsed()


PARSERS: Mapping[str, Parser] = MappingProxyType({"dump": _dump, "feed": _feed, LIST: _list})


def parse(document: Document, source: SourceSpec) -> Iterator[Parsed]:
    """What `document` says, a long one in parts. A parser that fails on it is our bug, and stops this document only."""
    try:
        yield from PARSERS[source.kind](document, source)
    except Exception as error:
        message = (
            f"mmmfeed could not read it, and that is a bug in mmmfeed ({type(error).__name__}: {error}). "
            "Please report it together with this document; what was known before stays published."
        )
        yield Parsed(problems=(Problem(source=source.name, place=document.location, message=message),))
