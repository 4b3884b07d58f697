"""Which announcements are, or may be, one in two languages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

from mmmfeed.model import Link, Name

Table = Literal["link", "translation"]  # all that may be, and those of them that stand


class Links:
    """The tables link, translation and tongue."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._db.execute("CREATE TEMP TABLE linked_record (id INTEGER PRIMARY KEY)")

    def about(self, names: Iterable[Name], table: Table = "link") -> list[Link]:
        """Those that one of `names` is in, in order."""
        self._want(names)
        rows = self._db.execute(
            f"""WITH found AS (
                    SELECT {table}.* FROM linked_record CROSS JOIN {table} ON a = id UNION
                    SELECT {table}.* FROM linked_record CROSS JOIN {table} ON b = id)
                SELECT one.source, one.source_id, other.source, other.source_id, found.score, found.evidence FROM found
                JOIN record AS one ON one.id = a JOIN record AS other ON other.id = b"""  # noqa: S608 (names of ours)
        )
        links = []
        for source, source_id, other_source, other_id, score, evidence in rows:
            a, b = sorted((Name(source, source_id), Name(other_source, other_id)))
            links.append(Link(a=a, b=b, score=score, evidence=evidence))
        return sorted(links, key=lambda link: (link.a, link.b))

    def replace(self, names: Iterable[Name], links: Iterable[Link], table: Table = "link") -> None:
        """Keep these in place of all that one of `names` is in."""
        self._want(names)
        for end in "ab":
            self._db.execute(f"DELETE FROM {table} WHERE {end} IN (SELECT id FROM linked_record)")  # noqa: S608
        self._db.executemany(
            f"""INSERT INTO {table} SELECT min(one.id, other.id), max(one.id, other.id), ?, ?
                FROM record AS one JOIN record AS other
                WHERE (one.source, one.source_id, other.source, other.source_id) = (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET (score, evidence) = (excluded.score, excluded.evidence)""",  # noqa: S608
            [(link.score, link.evidence, *link.a, *link.b) for link in links],
        )

    def tongues(self) -> set[str]:
        """The languages in which something is known."""
        return {code for (code,) in self._db.execute("SELECT code FROM tongue")}

    def speak(self, tongues: Iterable[str]) -> None:
        """Something is known in these."""
        self._db.executemany("INSERT OR IGNORE INTO tongue VALUES (?)", [(code,) for code in sorted(tongues)])

    def _want(self, names: Iterable[Name]) -> None:
        self._db.execute("DELETE FROM linked_record")
        self._db.executemany(
            "INSERT OR IGNORE INTO linked_record SELECT id FROM record WHERE source = ? AND source_id = ?", list(names)
        )
