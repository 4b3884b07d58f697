"""A digest for a newsletter: Markdown (CommonMark 0.31, https://spec.commonmark.org/0.31.2/), or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from mmmfeed.model import FeedView
from mmmfeed.text.segments import last_break
from mmmfeed.text.words import clean, one_line

if TYPE_CHECKING:
    from mmmfeed.emitters._digest import Digest, Item

_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))
_COLUMNS = 72  # of plain text: what mail programs show whole, also when it is quoted (RFC 3676, section 4.2)

# Section 2.4: any of these signs may be escaped. Some mean something wherever they stand, some at the beginning of a
# line (lists, headings, quotations), and "#" also at the end of a heading (section 4.2).
_MARK = re.compile(r"^[0-9]{1,9}(?=[.)])|^[#+=>-]|[\\`*_\[\]<~]|&(?=#?\w+;)|#(?=#*$)")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def emit_markdown(view: FeedView) -> bytes:
    """Return the digest of `view` as Markdown in UTF-8: the same view, the same bytes."""
    from mmmfeed.emitters._digest import digest

    return _document(_markdown(digest(view)))


def emit_text(view: FeedView) -> bytes:
    """Return the digest of `view` as plain text in UTF-8, lines of 72 columns at most but for addresses."""
    from mmmfeed.emitters._digest import digest

    return _document(_plain(digest(view)))


def _document(blocks: Iterator[str]) -> bytes:
    text = "\n\n".join(blocks)
    return f"{clean(text)}\n".encode()


# --- Markdown ---------------------------------------------------------------------------------------------


def _markdown(said: Digest) -> Iterator[str]:
    yield f"# {_escaped(said.title)}"
    yield from map(_escaped, said.lines)
    for section in said.sections:
        yield f"## {_escaped(section.heading)}"
        if section.is_list:
            yield "\n".join(f"- {_escaped(', '.join(item.facts))}: {_linked(item)}" for item in section.items)
        else:
            for item in section.items:
                yield f"### {_linked(item)}"
                yield from map(_escaped, filter(None, (" · ".join(item.facts), item.words)))
    if not said.sections:
        yield _escaped(said.nothing)


def _linked(item: Item) -> str:
    """A title, with its link."""
    if not item.link:
        return _escaped(item.title)
    address = _ENTITY.sub(r"\\&", item.link)  # "?a=1&copy;=2" is no sign of copyright
    # Brackets around it, since round ones have to come in pairs without (section 6.3).
    return f"[{_escaped(item.title)}]({f'<{address}>' if set('()') & set(address) else address})"


def _escaped(text: str) -> str:
    """`text` on one line, which means itself and nothing else."""
    return _MARK.sub(lambda mark: f"{mark[0]}\\" if mark[0].isdecimal() else f"\\{mark[0]}", one_line(text))


# --- plain text -------------------------------------------------------------------------------------------


def _plain(said: Digest) -> Iterator[str]:
    yield _underlined(said.title, "=")
    yield from map(_wrapped, said.lines)
    for section in said.sections:
        yield _underlined(section.heading, "-")
        yield from (_listed(item) if section.is_list else _told(item) for item in section.items)
    if not said.sections:
        yield _wrapped(said.nothing)


def _underlined(text: str, sign: str) -> str:
    lines = _wrapped(text)
    return f"{lines}\n{sign * max(map(_width, lines.split(chr(10))))}"


def _listed(item: Item) -> str:
    parts = (_wrapped(", ".join(item.facts), "* "), _wrapped(item.title, "  "), item.link and f"  {item.link}")
    return "\n".join(filter(None, parts))


def _told(item: Item) -> str:
    parts = (_wrapped(item.title), _wrapped(" · ".join(item.facts)), _wrapped(item.words), item.link)
    return "\n".join(filter(None, parts))


def _wrapped(text: str, first: str = "") -> str:
    """`text` in lines of at most 72 columns, the first of them behind `first` and the others as far in."""
    line, lines, room = one_line(text), list[str](), _COLUMNS - len(first)
    while _width(line) > room:
        at = _break(line, room)
        lines.append(line[:at].rstrip())
        line = line[at:].lstrip()
    lines += [line] if line else []
    return "\n".join((" " * len(first) if number else first) + written for number, written in enumerate(lines))


def _break(line: str, room: int) -> int:
    """Where to break a line that has more than `room` columns; an address stays whole."""
    widths = accumulate(map(_width, line))
    fitting = next(at for at, width in enumerate(widths) if width > room)
    at = last_break(line, max(1, fitting))
    start = line.rfind(" ", 0, at) + 1
    end = line.find(" ", at)
    word = line[start : end if end >= 0 else len(line)]
    if start < at and "://" in word:
        return start or len(word)
    return at


def _width(text: str) -> int:
    """Columns of a terminal: two for a wide sign, none for one that is a part of what stands before it."""
    if text.isascii():
        return len(text)
    return sum(0 if category(sign) in _NO_WIDTH else 1 + (east_asian_width(sign) in "WF") for sign in text)
