"""What it takes to tell a hub: time, and connections. Tests have others."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mmmfeed.retrieve.client import Client


class Clock(Protocol):
    """Goes on by itself, and while it sleeps."""

    def now(self) -> float:
        """Seconds since some moment."""

    def sleep(self, seconds: float) -> None:
        """Let time pass."""


class WallClock:
    """The one on the wall."""

    def now(self) -> float:
        """Seconds, never set back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def _client() -> Client:
    # requests takes 105 ms to import, and mostly there is nothing to tell
    from mmmfeed.retrieve.client import Client

    return Client()


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Of one build."""

    seconds: float = 6.0  # that it waits for its hub at most
    clock: Clock = WallClock()
    client: Callable[[], Client] = _client
