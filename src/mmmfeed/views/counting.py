"""How much of what is known each feed would choose, and each of its keys by itself; and how much is of each topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from mmmfeed.errors import RunawayError
from mmmfeed.model import Cluster, FeedSpec
from mmmfeed.showing import visible
from mmmfeed.views import matching
from mmmfeed.views.choosing import Looks, Selection
from mmmfeed.views.looking import Given, Look, names_of

_CHOOSING = (
    "sources",
    "exclude_source",
    "languages",
    "categories",
    "include",
    "exclude",
    "since",
    "until",
    "events_only",
    "min_length",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Of one feed, or of one topic."""

    name: str  # of the feed; the topic's term
    is_topic: bool = False
    known: int = 0  # announcements that may be seen, whenever they come out
    taken: int = 0  # of these, how many are of the sources that it takes
    chosen: int = 0  # of these, how many it chooses, were there no limit
    # How many each key lets through by itself: of those known, where it chooses sources, else of those taken.
    sources: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    keys: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    refused: str = ""  # why nobody can tell: a regular expression runs away
    takes_from: frozenset[str] = frozenset()  # the names of sources of which it can have any

    @property
    def all_keys(self) -> Mapping[str, int]:
        """Those that choose sources first."""
        return {**self.sources, **self.keys}

    def of(self, key: str) -> int:
        """Of how many announcements a key had to choose."""
        return self.known if key in self.sources else self.taken

    @property
    def closed(self) -> tuple[str, ...]:
        """The keys that let nothing through, where there is something."""
        return tuple(key for key, many in self.all_keys.items() if self.of(key) and not many)

    @property
    def is_empty(self) -> bool:
        """Whether it chooses nothing, where there is something."""
        return bool(self.known) and not self.chosen

    @property
    def open(self) -> tuple[str, ...]:
        """The keys that let everything through."""
        return tuple(key for key, many in self.all_keys.items() if self.of(key) and many == self.of(key))


def chooses(feed: FeedSpec) -> bool:
    """Whether a feed does not simply take all."""
    return feed.first_party is not None or any(getattr(feed, key) for key in _CHOOSING)


def tallies(feeds: Sequence[FeedSpec], given: Given, clusters: Iterable[Cluster]) -> tuple[Tally, ...]:
    """Of each of `feeds` that chooses at all, and of each topic, in one pass."""
    counters: list[_OfFeed | _OfTopic] = [_OfFeed(feed, given) for feed in feeds if chooses(feed)]
    counters += [_OfTopic(number, given) for number in range(len(given.topics))]
    for cluster in clusters if counters else ():
        known = visible(cluster, given.sources)
        looks: Looks = {}
        for counter in counters if known else ():
            try:
                if known and not counter.tally.refused:
                    counter.count(known, looks)
            except RunawayError as error:
                counter.tally = replace(counter.tally, refused=str(error))
    return tuple(counter.tally for counter in counters)


class _OfFeed:
    def __init__(self, feed: FeedSpec, given: Given) -> None:
        self._selection = Selection(feed, given)
        self.tally = Tally(
            name=feed.name,
            takes_from=self._selection.taking.names(given.sources),
            sources=dict.fromkeys(self._selection.taking.keys, 0),
            keys={question.key: 0 for question in self._selection.questions},
        )

    def count(self, known: Cluster, looks: Looks) -> None:
        """One more announcement."""
        before, chosen = self.tally, self._selection
        look = chosen.look(known, looks)
        answers = {question.key: question.asks(look) for question in chosen.questions} if look else {}
        self.tally = replace(
            before,
            known=before.known + 1,
            taken=before.taken + (look is not None),
            chosen=before.chosen + (look is not None and all(answers.values())),
            sources={key: many + chosen.taking.passes(key, known) for key, many in before.sources.items()},
            keys={key: many + answers.get(key, False) for key, many in before.keys.items()},
        )


class _OfTopic:
    def __init__(self, number: int, given: Given) -> None:
        self._topic, self._given = given.topics[number], given
        self.tally = Tally(name=self._topic.term, is_topic=True, takes_from=frozenset(given.sources))

    def count(self, known: Cluster, looks: Looks) -> None:
        """One more announcement."""
        look = looks.setdefault(names_of(known), Look(known, self._given))
        is_of_it = matching.first(self._topic.wordings, look.said) is not None
        before = self.tally
        self.tally = replace(before, known=before.known + 1, taken=before.taken + 1, chosen=before.chosen + is_of_it)
