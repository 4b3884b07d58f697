"""The runs of words that records have, by which those are found that share some of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from mmmfeed.model import Name

_RAREST = 3  # runs of one whose every run is crowded: then these have to do
_ONE_IN = 25  # one shared run in so many is a sentence of a common form, not a common text


class Alike(NamedTuple):
    """Records that share words with one, the likest first, and how often a source has each of its runs."""

    names: list[Name]
    often: dict[int, int]  # in how many records of the source that has most; counted up to the crowd's size
    uses: dict[int, int]  # in how many records of all; counted so, too


class Words:
    """A table of runs of words: print, or feature."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._db, self._table = connection, table

    def keep(self, prints: Mapping[Name, Collection[int]]) -> None:
        """Have recorded announcements found by these runs, besides those that they had before."""
        for name, found in prints.items():
            (record,) = self._db.execute(
                "UPDATE record SET prints = max(prints, ?) WHERE source = ? AND source_id = ? RETURNING id",
                (len(found), *name),
            ).fetchone()
            self._db.executemany(
                f"INSERT INTO {self._table} VALUES (?, ?) ON CONFLICT DO NOTHING",  # noqa: S608 (a name of ours)
                [(run, record) for run in sorted(found)],
            )

    def alike(self, name: Name, prints: Collection[int], crowd: int, most: int) -> Alike:
        """At most so many records that share runs which no crowd has; runs of a crowd count where there are few."""
        having = {run: self._having(run, crowd) for run in sorted(prints)}
        rare = [run for run, records in having.items() if len(records) <= crowd]
        if len(rare) < _RAREST:
            rare = sorted(having, key=lambda run: (len(having[run]), run))[:_RAREST]
        shared = Counter(record for run in rare for record, _ in having[run])
        likest = sorted(shared, key=lambda record: (-shared[record], record))
        few = len(rare) // _ONE_IN
        names = [other for record in likest if (other := self._name(record, shared[record], few)) and other != name]
        often = {
            run: max(Counter(source for _, source in records).values()) for run, records in having.items() if records
        }
        return Alike(names[:most], often, {run: len(records) for run, records in having.items()})

    def _having(self, run: int, crowd: int) -> list[tuple[int, str]]:
        # The newest of a crowd: a copy follows within weeks.
        query = f"""SELECT record, source FROM {self._table} AS run CROSS JOIN record ON record.id = run.record
                    WHERE hash = ? ORDER BY record DESC LIMIT ?"""  # noqa: S608
        return self._db.execute(query, (run, crowd + 1)).fetchall()

    def _name(self, record: int, shared: int, few: int) -> Name | None:
        row = self._db.execute("SELECT source, source_id, prints FROM record WHERE id = ?", (record,)).fetchone()
        return Name(row[0], row[1]) if shared > min(few, row[2] // _ONE_IN) else None
