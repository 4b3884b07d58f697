"""The runs of words that records have, by which those are found that share some of them.

Runs are hashes, so that each of them belongs on a page of its own of a large table. New ones are kept in a small part
of it, the recent one, and put among the others many at a time: else each build would write most of the table anew.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from mmmfeed.model import Name

_RAREST = 3  # runs of one whose every run is crowded: then these have to do
_ONE_IN = 25  # one shared run in so many is a sentence of a common form, not a common text
_RECENT = 400_000  # rows, some 8,000 announcements: all pages of it together are about as many as they touch


class Alike(NamedTuple):
    """Records that share words with one, the likest first, and in how many records each of its runs is."""

    names: list[Name]
    uses: dict[int, int]  # counted up to the crowd's size


class _Record(NamedTuple):
    source: str
    source_id: str
    prints: int  # how many runs of words it has


class Words:
    """A table of runs of words: print, or feature."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._db, self._table = connection, table
        self._recent: int | None = None  # rows of the recent part, at most; None: not counted yet
        self._seen: dict[int, _Record] = {}  # since something was kept
        newest = f"SELECT record FROM {table} WHERE recent = {{}} AND hash = ?1 ORDER BY record DESC LIMIT ?2"  # noqa: S608
        self._having_either = f"SELECT * FROM ({newest.format(1)}) UNION ALL SELECT * FROM ({newest.format(0)})"

    def keep(self, prints: Mapping[Name, Collection[int]]) -> None:
        """Have recorded announcements found by these runs, besides those that they had before."""
        self._seen.clear()
        rows: list[tuple[int, int]] = []
        for name, found in prints.items():
            (record,) = self._db.execute(
                "UPDATE record SET prints = max(prints, ?) WHERE source = ? AND source_id = ? RETURNING id",
                (len(found), *name),
            ).fetchone()
            rows += [(run, record) for run in found]
        self._db.executemany(
            f"INSERT INTO {self._table} (recent, hash, record) VALUES (1, ?, ?) ON CONFLICT DO NOTHING",  # noqa: S608
            sorted(rows),
        )
        self._settle(len(rows))

    def alike(self, name: Name, prints: Collection[int], crowd: int, most: int) -> Alike:
        """At most so many records that share runs which no crowd has; runs of a crowd count where there are few."""
        having = {run: self._having(run, crowd) for run in sorted(prints)}
        rare = [run for run, records in having.items() if len(records) <= crowd]
        if len(rare) < _RAREST:
            rare = sorted(having, key=lambda run: (len(having[run]), run))[:_RAREST]
        shared = Counter(record for run in rare for record in having[run])
        likest = sorted(shared, key=lambda record: (-shared[record], record))
        names = self._names(((record, shared[record]) for record in likest), len(rare) // _ONE_IN)
        others = list(islice((other for other in names if other != name), most))
        return Alike(others, {run: len(records) for run, records in having.items()})

    def often(self, runs: Iterable[int], crowd: int) -> dict[int, int]:
        """In how many records of one source each run is, of the source that has most; counted up to the crowd's size."""
        found = {run: self._having(run, crowd) for run in sorted(set(runs))}
        return {
            run: max(Counter(self._record(record).source for record in records).values())
            for run, records in found.items()
            if records
        }

    def _having(self, run: int, crowd: int) -> list[int]:
        """The newest of a crowd: a copy follows within weeks."""
        found = [record for (record,) in self._db.execute(self._having_either, (run, crowd + 1))]
        return sorted(set(found), reverse=True)[: crowd + 1] if len(found) > 1 else found

    def _names(self, records: Iterable[tuple[int, int]], few: int) -> Iterator[Name]:
        """Those of records, each with how many runs it shares, that share more than some."""
        for id_, shared in records:
            record = self._record(id_)
            if shared > min(few, record.prints // _ONE_IN):
                yield Name(record.source, record.source_id)

    def _record(self, id_: int) -> _Record:
        if id_ not in self._seen:
            query = "SELECT source, source_id, prints FROM record WHERE id = ?"
            self._seen[id_] = _Record(*self._db.execute(query, (id_,)).fetchone())
        return self._seen[id_]

    def _settle(self, added: int) -> None:
        """Put the recent ones among the others when they are many."""
        if self._recent is None:
            query = f"SELECT count(*) FROM {self._table} WHERE recent = 1"  # noqa: S608
            self._recent = self._db.execute(query).fetchone()[0]
        else:
            self._recent += added
        if self._recent > _RECENT:
            self._db.execute(
                f"""INSERT INTO {self._table} (recent, hash, record)
                    SELECT 0, hash, record FROM {self._table} WHERE recent = 1 ORDER BY hash, record
                    ON CONFLICT DO NOTHING"""  # noqa: S608
            )
            self._db.execute(f"DELETE FROM {self._table} WHERE recent = 1")  # noqa: S608
            self._recent = 0
