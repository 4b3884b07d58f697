"""A source's place → its documents: the only sockets, and the only reading of sources' files.

files   paths and globs
web     http and https: one polite question, answered within a deadline and a size, or a problem in plain words
wire    the connection itself: where it goes, and that it ends in time
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from mmmfeed.model import Document, Problem, SourceSpec, Unchanged, Validators
from mmmfeed.retrieve import files


def retrieve(
    source: SourceSpec, known: Mapping[str, Validators], now: datetime, user_agent: str
) -> Iterator[Document | Unchanged | Problem]:
    """What each location of `source` says now. `known`: what to ask each location again with.

    `now` becomes the time at which a document was retrieved, and `user_agent` names us and a way to reach us.
    """
    if not source.is_remote:
        yield from files.read(source, now)
        return
    from mmmfeed.retrieve import web  # requests takes 105 ms to import

    yield web.ask(source, known.get(source.location, Validators()), now, user_agent)
