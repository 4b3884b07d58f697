"""How each source is: what came of asking it, and what is kept of it. It reads, and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mmmfeed.model import Config, Due, Poll, Problem, SourceSpec
from mmmfeed.retrieve import retrieve
from mmmfeed.schedule import State, of_poll
from mmmfeed.store import Hold, Kept, Store
from mmmfeed.subscribing import expanded
from mmmfeed.text.dates import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One source."""

    source: SourceSpec
    state: State
    poll: Poll | None = None  # None: a file, or never asked
    differed: datetime | None = None  # when it said something else than before for the last time
    announcements: int = 0
    feeds: int | None = None  # that a list names; None: it is no list
    kept: Kept = Kept()

    @property
    def news(self) -> datetime | None:
        """The last answer that said something new."""
        return self.poll.news if self.poll and not self.source.is_list else self.differed

    @property
    def due(self) -> Due | None:
        """When it is asked again; None for a file, which is read each time, and for what is not asked."""
        asked = self.source.enabled and self.poll is not None and not self.poll.gone
        return self.poll.due if self.poll and asked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All sources of feeds.yaml, and the feeds of its lists behind these."""

    sources: tuple[Health, ...]
    kept: Kept  # of these, and of what was a source once


_Problems = Mapping[tuple[str, str], tuple[Problem, ...]]  # by source and location


def overview(config: Config, store: Store | None, now: datetime) -> Overview:
    """As it is known in `store`; None: nothing is known yet. Files are looked at."""
    if store is None:
        found = (Health(source=source, state=_state(source, None, {}, now)) for source in config.sources)
        return Overview(sources=tuple(found), kept=Kept())
    return Overview(sources=tuple(_known(config, store, now)), kept=store.archive.whole())


def _known(config: Config, store: Store, now: datetime) -> Iterator[Health]:
    listed = expanded(config, store.subscriptions.listed())
    polls, problems = store.polls.all(), store.archive.problems()
    known, kept, differed = store.archive.announcements(), store.archive.kept(), store.archive.last_differed()
    for source in listed.config.sources:
        poll = polls.get((source.name, source.location))
        state = _state(source, poll, problems, now)
        held = store.holds.standing(source.name) if source.enabled else []
        yield Health(
            source=source,
            state=_held(source, held) if held and state.name not in ("failing", "gone") else state,
            poll=poll,
            differed=differed.get(source.name),
            announcements=known.get(source.name, 0),
            feeds=len(listed.members[source.name]) if source.is_list else None,
            kept=kept.get(source.name, Kept()),
        )


def _state(source: SourceSpec, poll: Poll | None, problems: _Problems, now: datetime) -> State:
    if not source.enabled:
        return State(name="off", words="not read (enabled: false)")
    state, read = _of_server(source, poll, now) if source.is_remote else _of_files(source, problems, now)
    told = [problem for location in read for problem in problems.get((source.name, location), ())]
    if not told or state.name not in ("well", "quiet"):
        return state
    more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
    return replace(state, name="problems", words=f"{told[0].place}: {told[0].message}{more}", since=None)


def _held(source: SourceSpec, held: Sequence[Hold]) -> State:
    since, many = min(hold.since for hold in held), sum(len(hold.names) for hold in held)
    if source.is_list:
        told = f"{many} of its feeds are gone at once, and stay for now"
        what = f"If that is right, `mmmfeed build --accept {source.name}`"
        return State(name="held", words=f"since {in_words(since.date())} {told}. {what}", since=since)
    words = (
        f"held back since {in_words(since.date())}: {many} announcements at once are more than it usually says. "
        f"Look at its page; `mmmfeed build --accept {source.name}` lets them through"
    )
    return State(name="held", words=words, since=since)


def _of_server(source: SourceSpec, poll: Poll | None, now: datetime) -> tuple[State, list[str]]:
    return of_poll(poll, source.location, now), [source.location]


def _of_files(source: SourceSpec, problems: _Problems, now: datetime) -> tuple[State, list[str]]:
    """Whether they are there and can be read; and where they are."""
    read: list[str] = []
    for outcome in retrieve(source, {}, now, user_agent="mmmfeed"):
        if isinstance(outcome, Problem):
            return State(name="failing", words=f"{outcome.place}: {outcome.message}"), []
        read.append(outcome.location)
    is_known = all((source.name, location) in problems for location in read)
    return State(name="well", words="well") if is_known else State(name="never", words="not read yet"), read
