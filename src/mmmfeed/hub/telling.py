"""One feed after the other is told of, within some seconds in all, with a few tries."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mmmfeed.hub.asking import Outcome
from mmmfeed.hub.means import Clock

_RESTS = (0.5, 1.5)  # seconds before the second and the third try
_LEAST = 1.0  # seconds; with less nobody is asked


@dataclass(slots=True, kw_only=True)
class Result:
    """What became of some addresses."""

    told: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # those that the hub does not take, and why
    left: tuple[str, ...] = ()  # those that it still does not know of
    failed: Outcome | None = None  # why there are such; None: there was no time for all


def tell_all(topics: Sequence[str], tell: Callable[[str, float], Outcome], seconds: float, clock: Clock) -> Result:
    """Tell of each. Where the hub as a whole fails, no other is told before a rest, and then another one first."""
    end, waiting, result, failures = clock.now() + seconds, deque(topics), Result(), 0
    while waiting and (left := end - clock.now()) >= _LEAST:
        outcome = tell(waiting[0], left)
        if not outcome.problem:
            result.told.append(waiting.popleft())
        elif not outcome.is_hub:
            result.refused[waiting.popleft()] = outcome.problem
        else:
            failures += 1
            rest = _rest(outcome, failures)
            if rest is None or rest > end - clock.now() - _LEAST:
                result.failed = outcome
                break
            clock.sleep(rest)
            waiting.rotate(-1)
    result.left = tuple(sorted(waiting))
    return result


def _rest(outcome: Outcome, failures: int) -> float | None:
    """Seconds until the next try; None when this was the last."""
    if not outcome.again or failures > len(_RESTS):
        return None
    return max(_RESTS[failures - 1], outcome.wait.total_seconds() if outcome.wait else 0)
