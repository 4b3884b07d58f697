"""Announcements that become known one after the other, in a real store that lives in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from made import SOURCES, day, member
from mmmfeed.joining import join
from mmmfeed.model import Announcement, Cluster, Config, Document, Name, SiteSpec
from mmmfeed.run import Run, silent
from mmmfeed.store import Store

CONFIG = Config(
    path=Path("feeds.yaml"),
    site=SiteSpec(title="Wetlands", url="https://www.wetlands.example/"),
    sources=tuple(SOURCES.values()),
    feeds=(),
    output=Path("output"),
    store=Path(":memory:"),
)


class Known:
    """What is known, and how it grows."""

    def __init__(self, store: Store, at: datetime) -> None:
        self.run = Run(CONFIG, store, at, silent)

    def hear(self, *said: Announcement, at: datetime | None = None) -> list[Cluster]:
        """The clusters that these make or change, when a run at another time than before hears them, or this one."""
        if at is not None and at != self.run.now:
            self.run = Run(replace(self.run.config, sources=self.run.config.sources), self.run.store, at, silent)
        document = Document(source="ally", location="https://ally.example/feed", body=b"<rss/>", retrieved=self.run.now)
        with self.run.store.transaction():
            hearing = self.run.store.documents.add(document, "f")
            members = [member(a) for a in said]
            self.run.store.records.add(hearing, self.run.now, members)
            return list(join(list(self.run.store.records.known(m.name for m in members).values()), self.run))

    @property
    def clusters(self) -> list[Cluster]:
        """All of them, newest first."""
        return list(self.run.store.clusters.newest_first())


@contextmanager
def knowing(at: datetime = day(2026, 6, 1)) -> Iterator[Known]:  # noqa: B008 - a constant
    """Nothing is known yet."""
    with Store.open(Path(":memory:")) as store:
        yield Known(store, at)


def groups(found: Sequence[Cluster]) -> set[frozenset[Name]]:
    """Who is with whom."""
    return {frozenset(m.name for m in cluster.members) for cluster in found}
