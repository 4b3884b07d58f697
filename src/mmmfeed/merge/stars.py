"""Announcements that say the same thing, as stars: each one is like the lead, or like the fullest copy.

Chains are no proof: a teaser may be like a text that is like another one, which is not like the teaser. Pairs are
taken from the surest to the least sure, and two groups become one unless two of them are known to be different, or one
of them is like neither the lead nor the fullest. The outcome depends on who is there, and not on who came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mmmfeed.merge.edges import Pair, pair_of
from mmmfeed.merge.likeness import Outcome, settled
from mmmfeed.model import Doubt, Judgement, Member, Name, Verdict, Veto
from mmmfeed.text.cuts import is_cut

Order = Callable[[Member], tuple[object, ...]]
Compare = Callable[[Name, Name], Outcome]

# The surest first. People, the source itself, and addresses are believed; words have to be like the star's centre.
_SURE = ("pin", "guid", "url")
_CERTAIN = (*_SURE, "text")
_PART = 0.7  # of the longer text
_RANKS = (*_CERTAIN, "teaser", "near")


@dataclass(frozen=True, slots=True)
class Group:
    """Announcements that are one, with the reason for each pair of them that was compared."""

    members: frozenset[Name]
    lead: Name
    fullest: Name

    @property
    def centres(self) -> tuple[Name, Name]:
        """Whom the others have to be like."""
        return self.lead, self.fullest


@dataclass(frozen=True, slots=True)
class Stars:
    """What belongs together, and what people should look at."""

    groups: tuple[Group, ...]
    verdicts: Mapping[Pair, Verdict]
    doubts: tuple[Judgement, ...]


def stars(members: Mapping[Name, Member], judged: Sequence[Judgement], order: Order, compare: Compare) -> Stars:
    """The groups of `members`. `order` sorts the lead first; `compare` looks at two that were not compared yet."""
    verdicts = {(j.a, j.b): j.outcome for j in judged if isinstance(j.outcome, Verdict)}
    vetoes: dict[Name, set[Name]] = defaultdict(set)
    for j in judged:
        if isinstance(j.outcome, Veto):
            vetoes[j.a].add(j.b)
            vetoes[j.b].add(j.a)
    growing = _Growing(members, order, verdicts, vetoes, compare)
    growing.join_all(pair for pair, verdict in verdicts.items() if verdict.rule in _CERTAIN)
    likely = {pair: verdict for pair, verdict in verdicts.items() if verdict.rule not in _CERTAIN}
    stand = settled({name: name.source for name in members}, likely, growing.are_one, _parts_of(members))
    growing.join_all(stand)
    doubts = (
        Judgement(a=a, b=b, outcome=Doubt(rule=v.rule, score=v.score, evidence=v.evidence))
        for (a, b), v in likely.items()
        if not growing.are_one(a, b)
    )
    groups = dict.fromkeys(growing.of[name] for name in sorted(members))
    return Stars(tuple(groups), verdicts | growing.found, tuple(doubts))


def _parts_of(members: Mapping[Name, Member]) -> Callable[[Name, Name], bool]:
    """Whether one is a whole announcement that is far shorter than another one."""

    def is_part(one: Name, of: Name) -> bool:
        short, long = members[one].announcement, members[of].announcement
        shorter = len(short.text) < _PART * len(long.text)
        return shorter and not short.truncated and not is_cut(short.text)

    return is_part


class _Growing:
    """Groups while they grow."""

    def __init__(
        self,
        members: Mapping[Name, Member],
        order: Order,
        verdicts: Mapping[Pair, Verdict],
        vetoes: Mapping[Name, set[Name]],
        compare: Compare,
    ) -> None:
        self.of = {name: Group(frozenset((name,)), name, name) for name in members}
        self._members, self._order, self._verdicts = members, order, verdicts
        self._vetoes, self._compare = vetoes, compare
        self._units = {name: frozenset((name,)) for name in members}  # by sure rules alone
        self.found: dict[Pair, Verdict] = {}  # that nobody had asked for
        self._unlike: set[Pair] = set()

    def are_one(self, a: Name, b: Name) -> bool:
        """Whether they belong together."""
        return self.of[a] is self.of[b]

    def join_all(self, pairs: Iterable[Pair]) -> None:
        """Join these pairs, the surest first."""
        for pair in sorted(pairs, key=self._surest):
            self._join(pair, self._verdicts[pair])

    def _surest(self, pair: Pair) -> tuple[int, float, Pair]:
        verdict = self._verdicts[pair]
        return (_RANKS.index(verdict.rule), -verdict.score, pair)

    def _join(self, pair: Pair, verdict: Verdict) -> None:
        """Make the groups of both one, if that may be."""
        a, b = (self.of[name] for name in pair)
        if a is b or self._are_apart(a, b):
            return
        one = Group(
            a.members | b.members,
            min((a.lead, b.lead), key=lambda name: self._order(self._members[name])),
            max((a.fullest, b.fullest), key=self._fullness),
        )
        if verdict.rule in _SURE:
            self._units |= dict.fromkeys(one.members, one.members)
        elif not all(self._fits(group, one) for group in (a, b)):
            return
        self.of |= dict.fromkeys(one.members, one)

    def _are_apart(self, a: Group, b: Group) -> bool:
        few, many = sorted((a.members, b.members), key=len)
        return any(not many.isdisjoint(self._vetoes.get(name, ())) for name in few)

    def _fullness(self, name: Name) -> tuple[bool, int, Name]:
        said = self._members[name].announcement
        return (not said.truncated, len(said.text), name)

    def _fits(self, part: Group, one: Group) -> bool:
        """Whether all of `part` are like the centre of `one`, of which it becomes a part."""
        if part.centres == one.centres:
            return True
        units = {self._units[name] for name in part.members}
        return all(self._is_near(unit, one.centres) for unit in units)

    def _is_near(self, unit: frozenset[Name], centres: Iterable[Name]) -> bool:
        return any(centre in unit or any(self._alike(name, centre) for name in sorted(unit)) for centre in centres)

    def _alike(self, a: Name, b: Name) -> bool:
        pair = pair_of(a, b)
        if pair in self._verdicts or pair in self.found:
            return True
        if pair not in self._unlike:
            outcome = self._compare(*pair)
            if isinstance(outcome, Verdict):
                self.found[pair] = outcome
                return True
            self._unlike.add(pair)
        return False
