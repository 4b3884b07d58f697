"""What was heard: every version of every announcement, and what it can be recognised by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from mmmfeed.model import Announcement, Claim, Member, Name
from mmmfeed.store import codec
from mmmfeed.store.places import Found

_AT_ONCE = 500  # parameters of one statement; SQLite's own limit is far higher since 3.32


# What of a record, and from which tables beside it, as_member makes a member of.
MEMBER = """version.body, overruled.body,
    (SELECT group_concat(key, char(10)) FROM key WHERE record = record.id),
    (SELECT group_concat(guid.since || ' ' || guid.guid, char(10)) FROM guid
     WHERE (guid.source, guid.source_id) = (record.source, record.source_id))"""
MEMBERS_TABLES = """
    JOIN version ON version.id = (SELECT max(id) FROM version WHERE record = record.id)
    LEFT JOIN overruled ON (overruled.source, overruled.source_id) = (record.source, record.source_id)"""


def as_member(row: Sequence[object]) -> Member:
    """The member of which a row has the columns MEMBER."""
    body, overruled, keys, claims = cast("tuple[bytes, bytes | None, str, str | None]", tuple(row))
    return Member(
        announcement=codec.unpack(body, overruled),
        keys=frozenset(keys.split("\n")),
        claims=tuple(sorted(_claim(line) for line in claims.split("\n"))) if claims else (),
    )


def _claim(line: str) -> Claim:
    since, _, guid = line.partition(" ")
    return Claim(codec.moment(since), guid)


class Records:
    """The tables record, version, key, overruled and pending."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # Lists of keys and ids go through tables of the connection's own, so that no statement is too long.
        self._db.executescript(
            """CREATE TEMP TABLE wanted_key (key TEXT PRIMARY KEY) WITHOUT ROWID;
               CREATE TEMP TABLE wanted_record (id INTEGER PRIMARY KEY);"""
        )

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

    def count(self, source: str) -> int:
        """How many are known of a source."""
        return int(self._db.execute("SELECT count(*) FROM record WHERE source = ?", (source,)).fetchone()[0])

    def names(self) -> list[Name]:
        """Those of all that are known, the first heard first."""
        return [Name(*row) for row in self._db.execute("SELECT source, source_id FROM record ORDER BY id")]

    def days(self, source: str) -> dict[str, int]:
        """How many are known of each day of a source."""
        query = "SELECT day, count(*) FROM record WHERE source = ? AND day IS NOT NULL GROUP BY day"
        return dict(self._db.execute(query, (source,)))

    def latest(self, source: str, most: int) -> list[Announcement]:
        """Those of a source that were heard last, in their newest versions."""
        rows = self._db.execute(
            """SELECT body FROM (SELECT id FROM record WHERE source = ? ORDER BY +id DESC LIMIT ?) AS record
               JOIN version ON version.id = (SELECT max(id) FROM version WHERE record = record.id)""",
            (source, most),
        )
        return [codec.unpack(body) for (body,) in rows]

    def earlier_texts(self, announcements: Sequence[Announcement], most: int) -> dict[str, list[str]]:
        """The texts of the versions before the newest ones, at most so many of each, oldest first, by source_id."""
        found: dict[str, list[str]] = {}
        for said in announcements:
            rows = self._db.execute(
                """SELECT body FROM record JOIN version ON record = record.id WHERE source = ? AND source_id = ?
                   ORDER BY version.id DESC LIMIT ? OFFSET 1""",
                (said.source, said.source_id, most),
            ).fetchall()
            if rows:
                found[said.source_id] = [codec.unpack(body).text for (body,) in reversed(rows)]
        return found

    def explain(self, known: Sequence[Announcement]) -> None:
        """Keep new reasons for what recorded announcements are, which stay as they are."""
        self._db.executemany(
            """UPDATE version SET body = ? WHERE id = (SELECT max(version.id) FROM version
               WHERE record = (SELECT id FROM record WHERE source = ? AND source_id = ?))""",
            [(codec.pack(said), said.source, said.source_id) for said in known],
        )

    def shown(self, announcements: Sequence[Announcement]) -> list[Announcement]:
        """Recorded announcements of one source, each as feeds.yaml has it shown, in their order."""
        decided: dict[str, bytes] = {}
        for start in range(0, len(announcements), _AT_ONCE):
            some = [a.source_id for a in announcements[start : start + _AT_ONCE]]
            marks = ",".join("?" * len(some))
            rows = self._db.execute(
                f"SELECT source_id, body FROM overruled WHERE source = ? AND source_id IN ({marks})",  # noqa: S608
                (announcements[start].source, *some),
            )
            decided.update(rows.fetchall())
        return [codec.shown(a, decided[a.source_id]) if a.source_id in decided else a for a in announcements]

    def overruled(self) -> list[Found]:
        """Each record that is shown otherwise than it was heard."""
        rows = self._db.execute(
            "SELECT source, source_id, cluster FROM overruled CROSS JOIN record USING (source, source_id)"
        )
        return [Found(*row) for row in rows]

    def overrule(self, heard: Announcement, shown: Announcement) -> None:
        """Have a record shown as feeds.yaml says; as it was heard, if that is the same."""
        name = (heard.source, heard.source_id)
        if difference := codec.difference(heard, shown):
            self._db.execute(
                """INSERT INTO overruled VALUES (?, ?, ?)
                   ON CONFLICT DO UPDATE SET body = excluded.body WHERE body IS NOT excluded.body""",
                (*name, difference),
            )
        else:
            self._db.execute("DELETE FROM overruled WHERE source = ? AND source_id = ?", name)

    def first_heard(self, source: str, source_id: str) -> datetime:
        """When the record's first version was heard."""
        row = self._db.execute(
            """SELECT heard FROM record JOIN version ON record = record.id WHERE source = ? AND source_id = ?
               ORDER BY version.id LIMIT 1""",
            (source, source_id),
        ).fetchone()
        return codec.moment(row[0])

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
        """Drop what was derived of these sources' documents, which stay, and what was found in all; for a rebuild."""
        for table in ("judgement", "link", "translation", "tongue"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 (names of ours)
        for source in sources:
            for table in ("version", "key", "place", "pending", "print", "feature"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE record IN (SELECT id FROM record WHERE source = ?)",  # noqa: S608
                    (source,),
                )
            for table in ("record", "habit"):
                self._db.execute(f"DELETE FROM {table} WHERE source = ?", (source,))  # noqa: S608 (names of ours)

    def members(self) -> list[Member]:
        """Every announcement in its newest version, as it is shown, with its keys; the first heard first."""
        return self._members("ORDER BY record.id")

    def wait(self, names: Iterable[Name]) -> None:
        """Have recorded announcements merged when their turn comes."""
        self._db.executemany(
            """INSERT INTO pending (source, record) SELECT source, id FROM record WHERE source = ? AND source_id = ?
               ON CONFLICT DO NOTHING""",
            list(names),
        )

    def wait_all(self) -> None:
        """Have all merged that are recorded."""
        self._db.execute(
            "INSERT INTO pending (source, record) SELECT source, id FROM record WHERE true ON CONFLICT DO NOTHING"
        )

    def waiting(self, most: int) -> tuple[list[Member], frozenset[Name]]:
        """The first announcements that wait to be merged, and the names of those that are new."""
        rows = self._db.execute(
            """SELECT record.source, source_id, cluster IS NULL
               FROM pending CROSS JOIN record ON record.id = pending.record
               ORDER BY pending.source, pending.record LIMIT ?""",
            (most,),
        ).fetchall()
        members = self.known(Name(source, source_id) for source, source_id, _ in rows)
        return list(members.values()), frozenset(Name(source, name) for source, name, new in rows if new)

    def merged(self, members: Iterable[Member]) -> None:
        """They wait no longer."""
        self._db.executemany(
            """DELETE FROM pending WHERE (source, record) =
               (SELECT source, id FROM record WHERE source = ? AND source_id = ?)""",
            [(member.announcement.source, member.announcement.source_id) for member in members],
        )

    def holding(self, keys: Iterable[str], crowding: Iterable[str], crowd: int) -> tuple[list[Name], frozenset[str]]:
        """The records that have one of `keys`, and those of `crowding` that over `crowd` records of one source have.

        The latter are not followed, since they lead nearly everywhere; but to those that a URL joined before.
        """
        self._want_keys(crowding)
        crowded = frozenset(
            key
            for (key,) in self._db.execute(
                """SELECT DISTINCT key.key FROM wanted_key CROSS JOIN key USING (key)
                   JOIN record ON record.id = key.record GROUP BY key.key, record.source HAVING count(*) > ?""",
                (crowd,),
            )
        )
        names = self._having(set(keys) - crowded)
        urls = [key for key in sorted(crowded) if key.startswith("url ")]
        return names + (self._joined_by(urls) if urls else []), crowded

    def known(self, names: Iterable[Name]) -> dict[Name, Member]:
        """These records in their newest versions, as they are shown, with their keys and guids."""
        self._db.execute("DELETE FROM wanted_record")
        self._db.executemany(
            "INSERT OR IGNORE INTO wanted_record SELECT id FROM record WHERE source = ? AND source_id = ?", list(names)
        )
        members = self._members("WHERE record.id IN (SELECT id FROM wanted_record)")
        return {member.name: member for member in members}

    def _want_keys(self, keys: Iterable[str]) -> None:
        self._db.execute("DELETE FROM wanted_key")
        self._db.executemany("INSERT OR IGNORE INTO wanted_key VALUES (?)", [(key,) for key in keys])

    def _having(self, keys: Iterable[str]) -> list[Name]:
        self._want_keys(keys)
        rows = self._db.execute(
            """SELECT DISTINCT source, source_id FROM wanted_key CROSS JOIN key USING (key)
               JOIN record ON record.id = key.record ORDER BY 1, 2"""
        )
        return [Name(*row) for row in rows]

    def _joined_by(self, urls: Iterable[str]) -> list[Name]:
        """Those that one of these URLs joined to others."""
        self._want_keys(urls)
        rows = self._db.execute(
            """SELECT DISTINCT source, source_id FROM wanted_key CROSS JOIN key USING (key)
               JOIN record ON record.id = key.record
               WHERE EXISTS (SELECT 1 FROM judgement WHERE rule = 'url' AND a = record.id)
               OR EXISTS (SELECT 1 FROM judgement WHERE rule = 'url' AND b = record.id) ORDER BY 1, 2"""
        )
        return [Name(*row) for row in rows]

    def _members(self, which: str, values: Sequence[object] = ()) -> list[Member]:
        rows = self._db.execute(f"SELECT {MEMBER} FROM record {MEMBERS_TABLES} {which}", values)  # noqa: S608
        return list(map(as_member, rows))

    def _record(self, announcement: Announcement) -> int:
        name = (announcement.source, announcement.source_id)
        row = self._db.execute("SELECT id FROM record WHERE source = ? AND source_id = ?", name).fetchone()
        if row is None:
            row = self._db.execute(
                "INSERT INTO record (source, source_id, name) VALUES (?1, ?2, ?2) RETURNING id", name
            ).fetchone()
        return int(row[0])
