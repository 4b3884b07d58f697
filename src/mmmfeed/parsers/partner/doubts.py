"""What is no feed, or no whole one, said in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mmmfeed.parsers.partner.wire import RawEntry, RawFeed
from mmmfeed.text.html import to_text
from mmmfeed.text.words import cut

_KEPT = "What was known stays published."
NO_FEED = f"is neither RSS nor Atom. Is it the address of a feed? {_KEPT}"

_HEAD = 4096  # bytes in which a document says what it is
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(rb"<!ENTITY\s+(?P<parameter>%\s+)?\S+\s+(?:(?P<external>SYSTEM|PUBLIC)\b|[\"'][^\"']*[&%])")
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL)
_ITEM_OPENS = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ITEM_CLOSES = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)


def refuse(body: bytes) -> str:
    """Why `body` is not read at all; empty when it is."""
    plain = _as_ascii(body)
    head = plain[:_HEAD].lstrip(b"\xef\xbb\xbf").lstrip()
    if not plain.strip():
        return f"is empty. {_KEPT}"
    if _HTML.match(head):
        return f"is a web page{_titled(plain)} instead of a feed. Has the feed moved? {_KEPT}"
    if head[:1] in (b"{", b"["):
        return f"is JSON, not RSS or Atom. {_KEPT}"
    if _ENTITY.search(plain[: _where_it_begins(plain)]):
        return f"declares entities that are made of others, as attacks do (an XML bomb); it was not read. {_KEPT}"
    return ""


def leave_out_what_is_cut(feed: RawFeed, body: bytes) -> tuple[Sequence[RawEntry], str]:
    """The entries that are whole, and what is to be said of the document; empty when all is well."""
    plain = _as_ascii(body)
    if not feed.complaint:
        return feed.entries, ""
    if _END.search(plain):
        return feed.entries, f"is not well-formed ({feed.complaint}); {_count(feed.entries)} could be read even so."
    opened, closed = len(_ITEM_OPENS.findall(plain)), len(_ITEM_CLOSES.findall(plain))
    whole = feed.entries[:closed] if opened > closed else feed.entries
    left_out = "; the item in which it ends is left out" if opened > closed else ""
    return whole, f"breaks off before its end; {_count(whole)} could be read{left_out}. The next run reads it again."


def _as_ascii(body: bytes) -> bytes:
    """The markup of UTF-16 as one byte a character; anything else as it is."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace").encode("ascii", "replace")
    return body


def _where_it_begins(plain: bytes) -> int:
    hit = _FEED.search(plain)
    return hit.start() if hit else len(plain)


def _titled(page: bytes) -> str:
    hit = _TITLE.search(page)
    title = cut(to_text(hit[1].decode("utf-8", "replace")), 80) if hit else ""
    return f" titled “{title}”" if title else ""


def _count(entries: Sequence[RawEntry]) -> str:
    return f"{len(entries)} item{'' if len(entries) == 1 else 's'}"
