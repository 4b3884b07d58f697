"""What is no feed, or no whole one, said in plain words."""

from __future__ import annotations

import re

from mmmfeed.parsers.partner.mending import Mended
from mmmfeed.text.html import to_text
from mmmfeed.text.words import cut

KEPT = "What was known stays published."
NO_FEED = f"is neither RSS nor Atom. Is it the address of a feed? {KEPT}"

_HEAD = 4096  # characters in which a document says what it is
_PAGE = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_PART_OF_PAGE = re.compile(r"<(?:html|meta|div|script|h1|p)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.{0,500}?)</title", re.IGNORECASE | re.DOTALL)


def refusal(text: str) -> str:
    """Why `text` is not read at all; empty when it may be a feed."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n\0")
    if not text.strip("\ufeff \t\r\n\0"):
        return f"is empty. {KEPT}"
    if _PAGE.match(head):
        return _web_page(text)
    if head[0] in "{[":
        return f"is JSON, not RSS or Atom. {KEPT}"
    return ""


def no_feed(text: str) -> str:
    """What a document is that has no feed in it."""
    return _web_page(text) if _PART_OF_PAGE.search(text[:_HEAD]) else NO_FEED


def unfinished(mended: Mended, read: int) -> str:
    """What is to be said of a feed that breaks off, of which `read` items were read; empty when it does not."""
    if not mended.broken_off:
        return ""
    left_out = "; the item in which it ends is left out" if mended.inside_item else ""
    return f"breaks off before its end; {items(read)} could be read{left_out}. The next run reads it again."


def items(count: int) -> str:
    """How many items, in words."""
    return f"{count or 'no'} item{'' if count == 1 else 's'}"


def _web_page(text: str) -> str:
    hit = _TITLE.search(text)
    title = cut(to_text(hit[1]), 80) if hit else ""
    titled = f" titled “{title}”" if title else ""
    return f"is a web page{titled} instead of a feed. Has the feed moved? {KEPT}"
