"""What is kept of each source: its raw documents, and how many announcements. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from mmmfeed.model import Document, Problem
from mmmfeed.store import codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Raw documents: how many that differ, and their size."""

    documents: int = 0
    size: int = 0  # bytes, as they came
    packed: int = 0  # bytes, as they are stored


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
            found[source] = _sum(found.get(source, Kept()), *sizes[document])
        return found

    def whole(self) -> Kept:
        """All of it; what several sources said is kept once."""
        kept = Kept()
        for size, packed in self._sizes().values():
            kept = _sum(kept, size, packed)
        return kept

    def locations(self, source: str, until: datetime | None = None) -> dict[str, datetime]:
        """Where a source was read, and when something else was read there for the last time, by `until`."""
        rows = self._db.execute(
            """SELECT location, max(heard) FROM hearing WHERE source = ? AND heard <= ?
               GROUP BY location ORDER BY location""",
            (source, _stamp(until)),
        )
        return {location: codec.moment(heard) for location, heard in rows}

    def versions(self, source: str, location: str, until: datetime | None = None) -> Iterator[Document]:
        """What a location said, by `until`; the last first."""
        rows = self._db.execute(
            """SELECT source, location, heard, media_type, base_url, body
               FROM hearing JOIN document ON document.id = document
               WHERE source = ? AND location = ? AND heard <= ? ORDER BY hearing.id DESC""",
            (source, location, _stamp(until)),
        )
        yield from (codec.document(*row) for row in rows)

    def _sizes(self) -> dict[int, tuple[int, int]]:
        """Of each document: its size, and the size that it has here."""
        rows = self._db.execute(f"SELECT id, length(body), substr(body, 1, {codec.HEAD}) FROM document")  # noqa: S608
        return {number: (codec.size(head), packed) for number, packed, head in rows}


def _sum(kept: Kept, size: int, packed: int) -> Kept:
    return Kept(documents=kept.documents + 1, size=kept.size + size, packed=kept.packed + packed)


def _stamp(until: datetime | None) -> str:
    return codec.stamp(until) if until else "9999"
