"""When a hub is told again what it did not hear. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from mmmfeed.store import Ping

_FIRST = timedelta(minutes=5)
_LONGEST = timedelta(hours=2)  # so that a hub that works again is told soon
_LONGEST_TOLD = timedelta(days=1)  # whatever Retry-After says
_MOST_DOUBLINGS = 5  # 5 minutes · 2⁵ are more than two hours
PATIENCE = timedelta(days=3)  # by then everybody has looked without being told


def ready(pings: Sequence[Ping], now: datetime) -> tuple[str, ...]:
    """What may be told at `now`: first what was never told in vain. Nothing while the hub rests."""
    if any(ping.rests and not _is_due(ping, now) for ping in pings):
        return ()
    waiting = [ping for ping in pings if _is_due(ping, now)]
    return tuple(ping.topic for ping in sorted(waiting, key=lambda ping: (ping.tries, ping.topic)))


def hopeless(pings: Sequence[Ping], now: datetime) -> tuple[str, ...]:
    """What was told in vain for so long that it is no news any more."""
    return tuple(ping.topic for ping in pings if ping.tries and ping.since < now - PATIENCE)


def next_time(tries: int, now: datetime, wait: timedelta | None) -> datetime:
    """When to tell it again after so many tries in vain. `wait`: what Retry-After says."""
    distance = min(_FIRST * (1 << min(tries - 1, _MOST_DOUBLINGS)), _LONGEST)
    return now + max(distance, min(wait or timedelta(0), _LONGEST_TOLD))


def _is_due(ping: Ping, now: datetime) -> bool:
    """What is due in a remote future was put off by a clock that was wrong."""
    return ping.due <= now or ping.due > now + _LONGEST_TOLD
