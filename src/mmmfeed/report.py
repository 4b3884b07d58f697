"""What a run did, as values; the command line turns them into words and an exit code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from heapq import nlargest
from pathlib import Path

from mmmfeed.merge import Differences
from mmmfeed.model import Announcement, Difference, Parsed, Problem, Rhythm

_TELLING = 20  # announcements that show how often a source publishes


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came of one document or of all documents of a source: counts of announcements, and problems."""

    documents: int = 0
    unchanged: int = 0  # documents that said what they had said before
    said: int = 0  # announcements in documents that were read; of a list, feeds that it names
    listed: int | None = None  # feeds that a list names, which was read; None: it is no list
    new: int = 0
    changed: int = 0
    merged: int = 0  # new ones that were known from another source, or under another name
    problems: tuple[Problem, ...] = ()
    rhythm: Rhythm | None = None  # how often the document says that it changes
    latest: tuple[datetime, ...] = ()  # UTC; the newest dates, newest first
    waiting: str = ""  # for people: why it was not asked
    facts: tuple[str, ...] = ()  # for people: what was found out about the source and needs no help

    @classmethod
    def of(cls, parts: Iterable[Heard]) -> Heard:
        """What one document brought, of which `parts` each tell a part."""
        return replace(cls.sum(parts), documents=1)

    @classmethod
    def part(
        cls,
        parsed: Parsed,
        known: Mapping[str, Announcement],
        news: Sequence[Announcement],
        facts: tuple[str, ...] = (),
    ) -> Heard:
        """What a part of a document brought: `news` of what it says, of which `known` had earlier versions."""
        new = sum(a.source_id not in known for a in news)
        return cls(
            said=len(parsed.announcements),
            new=new,
            changed=len(news) - new,
            problems=parsed.problems,
            rhythm=parsed.rhythm,
            latest=_newest(a.published for a in parsed.announcements if a.published and a.dated),
            facts=facts,
        )

    @classmethod
    def by_source(cls, parts: Iterable[tuple[str, Heard]]) -> dict[str, Heard]:
        """The sum for each source's name."""
        lists: dict[str, list[Heard]] = {}
        for name, part in parts:
            lists.setdefault(name, []).append(part)
        return {name: cls.sum(some) for name, some in lists.items()}

    @classmethod
    def sum(cls, parts: Iterable[Heard]) -> Heard:
        """All of `parts` in one."""
        parts = tuple(parts)
        return cls(
            documents=sum(part.documents for part in parts),
            unchanged=sum(part.unchanged for part in parts),
            said=sum(part.said for part in parts),
            listed=next((part.listed for part in reversed(parts) if part.listed is not None), None),
            new=sum(part.new for part in parts),
            changed=sum(part.changed for part in parts),
            merged=sum(part.merged for part in parts),
            problems=tuple(problem for part in parts for problem in part.problems),
            rhythm=next((part.rhythm for part in parts if part.rhythm), None),
            latest=_newest(moment for part in parts for moment in part.latest),
            waiting=next((part.waiting for part in parts if part.waiting), ""),
            facts=tuple(fact for part in parts for fact in part.facts),
        )


def _newest(moments: Iterable[datetime]) -> tuple[datetime, ...]:
    return tuple(nlargest(_TELLING, moments))


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What became of one file."""

    path: Path
    entries: int  # of a calendar: events
    waiting: int  # announcements dated ahead, which come out on their day
    written: bool  # False: it was up to date, or refused
    refused: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of all files."""

    outputs: tuple[Output, ...] = ()  # the feeds
    pages: int = 0  # pages and what belongs to them that were written, or removed
    documents: int = 0  # files of feeds' histories that were written
    removed: tuple[str, ...] = ()  # names of files that feeds.yaml wants no more, which are gone
    others: tuple[Problem, ...] = ()  # why others than the feeds themselves were not published
    problems: tuple[Problem, ...] = ()  # that kept nothing from being published
    differing: Mapping[str, Difference] = field(default_factory=dict)  # of feeds, from their last publications

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What was not published."""
        return (*(output.refused for output in self.outputs if output.refused), *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What became of the room that the store takes."""

    dropped: int = 0  # documents that are kept no longer
    freed: int = 0  # bytes that they took
    passed: int | None = None  # bytes; a mark that the whole store passed in this run, though nothing is ever dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run."""

    sources: dict[str, Heard]
    settings: tuple[Problem, ...] = ()  # what in feeds.yaml names no announcement
    published: Published = Published()
    room: Room = Room()
    differences: Differences | None = None  # what a rebuild changes

    @property
    def heard(self) -> Heard:
        """All sources in one."""
        return Heard.sum(self.sources.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the sources, of the settings, and of the outputs."""
        return (*self.heard.problems, *self.settings, *self.published.refused, *self.published.problems)

    @property
    def exit_code(self) -> int:
        """0 all well, 1 a source or record had a problem, 3 an output was refused (CONTRACT of the commands)."""
        if self.published.refused:
            return 3
        return 1 if self.problems else 0
