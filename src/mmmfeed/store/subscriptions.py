"""Which feeds the lists among the sources name, and what each is called for life."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed that a list names, or named once."""

    place: str  # what all ways to write its address share
    name: str  # what it is called, behind the list's name
    url: str  # as the list has it
    title: str = ""
    is_listed: bool = True  # False: it is not in the list any more


class Subscriptions:
    """The table subscription."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of(self, source: str) -> list[Subscription]:
        """Those that the list `source` names, in its order, then those that it named once."""
        rows = self._db.execute(
            """SELECT place, name, url, title, position IS NOT NULL FROM subscription WHERE list = ?
               ORDER BY position IS NULL, position, name""",
            (source,),
        )
        return [
            Subscription(place=place, name=name, url=url, title=title, is_listed=bool(is_listed))
            for place, name, url, title, is_listed in rows
        ]

    def listed(self) -> dict[str, list[Subscription]]:
        """Those that each list names, in its order."""
        found: defaultdict[str, list[Subscription]] = defaultdict(list)
        rows = self._db.execute(
            "SELECT list, place, name, url, title FROM subscription WHERE position IS NOT NULL ORDER BY list, position"
        )
        for source, place, name, url, title in rows:
            found[source].append(Subscription(place=place, name=name, url=url, title=title))
        return found

    def keep(self, source: str, listed: Iterable[Subscription]) -> None:
        """What the list `source` names now, in its order. What it named once keeps its name, unless another has it."""
        self._db.execute("UPDATE subscription SET position = NULL WHERE list = ?", (source,))
        for position, feed in enumerate(listed):
            self._db.execute("DELETE FROM subscription WHERE list = ? AND name = ?", (source, feed.name))
            self._db.execute(
                """INSERT INTO subscription VALUES (?, ?, ?, ?, ?, ?)
                   ON CONFLICT DO UPDATE SET name = excluded.name, url = excluded.url, title = excluded.title,
                       position = excluded.position""",
                (source, feed.place, feed.name, feed.url, feed.title, position),
            )
