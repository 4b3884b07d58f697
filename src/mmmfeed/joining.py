"""New announcements find the clusters where they belong: what is near them is looked up, judged, and kept.

A run looks at what is new or changed, against what shares a key or a run of words with it; then all that verdicts lead
to from there is put into clusters again. So the cost grows with what is new, and the outcome depends on what there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from mmmfeed.linking import link
from mmmfeed.merge import CROWD, Neighbourhood, Wording, judgements, may_crowd, merge, pair_of, wording
from mmmfeed.model import Cluster, Judgement, Member, Name, Verdict, Veto
from mmmfeed.run import Run
from mmmfeed.store import Alike

_CROWD_OF_WORDS = 24  # a run of words that more announcements than this have is boilerplate, and no reason to compare
_MOST_ALIKE = 64  # others that one is compared with


def join(members: Sequence[Member], run: Run) -> tuple[Cluster, ...]:
    """Put recorded announcements, which are new or changed, into clusters; all clusters that this makes or changes."""
    store = run.store
    near = _near({member.name: member for member in members}, run)
    found, dropped = judgements(near)
    store.judgements.drop(dropped)
    store.judgements.keep(found, run.now)
    changed = [*dropped, *((j.a, j.b) for j in found if near.new.isdisjoint((j.a, j.b)))]
    reached = store.judgements.reach([*near.new, *(name for pair in changed for name in pair)])
    merged = merge(store.records.known(reached), _standing(reached, run), run.policy)
    store.judgements.leave_apart(reached, [(doubt.a, doubt.b) for doubt in merged.doubts])
    store.clusters.keep(merged.clusters, run.now)
    link({member.name: member for member in members}, run)
    run.minted.update(cluster.guid for cluster in merged.clusters if cluster.since == run.policy.now)
    return merged.clusters


def _near(new: dict[Name, Member], run: Run) -> Neighbourhood:
    store, keys = run.store, {key for member in new.values() for key in member.keys}
    wordings = {name: wording(member.announcement) for name, member in new.items()}
    store.prints.keep({name: said.prints for name, said in wordings.items()})
    holders, crowded = store.records.holding(keys, filter(may_crowd, keys), CROWD)
    alike = {
        name: store.prints.alike(name, said.prints, _CROWD_OF_WORDS, _MOST_ALIKE) for name, said in wordings.items()
    }
    pinned = _pinned(new, run)
    beside = {
        *holders,
        *(name for pair in pinned for name in pair),
        *(n for found in alike.values() for n in found.names),
    }
    members = store.records.known(beside - new.keys()) | new
    return Neighbourhood(
        members=members,
        new=frozenset(new),
        alike={pair_of(name, other) for name, found in alike.items() for other in found.names},
        crowded=crowded,
        judged=store.judgements.between(members),
        pinned={pair: outcome for pair, outcome in pinned.items() if members.keys() >= set(pair)},
        frequency=store.prints.often(_runs_compared(members, wordings, alike), _CROWD_OF_WORDS),
        wordings=wordings,
    )


def _runs_compared(
    members: Mapping[Name, Member], wordings: Mapping[Name, Wording], alike: Mapping[Name, Alike]
) -> Iterator[int]:
    """The runs of words of the new ones that are going to be compared with others."""
    holders = Counter(key for member in members.values() for key in member.keys)
    for name, said in wordings.items():
        if alike[name].names or any(holders[key] > 1 for key in members[name].keys):
            yield from said.prints


def _pinned(new: Collection[Name], run: Run) -> dict[tuple[Name, Name], Verdict | Veto]:
    """What people say about pairs of which one is new."""
    return {
        (pin.a, pin.b): (Verdict if pin.same else Veto)(rule="pin", evidence=pin.place)
        for pin in run.store.pins.of(new)
    }


def _standing(names: Sequence[Name], run: Run) -> list[Judgement]:
    return [Judgement(a=a, b=b, outcome=outcome) for (a, b), outcome in run.store.judgements.between(names).items()]
