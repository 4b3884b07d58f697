"""One tree of exceptions, for what makes going on meaningless; one bad thing is a `Problem` (model.py).

Each class knows the exit code that scripts may rely on (docs/reference/commands.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class MmmfeedError(Exception):
    """Says what happened, where, and what to do; the user reads it as it stands."""

    exit_code: ClassVar[int] = 2


class ConfigError(MmmfeedError):
    """feeds.yaml cannot be used. Carries every mistake at once, each a line for the user."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = tuple(mistakes)


class StoreError(MmmfeedError):
    """The store cannot be opened or is from a newer version."""


class RefusedError(MmmfeedError):
    """An output was not published; what stood there before still stands."""

    exit_code = 3


class RunawayError(RefusedError):
    """A regular expression of feeds.yaml takes for ever on a text: what it would have chosen is not known.

    `feeds`: the names of those that can't be made for it.
    """

    def __init__(self, message: str, feeds: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.feeds = tuple(feeds)


class LockedError(MmmfeedError):
    """Another run holds the lock."""

    exit_code = 4
