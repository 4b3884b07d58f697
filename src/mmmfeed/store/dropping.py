"""Raw documents that are kept no longer, and what was heard in them, which a rebuild cannot derive anew.

The body of one that was dropped is empty; of one that is kept it never is, since nothing, compressed, has some bytes.
Its hearings stay, and the versions that they brought.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from mmmfeed.model import Announcement
from mmmfeed.store import codec

# What a location says now, and what it last said that was new: it may answer with an error page since.
_NEEDED = """SELECT hearing FROM location
             UNION SELECT max(id) FROM hearing WHERE id IN (SELECT hearing FROM version) GROUP BY source, location"""
# Documents, and when something else took the place of each for the last time; that which did first comes first.
_REPLACED = f"""
    WITH turn AS (
        SELECT id, document, lead(heard) OVER (PARTITION BY source, location ORDER BY id) AS until FROM hearing)
    SELECT document.id, length(body), max(until) FROM turn JOIN document ON document.id = turn.document
    WHERE length(body) GROUP BY document.id
    HAVING count(*) = count(until) AND NOT max(turn.id IN ({_NEEDED})) ORDER BY max(until), document.id"""  # noqa: S608


class Dropping:
    """Bodies of the table document that go, and what a rebuild sets aside of the tables version, record and place."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        connection.executescript(
            """CREATE TEMP TABLE lost (hearing INTEGER PRIMARY KEY, source);
               CREATE TEMP TABLE lost_version (id INTEGER PRIMARY KEY, hearing, body, source, source_id,
                   name, day, opening, heading, ordinal, location);
               CREATE INDEX temp.lost_version_of ON lost_version (hearing);
               CREATE TEMP TABLE lost_habit (source, rule, times);"""
        )

    def drop(self, before: datetime | None, most: int | None) -> tuple[int, int]:
        """Drop what was replaced by `before`, then the oldest until all that is kept takes `most` bytes, packed.

        What locations say now stays, whatever it takes. How many documents were dropped, and their bytes, packed.
        """
        total = self._db.execute("SELECT coalesce(sum(length(body)), 0) FROM document").fetchone()[0]
        number = freed = 0
        for document, size, until in self._db.execute(_REPLACED).fetchall():
            is_old = before is not None and codec.moment(until) <= before
            if not is_old and (most is None or total - freed <= most):
                break
            self._db.execute("UPDATE document SET body = x'' WHERE id = ?", (document,))
            number, freed = number + 1, freed + size
        return number, freed

    def last_checked(self) -> tuple[datetime, str] | None:
        """When it was last looked what may be dropped, and by which settings."""
        row = self._db.execute("SELECT at, settings FROM chore WHERE name = 'drop'").fetchone()
        return row and (codec.moment(row[0]), row[1])

    def checked(self, now: datetime, settings: str) -> None:
        """Keep that it was looked at."""
        self._db.execute(
            """INSERT INTO chore VALUES ('drop', ?, ?)
               ON CONFLICT DO UPDATE SET at = excluded.at, settings = excluded.settings""",
            (codec.stamp(now), settings),
        )

    # --- for a rebuild ------------------------------------------------------------------------------------

    def set_aside(self, sources: Iterable[str]) -> None:
        """Remember what was heard of these sources in dropped documents, before all that was heard is forgotten."""
        for table in ("lost", "lost_version", "lost_habit"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 (names of ours)
        for source in sources:
            self._db.execute(
                """INSERT INTO lost SELECT hearing.id, source FROM hearing JOIN document ON document.id = document
                   WHERE source = ? AND length(body) = 0""",
                (source,),
            )
        self._db.execute(
            """INSERT INTO lost_version
               SELECT version.id, hearing, body, source, source_id, name, day, opening, heading, ordinal,
                   (SELECT min(location) FROM place WHERE place.record = record.id)
               FROM version JOIN record ON record.id = record WHERE hearing IN (SELECT hearing FROM lost)"""
        )
        self._db.execute(
            "INSERT INTO lost_habit SELECT source, rule, times FROM habit WHERE source IN (SELECT source FROM lost)"
        )

    def heard_in(self, hearing: int) -> list[Announcement]:
        """The versions that a dropped document brought, as they were understood then."""
        rows = self._db.execute("SELECT body FROM lost_version WHERE hearing = ? ORDER BY id", (hearing,))
        return [codec.unpack(body) for (body,) in rows]

    def found_again(self, hearing: int) -> None:
        """Have these, which are recorded again, found by what they were found by; they stood in a file, if they did."""
        self._db.execute(
            """UPDATE record SET (name, day, opening, heading, ordinal) = (lost.name, lost.day, lost.opening,
                   lost.heading, lost.ordinal)
               FROM lost_version AS lost WHERE lost.hearing = ?
               AND record.source = lost.source AND record.source_id = lost.source_id""",
            (hearing,),
        )
        self._db.execute(
            """INSERT INTO place (record, location, reading) SELECT record.id, location, -1
               FROM lost_version AS lost JOIN record USING (source, source_id)
               WHERE lost.hearing = ? AND location IS NOT NULL ON CONFLICT DO NOTHING""",
            (hearing,),
        )
        # What tells that the source does something again and again is not all there; after the last gap it is known to.
        self._db.execute(
            """INSERT INTO habit SELECT source, rule, times FROM lost_habit
               WHERE source = (SELECT source FROM lost GROUP BY source HAVING max(hearing) = ?)
               ON CONFLICT DO UPDATE SET times = max(times, excluded.times)""",
            (hearing,),
        )
