"""What was fetched: every body that differed, and how it was read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from mmmfeed.model import Document, Problem
from mmmfeed.store import codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a location's last document was read, so that it need not be read again."""

    hash: bytes
    fingerprint: str  # of the program and the settings
    problems: tuple[Problem, ...]
    said: int = 0  # announcements

    def is_of(self, document: Document, fingerprint: str) -> bool:
        """Whether it is of these very bytes, and was read as we would now."""
        return self.fingerprint == fingerprint and self.hash == codec.body_hash(document.body)


class Lost(NamedTuple):
    """A document that is kept no longer."""

    source: str
    location: str
    retrieved: datetime


class Documents:
    """The tables document, hearing and location."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def reading(self, source: str, location: str) -> Reading | None:
        """How the location's last document was read; None when it never was."""
        row = self._db.execute(
            """SELECT document.hash, fingerprint, problems, said
               FROM location JOIN hearing ON hearing.id = hearing JOIN document ON document.id = document
               WHERE location.source = ? AND location.location = ?""",
            (source, location),
        ).fetchone()
        return row and Reading(hash=row[0], fingerprint=row[1], problems=codec.unpack_problems(row[2]), said=row[3])

    def told(self, document: Document, problems: Sequence[Problem], said: int) -> None:
        """Keep the problems that reading `document`, which was added, brought up; and how many announcements it has."""
        self._db.execute(
            "UPDATE location SET problems = ?, said = ? WHERE source = ? AND location = ?",
            (codec.pack_problems(tuple(problems)), said, document.source, document.location),
        )

    def is_first(self, document: Document, hearing: int) -> bool:
        """Whether the location, which is known, said nothing before this hearing."""
        row = self._db.execute(
            "SELECT since FROM location WHERE source = ? AND location = ?", (document.source, document.location)
        ).fetchone()
        return row[0] is None or int(row[0]) >= hearing

    def began(self, document: Document, hearing: int) -> None:
        """Keep that the location says something since this hearing at the latest."""
        self._db.execute(
            "UPDATE location SET since = min(coalesce(since, ?1), ?1) WHERE source = ?2 AND location = ?3",
            (hearing, document.source, document.location),
        )

    def add(self, document: Document, fingerprint: str) -> int:
        """Keep a document; the number of this hearing. The same bytes are kept once."""
        hearing = self._last_hearing(document)
        if hearing is None:
            hearing = self._add_hearing(document)
        self._db.execute(
            """INSERT INTO location (source, location, hearing, fingerprint, problems) VALUES (?, ?, ?, ?, ?)
               ON CONFLICT DO UPDATE SET hearing = excluded.hearing, fingerprint = excluded.fingerprint,
                   problems = excluded.problems""",
            (document.source, document.location, hearing, fingerprint, codec.pack_problems(())),
        )
        return hearing

    def last(self, source: str, location: str) -> Document | None:
        """What the location said last."""
        found = self._documents(
            """JOIN location ON location.hearing = hearing.id
               WHERE location.source = ? AND location.location = ?""",
            (source, location),
        )
        return next((document for _, document in found if isinstance(document, Document)), None)

    def replay(self) -> Iterator[tuple[int, Document | Lost]]:
        """Every hearing with its document, in the order they were heard."""
        return self._documents("ORDER BY hearing.id")

    def _documents(self, which: str, values: Sequence[str] = ()) -> Iterator[tuple[int, Document | Lost]]:
        rows = self._db.execute(
            f"""SELECT hearing.id, hearing.source, hearing.location, heard, media_type, base_url, body
                FROM hearing JOIN document ON document.id = document {which}""",  # noqa: S608 (words of ours)
            values,
        )
        for hearing, source, location, heard, media_type, base_url, body in rows:
            if body:
                yield hearing, codec.document(source, location, heard, media_type, base_url, body)
            else:
                yield hearing, Lost(source, location, codec.moment(heard))

    def _last_hearing(self, document: Document) -> int | None:
        """The location's last hearing, if it said these bytes then."""
        row = self._db.execute(
            """SELECT hearing.id FROM location JOIN hearing ON hearing.id = hearing
               JOIN document ON document.id = document
               WHERE location.source = ? AND location.location = ? AND document.hash = ?""",
            (document.source, document.location, codec.body_hash(document.body)),
        ).fetchone()
        return row and int(row[0])

    def _add_hearing(self, document: Document) -> int:
        digest = codec.body_hash(document.body)
        self._db.execute(
            """INSERT INTO document (hash, body) VALUES (?, ?)
               ON CONFLICT DO UPDATE SET body = excluded.body WHERE body = x''""",  # it was dropped meanwhile
            (digest, codec.compress(document.body)),
        )
        return _id(
            self._db.execute(
                """INSERT INTO hearing (source, location, heard, document, media_type, base_url)
                   VALUES (?, ?, ?, (SELECT id FROM document WHERE hash = ?), ?, ?) RETURNING id""",
                (
                    document.source,
                    document.location,
                    codec.stamp(document.retrieved),
                    digest,
                    document.media_type,
                    document.base_url,
                ),
            )
        )


def _id(cursor: sqlite3.Cursor) -> int:
    return int(cursor.fetchone()[0])
