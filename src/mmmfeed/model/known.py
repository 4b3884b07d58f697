"""What is known: which announcements are the same, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from mmmfeed.model.heard import Announcement, Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Why an announcement is in its cluster."""

    rule: str  # guid, url, text, teaser, near, pin
    score: float = 1.0
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """Why two announcements that are much alike are not the same."""

    rule: str  # number, date, name, series, template, default, window, language, pin
    evidence: str = ""  # for people


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why two announcements may be the same, and people should say."""

    rule: str
    score: float
    evidence: str = ""


class Claim(NamedTuple):
    """A guid that subscribers know an announcement by. Sorts the oldest first."""

    since: datetime  # when it was minted
    guid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What came of comparing two announcements; `a` sorts before `b`."""

    a: Name
    b: Name
    outcome: Verdict | Veto | Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two announcements that are one in two languages; `a` sorts before `b`. They are never merged."""

    a: Name
    b: Name
    score: float
    evidence: str = ""  # for people


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An announcement with what it can be recognised by: the keys of all its versions."""

    announcement: Announcement
    keys: frozenset[str]
    joined: Verdict | None = None  # None for the one that the cluster began with
    claims: tuple[Claim, ...] = ()  # guids that were minted from it, the oldest first

    @property
    def name(self) -> Name:
        """What its announcement is called among those of all sources."""
        return self.announcement.name


class Seen(NamedTuple):
    """What readers saw last of a cluster."""

    words: bytes  # hash of the title and the text
    changed: datetime | None  # UTC; when these last changed; None: not since they were published


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Known: announcements that say the same thing."""

    guid: str  # minted once, kept for life
    since: datetime  # when the guid was minted: the older one stays when two clusters become one
    members: tuple[Member, ...]  # the lead first
    aliases: tuple[str, ...] = ()  # guids of clusters that were joined into this one
    translations: tuple[str, ...] = ()  # guids of clusters that are this announcement in another language
    seen: Seen | None = None  # None: readers saw nothing of it yet

    @property
    def lead(self) -> Announcement:
        """The member that speaks first: readers see its title, and its text unless that is cut."""
        return self.members[0].announcement

    @property
    def earliest(self) -> Announcement:
        """The member that was published first: the date that readers see."""
        return min(
            (member.announcement for member in self.members),
            key=lambda a: (a.is_guess, a.published or _NEVER, a.source, a.source_id),
        )

    @property
    def published(self) -> datetime:
        """UTC; the earliest date that a member has."""
        return self.earliest.published or _NEVER


_NEVER = datetime.max.replace(tzinfo=UTC)
