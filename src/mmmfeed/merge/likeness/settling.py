"""When one announcement is like several of one source: at most the likeliest is the same, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mmmfeed.model import Verdict

Pair = tuple[int, int]

_CLEARLY = 0.001  # of the score: the best has to be better than the second


def settled(sources: Mapping[int, str], outcomes: Mapping[Pair, object]) -> dict[Pair, Verdict]:
    """The verdicts that stand, of all `outcomes` between numbered announcements, each of one of the `sources`.

    Two of one source that are told to be the same do not compete. Equals are all left out: people decide.
    """
    verdicts = {pair: outcome for pair, outcome in outcomes.items() if isinstance(outcome, Verdict)}
    rivals: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), verdict in verdicts.items():
        rivals[a, sources[b]].append((verdict.score, b))
        rivals[b, sources[a]].append((verdict.score, a))
    return {pair: verdict for pair, verdict in verdicts.items() if _stands(pair, verdict, sources, rivals, verdicts)}


def _stands(
    pair: Pair,
    verdict: Verdict,
    sources: Mapping[int, str],
    rivals: Mapping[tuple[int, str], list[tuple[float, int]]],
    verdicts: Mapping[Pair, Verdict],
) -> bool:
    for mine, other in (pair, pair[::-1]):
        for score, rival in rivals[mine, sources[other]]:
            joined = (min(rival, other), max(rival, other)) in verdicts
            if rival != other and not joined and score > verdict.score - _CLEARLY:
                return False
    return True
