"""Of links, those that stand: in each language one counterpart at most, and all that are one are so with each other.

Groups grow from the surest link to the least sure. One that is linked with two of one language, the one about as surely
as the other, is left out. A weak link stands where strong ones make a group of it: with de-fr and de-it comes fr-it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import product

from mmmfeed.merge.translation.tongues import tongue
from mmmfeed.model import Link, Name

Pair = tuple[Name, Name]  # the smaller name first

# All in logarithms of odds.
_MISSING = -1.8  # of a pair in a group that no link speaks for: it was vetoed, not alike, or never compared
_CLEARLY = 0.15  # by so much the best has to be better than the second
_FULL = 1.5  # with less evidence, by so much more as is missing
_SURE = 0.0001  # scores are no nearer to 0 and 1


def settled(
    links: Iterable[Link], languages: Mapping[Name, str | None], one_of: Callable[[Name], object] = lambda name: name
) -> list[Link]:
    """The `links` that stand, in order; between the members of a group that have none, one is added.

    `languages`: BCP 47, of every name. `one_of`: the same for copies of one announcement (their cluster), which do not
    compete; by default each is its own. The outcome does not depend on the order of the links.
    """
    best = _best(links, one_of)
    settling = _Settling(best, {name: tongue(languages.get(name)) for pair in best for name in pair})
    return sorted(
        (best.get(pair) or _implied(pair, best) for pair in settling.pairs()), key=lambda link: (link.a, link.b)
    )


def _best(links: Iterable[Link], one_of: Callable[[Name], object]) -> dict[Pair, Link]:
    """The surest link between each two announcements, which are called by their first copy."""
    ordered = sorted(links, key=lambda link: (-link.score, link.a, link.b))
    first: dict[object, Name] = {}
    for name in sorted(name for link in ordered for name in (link.a, link.b)):
        first.setdefault(one_of(name), name)
    found: dict[Pair, Link] = {}
    for link in ordered:
        a, b = sorted((first[one_of(link.a)], first[one_of(link.b)]))
        if a != b:
            found.setdefault((a, b), link)
    return found


def _implied(pair: Pair, best: Mapping[Pair, Link]) -> Link:
    """The link of two that are one with others."""
    a, b = pair
    scores: dict[Name, list[float]] = defaultdict(list)
    for (one, other), link in best.items():
        if one in pair:
            scores[other].append(link.score)
        elif other in pair:
            scores[one].append(link.score)
    through = max((min(both) for both in scores.values() if len(both) > 1), default=0.5)
    return Link(a=a, b=b, score=through, evidence="both are one with the same others")


class _Settling:
    def __init__(self, best: Mapping[Pair, Link], languages: Mapping[Name, str]) -> None:
        self._languages = languages
        self._near: dict[Name, dict[Name, float]] = defaultdict(dict)
        for (a, b), link in best.items():
            self._near[a][b] = self._near[b][a] = _odds(link.score)
        self._evidence = {pair: self._near[pair[0]][pair[1]] for pair in best}
        self._rivals: dict[tuple[Name, str], list[tuple[float, Name]]] = defaultdict(list)
        for (a, b), evidence in self._evidence.items():
            self._rivals[a, languages[b]].append((evidence, b))
            self._rivals[b, languages[a]].append((evidence, a))

    def pairs(self) -> set[Pair]:
        """All that are one with each other."""
        group = {name: frozenset((name,)) for name in self._near}
        for a, b in sorted(self._evidence, key=lambda pair: (-self._evidence[pair], pair)):
            if self._is_clear(a, b) and self._may_be_one(group[a], group[b]):
                one = group[a] | group[b]
                group |= dict.fromkeys(one, one)
        return {(a, b) for one in set(group.values()) for a, b in product(one, one) if a < b}

    def _is_clear(self, a: Name, b: Name) -> bool:
        evidence = self._evidence[a, b]
        least = evidence - _CLEARLY - max(0.0, _FULL - evidence)
        return not any(
            other > least and rival != wanted
            for name, wanted in ((a, b), (b, a))
            for other, rival in self._rivals[name, self._languages[wanted]]
        )

    def _may_be_one(self, a: frozenset[Name], b: frozenset[Name]) -> bool:
        """Whether they have no language in common, and all in all more speaks for it than against it."""
        if a is b or not {self._languages[name] for name in a}.isdisjoint(self._languages[name] for name in b):
            return False
        return math.fsum(self._near[one].get(other, _MISSING) for one, other in product(a, b)) >= 0


def _odds(score: float) -> float:
    likely = min(max(score, _SURE), 1 - _SURE)
    return math.log(likely / (1 - likely))
