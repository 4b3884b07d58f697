"""Where records stand in their documents now, and what else they can be found by than their source_id."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from mmmfeed.model import Announcement, Document
from mmmfeed.store import codec
from mmmfeed.text.words import comparable

_AT_ONCE = 500  # parameters of one statement
_NEIGHBOURS = 3  # on each side, of what comes nearest to words that nothing begins with

_T = TypeVar("_T")

# CROSS JOIN keeps SQLite from going through all records of a source, of which it does not know how many there are.
# A record that stands in no document now, but stood in one: nowhere is its reading the location's last one.
_NOWHERE = """NOT EXISTS (SELECT 1 FROM place JOIN location ON location.id = place.location
                          WHERE place.record = record.id AND place.reading = location.reading)"""


class Turn(NamedTuple):
    """One reading of a document that is all that its source has to say at this location."""

    location: int
    reading: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An announcement as its document has it."""

    said: Announcement  # under its lasting name, before feeds.yaml decides anything
    name: str  # what the document calls it
    day: str | None  # of its publication, in its source's time zone, ISO 8601
    ordinal: int  # its place among those of the same moment in the document, from 0


class Found(NamedTuple):
    """A record that something names."""

    source: str
    source_id: str
    cluster: int | None


class Places:
    """The table place, and the columns of record that say what its document has."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def begin(self, document: Document) -> Turn:
        """A new reading of the document's location, which is known: what will not stand in it is gone from there."""
        return Turn(
            *self._db.execute(
                "UPDATE location SET reading = reading + 1 WHERE source = ? AND location = ? RETURNING id, reading",
                (document.source, document.location),
            ).fetchone()
        )

    def stand(self, turn: Turn | None, standings: Sequence[Standing]) -> None:
        """Keep where recorded announcements stand; without a turn only what they can be found by."""
        self._db.executemany(
            """UPDATE record SET name = ?1, day = ?2, opening = ?3, heading = ?4, ordinal = ?5
               WHERE source = ?6 AND source_id = ?7
               AND (name, day, opening, heading, ordinal) IS NOT (?1, ?2, ?3, ?4, ?5)""",
            map(_columns, standings),
        )
        if turn is not None:
            self._db.executemany(
                """INSERT INTO place (record, location, reading)
                   SELECT id, ?, ? FROM record WHERE source = ? AND source_id = ?
                   ON CONFLICT DO UPDATE SET reading = excluded.reading""",
                ((*turn, s.said.source, s.said.source_id) for s in standings),
            )
        for source, some in _by_source(standings):
            self._db.execute(
                f"""UPDATE cluster SET ordinal = record.ordinal FROM record
                    WHERE record.cluster = cluster.id AND position = 0 AND cluster.ordinal <> record.ordinal
                    AND record.source = ? AND source_id IN ({_marks(some)})""",  # noqa: S608 (only marks)
                (source, *some),
            )

    def lasting(self, source: str, names: Sequence[str]) -> dict[str, str]:
        """The source_id of each record that its document called by one of `names` when it was heard last."""
        return dict(
            row
            for some in _chunks(names)
            for row in self._db.execute(
                f"SELECT name, source_id FROM record WHERE source = ? AND name IN ({_marks(some)})",  # noqa: S608
                (source, *some),
            )
        )

    def called_now(self, source: str, names: Sequence[str]) -> dict[str, str]:
        """The same of a feed, of which only a part is seen: else the record that was called so at first."""
        found = self.lasting(source, names)
        taken = set(found.values())
        first = self.taken(source, [name for name in names if name not in found])
        return found | {name: name for name in first if name not in taken}

    def alike(self, said: Sequence[Announcement], keys: Iterable[str]) -> list[Announcement]:
        """Records of one source with the title of one of `said`, or with one of `keys`, the first heard first.

        Each in its newest version as heard.
        """
        ids: set[int] = set()
        for some in _chunks(said):
            headings = {codec.opening(one.title) for one in some}
            rows = self._db.execute(
                f"SELECT id FROM record WHERE heading IN ({_marks(list(headings))}) AND source = ?",  # noqa: S608
                (*headings, some[0].source),
            )
            ids.update(id_ for (id_,) in rows)
        for chunk in _chunks(sorted(set(keys))):
            rows = self._db.execute(
                f"""SELECT id FROM key CROSS JOIN record ON record.id = key.record
                    WHERE key.key IN ({_marks(chunk)}) AND source = ?""",  # noqa: S608
                (*chunk, said[0].source),
            )
            ids.update(id_ for (id_,) in rows)
        return list(self._newest(ids))

    def release(self, source: str, names: Iterable[str]) -> None:
        """Some other records of a source have these names from now on."""
        self._db.executemany(
            "UPDATE record SET name = NULL WHERE source = ? AND name = ?", ((source, name) for name in names)
        )

    def taken(self, source: str, names: Sequence[str]) -> set[str]:
        """Those of `names` that are some record's source_id."""
        return {
            name
            for some in _chunks(names)
            for (name,) in self._db.execute(
                f"SELECT source_id FROM record WHERE source = ? AND source_id IN ({_marks(some)})",  # noqa: S608
                (source, *some),
            )
        }

    def gone(
        self, source: str, whole: Collection[str], days: Iterable[str], keys: Iterable[str]
    ) -> Iterator[Announcement]:
        """Records of a source on one of `days` or with one of `keys` that stand nowhere, and not in `whole` either.

        Each in its newest version as heard.
        """
        ids: set[int] = set()
        for some in _chunks(sorted(set(days))):
            rows = self._db.execute(
                f"SELECT id, name FROM record WHERE source = ? AND day IN ({_marks(some)}) AND {_NOWHERE}",  # noqa: S608
                (source, *some),
            )
            ids.update(id_ for id_, name in rows if name not in whole)
        for some in _chunks(sorted(set(keys))):
            rows = self._db.execute(
                f"""SELECT id, name FROM key CROSS JOIN record ON record.id = key.record
                    WHERE key.key IN ({_marks(some)}) AND source = ? AND {_NOWHERE}""",  # noqa: S608
                (*some, source),
            )
            ids.update(id_ for id_, name in rows if name not in whole)
        yield from self._newest(ids)

    def vanished(self, source: str) -> list[Found]:
        """All records of a source that stood in some document of it, and stand nowhere now."""
        return self._found(
            f"""SELECT source, source_id, cluster FROM record WHERE source = ? AND {_NOWHERE}
                AND EXISTS (SELECT 1 FROM place WHERE place.record = record.id)""",  # noqa: S608 (our own words)
            (source,),
        )

    def called(self, source: str, name: str) -> list[Found]:
        """The record of a source that is called so, at first or by its document now."""
        return self._found(
            """SELECT source, source_id, cluster FROM record WHERE source = ?1 AND source_id = ?2
               UNION SELECT source, source_id, cluster FROM record WHERE source = ?1 AND name = ?2""",
            (source, name),
        )

    def saying(self, words: str) -> list[Found]:
        """The records of all sources with these words in the title that is shown. Looks through all records."""
        wanted = comparable(words)
        # The column has the beginning of the title that was heard; long ones, and what is shown otherwise, are few.
        rows = self._db.execute(
            f"""SELECT source, source_id, cluster, version.body, overruled.body FROM record
                JOIN version ON version.id = (SELECT max(id) FROM version WHERE record = record.id)
                LEFT JOIN overruled USING (source, source_id)
                WHERE instr(heading, ?) OR length(heading) >= {codec.OPENING}
                OR (source, source_id) IN (SELECT source, source_id FROM overruled)
                ORDER BY record.id""",  # noqa: S608 (a number of ours)
            (wanted,),
        )
        return [
            Found(source, source_id, cluster)
            for source, source_id, cluster, heard, overruled in rows
            if wanted and wanted in comparable(codec.unpack(heard, overruled).title)
        ]

    def dated(self, source: str, day: str) -> list[Found]:
        """The records of a source that it dates with this day."""
        return self._found(
            "SELECT source, source_id, cluster FROM record WHERE source = ? AND day = ? ORDER BY source_id",
            (source, day),
        )

    def beginning(self, words: str) -> list[Found]:
        """The records of all sources whose text or title begins with these words."""
        first = codec.opening(words)
        return self._found(
            """SELECT source, source_id, cluster FROM record WHERE opening >= ?1 AND opening < ?2
               UNION SELECT source, source_id, cluster FROM record WHERE heading >= ?1 AND heading < ?2""",
            (first, f"{first}\U0010ffff"),
        )

    def neighbours(self, words: str) -> list[tuple[str, str]]:
        """Openings that come next to these words in the alphabet, and the source_ids of their records."""
        return [pair for column in ("opening", "heading") for pair in self._beside(column, codec.opening(words))]

    def days_beside(self, source: str, day: str) -> list[tuple[str, str]]:
        """The days of a source that come before and after this one, and the source_ids of their records."""
        return self._beside("day", day, "source = ? AND", source)

    def _newest(self, records: Collection[int]) -> Iterator[Announcement]:
        for chunk in _chunks(sorted(records)):
            for (body,) in self._db.execute(
                f"""SELECT body FROM version WHERE record IN ({_marks(chunk)})
                    AND id = (SELECT max(id) FROM version AS other WHERE other.record = version.record)
                    ORDER BY record""",  # noqa: S608
                chunk,
            ):
                yield codec.unpack(body)

    def _beside(self, column: str, value: str, *condition: str) -> list[tuple[str, str]]:
        """What comes next to `value` on either side, in a column that an index sorts (under a condition, its value)."""
        first, *more = condition or ("",)
        found: list[tuple[str, str]] = []
        for side, order in (("<", "DESC"), (">=", "ASC")):
            found += self._db.execute(
                f"""SELECT {column}, source_id FROM record WHERE {first} {column} {side} ?
                    ORDER BY {column} {order} LIMIT ?""",  # noqa: S608 (our own words)
                (*more, value, _NEIGHBOURS),
            )
        return found

    def _found(self, query: str, values: tuple[str, ...]) -> list[Found]:
        return [Found(*row) for row in self._db.execute(query, values)]


def _columns(standing: Standing) -> tuple[object, ...]:
    said = standing.said
    looked_up = (standing.name, standing.day, codec.opening(said.text), codec.opening(said.title), standing.ordinal)
    return (*looked_up, said.source, said.source_id)


def _by_source(standings: Sequence[Standing]) -> Iterator[tuple[str, Sequence[str]]]:
    for some in _chunks(standings):
        for source in {standing.said.source for standing in some}:
            yield source, [s.said.source_id for s in some if s.said.source == source]


def _chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
