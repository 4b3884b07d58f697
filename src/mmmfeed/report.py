"""What a run did, as values; the command line turns them into words and an exit code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mmmfeed.model import Announcement, Cluster, Parsed, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came of one document or of all documents of a source: counts of announcements, and problems."""

    documents: int = 0
    unchanged: int = 0  # documents that said what they had said before
    new: int = 0
    changed: int = 0
    merged: int = 0  # new ones that were known from another source, or under another name
    problems: tuple[Problem, ...] = ()

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
        clusters: Sequence[Cluster] = (),
    ) -> Heard:
        """What a part of a document brought: `news` of what it says, of which `known` had earlier versions."""
        new = {(a.source, a.source_id) for a in news if a.source_id not in known}
        joined = (m.announcement for cluster in clusters for m in cluster.members if m.joined)
        return cls(
            new=len(new),
            changed=len(news) - len(new),
            merged=sum((a.source, a.source_id) in new for a in joined),
            problems=parsed.problems,
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
            new=sum(part.new for part in parts),
            changed=sum(part.changed for part in parts),
            merged=sum(part.merged for part in parts),
            problems=tuple(problem for part in parts for problem in part.problems),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What became of one file."""

    path: Path
    entries: int
    waiting: int  # announcements dated ahead, which come out on their day
    written: bool  # False: it was up to date, or refused
    refused: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run."""

    sources: dict[str, Heard]
    settings: tuple[Problem, ...] = ()  # what in feeds.yaml names no announcement
    outputs: tuple[Output, ...] = ()

    @property
    def heard(self) -> Heard:
        """All sources in one."""
        return Heard.sum(self.sources.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the sources, of the settings, and of the outputs."""
        return (*self.heard.problems, *self.settings, *(output.refused for output in self.outputs if output.refused))

    @property
    def exit_code(self) -> int:
        """0 all well, 1 a source or record had a problem, 3 an output was refused (CONTRACT of the commands)."""
        if any(output.refused for output in self.outputs):
            return 3
        return 1 if self.problems else 0
