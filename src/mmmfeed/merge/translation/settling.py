"""Of links, those that stand: one counterpart a language, and all of a group agree."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from mmmfeed.merge.translation.tongues import tongue
from mmmfeed.model import Link, Name

_MISSING = -1.8
_CLEARLY = 0.15
_HELP = 0.4
_MOST_HELP = 3.0


def settled(links: Iterable[Link], languages: Mapping[Name, str], unit: Callable[[Name], object] = lambda n: n) -> list[Link]:
    best: dict[tuple[Name, Name], Link] = {}
    for link in sorted(links, key=lambda l: (-l.score, l.a, l.b)):
        best.setdefault((link.a, link.b), link)
    strength = {pair: _logit(link.score) for pair, link in best.items()}
    near: dict[Name, dict[Name, float]] = defaultdict(dict)
    for (a, b), s in strength.items():
        near[a][b] = near[b][a] = s
    helped = {pair: s + _help(*pair, near) for pair, s in strength.items()}
    by: dict[tuple[Name, str], list[tuple[float, Name]]] = defaultdict(list)
    lang = {n: tongue(languages[n]) for n in near}
    for (a, b), s in helped.items():
        by[a, lang[b]].append((s, b)); by[b, lang[a]].append((s, a))
    group = {n: frozenset((n,)) for n in near}
    for pair in sorted(helped, key=lambda p: (-helped[p], p)):
        a, b = pair
        A, B = group[a], group[b]
        if A is B or {lang[n] for n in A} & {lang[n] for n in B}: continue
        if any(s > helped[pair] - _CLEARLY and r != o for m, o in (pair, pair[::-1]) for s, r in by[m, lang[o]]): continue
        mean = sum(near[x].get(y, _MISSING) for x in A for y in B) / (len(A) * len(B))
        if mean < 0: continue
        one = A | B
        for n in one: group[n] = one
    out = []
    for one in sorted(set(group.values()), key=sorted):
        names = sorted(one)
        for i, a in enumerate(names):
            for b in names[i + 1:]:
                out.append(best.get((a, b)) or Link(a=a, b=b, score=0.5, evidence="both are one with others"))
    return out


def _logit(score: float) -> float:
    p = min(max(score, 0.001), 0.999)
    return math.log(p / (1 - p))


def _help(a: Name, b: Name, near: Mapping[Name, Mapping[Name, float]]) -> float:
    both = near[a].keys() & near[b].keys()
    return sum(_HELP * min(max(0.0, min(near[a][c], near[b][c])), _MOST_HELP) for c in both)
