"""What each feed contained when it was published last, and how its publications differed from each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from mmmfeed.model import Difference, Name, Past, Publication, Told
from mmmfeed.store import codec

_REMEMBERED = 50  # publications that tell what is usual
_COLUMNS = "at, entries, new, changed, vanished, settings, apart, is_usual"


class Publications:
    """The tables publication and told."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def past(self, feed: str) -> Past:
        """All that is known of a feed's publications."""
        return Past(told=self._told(feed), publications=self.history(feed))

    def history(self, feed: str) -> tuple[Publication, ...]:
        """The last publications of a feed, the newest first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM publication WHERE feed = ? ORDER BY id DESC LIMIT ?",  # noqa: S608 (names of ours)
            (feed, _REMEMBERED),
        )
        return tuple(
            Publication(
                at=codec.moment(at),
                entries=entries,
                new=new,
                changed=changed,
                vanished=vanished,
                settings=settings,
                apart=apart,
                is_usual=bool(is_usual),
            )
            for at, entries, new, changed, vanished, settings, apart, is_usual in rows
        )

    def record(self, feed: str, entries: Iterable[Told], difference: Difference, publication: Publication) -> None:
        """`feed` contains `entries` now, and they are published. Where nothing differs, nothing is written."""
        last = self.history(feed)[:1]
        if last and not difference and (last[0].settings, last[0].apart) == (publication.settings, publication.apart):
            return
        self._db.execute(
            f"INSERT INTO publication (feed, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                feed,
                codec.stamp(publication.at),
                publication.entries,
                publication.new,
                publication.changed,
                publication.vanished,
                publication.settings,
                publication.apart,
                publication.is_usual,
            ),
        )
        self._db.execute("UPDATE told SET shown = 0 WHERE feed = ? AND shown", (feed,))
        self._db.executemany(
            """INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET
               (title, source, published, words, shown) =
               (excluded.title, excluded.source, excluded.published, excluded.words, 1)""",
            [(feed, t.guid, t.title, t.source, codec.stamp(t.published), t.words) for t in entries],
        )

    def let_through(self, names: Iterable[Name]) -> frozenset[Name]:
        """Those of `names` that were first heard in a document that was held back, and then believed."""
        query = """SELECT 1 FROM record JOIN held
                   ON held.hearing = (SELECT min(hearing) FROM version WHERE version.record = record.id)
                   WHERE source_id = ?2 AND record.source = ?1 AND passed IS NOT NULL"""
        return frozenset(name for name in names if self._db.execute(query, name).fetchone())

    def _told(self, feed: str) -> dict[str, Told]:
        rows = self._db.execute("SELECT guid, title, source, published, words, shown FROM told WHERE feed = ?", (feed,))
        return {guid: _row(guid, *row) for guid, *row in rows}


def _row(guid: str, title: str, source: str, published: str, words: bytes, shown: int) -> Told:  # noqa: PLR0913, PLR0917
    moment: datetime = codec.moment(published)
    return Told(guid=guid, title=title, source=source, published=moment, words=words, shown=bool(shown))
