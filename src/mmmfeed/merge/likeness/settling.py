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
    rivals: dict[tuple[N, str], list[tuple[float, N]]] = defaultdict(list)
    for (a, b), verdict in verdicts.items():
        rivals[a, sources[b]].append((verdict.score, b))
        rivals[b, sources[a]].append((verdict.score, a))

    def stands(pair: tuple[N, N], verdict: Verdict) -> bool:
        return not any(
            score > verdict.score - _CLEARLY or (is_part(other, mine) and is_part(rival, mine))
            for mine, other in (pair, pair[::-1])
            for score, rival in rivals[mine, sources[other]]
            if rival != other and not _are_told_one(rival, other, verdicts) and not are_one(rival, other)
        )

    return {pair: verdict for pair, verdict in verdicts.items() if stands(pair, verdict)}


def _are_told_one(a: N, b: N, verdicts: Verdicts[N]) -> bool:
    return (a, b) in verdicts or (b, a) in verdicts
