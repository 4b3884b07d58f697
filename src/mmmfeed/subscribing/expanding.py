"""The feeds of lists as sources. Pure: a configuration and what is known of its lists in, a configuration out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mmmfeed.config.mistakes import hint, quoted
from mmmfeed.config.naming import place_of
from mmmfeed.model import Config, FeedSpec, Problem, SourceSpec
from mmmfeed.store import Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class Expanded:
    """A configuration with the feeds of its lists among its sources."""

    config: Config
    members: Mapping[str, Sequence[str]]  # the sources that each list names, wherever they stand
    problems: tuple[Problem, ...] = ()  # what names no feed of a list

    def meant(self, names: Collection[str]) -> frozenset[str]:
        """`names` of sources, with the feeds of those that are lists."""
        return frozenset(names).union(*(self.members.get(name, ()) for name in names))


def expanded(config: Config, known: Mapping[str, Sequence[Subscription]]) -> Expanded:
    """`config` with what its lists name, as it is `known` of each, behind them.

    A feed is a source once: where feeds.yaml itself has it, if it does, else in the first list that is read.
    """
    lists = [source for source in config.sources if source.is_list]
    own = [source for source in config.sources if not source.is_list]
    there = {place_of(source.location): source.name for source in reversed(own)}
    names: dict[str, str] = {}  # what a feed is called, by what it is called as one of a list
    made: dict[str, list[SourceSpec]] = {}
    for source in sorted(lists, key=lambda source: not source.enabled):
        made[source.name] = [_member(source, feed) for feed in known.get(source.name, ()) if feed.place not in there]
        for feed in known.get(source.name, ()):
            name = there.setdefault(feed.place, f"{source.name}.{feed.name}")
            names[f"{source.name}.{feed.name}"] = name
    members = {
        source.name: tuple(dict.fromkeys(names[f"{source.name}.{feed.name}"] for feed in known.get(source.name, ())))
        for source in lists
    }
    return Expanded(
        config=replace(
            config,
            sources=tuple(spec for source in config.sources for spec in (source, *made.get(source.name, ()))),
            feeds=tuple(_selecting(feed, members, names) for feed in config.feeds),
        ),
        members=members,
        problems=tuple(_unlisted(config, names)),
    )


def _member(source: SourceSpec, feed: Subscription) -> SourceSpec:
    """A feed of a list: with what the list says of all, but for secrets and what a stranger must not decide.

    What is inside a network is asked only if a person at this machine wrote it down.
    """
    return replace(
        source,
        name=f"{source.name}.{feed.name}",
        kind="feed",
        location=feed.url,
        auth=None,
        allow_private=source.allow_private and not source.is_remote,
    )


def _selecting(feed: FeedSpec, members: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> FeedSpec:
    """The name of a list stands for its feeds. It stays, since without a name a feed would take from all."""

    def meant(chosen: Sequence[str]) -> tuple[str, ...]:
        found = (name for said in chosen for name in (names.get(said, said), *members.get(said, ())))
        return tuple(dict.fromkeys(found))

    return replace(feed, sources=meant(feed.sources), exclude_source=meant(feed.exclude_source))


def _unlisted(config: Config, names: Mapping[str, str]) -> Iterator[Problem]:
    known = {source.name for source in config.sources}
    for feed in config.feeds:
        for key, chosen in (("sources", feed.sources), ("exclude_source", feed.exclude_source)):
            for said in chosen:
                if said not in known and said not in names:
                    advice = hint(said, names) or "; `mmmfeed sources` names all"
                    told = f"{key}: {quoted(said)} is no feed that a list names{advice}"
                    yield Problem(source=feed.name, place=str(config.path), message=told)
