"""Plug point: what a document says, as announcements. One function and one line in the table a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mmmfeed.model import Document, Parsed, SourceSpec

Parser = Callable[[Document, SourceSpec], Parsed]


# The imports wait until a document of that kind is there: feedparser alone takes 68 ms.
def _dump(document: Document, source: SourceSpec) -> Parsed:
    from mmmfeed.parsers import textdump

    return textdump.parse(document, source)


def _feed(document: Document, source: SourceSpec) -> Parsed:
    from mmmfeed.parsers import partner

    return partner.parse(document, source)


PARSERS: Mapping[str, Parser] = MappingProxyType({"dump": _dump, "feed": _feed})
