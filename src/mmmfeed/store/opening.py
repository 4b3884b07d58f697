"""The file itself: opened, brought up to date, and changed in transactions only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from mmmfeed.errors import StoreError
from mmmfeed.store import codec
from mmmfeed.store.archive import Archive
from mmmfeed.store.clusters import Clusters
from mmmfeed.store.documents import Documents
from mmmfeed.store.dropping import Dropping
from mmmfeed.store.holds import Holds
from mmmfeed.store.judgements import Judgements
from mmmfeed.store.links import Links
from mmmfeed.store.occasions import Occasions
from mmmfeed.store.outputs import Outputs
from mmmfeed.store.pings import Pings
from mmmfeed.store.pins import Pins
from mmmfeed.store.places import Places
from mmmfeed.store.polls import Polls
from mmmfeed.store.publications import Publications
from mmmfeed.store.records import Records
from mmmfeed.store.schema import APPLICATION_ID, MIGRATIONS
from mmmfeed.store.stories import Stories
from mmmfeed.store.subscriptions import Subscriptions
from mmmfeed.store.words import Words


class Store:
    """An open store. Reads see the last committed state; writes belong into `transaction`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.archive = Archive(connection)
        self.documents = Documents(connection)
        self.dropping = Dropping(connection)
        self.polls = Polls(connection)
        self.records = Records(connection)
        self.places = Places(connection)
        self.holds = Holds(connection)
        self.clusters = Clusters(connection)
        self.stories = Stories(connection)
        self.subscriptions = Subscriptions(connection)
        self.pings = Pings(connection)
        self.pins = Pins(connection)
        self.occasions = Occasions(connection)
        self.outputs = Outputs(connection)
        self.publications = Publications(connection)
        self.judgements = Judgements(connection)
        self.links = Links(connection)
        self.prints = Words(connection, "print")
        self.features = Words(connection, "feature")

    @classmethod
    @contextmanager
    def open(cls, path: Path, *, create: bool = True, upgrade: bool = True) -> Iterator[Store]:
        """The store at `path`, made or brought up to date if need be and allowed; closed at the end.

        Raises StoreError when it is missing (and not to be made), foreign, damaged, of a newer version, or of an older
        one that is not to be changed.
        """
        if not create and not path.exists():
            raise StoreError(f"{path}: there is no store yet. Run `mmmfeed build` first.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{path}: cannot open the store ({error}). Is the folder writable?") from error
        try:
            _prepare(connection, path, upgrade=upgrade)
            yield cls(connection)
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{path}: the store cannot be used ({error}). Restore it from a backup.") from error
        finally:
            connection.close()

    @classmethod
    @contextmanager
    def rehearsed(cls, path: Path) -> Iterator[Store]:
        """As `open`, to be used as one likes: nothing of what is done to it stays.

        Where there is no store yet, or one of an older version, that is a copy, which goes. Raises StoreError.
        """
        with TemporaryDirectory() as folder:
            place = path if _is_up_to_date(path) else _copied(path, Path(folder) / "store.sqlite3")
            with cls.open(place) as store, store.rehearsal():
                yield store

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing; a process that is killed inside leaves nothing. One inside another is a part of it."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """As `transaction`, and nothing of it stays."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")


def _is_up_to_date(path: Path) -> bool:
    """Whether `path` can be used as it is; else it is missing, of an older version, or nothing that can be used."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as connection:
        try:
            return bool(connection.execute("PRAGMA user_version").fetchone()[0] >= len(MIGRATIONS))
        except sqlite3.DatabaseError:
            return True  # to be told by whoever opens it


def _copied(path: Path, place: Path) -> Path:
    if path.exists():
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(place)) as copy:
            source.backup(copy)
    return place


def _prepare(connection: sqlite3.Connection, path: Path, *, upgrade: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if version > len(MIGRATIONS) and ours:
        raise StoreError(
            f"{path}: a newer mmmfeed wrote this store (version {version}; this one knows up to "
            f"{len(MIGRATIONS)}). Update mmmfeed; nothing was changed."
        )
    if version < len(MIGRATIONS) and not upgrade:
        raise StoreError(f"{path}: an older mmmfeed wrote this store. Run `mmmfeed build` to bring it up to date.")
    if not ours and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise StoreError(f"{path}: this is some other program's database. Name another file with the key `store`.")
    # A reader is never blocked by a build (WAL); what was committed survives a power cut (FULL).
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
    _lend_functions(connection)
    for step, statements in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.executescript(
            f"BEGIN IMMEDIATE; {statements} PRAGMA application_id = {APPLICATION_ID}; "
            f"PRAGMA user_version = {step}; COMMIT;"
        )


def _lend_functions(connection: sqlite3.Connection) -> None:
    """What a step of the schema needs to know of the bodies that are already there."""

    def day_in(body: bytes) -> str | None:
        published = codec.unpack(body).published
        return published.date().isoformat() if published else None

    connection.create_function("day_in", 1, day_in, deterministic=True)
    connection.create_function("opening_in", 1, lambda body: codec.opening(codec.unpack(body).text))
    connection.create_function("heading_in", 1, lambda body: codec.opening(codec.unpack(body).title))
