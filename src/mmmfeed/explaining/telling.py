"""The whole story of an announcement: heard when and from whom, merged and kept apart why, shown where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from mmmfeed.explaining.changing import Change, changes
from mmmfeed.model import Announcement, Cluster, Config, FeedSpec, FeedView, Judgement, Name, Veto
from mmmfeed.showing import shown, visible
from mmmfeed.store import Event, Hearing, Store
from mmmfeed.text.words import comparable
from mmmfeed.views import Place, place, view, with_topics

_OTHERS = 3  # that a line to join is given for
_HERE_AND_THERE = re.compile(r"“([^”]*)” here, “([^”]*)” there")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another announcement that it was compared with."""

    cluster: Cluster
    name: Name  # of which copy
    judgement: Judgement  # of all between the copies of both, the one that counts
    evidence: str  # seen from here

    @property
    def is_apart(self) -> bool:
        """Whether the two are known to be different; else people should say."""
        return isinstance(self.judgement.outcome, Veto)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What it is in another language."""

    guid: str
    title: str
    language: str | None
    url: str | None
    evidence: str  # why they are taken to be one
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All that is known of an announcement."""

    cluster: Cluster
    shown: Announcement  # as readers see it; its decisions say from which copy each field is
    heard: Mapping[Name, Hearing]
    judgements: tuple[Judgement, ...]  # of each of its copies and any other announcement
    beside: tuple[Beside, ...]
    history: tuple[Event, ...]  # in order
    translations: tuple[Linked, ...]
    places: tuple[Place, ...]  # in each feed, in the order of feeds.yaml
    changes: tuple[Change, ...]


class Telling:
    """Tells stories of what is known at one time."""

    def __init__(self, config: Config, store: Store, now: datetime) -> None:
        self._config, self._store, self._now = config, store, now
        self._sources = {source.name: source for source in config.sources}
        self._view = cache(self._viewed)

    def of(self, cluster: Cluster) -> Story:
        """The story of one that is known."""
        names = [member.name for member in cluster.members]
        judgements = list(dict.fromkeys(j for name in names for j in self._store.judgements.about(name)))
        told = with_topics(shown(visible(cluster, self._sources) or cluster, self._sources), self._config.topics)
        beside = list(self._beside(cluster, judgements))
        return Story(
            cluster=cluster,
            shown=told,
            heard=self._store.archive.hearings(names),
            judgements=tuple(judgements),
            beside=tuple(beside),
            history=tuple(self._history(cluster)),
            translations=tuple(self._translations(cluster)),
            places=tuple(self._place(cluster, feed) for feed in self._config.feeds),
            changes=tuple(changes(cluster, told.title, _doubted(beside), self._config, self._store)),
        )

    def _beside(self, cluster: Cluster, judgements: Sequence[Judgement]) -> Iterator[Beside]:
        """Each other announcement once, the surest to be different first, then the likeliest to be the same."""
        mine = {member.name for member in cluster.members}
        outside = [(j.a, j) if j.b in mine else (j.b, j) for j in judgements if not {j.a, j.b} <= mine]
        clusters = {m.name: c for c in self._store.clusters.holding(name for name, _ in outside) for m in c.members}
        found: dict[str, Beside] = {}
        for name, judgement in sorted(outside, key=_weight):
            if name in clusters and clusters[name].guid not in found:
                found[clusters[name].guid] = self._one(cluster, clusters[name], name, judgement)
        yield from found.values()

    def _one(self, cluster: Cluster, other: Cluster, name: Name, judgement: Judgement) -> Beside:
        said = {m.name: m.announcement for m in (*cluster.members, *other.members)}
        me = judgement.a if judgement.b == name else judgement.b
        evidence = _seen_from(said[me], said[name], judgement.outcome.evidence)
        return Beside(cluster=other, name=name, judgement=judgement, evidence=evidence)

    def _history(self, cluster: Cluster) -> Iterator[Event]:
        """What joined and left; of what was another announcement and is this one now, it is told once."""
        here = {cluster.guid, *cluster.aliases}
        for event in self._store.stories.of(sorted(here)):
            if event.event != "left" or not any(guid in event.evidence for guid in here):
                yield event

    def _translations(self, cluster: Cluster) -> Iterator[Linked]:
        links = self._store.links.about([member.name for member in cluster.members], "translation")
        for other in self._store.clusters.called(cluster.translations):
            theirs = {member.name for member in other.members}
            link = next((link for link in links if not theirs.isdisjoint((link.a, link.b))), None)
            told = shown(visible(other, self._sources) or other, self._sources)
            yield Linked(
                guid=other.guid,
                title=told.title,
                language=told.language or self._config.site.language,
                url=told.url,
                evidence=link.evidence if link else "",
                score=link.score if link else None,
            )

    def _place(self, cluster: Cluster, feed: FeedSpec) -> Place:
        return place(cluster, self._view(feed), self._now, self._config.topics)

    def _viewed(self, feed: FeedSpec) -> FeedView:
        some = self._store.clusters.newest_first(feed.sources or self._sources)
        return view(feed, self._config.site, self._sources, some, self._now, self._config.topics)


def _weight(pair: tuple[Name, Judgement]) -> tuple[bool, bool, float, Name]:
    """Sorts what counts first: what keeps two apart, and of that what a person said; then the likeliest."""
    name, judgement = pair
    outcome = judgement.outcome
    is_apart = isinstance(outcome, Veto)
    return (not is_apart, outcome.rule != "pin", 0.0 if isinstance(outcome, Veto) else -outcome.score, name)


def _doubted(beside: Iterable[Beside]) -> list[Cluster]:
    return [one.cluster for one in beside if not one.is_apart][:_OTHERS]


def _seen_from(here: Announcement, there: Announcement, evidence: str) -> str:
    """Evidence that says “14” here, “15” there, with what this announcement says as the one that is here."""
    found = _HERE_AND_THERE.search(evidence)
    if not found or not (_says(there, found[1]) and _says(here, found[2])):
        return evidence
    if _says(here, found[1]) and _says(there, found[2]):
        return evidence
    return evidence.replace(found[0], f"“{found[2]}” here, “{found[1]}” there")


def _says(said: Announcement, words: str) -> bool:
    return f" {comparable(words)} " in f" {comparable(said.title)} {comparable(said.text)} "
