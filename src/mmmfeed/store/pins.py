"""Which records people said are one, or are not; and what a pin can name records by."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from mmmfeed.model import Name
from mmmfeed.store import codec
from mmmfeed.store.places import Found
from mmmfeed.text.words import comparable

_AT_ONCE = 500  # names of one statement
_NEIGHBOURS = 3  # on each side, of what comes nearest to what matches nothing
_COLUMNS = "a_source, a_id, b_source, b_id, same, place"


class PinnedPair(NamedTuple):
    """Two records of which feeds.yaml says that they are the same, or that they are not; `a` sorts before `b`."""

    a: Name
    b: Name
    same: bool
    place: str  # "feeds.yaml:12"


class Pins:
    """The table pin."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def all(self) -> list[PinnedPair]:
        """Every one, in order."""
        return [_pair(row) for row in self._db.execute(f"SELECT {_COLUMNS} FROM pin ORDER BY 1, 2, 3, 4")]  # noqa: S608

    def of(self, names: Iterable[Name]) -> list[PinnedPair]:
        """Those that one of `names` is in, in order."""
        found: set[PinnedPair] = set()
        wanted = sorted(set(names))
        for start in range(0, len(wanted), _AT_ONCE):
            found.update(self._of(wanted[start : start + _AT_ONCE]))
        return sorted(found)

    def replace(self, pairs: Collection[PinnedPair]) -> None:
        """Keep these, and no others."""
        self._db.execute("DELETE FROM pin")
        self._db.executemany(
            f"INSERT INTO pin ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
            [(*pair.a, *pair.b, pair.same, pair.place) for pair in pairs],
        )

    def called(self, name: str, sources: Sequence[str]) -> list[Found]:
        """The records of these sources that are called so, at first or by their documents now."""
        found: set[Found] = set()
        for start in range(0, len(sources), _AT_ONCE):
            some = sources[start : start + _AT_ONCE]
            rows = self._db.execute(
                f"""WITH wanted (whose) AS (VALUES {",".join(["(?)"] * len(some))})
                    SELECT source, source_id, cluster FROM wanted
                    CROSS JOIN record ON source = whose AND source_id = ?{len(some) + 1} UNION
                    SELECT source, source_id, cluster FROM wanted
                    CROSS JOIN record ON source = whose AND name = ?{len(some) + 1}""",  # noqa: S608
                (*some, name),
            )
            found.update(Found(*row) for row in rows)
        return sorted(found, key=lambda one: (one.source, one.source_id))

    def titled(self, title: str) -> list[Found]:
        """The records that have this whole title, as it is heard or as it is shown."""
        words = comparable(title)
        # The index has the beginning of what was heard; what is shown otherwise is little.
        rows = self._db.execute(
            """SELECT source, source_id, cluster, version.body, overruled.body FROM record
               JOIN version ON version.id = (SELECT max(id) FROM version WHERE record = record.id)
               LEFT JOIN overruled USING (source, source_id)
               WHERE heading = ?1 OR (source, source_id) IN (SELECT source, source_id FROM overruled)
               ORDER BY record.id""",
            (codec.opening(title),),
        )
        return [
            Found(source, source_id, cluster)
            for source, source_id, cluster, heard, overruled in rows
            if words and words in {comparable(codec.unpack(heard, how).title) for how in {None, overruled}}
        ]

    def addresses_beside(self, url: str) -> list[str]:
        """Addresses of records that come next to this one in the alphabet; both without http:// or https://."""
        found: list[str] = []
        for side, order in (("<", "DESC"), (">", "ASC")):
            rows = self._db.execute(
                f"SELECT DISTINCT key FROM key WHERE key {side} ? AND key GLOB 'url *' ORDER BY key {order} LIMIT ?",  # noqa: S608
                (f"url {url}", _NEIGHBOURS),
            )
            found += [key.removeprefix("url ") for (key,) in rows]
        return found

    def names_beside(self, source: str, name: str) -> list[str]:
        """The source_ids of a source that come next to this one in the alphabet."""
        found: list[str] = []
        for side, order in (("<", "DESC"), (">", "ASC")):
            rows = self._db.execute(
                f"""SELECT source_id FROM record WHERE source = ? AND source_id {side} ?
                    ORDER BY source_id {order} LIMIT ?""",  # noqa: S608
                (source, name, _NEIGHBOURS),
            )
            found += [source_id for (source_id,) in rows]
        return found

    def _of(self, names: Sequence[Name]) -> list[PinnedPair]:
        # CROSS JOIN goes from the names, which are few, to their pins.
        rows = self._db.execute(
            f"""WITH wanted (source, id) AS (VALUES {",".join(["(?, ?)"] * len(names))})
                SELECT {_COLUMNS} FROM wanted CROSS JOIN pin ON a_source = source AND a_id = id UNION
                SELECT {_COLUMNS} FROM wanted CROSS JOIN pin ON b_source = source AND b_id = id""",  # noqa: S608
            [part for name in names for part in name],
        )
        return [_pair(row) for row in rows]


def _pair(row: tuple[str, str, str, str, int, str]) -> PinnedPair:
    a_source, a_id, b_source, b_id, same, place = row
    return PinnedPair(Name(a_source, a_id), Name(b_source, b_id), bool(same), place)
