"""Nothing is served that does not say what was meant, or that breaks a rule of its format.

Each output is read back with other parsers than it was written with, compared with its view, and held against the rules
that can be told from its bytes (RFC 4287, 5005, 5545; RSS 2.0 and its profile; JSON Feed 1.1).

readback   what a feed says of its entries, and where that differs from what was meant
wordsback  the same of a digest, which no program reads
datesback  the same of a calendar
rules_…    what each format wants, apart from what its entries say
values     what single values have to look like
contents   what may stand in HTML that others show
relaxng    the grammar of Atom
beside     pages, lists and other files that are not the feed itself
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from mmmfeed.model import FeedView
from mmmfeed.publish.gate.beside import check_beside as check_beside
from mmmfeed.publish.gate.beside import check_opml as check_opml
from mmmfeed.publish.gate.beside import check_page as check_page
from mmmfeed.publish.gate.values import UnreadableError

Check = Callable[[bytes, FeedView], Iterator[str]]


def differences(body: bytes, view: FeedView, format_name: str) -> list[str]:
    """What `body` says otherwise than `view`, and which rules of its format it breaks; nothing if all is well.

    Compared are the order and number of the entries, their ids, titles, links and dates (to the second); of a calendar
    the UIDs, times and sequence numbers of its events. `format_name` is a key of the emitters' table.
    """
    try:
        return list(_CHECKS[format_name](body, view))
    except UnreadableError as error:
        return [str(error)]


def _rss(body: bytes, view: FeedView) -> Iterator[str]:
    from mmmfeed.publish.gate import readback, rules_rss

    root, said = readback.rss(body)
    yield from readback.compare(said, view, "rss")
    yield from rules_rss.check(root, body, view)


def _atom(body: bytes, view: FeedView) -> Iterator[str]:
    from mmmfeed.publish.gate import readback, relaxng, rules_atom

    root, said = readback.atom(body)
    yield from readback.compare(said, view, "atom")
    yield from relaxng.check(body)
    yield from rules_atom.check(root, body, view)


def _json(body: bytes, view: FeedView) -> Iterator[str]:
    from mmmfeed.publish.gate import readback, rules_json

    feed, said = readback.json_feed(body)
    yield from readback.compare(said, view, "json")
    yield from rules_json.check(feed, view)


def _ics(body: bytes, view: FeedView) -> Iterator[str]:
    from mmmfeed.publish.gate import datesback, rules_ics

    wrong = list(rules_ics.check(body))
    yield from wrong
    if not wrong:
        yield from datesback.compare(body, view)


def _words(body: bytes, view: FeedView) -> Iterator[str]:
    from mmmfeed.publish.gate import wordsback

    yield from wordsback.compare(body, view)


_CHECKS: Mapping[str, Check] = MappingProxyType(
    {"rss": _rss, "atom": _atom, "json": _json, "ics": _ics, "md": _words, "txt": _words}
)
FORMATS = frozenset(_CHECKS)
