"""What was published: which announcements have pages or are in closed documents, and which look otherwise by now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

_CHORE = "publish"
_LINKED = "".join(  # names of ours
    f"""UNION SELECT other.guid FROM touched CROSS JOIN cluster USING (guid)
            CROSS JOIN record ON record.cluster = cluster.id CROSS JOIN translation ON translation.{one} = record.id
            CROSS JOIN record AS linked ON linked.id = translation.{another}
            CROSS JOIN cluster AS other ON other.id = linked.cluster """  # noqa: S608
    for one, another in ("ab", "ba")
)


class Outputs:
    """The tables touched, page, written and archived. Triggers fill touched, whoever changes what readers see."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    # --- what is to be published again --------------------------------------------------------------------

    def touched(self) -> list[str]:
        """The guids of which readers may see something else than what was published; also such as are gone.

        What is linked as a translation of one of these shows something of it.
        """
        return [guid for (guid,) in self._db.execute(f"SELECT guid FROM touched {_LINKED} ORDER BY guid")]  # noqa: S608

    def touch_all(self) -> None:
        """Have all that is known, and all that has a page, looked at."""
        self._db.execute("INSERT OR IGNORE INTO touched SELECT guid FROM cluster UNION SELECT guid FROM page")

    def touch(self, guids: Iterable[str]) -> None:
        """Have these looked at."""
        self._db.executemany("INSERT OR IGNORE INTO touched VALUES (?)", [(guid,) for guid in guids])

    def settled(self, guids: Iterable[str]) -> None:
        """These are published as they are."""
        self._db.executemany("DELETE FROM touched WHERE guid = ?", [(guid,) for guid in guids])

    def state(self) -> str | None:
        """What the last publication depended on besides the announcements; None: there was none."""
        row = self._db.execute("SELECT settings FROM chore WHERE name = ?", (_CHORE,)).fetchone()
        return row and str(row[0])

    def keep_state(self, state: str) -> None:
        """Remember it."""
        self._db.execute(
            """INSERT INTO chore VALUES (?, '', ?) ON CONFLICT DO UPDATE SET settings = excluded.settings
               WHERE settings <> excluded.settings""",
            (_CHORE, state),
        )

    # --- pages --------------------------------------------------------------------------------------------

    def pages(self, guids: Iterable[str]) -> dict[str, str]:
        """The period under which the page of each of these is listed; those without a page are left out."""
        found = (
            (guid, self._db.execute("SELECT period FROM page WHERE guid = ?", (guid,)).fetchone()) for guid in guids
        )
        return {guid: row[0] for guid, row in found if row}

    def list_pages(self, pages: Mapping[str, str]) -> None:
        """These have pages now, listed under these periods."""
        self._db.executemany(
            """INSERT INTO page VALUES (?, ?) ON CONFLICT DO UPDATE SET period = excluded.period
               WHERE period <> excluded.period""",
            list(pages.items()),
        )

    def unlist_pages(self, guids: Iterable[str]) -> None:
        """These have none any more."""
        self._db.executemany("DELETE FROM page WHERE guid = ?", [(guid,) for guid in guids])

    def periods(self) -> dict[str, int]:
        """How many pages are listed under each period, in order."""
        return dict(self._db.execute("SELECT period, count(*) FROM page GROUP BY period ORDER BY period").fetchall())

    def listed_under(self, period: str) -> list[str]:
        """The guids of the announcements listed there, and below: 2026-03 is below 2026."""
        query = "SELECT guid FROM page WHERE period = ?1 OR period LIKE ?1 || '-%' ORDER BY guid"
        return [guid for (guid,) in self._db.execute(query, (period,))]

    def all_pages(self) -> list[str]:
        """The guids that have pages, also such as only lead to another one."""
        return [guid for (guid,) in self._db.execute("SELECT guid FROM page ORDER BY guid")]

    # --- files --------------------------------------------------------------------------------------------

    def ours(self) -> set[str]:
        """The names of the files that were made here, but for the pages of announcements."""
        return {name for (name,) in self._db.execute("SELECT name FROM written")}

    def own(self, names: Iterable[str]) -> None:
        """Files of these names are made here."""
        self._db.executemany("INSERT OR IGNORE INTO written VALUES (?)", [(name,) for name in names])

    def disown(self, names: Iterable[str]) -> None:
        """There are none of these names any more that were made here."""
        self._db.executemany("DELETE FROM written WHERE name = ?", [(name,) for name in names])

    # --- the history of feeds -----------------------------------------------------------------------------

    def documents(self, feed: str) -> int:
        """The number of the newest closed document of a feed; 0: there is none."""
        query = "SELECT coalesce(max(number), 0) FROM archived WHERE feed = ?"
        return int(self._db.execute(query, (feed,)).fetchone()[0])

    def numbers(self, feed: str, guids: Iterable[str]) -> dict[str, int]:
        """In which document each of these is; those in none are left out."""
        query = "SELECT number FROM archived WHERE feed = ? AND guid = ?"
        found = ((guid, self._db.execute(query, (feed, guid)).fetchone()) for guid in guids)
        return {guid: row[0] for guid, row in found if row}

    def archived_in(self, feed: str, number: int) -> list[str]:
        """The guids of a document."""
        query = "SELECT guid FROM archived WHERE feed = ? AND number = ? ORDER BY guid"
        return [guid for (guid,) in self._db.execute(query, (feed, number))]

    def close(self, feed: str, number: int, guids: Iterable[str]) -> None:
        """Have a document of these; for good."""
        self._db.executemany(
            "INSERT OR IGNORE INTO archived VALUES (?, ?, ?)", [(feed, number, guid) for guid in guids]
        )
