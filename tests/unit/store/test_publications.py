"""What a feed told its subscribers is remembered from one publication to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from made import announcement, day, member
from mmmfeed.model import Difference, Document, Name, Past, Publication, Told
from mmmfeed.store import Hold, Store

ONE = Told(guid="tag:1", title="One", source="own", published=day(2026, 3, 1), words=b"1")
TWO = Told(guid="tag:2", title="Two", source="ally", published=day(2026, 3, 2), words=b"2")
FIRST = Publication(at=day(2026, 3, 2), entries=1, new=1, changed=0, vanished=0, settings="a", apart=2, is_usual=False)
NEXT = replace(FIRST, at=day(2026, 3, 3), entries=2, is_usual=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite3") as store:
        yield store


def record(store: Store, told: list[Told], difference: Difference, publication: Publication) -> None:
    with store.transaction():
        store.publications.record("news", told, difference, publication)


def test_nothing_was_published_yet(store: Store) -> None:
    assert store.publications.past("news") == Past()
    assert Past().last is None


def test_what_was_published_is_known_again(store: Store) -> None:
    record(store, [ONE], Difference(new=(ONE,)), FIRST)
    record(store, [TWO, ONE], Difference(new=(TWO,)), NEXT)
    past = store.publications.past("news")
    assert past == Past(told={"tag:1": ONE, "tag:2": TWO}, publications=(NEXT, FIRST))
    assert store.publications.past("news").shown == {"tag:1": ONE, "tag:2": TWO}
    assert store.publications.history("news") == (NEXT, FIRST)
    assert store.publications.past("other") == Past()


def test_what_is_not_in_it_any_more_is_remembered_as_such(store: Store) -> None:
    record(store, [ONE], Difference(new=(ONE,)), FIRST)
    record(store, [TWO], Difference(new=(TWO,), slid=(ONE,)), NEXT)
    assert store.publications.past("news").told == {"tag:1": replace(ONE, shown=False), "tag:2": TWO}
    assert store.publications.past("news").shown == {"tag:2": TWO}
    record(store, [TWO, ONE], Difference(returned=(ONE,)), NEXT)
    assert store.publications.past("news").shown == {"tag:1": ONE, "tag:2": TWO}


def test_what_changed_is_known_as_it_is_now(store: Store) -> None:
    record(store, [ONE], Difference(new=(ONE,)), FIRST)
    edited = replace(ONE, title="Other", words=b"other")
    record(store, [edited], Difference(changed=(edited,)), NEXT)
    assert store.publications.past("news").shown == {"tag:1": edited}


def test_where_nothing_differs_nothing_is_written(store: Store) -> None:
    record(store, [ONE], Difference(new=(ONE,)), FIRST)
    record(store, [ONE], Difference(), replace(FIRST, at=day(2026, 3, 9), is_usual=True))
    assert store.publications.history("news") == (FIRST,)
    record(store, [ONE], Difference(), replace(FIRST, settings="b"))
    assert len(store.publications.history("news")) == 2


def test_so_many_publications_tell_what_is_usual(store: Store) -> None:
    for number in range(60):
        record(store, [ONE], Difference(changed=(ONE,)), replace(NEXT, at=NEXT.at + timedelta(hours=number)))
    history = store.publications.history("news")
    assert len(history) == 50
    assert history[0].at == NEXT.at + timedelta(hours=59)


def test_what_came_in_a_document_that_was_let_through(store: Store) -> None:
    said = [announcement("ally", name) for name in ("a", "b")]
    now = day(2026, 3, 1)
    with store.transaction():
        for one in said:
            document = Document(
                source="ally", location="https://ally.example/feed", body=one.source_id.encode(), retrieved=now
            )
            hearing = store.documents.add(document, "f")
            store.records.add(hearing, now, [member(one)])
            hold = Hold(location=document.location, rule="flood", since=now, names=(one.source_id,))
            if one.source_id == "a":
                store.holds.let_through(hearing, document, hold, now)
            else:
                store.holds.hold(hearing, document, hold)
    names = [one.name for one in said]
    assert store.publications.let_through([*names, Name("own", "x")]) == {Name("ally", "a")}


# --- a rehearsal ------------------------------------------------------------------------------------------


def test_in_a_rehearsal_nothing_stays(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with Store.open(path) as store:
        record(store, [ONE], Difference(new=(ONE,)), FIRST)
    before = path.read_bytes()
    with Store.rehearsed(path) as store:
        record(store, [TWO], Difference(new=(TWO,)), NEXT)
        assert store.publications.past("news").shown == {"tag:2": TWO}
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_where_there_is_no_store_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "store.sqlite3"
    with Store.rehearsed(path) as store:
        record(store, [ONE], Difference(new=(ONE,)), FIRST)
        assert store.publications.past("news").shown == {"tag:1": ONE}
    assert list(tmp_path.iterdir()) == []
