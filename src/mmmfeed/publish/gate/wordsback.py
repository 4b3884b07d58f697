"""A digest that people read, in Markdown or plain: each title and each address has to be in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from mmmfeed.model import FeedView
from mmmfeed.text.words import comparable

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def compare(body: bytes, view: FeedView) -> Iterator[str]:
    """Which titles and addresses of the view's entries are not in `body`, and what keeps it from being plain text.

    Letters and digits are compared: Markdown escapes signs, and lines are wrapped.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        yield f"it is not UTF-8: {error}"
        return
    if found := _CONTROLS.search(text):
        yield f"it has the control character {found[0]!r} in it"
    words, addresses = _letters(text), _address(text)
    for entry in view.entries:
        if _letters(entry.shown.title) not in words:
            yield f"entry {entry.guid}: the title {entry.shown.title!r} is missing"
        page = entry.shown.url or entry.permalink
        if page and _address(page) not in addresses:
            yield f"entry {entry.guid}: the address {page} is missing"


def _letters(text: str) -> str:
    return comparable(unescape(unescape(text))).replace(" ", "")


def _address(text: str) -> str:
    """`text` with addresses in one spelling, whatever was escaped in them, and wherever a line was broken."""
    return unquote(re.sub(r"[\s\\]+", "", unescape(text))).casefold()
