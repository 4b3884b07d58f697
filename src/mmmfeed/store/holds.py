"""What was held back until somebody looked at it, or it had been said for a day; and what sources do habitually."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mmmfeed.model import Document
from mmmfeed.store import codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Something that a location says and nobody believes yet."""

    location: str
    rule: str
    since: datetime  # when it was first said
    names: tuple[str, ...]  # what the source calls that which is new in it


class Holds:
    """The tables held and habit."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def last(self, source: str, location: str) -> Hold | None:
        """What a location said when it last said something, if that was held back."""
        rows = self._found(
            "source = ? AND location = ? AND names <> '[]' ORDER BY hearing DESC LIMIT 1", source, location
        )
        return next(iter(rows), None)

    def standing(self, source: str) -> list[Hold]:
        """The last documents of a source, one a location, that are held back."""
        return self._found(
            """source = ? AND hearing IN (SELECT hearing FROM location WHERE location.source = held.source)
               ORDER BY hearing""",
            source,
        )

    def hold(self, hearing: int, document: Document, hold: Hold) -> None:
        """Keep back what a hearing brought."""
        self._db.execute(
            """INSERT INTO held (hearing, source, location, rule, since, names) VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT DO UPDATE SET rule = excluded.rule, since = excluded.since, names = excluded.names""",
            (hearing, document.source, document.location, hold.rule, codec.stamp(hold.since), json.dumps(hold.names)),
        )

    def let_through(self, hearing: int, document: Document, hold: Hold, now: datetime) -> None:
        """Believe from now on what a hearing brought."""
        self.hold(hearing, document, hold)
        self._db.execute("UPDATE held SET passed = ? WHERE hearing = ?", (codec.stamp(now), hearing))
        self.over(document)

    def over(self, document: Document) -> None:
        """The location says something else now, or is believed; what was held back before stays so."""
        self._db.execute(
            "UPDATE held SET names = '[]' WHERE source = ? AND location = ?", (document.source, document.location)
        )

    def became_of(self, hearing: int) -> bool | None:
        """Whether a hearing that brought much was let through; None: it was never held back."""
        row = self._db.execute("SELECT passed IS NOT NULL FROM held WHERE hearing = ?", (hearing,)).fetchone()
        return row and bool(row[0])

    def times(self, source: str, rule: str) -> int:
        """How often in a row a source did what a rule names."""
        row = self._db.execute("SELECT times FROM habit WHERE source = ? AND rule = ?", (source, rule)).fetchone()
        return int(row[0]) if row else 0

    def did(self, source: str, rule: str, times: int) -> None:
        """Keep how often in a row it did so."""
        self._db.execute(
            "INSERT INTO habit VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET times = excluded.times", (source, rule, times)
        )

    def _found(self, which: str, *values: str) -> list[Hold]:
        rows: Sequence[tuple[str, str, str, str]] = self._db.execute(
            f"SELECT location, rule, since, names FROM held WHERE passed IS NULL AND {which}",  # noqa: S608 (our words)
            values,
        ).fetchall()
        return [
            Hold(location=location, rule=rule, since=codec.moment(since), names=tuple(json.loads(names)))
            for location, rule, since, names in rows
        ]
