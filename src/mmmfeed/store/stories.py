"""What became of guids over time, for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from mmmfeed.model import Name
from mmmfeed.store import codec

_COLUMNS = "at, guid, event, source, source_id, evidence"


class Event(NamedTuple):
    """A copy came to an announcement, or went from it."""

    at: datetime  # UTC
    guid: str
    event: str  # joined, left
    name: Name
    evidence: str  # for people


class Stories:
    """The table story."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of(self, guids: Sequence[str]) -> list[Event]:
        """What became of these, in order."""
        query = f"SELECT id, {_COLUMNS} FROM story WHERE guid = ?"  # noqa: S608 (names of ours)
        rows = sorted(row for guid in guids for row in self._db.execute(query, (guid,)))
        return [Event(codec.moment(at), guid, event, Name(*name), why) for _, at, guid, event, *name, why in rows]

    def last(self) -> int:
        """How many there are; what is told later has higher numbers."""
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM story").fetchone()[0])

    def tell_instead(self, last: int, events: Iterable[Event]) -> None:
        """Have these in place of all that was told after `last`."""
        self._db.execute("DELETE FROM story WHERE id > ?", (last,))
        self._db.executemany(
            f"INSERT INTO story ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
            [(codec.stamp(at), guid, event, *name, why) for at, guid, event, name, why in events],
        )
