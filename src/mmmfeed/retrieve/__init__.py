"""A source's place → its documents: the only sockets, and the only reading of sources' files.

files        paths and globs
web          http and https: one polite question, answered within a deadline and a size, or a problem in plain words
together     many sources, side by side
client       what the questions of a run share
wire         the connection itself: where it goes, and that it ends in time
addresses    which addresses a question may go to
redirects    where it may be sent on to, and what may go with it
credentials  secrets, from the environment to a header
unread       an answer that has come, until it is wanted
unpacking    gzip, deflate, br, zstd
refusals     why there is no document, in plain words
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from datetime import datetime

from mmmfeed.model import Document, Problem, SourceSpec, Unchanged, Validators
from mmmfeed.retrieve import files
from mmmfeed.retrieve.answers import Answer, Round

__all__ = ["Answer", "retrieve", "retrieve_all"]


def retrieve(
    source: SourceSpec, known: Mapping[str, Validators], now: datetime, user_agent: str
) -> Iterator[Document | Unchanged | Problem]:
    """What each location of `source` says now. `known`: what each URL is asked with, if it has been asked before.

    `now` becomes the time at which a document was retrieved, and `user_agent` names us and a way to reach us.
    """
    for answer in retrieve_all([source], {source.name: known}, now, user_agent):
        yield answer.outcome


def retrieve_all(  # noqa: PLR0913 - the last two have defaults
    sources: Sequence[SourceSpec],
    known: Mapping[str, Mapping[str, Validators]],
    now: datetime,
    user_agent: str,
    *,
    in_flight: int = 64,
    per_host: int = 2,
) -> Generator[Answer, None, None]:
    """What each location of all `sources` says now, as it comes: files first and in order, then what is asked for.

    known: the validators of each URL, by the source's name; a URL is the one that gave them (`Reply.url`).
    At most `in_flight` servers are asked at once, one host `per_host` times. What they answer waits outside of memory
    until it is wanted, so that only a few are ever in it. Of a source that is a file or a glob all
    answers follow each other; of a URL there is one.

    To stop in the middle, close the iterator (contextlib.closing); questions that are under way are cut off.
    """
    remote = [source for source in sources if source.is_remote]
    if not remote:
        yield from _files(sources, now)
        return
    # requests takes 105 ms to import
    from mmmfeed.retrieve.client import Client
    from mmmfeed.retrieve.together import Crew

    with Client(per_host) as client:
        crew = Crew(remote, Round(known=known, now=now, user_agent=user_agent), client, in_flight)
        crew.start()
        try:
            yield from _files(sources, now)
            yield from crew.answers()
        finally:
            crew.stop()


def _files(sources: Sequence[SourceSpec], now: datetime) -> Iterator[Answer]:
    for source in sources:
        if not source.is_remote:
            for outcome in files.read(source, now):
                yield Answer(source=source, outcome=outcome, asked=False)
