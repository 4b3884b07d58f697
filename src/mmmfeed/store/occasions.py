"""The events of announcements as calendars know them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from mmmfeed.model import Occasion
from mmmfeed.store import codec


class Occasions:
    """The table occasion. A row belongs for life to the guid that it was minted for, and follows it into a merge."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def of(self, guids: Iterable[str]) -> dict[str, tuple[Occasion, ...]]:
        """Those that were minted for each of `guids` that has any, in the order in which they were."""
        query = "SELECT uid, event, sequence, stamp, cancelled FROM occasion WHERE guid = ? ORDER BY number"
        found = {guid: tuple(map(_occasion, self._db.execute(query, (guid,)))) for guid in guids}
        return {guid: occasions for guid, occasions in found.items() if occasions}

    def keep(self, guid: str, occasions: Sequence[Occasion]) -> None:
        """Have these as they are now; those that are not known yet are minted for `guid`. None is ever dropped."""
        for one in occasions:
            self._db.execute(
                """INSERT INTO occasion (uid, guid, number, event, sequence, stamp, cancelled)
                   SELECT ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?5, ?6 FROM occasion WHERE guid = ?2
                   ON CONFLICT (uid) DO UPDATE SET (event, sequence, stamp, cancelled) =
                       (excluded.event, excluded.sequence, excluded.stamp, excluded.cancelled)
                   WHERE (event, sequence, stamp, cancelled) IS NOT
                       (excluded.event, excluded.sequence, excluded.stamp, excluded.cancelled)""",
                (one.uid, guid, codec.pack_event(one.event), one.sequence, codec.stamp(one.stamp), one.cancelled),
            )

    def coming(self, day: date) -> list[str]:
        """The announcements, by the guids that they have now, of what is not over on `day`; what comes first first."""
        rows = self._db.execute(
            """SELECT cluster.guid, min(event ->> 'start') AS start FROM occasion
               JOIN guid ON guid.guid = occasion.guid
               JOIN record ON (record.source, record.source_id) = (guid.source, guid.source_id)
               JOIN cluster ON cluster.id = record.cluster
               WHERE NOT cancelled AND substr(coalesce(event ->> 'end', event ->> 'start'), 1, 10) >= ?
               GROUP BY cluster.guid ORDER BY start, cluster.guid""",
            (day.isoformat(),),
        )
        return [guid for guid, _ in rows]


def _occasion(row: tuple[str, str, int, str, int]) -> Occasion:
    uid, event, sequence, stamp, cancelled = row
    return Occasion(
        uid=uid,
        event=codec.unpack_event(event),
        sequence=sequence,
        stamp=codec.moment(stamp),
        cancelled=bool(cancelled),
    )
