"""The lines of a record's body → its text, with paragraphs as the source meant them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mmmfeed.parsers.textdump import wraps
from mmmfeed.text import words


def text_of(body: Sequence[str], width: int = 0) -> str:
    """Paragraphs separated by an empty line.

    Where no empty line stands in `body`, each line is a paragraph (that is how news pages come out of a browser); where
    there are some, they part the paragraphs, and the lines of one keep their breaks. Lines that a mail program wrapped
    are one; `width` is what all of the file is wrapped at, where it is.
    """
    blocks = list(_blocks(wraps.joined(body, width)))
    joint = "\n" if len(blocks) > 1 else "\n\n"
    return words.clean("\n\n".join(joint.join(block) for block in blocks))


def _blocks(body: Sequence[str]) -> Iterator[list[str]]:
    for blank, group in groupby((line.strip() for line in body), key=lambda line: not line):
        if not blank:
            yield list(group)
