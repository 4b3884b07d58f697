"""Pairs of announcements of which nobody knows whether they are one, for a person to say; and what the person says.

An answer is a pin in feeds.yaml, so it lasts, is seen, and can be taken back; the next build follows it. What follows
from the pins that are there is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from mmmfeed.config.deciding import NewPin, write
from mmmfeed.model import Announcement, Cluster, Config, Doubt, Judgement, Name, Pin
from mmmfeed.pinning import decided, word_for
from mmmfeed.store import Store
from mmmfeed.text.words import cut

_TITLE = 60  # characters, in the comment behind a pin


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two."""

    said: Announcement
    word: str  # what a pin names it by


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Are these two one?"""

    a: Side
    b: Side
    doubt: Doubt

    def pin(self, *, same: bool) -> NewPin:
        """The answer."""
        titles = dict.fromkeys(cut(side.said.title, _TITLE) for side in (self.a, self.b))
        return NewPin(same=same, which=(self.a.word, self.b.word), note=" | ".join(titles))


class Review:
    """The questions that are open, by what is known and by the pins of feeds.yaml, followed by a build or not yet."""

    def __init__(self, config: Config, store: Store) -> None:
        self._config, self._store = config, store
        self._pairs = decided(config, store).pairs
        self._doubts = list(_doubts(config, store))
        self._skipped: set[int] = set()

    def open(self) -> list[Question]:
        """Those that nothing decides, one for each two announcements: of all their copies, the likeliest."""
        return [self._question(doubt) for _, doubt in self._open()]

    def next(self) -> Question | None:
        """The first that was not skipped."""
        return next((self._question(doubt) for _, doubt in self._open()), None)

    def left(self) -> int:
        """How many there are."""
        return sum(1 for _ in self._open())

    def skip(self) -> None:
        """Not now."""
        self._skipped.update(number for number, _ in list(self._open())[:1])

    def answer(self, question: Question, *, same: bool) -> NewPin:
        """Write it into feeds.yaml, and follow it from now on. Raises ConfigError when that cannot be."""
        pin = question.pin(same=same)
        write(self._config.path, pin)
        names = [[side.said.name] for side in (question.a, question.b)]
        self._pairs.add(Pin(same=same, which=pin.which, place=self._config.path.name), names)
        return pin

    def _open(self) -> Iterator[tuple[int, _Doubted]]:
        return (
            (number, doubted)
            for number, doubted in enumerate(self._doubts)
            if number not in self._skipped and not self._is_decided(doubted)
        )

    def _is_decided(self, doubted: _Doubted) -> bool:
        mine, others = (cluster.members for cluster in (doubted.a, doubted.b))
        return any(self._pairs.is_decided(a.name, b.name) for a, b in product(mine, others))

    def _question(self, doubted: _Doubted) -> Question:
        a, b = doubted.judgement.a, doubted.judgement.b
        return Question(a=self._side(a, doubted.a), b=self._side(b, doubted.b), doubt=doubted.doubt)

    def _side(self, name: Name, cluster: Cluster) -> Side:
        member = next(member for member in cluster.members if member.name == name)
        mine = {m.name for m in cluster.members}
        word = word_for(member, mine, self._config, self._store)
        return Side(said=member.announcement, word=word or cluster.guid)


@dataclass(frozen=True, slots=True)
class _Doubted:
    judgement: Judgement
    doubt: Doubt
    a: Cluster
    b: Cluster


def _doubts(config: Config, store: Store) -> Iterator[_Doubted]:
    """The likeliest doubt between each two announcements that readers see, in the order of what nobody knows."""
    sources = {source.name for source in config.sources}
    doubtful = (j for j in store.judgements.doubtful() if {j.a.source, j.b.source} <= sources)
    judged = [(j, j.outcome) for j in doubtful if isinstance(j.outcome, Doubt)]
    clusters = _clusters(store, {name for j, _ in judged for name in (j.a, j.b)})
    likeliest: dict[frozenset[str], _Doubted] = {}
    for judgement, doubt in judged:
        a, b = clusters.get(judgement.a), clusters.get(judgement.b)
        if a is None or b is None or a.guid == b.guid or a.lead.skipped or b.lead.skipped:
            continue
        both = frozenset((a.guid, b.guid))
        if both not in likeliest or doubt.score > likeliest[both].doubt.score:
            likeliest[both] = _Doubted(judgement, doubt, a, b)
    yield from likeliest.values()


def _clusters(store: Store, names: set[Name]) -> Mapping[Name, Cluster]:
    """The cluster of each record that is in one."""
    found = (found for name in sorted(names) for found in store.places.called(*name))
    ids = sorted({f.cluster for f in found if f.cluster is not None})
    return {m.name: cluster for cluster in store.clusters.numbered(ids).values() for m in cluster.members}
