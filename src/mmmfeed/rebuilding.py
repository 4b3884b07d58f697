"""All that is known, derived anew from what was heard, by today's rules; and what that changes.

Guids stay. What comes and goes on the way is not told: the history of an announcement says what differs at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mmmfeed.hearing import Saying, by_their_names_now, merge_new, recall, recall_lost
from mmmfeed.merge import Differences, Known, differences, moved
from mmmfeed.model import Name
from mmmfeed.report import Heard
from mmmfeed.run import Run
from mmmfeed.store import Event, Lost


@dataclass(frozen=True, slots=True)
class Before:
    """What was known until now."""

    known: Sequence[Known]
    told: int  # how far the history went

    @classmethod
    def of(cls, run: Run) -> Before:
        """What is known now."""
        return cls(_known(run), run.store.stories.last())


def derive_anew(run: Run) -> tuple[dict[str, Heard], Mapping[Name, Name]]:
    """What was heard, parsed and merged again, in the order in which it was heard; and what is called otherwise now."""
    before = run.store.records.members()
    run.store.dropping.set_aside(run.sources)
    run.store.clusters.forget()
    run.store.records.forget(run.sources)
    run.store.records.wait_all()
    sources = Heard.by_source(_replay(run))
    merge_new(run)
    names = by_their_names_now(before, run.store.records.members())
    run.store.clusters.rename(names)
    run.store.records.wait(names.values())
    merge_new(run)
    return sources, names


def compared(before: Before, names: Mapping[Name, Name], run: Run) -> Differences:
    """What differs from `before`, kept in the history, too. `names`: what is called otherwise now."""
    run.progress("comparing with what was known")
    now = _known(run)
    run.store.stories.tell_instead(before.told, _events(before.known, now, names, run))
    return differences(before.known, now, names)


def _known(run: Run) -> list[Known]:
    return [Known.of(cluster, run.sources) for cluster in run.store.clusters.newest_first()]


def _events(before: Sequence[Known], now: Sequence[Known], names: Mapping[Name, Name], run: Run) -> Iterator[Event]:
    for name, (was, known) in list(moved(before, now, names)):
        if len(was.members) > 1 and was.guid not in known.former:
            yield Event(run.now, was.guid, "left", name, f"it is {known.guid} now")
        (cluster,) = run.store.clusters.holding([name])
        joined = next(member.joined for member in cluster.members if member.name == name)
        if joined:
            yield Event(run.now, known.guid, "joined", name, f"{joined.rule}: {joined.evidence}")


def _replay(run: Run) -> Iterator[tuple[str, Heard]]:
    """Every document again, in the order they were heard; of sources that are still configured."""
    heard: datetime | None = None
    for hearing, document in run.store.documents.replay():
        if source := run.sources.get(document.source):
            run.progress(f"reading {source.name} as of {document.retrieved:%Y-%m-%d %H:%M}")
            if heard != document.retrieved:  # what was one then stays one, though it was edited later
                merge_new(run)
                heard = document.retrieved
            if isinstance(document, Lost):
                yield source.name, recall_lost(hearing, document, run)
            else:
                yield source.name, recall(Saying(document=document, hearing=hearing, source=source), run)
