"""Which entries go into the next closed documents of a feed's history (RFC 5005, section 4). Pure.

What a feed once showed is in the document that people subscribe to, or in a closed one: nobody misses anything. A
closed document gets no entry later, so that who has it need not ask again; its entries are in it for good.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

_MOST = 100  # entries of a document


def size(limit: int) -> int:
    """How many entries a closed document has, of a feed that shows `limit`."""
    return min(limit, _MOST)


def closed(open_: Sequence[str], shown: Collection[str], most: int) -> list[Sequence[str]]:
    """The guids of each new document, of which each has at most `most`.

    `open_` are the guids that are in no document yet, oldest first; `shown` are those that the feed shows. What it
    shows no more has to be closed. The last document is filled up with the oldest of those that it still shows, else
    each new entry, which pushes out an old one, would make a document.
    """
    gone = [guid for guid in open_ if guid not in shown]
    if not gone:
        return []
    left = [guid for guid in open_ if guid in shown]
    gone += left[: -len(gone) % most]
    return [gone[start : start + most] for start in range(0, len(gone), most)]
