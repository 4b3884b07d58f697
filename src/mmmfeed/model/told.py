"""What a feed told its subscribers, from one publication to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One announcement, as a feed told it last."""

    guid: str
    title: str
    source: str  # whom its text is from
    published: datetime  # UTC
    words: bytes  # hash of what readers see of it
    shown: bool = True  # whether it was in the last publication; False: in an earlier one only


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How what a feed contains now differs from its last publication; each in the order of the feed that has it."""

    new: tuple[Told, ...] = ()  # which it never told before
    changed: tuple[Told, ...] = ()
    vanished: tuple[Told, ...] = ()  # which nobody took out, and nothing pushed out
    returned: tuple[Told, ...] = ()  # which it had told before the last publication
    merged: tuple[Told, ...] = ()  # which are another entry by now
    decided: tuple[Told, ...] = ()  # which feeds.yaml takes out by now
    slid: tuple[Told, ...] = ()  # which newer ones pushed out
    expected: frozenset[str] = frozenset()  # guids of `new` that a person let come, by name

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any((self.new, self.changed, self.vanished, self.returned, self.merged, self.decided, self.slid))


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """That a feed was published, and how it differed from the publication before."""

    at: datetime  # UTC
    entries: int
    new: int
    changed: int
    vanished: int
    settings: str = ""  # names what feeds.yaml wanted of the feed
    apart: int = 0  # how many announcements feeds.yaml kept apart by then
    is_usual: bool = True  # False: the first one, and what a person had to accept


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All that is known of a feed's publications."""

    told: Mapping[str, Told] = field(default_factory=dict)  # by guid: all that it ever told
    publications: tuple[Publication, ...] = ()  # the newest first

    @property
    def last(self) -> Publication | None:
        """None: it was never published."""
        return self.publications[0] if self.publications else None

    @property
    def shown(self) -> Mapping[str, Told]:
        """What was in the last publication."""
        return {guid: told for guid, told in self.told.items() if told.shown}
