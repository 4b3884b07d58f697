"""When one announcement is like several of one source: at most the likeliest is the same, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TypeVar

from mmmfeed.model import Verdict

_CLEARLY = 0.001  # of the score: the best has to be better than the second

N = TypeVar("N", bound=tuple[str, str] | int)
Verdicts = Mapping[tuple[N, N], Verdict]


def settled(
    sources: Mapping[N, str],
    verdicts: Verdicts[N],
    are_one: Callable[[N, N], bool] = lambda _, __: False,
    is_part: Callable[[N, N], bool] = lambda _, __: False,
) -> dict[tuple[N, N], Verdict]:
    """The `verdicts` that stand: each between two announcements, the smaller name first, each of one of the `sources`.

    Two of one source that are the same (by a verdict, or as `are_one` knows) do not compete. Equals are all left out:
    people decide. `is_part` knows of whole announcements that stand in a longer one; a newsletter has two.
    """

    def are_same(a: N, b: N) -> bool:
        return a == b or (a, b) in verdicts or (b, a) in verdicts or are_one(a, b)

    rivals = _rivals(sources, verdicts)

    def has_several(pair: tuple[N, N]) -> bool:
        return any(
            is_part(other, side[0]) and is_part(rival, side[0]) and not are_same(rival, other)
            for side, other in _sides(pair, sources)
            for _, rival in rivals[side]
        )

    stand: dict[tuple[N, N], Verdict] = {}
    open_ones = {pair: verdict for pair, verdict in verdicts.items() if not has_several(pair)}
    while found := _clear(sources, open_ones, are_same):
        stand |= found
        taken = {side: other for pair in found for side, other in _sides(pair, sources)}
        # One that has found its own is no rival of others any more.
        open_ones = {
            pair: verdict
            for pair, verdict in open_ones.items()
            if pair not in found and all(are_same(taken.get(side, o), o) for side, o in _sides(pair, sources))
        }
    return stand


def _rivals(sources: Mapping[N, str], verdicts: Verdicts[N]) -> dict[tuple[N, str], list[tuple[float, N]]]:
    """With whom each may be one in each source, and how likely."""
    rivals: dict[tuple[N, str], list[tuple[float, N]]] = defaultdict(list)
    for pair, verdict in verdicts.items():
        for side, other in _sides(pair, sources):
            rivals[side].append((verdict.score, other))
    return rivals


def _clear(
    sources: Mapping[N, str], verdicts: Verdicts[N], are_same: Callable[[N, N], bool]
) -> dict[tuple[N, N], Verdict]:
    """Those in which each is clearly the likeliest for the other."""
    rivals = _rivals(sources, verdicts)

    def stands(pair: tuple[N, N], verdict: Verdict) -> bool:
        return not any(
            score > verdict.score - _CLEARLY and not are_same(rival, other)
            for side, other in _sides(pair, sources)
            for score, rival in rivals[side]
        )

    return {pair: verdict for pair, verdict in verdicts.items() if stands(pair, verdict)}


def _sides(pair: tuple[N, N], sources: Mapping[N, str]) -> tuple[tuple[tuple[N, str], N], ...]:
    """Each of the two, with the source of the other, and the other."""
    a, b = pair
    return ((a, sources[b]), b), ((b, sources[a]), a)
