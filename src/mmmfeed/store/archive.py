"""What is kept of each source: its raw documents, and how many announcements. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from mmmfeed.model import Document, Name, Problem
from mmmfeed.store import codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Raw documents: how many that differ, and their size."""

    documents: int = 0
    size: int = 0  # bytes, as they came
    packed: int = 0  # bytes, as they are stored
    dropped: int = 0  # documents that are kept no longer (dropping.py)


class Hearing(NamedTuple):
    """When an announcement was heard: all in UTC."""

    first: datetime
    last: datetime  # the newest version
    versions: int


class Archive:
    """The tables document, hearing and location, looked at as a whole; and the number of records."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def sources(self) -> list[str]:
        """The names of all that were ever heard, also of those that feeds.yaml has no more."""
        return [name for (name,) in self._db.execute("SELECT DISTINCT source FROM hearing ORDER BY source")]

    def announcements(self) -> dict[str, int]:
        """How many are known, by source."""
        return dict(self._db.execute("SELECT source, count(*) FROM record GROUP BY source"))

    def hearings(self, names: Iterable[Name]) -> dict[Name, Hearing]:
        """When each of these records was heard."""
        query = """SELECT min(heard), max(heard), count(*) FROM record JOIN version ON record = record.id
                   WHERE source = ? AND source_id = ?"""
        rows = ((name, self._db.execute(query, name).fetchone()) for name in names)
        return {
            name: Hearing(codec.moment(first), codec.moment(last), versions)
            for name, (first, last, versions) in rows
            if versions
        }

    def last_differed(self) -> dict[str, datetime]:
        """When each source said something else than before for the last time."""
        rows = self._db.execute("SELECT source, max(heard) FROM hearing GROUP BY source")
        return {source: codec.moment(heard) for source, heard in rows}

    def problems(self) -> dict[tuple[str, str], tuple[Problem, ...]]:
        """Those of the last reading, by source and location."""
        rows = self._db.execute("SELECT source, location, problems FROM location")
        return {(source, location): codec.unpack_problems(problems) for source, location, problems in rows}

    def kept(self) -> dict[str, Kept]:
        """What is kept of each source."""
        rows = self._db.execute("SELECT DISTINCT source, document FROM hearing").fetchall()
        sizes = self._sizes()
        found: dict[str, Kept] = {}
        for source, document in rows:
            found[source] = _sum(found.get(source, Kept()), sizes.get(document))
        return found

    def whole(self) -> Kept:
        """All of it; what several sources said is kept once."""
        kept = Kept()
        for sizes in self._sizes().values():
            kept = _sum(kept, sizes)
        (dropped,) = self._db.execute("SELECT count(*) FROM document WHERE length(body) = 0").fetchone()
        return replace(kept, dropped=dropped)

    def locations(self, source: str, until: datetime | None = None) -> dict[str, datetime]:
        """Where a source was read, and when something else was read there for the last time, by `until`."""
        rows = self._db.execute(
            """SELECT location, max(heard) FROM hearing WHERE source = ? AND heard <= ?
               GROUP BY location ORDER BY location""",
            (source, _stamp(until)),
        )
        return {location: codec.moment(heard) for location, heard in rows}

    def version(self, source: str, location: str, until: datetime | None = None) -> Document | None:
        """What a location, which said something by `until`, said then; None when that was dropped."""
        row = self._db.execute(
            """SELECT source, location, heard, media_type, base_url, body
               FROM hearing JOIN document ON document.id = document
               WHERE source = ? AND location = ? AND heard <= ? ORDER BY hearing.id DESC LIMIT 1""",
            (source, location, _stamp(until)),
        ).fetchone()
        return codec.document(*row) if row[-1] else None

    def oldest(self, source: str, location: str) -> datetime:
        """When the first document of a location, of those that are kept, was heard."""
        (heard,) = self._db.execute(
            """SELECT min(heard) FROM hearing JOIN document ON document.id = document
               WHERE source = ? AND location = ? AND length(body)""",
            (source, location),
        ).fetchone()
        return codec.moment(heard)

    def room(self) -> int:
        """Bytes that the whole store takes, without what is free in it."""
        pages, free, size = (
            int(self._db.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        return (pages - free) * size

    def _sizes(self) -> dict[int, tuple[int, int]]:
        """Of each document that is kept: its size, and the size that it has here."""
        rows = self._db.execute(
            f"SELECT id, length(body), substr(body, 1, {codec.HEAD}) FROM document WHERE length(body)"  # noqa: S608
        )
        return {number: (codec.size(head), packed) for number, packed, head in rows}


def _sum(kept: Kept, sizes: tuple[int, int] | None) -> Kept:
    """With one document more; None: it was dropped."""
    if sizes is None:
        return replace(kept, dropped=kept.dropped + 1)
    size, packed = sizes
    return replace(kept, documents=kept.documents + 1, size=kept.size + size, packed=kept.packed + packed)


def _stamp(until: datetime | None) -> str:
    return codec.stamp(until) if until else "9999"
