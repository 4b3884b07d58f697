"""What the rules look at: where two copies of one announcement differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from mmmfeed.model import Announcement, Enclosure
from mmmfeed.text.html import to_text
from mmmfeed.text.words import cut

_SUMMARY = 300  # characters; as meaning.py cuts it
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|table|figure)>|<br>|\n{2,}")


class Piece(NamedTuple):
    """What the rules look at: the addresses of an announcement, and what differs of its texts from the other one's."""

    url: str | None
    raw_url: str | None
    files: tuple[Enclosure, ...]
    summary: str  # empty where it is the text's beginning, and says no more than that
    blocks: tuple[str, ...]  # of sanitised HTML
    lines: tuple[str, ...]  # of plain text; none is empty


def pieces(before: Announcement, after: Announcement) -> tuple[Piece, Piece]:
    """What differs of each."""
    # Most blocks are the same as a rule. One beside the others is kept: an advert may be labelled by the block above.
    contents = _apart(blocks(before.content), blocks(after.content), 1)
    texts = _apart(lines_of(before.text), lines_of(after.text), 0)
    old, new = (
        Piece(said.url, said.raw_url, said.enclosures, _own_summary(said), tuple(content), tuple(text))
        for said, content, text in zip((before, after), contents, texts, strict=True)
    )
    return old, new


def _apart(old: Sequence[str], new: Sequence[str], around: int) -> tuple[Sequence[str], Sequence[str]]:
    """The two without what they begin and end with alike, but for so many pieces."""
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    last = next((n for n in range(most - first) if old[-1 - n] != new[-1 - n]), most - first)
    begin, end = max(first - around, 0), max(last - around, 0)
    return old[begin : len(old) - end], new[begin : len(new) - end]


def blocks(content: str) -> list[str]:
    """Sanitised HTML in pieces that end where a block ends."""
    ends = [hit.end() for hit in _BLOCK_END.finditer(content)]
    pieces = (content[begin:end] for begin, end in pairwise([0, *ends, len(content)]))
    return [piece for piece in pieces if piece.strip()]


@lru_cache(maxsize=256)  # each rule looks at the same few blocks
def plain(block: str) -> str:
    """A block as plain text."""
    return to_text(block)


def lines_of(text: str) -> list[str]:
    """The lines that are not empty."""
    return [line for line in text.split("\n") if line]


def _own_summary(said: Announcement) -> str:
    return "" if said.summary == cut(said.text, _SUMMARY) else said.summary
