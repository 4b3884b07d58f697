"""How much of what there is each feed chooses, and what of its keys chooses nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from mmmfeed.errors import StoreError
from mmmfeed.inspection.reading import heard, with_local_lists
from mmmfeed.model import Cluster, Config, Member, Problem
from mmmfeed.store import Store
from mmmfeed.subscribing import with_lists
from mmmfeed.views import Given, Tally, chooses, tallies

_ADVICE = "say it as the announcements have it, or remove it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What each feed that chooses at all takes of what is known, and how much is of each topic."""

    tallies: tuple[Tally, ...] = ()
    unheard: frozenset[str] = frozenset()  # sources of which nothing is known yet
    uncounted: str = ""  # why only the files were counted; "": all that is known was

    def waits_for(self, tally: Tally) -> tuple[str, ...]:
        """The sources that may yet say what it finds nothing of."""
        return tuple(sorted(self.unheard & tally.takes_from)) if tally.is_empty else ()

    def problems(self, config: Config) -> Iterator[Problem]:
        """What finds nothing although all was heard that it may find something in."""
        for tally in self.tallies:
            whose, key = ("", f"topics: {tally.name}: ") if tally.is_topic else (tally.name, "")
            empty = [] if self.waits_for(tally) else list(_empty(tally))
            for told in [tally.refused] if tally.refused else empty:
                yield Problem(source=whose, place=str(config.path), message=f"{key}{told}")


def choices(config: Config, now: datetime) -> Choices:
    """What feeds choose of all that is known; of what the files say, where nothing was built yet."""
    if not config.topics and not any(map(chooses, config.feeds)):
        return Choices()
    try:
        with Store.open(config.store, create=False, upgrade=False) as store:
            heard = [name for name, many in store.archive.announcements().items() if many]
            return _counted(with_lists(config, store), now, store.clusters.newest_first(), heard)
    except StoreError as error:
        return replace(_of_files(with_local_lists(config, now), now), uncounted=str(error))


def _of_files(config: Config, now: datetime) -> Choices:
    # What has no date is new.
    said = [one if one.published else replace(one, published=now, dated=False) for one in heard(config, now)]
    clusters = (Cluster(guid="", since=now, members=(Member(announcement=one, keys=frozenset()),)) for one in said)
    return _counted(config, now, clusters, {one.source for one in said})


def _counted(config: Config, now: datetime, clusters: Iterable[Cluster], heard: Collection[str]) -> Choices:
    given = Given(config.site, {source.name: source for source in config.sources}, now, config.topics)
    read = (source.name for source in config.sources if source.enabled and not source.is_list)
    return Choices(tallies=tallies(config.feeds, given, clusters), unheard=frozenset(read).difference(heard))


def _empty(tally: Tally) -> Iterator[str]:
    if tally.is_topic and tally.is_empty:
        yield f"none of {tally.known} announcements has one of its words; {_ADVICE}"
    elif tally.closed:
        for key in tally.closed:
            yield f"{key}: lets none of {tally.of(key)} announcements through, so that the feed is empty; {_ADVICE}"
    elif tally.is_empty:
        yield f"{', '.join(tally.all_keys)}: each of these lets something through, but nothing all of them"
