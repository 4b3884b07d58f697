"""An item's title, text and content, and whether it was cut."""

from __future__ import annotations

import re
from html import escape, unescape

from mmmfeed.parsers.partner.wire import RawEntry, RawText
from mmmfeed.text import cuts, html
from mmmfeed.text.urls import canonical, safe
from mmmfeed.text.words import comparable

_READABLE = re.compile(r"(?:text/(?:plain|html)|application/xhtml\+xml)?")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)\W*\Z")
_LINK = re.compile(r'<a href="([^"]*)"')
_OTHER_ADDRESS = re.compile(r'( (?:href|src|cite)=)"([^"]*[^"\x00-\x7f][^"]*)"')
_END = 500  # characters; what is looked for stands in the last line or two
_SIGNATURE = 80  # characters besides the title: "The post … appeared first on …"
_WRAPPED = 50  # characters; a line that was broken to fit is longer


def body(entry: RawEntry) -> RawText:
    """What the item says at greatest length.

    Nothing else is sure: feedparser takes the caption of a picture (media:description) for content, and some feeds
    put the whole text into the description and a headline into the content.
    """
    texts = [text for text in entry.contents if _READABLE.fullmatch(text.media_type)]
    return max([*texts, entry.summary], key=lambda text: len(text.value))


def markup(text: RawText, base: str | None, *, is_typed: bool) -> str:
    """Sanitised HTML of `text`; its links are relative to its xml:base, else to `base`."""
    if _is_html(text, is_typed=is_typed):
        return _with_ascii_addresses(html.sanitise(text.value, safe(text.base, base) or base))
    return html.from_text(_unwrapped(text.value))


def _with_ascii_addresses(content: str) -> str:
    """Sanitised HTML with addresses in the one form that url, enclosures and relative links have (IDNA, %-encoded)."""
    if content.isascii():
        return content
    return _OTHER_ADDRESS.sub(lambda hit: f'{hit[1]}"{escape(safe(unescape(hit[2])) or "")}"', content)


def plain(text: RawText, *, is_typed: bool) -> str:
    """`text` without markup."""
    return html.to_text(text.value) if _is_html(text, is_typed=is_typed) else text.value


def is_truncated(text: str, content: str, title: str, page: str | None) -> bool:
    """Whether the source cut the text: it ends in dots, or in a call to read on at `page`."""
    told = _without_signature(text, title)[-_END:]
    if _ELLIPSIS.search(cuts.without_closing_call(told)):
        return True
    links = _LINK.findall(content)
    last = told.rsplit("\n", 1)[-1]
    return bool(links and page) and cuts.is_call(last) and canonical(links[-1]) == canonical(page or "")


def _is_html(text: RawText, *, is_typed: bool) -> bool:
    """Whether it is HTML. Atom and JSON Feed say so; in RSS the reader has to find out."""
    return text.media_type != "text/plain" if is_typed else html.is_marked_up(text.value)


def _unwrapped(text: str) -> str:
    """Plain text with the lines of a paragraph joined, where each was broken because it was full."""
    paragraphs = html.plain(text).split("\n\n")
    return "\n\n".join(_joined(paragraph.split("\n")) for paragraph in paragraphs)


def _joined(lines: list[str]) -> str:
    return (" " if all(len(line) >= _WRAPPED for line in lines[:-1]) else "\n").join(lines)


def _without_signature(text: str, title: str) -> str:
    """`text` without a last paragraph that names the item itself, as WordPress adds it in every language."""
    head, gap, last = text.rpartition("\n\n")
    name = comparable(title)
    signed = gap and name and name in comparable(last) and len(last) < len(title) + _SIGNATURE
    return head if signed else text
