"""What a list says becomes known: the feeds that it names, each under a name for life.

A list that is no use any more takes nothing away. Nor does a list on a server that loses most of its feeds at once,
until it has said so for a day, or a person says that it is right; a file is believed as a person wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mmmfeed.merge import HELD
from mmmfeed.model import Document, Problem, SourceSpec
from mmmfeed.parsers import opml
from mmmfeed.report import Heard
from mmmfeed.run import Run
from mmmfeed.store import Hold, Subscription
from mmmfeed.subscribing.choosing import called, chosen, is_shrunk, missing
from mmmfeed.subscribing.reading import KEPT, read, remarks

_SHRUNK = "shrunk"
_NAMED = 5  # feeds, in a line


class Said(NamedTuple):
    """A document of a list."""

    document: Document
    hearing: int  # its number in the store
    source: SourceSpec
    accepted: bool = False  # a person says that it is right, whatever is gone from it


def subscribe(said: Said, run: Run) -> Heard:
    """Keep which feeds a list names now; what came of it."""
    try:
        listed = read(said.document)
    except opml.NoListError as error:
        return Heard(documents=1, problems=_problems(said.document, [_sentence(str(error))]))
    taken, store = chosen(listed.feeds), run.store.subscriptions
    told = list(remarks(listed, taken))
    if not taken.feeds:
        told.append(f"names no feed that can be a source. {KEPT}")
        return Heard(documents=1, problems=_problems(said.document, told))
    known = store.of(said.source.name)
    now = called(taken.feeds, known)
    held = "" if listed.doubt else _held(now, known, said, run)
    if held or listed.doubt:
        now = called(taken.feeds, known, is_whole=False)
    store.keep(said.source.name, now)
    return Heard(
        documents=1,
        said=len(now),
        listed=len(now),
        problems=_problems(said.document, [*told, held] if held else told),
        facts=tuple(_changes(now, known)),
    )


def look_at(document: Document) -> tuple[list[Subscription], tuple[Problem, ...]]:
    """The feeds of a list that can be sources, as if it were read first, and what is wrong with it; nothing is kept."""
    try:
        listed = read(document)
    except opml.NoListError as error:
        return [], _problems(document, [_sentence(str(error))])
    taken = chosen(listed.feeds)
    return called(taken.feeds, ()), _problems(document, list(remarks(listed, taken)))


def may_come_now(hold: Hold, run: Run) -> bool:
    """Whether the list has named so few for so long that it is believed."""
    return hold.rule == _SHRUNK and run.now - hold.since >= HELD


def _held(now: Sequence[Subscription], known: Sequence[Subscription], said: Said, run: Run) -> str:
    """Why nothing is taken away though it is gone; empty when that is believed."""
    document, holds = said.document, run.store.holds
    if not said.source.is_remote or not is_shrunk(now, known):
        holds.over(document)
        return ""
    gone = tuple(feed.place for feed in missing(now, known))
    last = holds.last(said.source.name, document.location)
    since = last.since if last and last.rule == _SHRUNK and set(last.names) == set(gone) else run.now
    hold = Hold(location=document.location, rule=_SHRUNK, since=since, names=gone)
    if said.accepted or may_come_now(hold, run):
        holds.let_through(said.hearing, document, hold, run.now)
        return ""
    holds.hold(said.hearing, document, hold)
    before = sum(feed.is_listed for feed in known)
    return (
        f"{len(gone)} of its {before} feeds are gone at once; they stay. If that is right, run `mmmfeed build --accept "
        f"{said.source.name}`; they go by themselves if it still says so tomorrow."
    )


def _changes(now: Sequence[Subscription], known: Sequence[Subscription]) -> Iterator[str]:
    """For people; of a list that is known."""
    before = {feed.name for feed in known if feed.is_listed}
    come, gone = [feed.name for feed in now if feed.name not in before], [f.name for f in missing(now, known)]
    if before and come:
        yield f"names more feeds: {_some(come)}"
    if gone:
        yield f"does not name any more: {_some(gone)}"


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return f"{', '.join(names[:_NAMED])}{f' and {more} more' if more > 0 else ''}"


def _problems(document: Document, told: Sequence[str]) -> tuple[Problem, ...]:
    return tuple(Problem(source=document.source, place=document.location, message=message) for message in told)


def _sentence(error: str) -> str:
    return f"{error}{'' if error.endswith('?') else '.'} {KEPT}"
