"""What came of asking sources so far, and what each URL is to be asked with."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from mmmfeed.model import Poll, Validators
from mmmfeed.store import codec


class Polls:
    """The tables poll and validator."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def all(self) -> dict[tuple[str, str], Poll]:
        """By source and location."""
        rows = self._db.execute("SELECT source, location, body FROM poll")
        return {(source, location): codec.unpack_poll(body) for source, location, body in rows}

    def keep(self, source: str, location: str, poll: Poll) -> None:
        """What is known after one more answer."""
        self._db.execute(
            """INSERT INTO poll (source, location, body) VALUES (?, ?, ?)
               ON CONFLICT DO UPDATE SET body = excluded.body""",
            (source, location, codec.pack_poll(poll)),
        )

    def validators(self) -> dict[str, dict[str, Validators]]:
        """What each URL is to be asked with, by source."""
        known: defaultdict[str, dict[str, Validators]] = defaultdict(dict)
        for source, url, etag, modified in self._db.execute("SELECT source, url, etag, last_modified FROM validator"):
            known[source][url] = Validators(etag=etag, last_modified=modified)
        return known

    def keep_validators(self, source: str, url: str, validators: Validators) -> None:
        """Those of the last answer, each on its own: what it did not give is not asked with any more."""
        self._db.execute(
            """INSERT INTO validator (source, url, etag, last_modified) VALUES (?, ?, ?, ?)
               ON CONFLICT DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified""",
            (source, url, validators.etag, validators.last_modified),
        )
