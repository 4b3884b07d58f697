"""Which feeds have changed without their hub knowing it: it did not answer, or the run ended before it was told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mmmfeed.store import codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """A feed that a hub is still to be told of."""

    topic: str  # its address
    since: datetime  # UTC; when it changed last
    tries: int = 0  # in vain
    due: datetime  # UTC
    rests: bool = False  # whether the hub is told nothing at all until then


class Pings:
    """The table ping. Each change is one statement, so that nothing is locked while a hub is waited for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def owe(self, hub: str, topics: Iterable[str], now: datetime) -> None:
        """These have changed at `now`. One that waits already goes on waiting, but is not given up so soon."""
        self._db.execute(
            """INSERT INTO ping SELECT ?1, value, ?2, 0, ?2, 0 FROM json_each(?3) WHERE true
               ON CONFLICT DO UPDATE SET since = excluded.since""",
            (hub, codec.stamp(now), json.dumps(list(topics))),
        )

    def of(self, hub: str) -> list[Ping]:
        """All that a hub is to be told, in the order of the addresses."""
        rows = self._db.execute("SELECT topic, since, tries, due, rests FROM ping WHERE hub = ? ORDER BY topic", (hub,))
        return [
            Ping(topic=topic, since=codec.moment(since), tries=tries, due=codec.moment(due), rests=bool(rests))
            for topic, since, tries, due, rests in rows
        ]

    def told(self, hub: str, topics: Iterable[str]) -> None:
        """The hub knows of these; or it need not."""
        self._db.execute(
            "DELETE FROM ping WHERE hub = ? AND topic IN (SELECT value FROM json_each(?))",
            (hub, json.dumps(list(topics))),
        )

    def put_off(self, hub: str, topics: Iterable[str], due: datetime, *, rests: bool) -> None:
        """The hub was told of these in vain, and may be told again when they are due."""
        self._db.execute(
            """UPDATE ping SET tries = tries + 1, due = ?2, rests = ?3
               WHERE hub = ?1 AND topic IN (SELECT value FROM json_each(?4))""",
            (hub, codec.stamp(due), rests, json.dumps(list(topics))),
        )

    def keep_only(self, hub: str, topics: Iterable[str]) -> None:
        """Forget what is not in feeds.yaml any more: other hubs, and other feeds than those at `topics`."""
        self._db.execute(
            "DELETE FROM ping WHERE hub <> ? OR topic NOT IN (SELECT value FROM json_each(?))",
            (hub, json.dumps(list(topics))),
        )
