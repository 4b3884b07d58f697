"""What was heard: every version of every announcement, and what it can be recognised by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from mmmfeed.model import Announcement, Member
from mmmfeed.store import codec

_AT_ONCE = 500  # parameters of one statement; SQLite's own limit is far higher since 3.32


class Records:
    """The tables record, version and key."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def newest(self, announcements: Sequence[Announcement]) -> dict[str, Announcement]:
        """The newest known version of each announcement of one source, by source_id."""
        found: dict[str, Announcement] = {}
        for start in range(0, len(announcements), _AT_ONCE):
            source = announcements[start].source
            some = [a.source_id for a in announcements[start : start + _AT_ONCE]]
            rows = self._db.execute(
                f"""SELECT source_id, body FROM record
                    JOIN version ON version.id = (SELECT max(id) FROM version WHERE record = record.id)
                    WHERE source = ? AND source_id IN ({",".join("?" * len(some))})""",  # noqa: S608 (only marks)
                (source, *some),
            )
            found.update((source_id, codec.unpack(body)) for source_id, body in rows)
        return found

    def add(self, hearing: int, heard: datetime, versions: Sequence[Member]) -> None:
        """Keep new versions, and their keys beside those of the versions before."""
        for member in versions:
            record = self._record(member.announcement)
            self._db.execute(
                "INSERT INTO version (record, hearing, heard, body) VALUES (?, ?, ?, ?)",
                (record, hearing, codec.stamp(heard), codec.pack(member.announcement)),
            )
            self._db.executemany(
                "INSERT INTO key (key, record) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(key, record) for key in sorted(member.keys)],
            )

    def forget(self, sources: Iterable[str]) -> None:
        """Drop what was derived of these sources' documents, which stay; for a rebuild."""
        for source in sources:
            for table in ("version", "key"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE record IN (SELECT id FROM record WHERE source = ?)",  # noqa: S608
                    (source,),
                )
            self._db.execute("DELETE FROM record WHERE source = ?", (source,))

    def members(self) -> list[Member]:
        """Every announcement in its newest version, with its keys, in the order they were first heard."""
        rows = self._db.execute(
            """SELECT body, (SELECT group_concat(key, char(10)) FROM key WHERE record = record.id) FROM record
               JOIN version ON version.id = (SELECT max(id) FROM version WHERE record = record.id)
               ORDER BY record.id"""
        )
        return [Member(announcement=codec.unpack(body), keys=frozenset(keys.split("\n"))) for body, keys in rows]

    def _record(self, announcement: Announcement) -> int:
        name = (announcement.source, announcement.source_id)
        row = self._db.execute("SELECT id FROM record WHERE source = ? AND source_id = ?", name).fetchone()
        if row is None:
            row = self._db.execute("INSERT INTO record (source, source_id) VALUES (?, ?) RETURNING id", name).fetchone()
        return int(row[0])
