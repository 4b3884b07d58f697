"""The runs of words that records have, by which those are found that share some of them.

Runs are hashes, so that each of them belongs on a page of its own of a large table. New ones are kept in a small part
of it, the recent one, and put among the others many at a time: else each build would write most of the table anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from mmmfeed.model import Name

_RAREST = 3  # runs of one whose every run is crowded: then these have to do
# One shared run in so many is a sentence of a common form, not a common text. Of two texts that are the same, the
# shorter shares a fifth of its runs and more; what is said in two languages has less in common.
_ONE_IN = {"print": 10, "feature": 25}
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
        self._one_in = _ONE_IN[table]
        self._recent: int | None = None  # rows of the recent part, at most; None: not counted yet
        # What was looked up since something was kept.
        self._found: dict[int, list[int]] = {}
        self._records: dict[int, _Record] = {}
        newest = f"SELECT record FROM {table} WHERE recent = {{}} AND hash = ?1 ORDER BY record DESC LIMIT ?2"  # noqa: S608
        self._having_either = f"SELECT * FROM ({newest.format(1)}) UNION ALL SELECT * FROM ({newest.format(0)})"  # noqa: S608

    def keep(self, prints: Mapping[Name, Collection[int]]) -> None:
        """Have recorded announcements found by these runs, besides those that they had before."""
        self._found.clear()
        self._records.clear()
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
        few = len(rare) // self._one_in
        enough = [*(id_ for id_, count in shared.items() if count > few), *self._short(shared, few)]
        records = self._known(enough)
        names = (
            Name(*records[id_][:2])
            for id_ in sorted(enough, key=lambda id_: (-shared[id_], id_))
            if shared[id_] > min(few, records[id_].prints // self._one_in)
        )
        others = list(islice((other for other in names if other != name), most))
        return Alike(others, {run: len(records) for run, records in having.items()})

    def often(self, runs: Iterable[int], crowd: int) -> dict[int, int]:
        """In how many records of a source each run is, of the one that has most; counted up to the crowd's size."""
        having = {run: found for run in set(runs) if (found := self._having(run, crowd))}
        records = self._known({record for found in having.values() if len(found) > 1 for record in found})
        return {
            run: max(Counter(records[record].source for record in found).values()) if len(found) > 1 else 1
            for run, found in having.items()
        }

    def _having(self, run: int, crowd: int) -> list[int]:
        """The newest of a crowd: a copy follows within weeks."""
        if run not in self._found:
            found = [record for (record,) in self._db.execute(self._having_either, (run, crowd + 1))]
            self._found[run] = sorted(set(found), reverse=True)[: crowd + 1] if len(found) > 1 else found
        return self._found[run]

    def _short(self, shared: Mapping[int, int], few: int) -> list[int]:
        """Of the records that share a few runs, which are nearly all, those that may have hardly any more."""
        rows = self._db.execute(
            "SELECT value FROM json_each(?) CROSS JOIN record ON record.id = value WHERE prints < ?",
            (json.dumps([id_ for id_, count in shared.items() if count <= few]), few * self._one_in),
        )
        return [id_ for (id_,) in rows]

    def _known(self, ids: Iterable[int]) -> Mapping[int, _Record]:
        """These records, and some others."""
        unknown = [id_ for id_ in ids if id_ not in self._records]
        if not unknown:
            return self._records
        rows = self._db.execute(
            "SELECT record.id, source, source_id, prints FROM json_each(?) CROSS JOIN record ON record.id = value",
            (json.dumps(unknown),),
        )
        self._records.update((id_, _Record(*row)) for id_, *row in rows)
        return self._records

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
