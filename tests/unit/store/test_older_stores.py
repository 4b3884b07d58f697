"""A store that an earlier version wrote is brought up to date, and nothing in it is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from made import day, dumped, member
from mmmfeed.errors import StoreError
from mmmfeed.model import Document, Validators
from mmmfeed.store import Found, Standing, Store, codec
from mmmfeed.store.schema import APPLICATION_ID, MIGRATIONS

FLOODS = dumped("2026-03-04-the-report", text="The Report, on the floods\nof last winter.", title="The floods")
OTTERS = dumped("2026-03-05-otters", text="Two otters were seen.", title="Otters", published=day(2026, 3, 5))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of version 1 with one document, two records in clusters of their own, and one older version."""
    file = tmp_path / "store.sqlite3"
    with closing(sqlite3.connect(file)) as db:
        db.executescript(f"{MIGRATIONS[0]} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;")
        db.execute("INSERT INTO document VALUES (1, ?, ?)", (codec.body_hash(b"a dump"), codec.compress(b"a dump")))
        db.execute(
            "INSERT INTO hearing (id, source, location, heard, document) VALUES (1, 'own', '/a', '2026-06-01T09:00:00Z', 1)"
        )
        db.execute("INSERT INTO location VALUES ('own', '/a', 1, '\"etag\"', NULL, 'f', '[]')")
        for id_, said in enumerate((FLOODS, OTTERS), 1):
            assert said.published
            db.execute(
                "INSERT INTO cluster VALUES (?, ?, '2026-06-01T09:00:00Z', ?)",
                (id_, f"tag:{id_}", codec.stamp(said.published)),
            )
            db.execute(
                "INSERT INTO record (id, source, source_id, cluster, position) VALUES (?, 'own', ?, ?, 0)",
                (id_, said.source_id, id_),
            )
            for version in (dumped(said.source_id, text="Before."), said):
                db.execute(
                    "INSERT INTO version (record, hearing, heard, body) VALUES (?, 1, '2026-06-01T09:00:00Z', ?)",
                    (id_, codec.pack(version)),
                )
            db.executemany("INSERT INTO key VALUES (?, ?)", [(key, id_) for key in member(said).keys])
        db.commit()
    return file


def test_what_it_knows_is_still_known(path: Path) -> None:
    for _ in range(2):  # a second time nothing is left to be done
        with Store.open(path, create=False) as store:
            assert [(c.guid, c.lead) for c in store.clusters.newest_first()] == [("tag:2", OTTERS), ("tag:1", FLOODS)]
            assert store.records.newest([FLOODS]) == {FLOODS.source_id: FLOODS}
            assert [d.body for _, d in store.documents.replay() if isinstance(d, Document)] == [b"a dump"]


def test_its_records_are_found_by_day_and_words(path: Path) -> None:
    with Store.open(path, create=False) as store:
        found = [Found("own", FLOODS.source_id, 1)]
        assert store.places.dated("own", "2026-03-01") == found
        assert store.places.beginning("the report on the floods of") == found
        assert store.places.beginning("The floods!") == found
        assert store.places.called("own", FLOODS.source_id) == found
        assert store.places.lasting("own", [FLOODS.source_id, "else"]) == {FLOODS.source_id: FLOODS.source_id}


def test_everything_is_read_once_more_and_until_then_nothing_counts_as_gone(path: Path) -> None:
    with Store.open(path, create=False) as store:
        document = Document(source="own", location="/a", body=b"a dump", retrieved=day(2026, 6, 2))
        reading = store.documents.reading("own", "/a")
        assert reading is not None
        assert not reading.is_of(document, "f")
        assert store.polls.validators() == {"own": {"/a": Validators(etag='"etag"')}}
        assert store.places.vanished("own") == []
        assert reading.said == 2  # so many are known of it
        assert not store.documents.is_first(document, 2)
        with store.transaction():
            store.documents.add(document, "f")
            turn = store.places.begin(document)
            store.places.stand(turn, [Standing(said=OTTERS, name=OTTERS.source_id, day="2026-03-05", ordinal=0)])
        assert list(store.places.gone("own", {OTTERS.source_id}, ["2026-03-01", "2026-03-05"], [])) == [FLOODS]


def test_who_only_looks_does_not_change_it(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match="older mmmfeed"), Store.open(path, create=False, upgrade=False):
        pass
    assert path.read_bytes() == before
