"""What is understood of the local sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from mmmfeed.merge import is_named, overrule
from mmmfeed.model import Announcement, Config, Decision, Document, Parsed, Problem, SourceSpec, TitleOrigin
from mmmfeed.parsers import parse
from mmmfeed.retrieve import retrieve
from mmmfeed.subscribing import expanded, look_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was understood of one document."""

    source: str
    location: str
    understood: tuple[Decision, ...] = ()  # its encoding, its habit, the order of its dates
    problems: tuple[Problem, ...] = ()
    announcements: int = 0
    first: date | None = None  # the earliest day in it, in the source's time zone
    last: date | None = None
    languages: Mapping[str | None, int]  # how many announcements are in which; None: nobody can tell
    titles: Mapping[TitleOrigin, int]  # how many titles are from where
    truncated: int = 0
    calls: int = 0  # lines such as "Read more" whose link is not there
    events: int = 0
    feeds: int | None = None  # that a list names; None: it is no list


def inspect(config: Config, now: datetime) -> Iterator[Reading]:
    """Each document of the local sources that are enabled."""
    for source in _local(config):
        for outcome in retrieve(source, {}, now, user_agent="mmmfeed"):
            if isinstance(outcome, Problem):
                yield _summed(source, outcome.place, [Parsed(problems=(outcome,))])
            elif isinstance(outcome, Document) and source.is_list:
                feeds, problems = look_at(outcome)
                yield replace(_summed(source, outcome.location, [Parsed(problems=problems)]), feeds=len(feeds))
            elif isinstance(outcome, Document):
                yield _summed(source, outcome.location, parse(outcome, source))


def heard(config: Config, now: datetime) -> Iterator[Announcement]:
    """Each announcement of the local sources, as it would be published if nothing else were known."""
    zones = {source.name: source.timezone for source in config.sources}
    for said in _said(config, now):
        zone = zones[said.source]
        yield overrule(said, (o for o in config.overrides if is_named(said, o.which, zone)), zone)


def _said(config: Config, now: datetime) -> Iterator[Announcement]:
    for source in _local(config):
        for outcome in retrieve(source, {}, now, user_agent="mmmfeed"):
            if isinstance(outcome, Document):
                for parsed in parse(outcome, source):
                    yield from parsed.announcements


def misnamed(config: Config, now: datetime) -> list[Problem]:
    """What feeds.yaml decides about announcements that there are not."""
    problems: list[Problem] = []
    config = with_local_lists(config, now)
    if config.overrides:
        from mmmfeed.overruling import unnamed

        problems += unnamed(config, _said(config, now))
    if config.pins:
        from mmmfeed.pinning import unpinned

        problems += unpinned(config, _said(config, now))
    return problems


def with_local_lists(config: Config, now: datetime) -> Config:
    """With the feeds that its local lists name: they were not asked what they say."""
    lists = [source for source in _local(config) if source.is_list]
    read = {source.name: list(retrieve(source, {}, now, user_agent="mmmfeed")) for source in lists}
    known = {name: look_at(found)[0] for name, [found] in read.items() if isinstance(found, Document)}
    return expanded(config, known).config


def _local(config: Config) -> Iterator[SourceSpec]:
    return (source for source in config.sources if source.enabled and not source.is_remote)


def _summed(source: SourceSpec, location: str, parts: Iterable[Parsed]) -> Reading:
    understood: list[Decision] = []
    problems: list[Problem] = []
    languages: Counter[str | None] = Counter()
    titles: Counter[TitleOrigin] = Counter()
    days: set[date] = set()
    truncated = calls = events = 0
    for part in parts:
        understood += part.understood
        problems += part.problems
        languages.update(said.language for said in part.announcements)
        titles.update(said.title_origin for said in part.announcements)
        days |= {said.published.astimezone(source.timezone).date() for said in part.announcements if said.published}
        days = {min(days), max(days)} if days else days
        truncated += sum(said.truncated for said in part.announcements)
        calls += sum(why.rule == "call-without-link" for said in part.announcements for why in said.decisions)
        events += sum(len(said.events) for said in part.announcements)
    return Reading(
        source=source.name,
        location=location,
        understood=tuple(understood),
        problems=tuple(problems),
        announcements=titles.total(),
        first=min(days, default=None),
        last=max(days, default=None),
        languages=languages,
        titles=titles,
        truncated=truncated,
        calls=calls,
        events=events,
    )
