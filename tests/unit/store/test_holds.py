"""What was held back, what sources do again and again, and what a feed's announcements are found by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from made import announcement, day, member
from mmmfeed.model import Announcement, Decision, Document
from mmmfeed.store import Hold, Standing, Store

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
FEED = "https://ally.example/feed"


def document(body: bytes, location: str = FEED) -> Document:
    return Document(source="ally", location=location, body=body, retrieved=NOW)


def hold(*names: str, location: str = FEED) -> Hold:
    return Hold(location=location, rule="flood", since=NOW, names=names)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite3") as store:
        yield store


def heard(store: Store, said: Sequence[Announcement], **names: str) -> None:
    """As the program does: recorded, and standing in a feed."""
    hearing = store.documents.add(document(repr(said).encode()), "f")
    store.records.add(hearing, NOW, [member(a) for a in said])
    store.places.stand(
        None,
        [Standing(said=a, name=names.get(a.source_id, a.source_id), day="2026-03-01", ordinal=0) for a in said],
    )


# --- holds ------------------------------------------------------------------------------------------------


def test_what_is_held_back_stands_until_something_else_is_said(store: Store) -> None:
    with store.transaction():
        first = store.documents.add(document(b"1"), "f")
        store.holds.hold(first, document(b"1"), hold("a", "b"))
        assert store.holds.last("ally", FEED) == hold("a", "b")
        assert store.holds.standing("ally") == [hold("a", "b")]
        assert store.holds.became_of(first) is False
        store.documents.add(document(b"2"), "f")
        assert store.holds.standing("ally") == []  # no more the last document
        assert store.holds.last("ally", FEED) == hold("a", "b")
        store.holds.over(document(b"2"))
        assert store.holds.last("ally", FEED) is None
        assert store.holds.became_of(first) is False


def test_what_is_let_through_is_held_no_more(store: Store) -> None:
    with store.transaction():
        first = store.documents.add(document(b"1"), "f")
        store.holds.hold(first, document(b"1"), hold("a"))
        store.holds.let_through(first, document(b"1"), hold("a"), NOW + timedelta(days=1))
        assert (store.holds.standing("ally"), store.holds.last("ally", FEED)) == ([], None)
        assert store.holds.became_of(first) is True
        assert store.holds.became_of(first + 1) is None


def test_each_location_is_held_on_its_own(store: Store) -> None:
    with store.transaction():
        for location in ("/a.xml", "/b.xml"):
            given = document(location.encode(), location)
            store.holds.hold(store.documents.add(given, "f"), given, hold("a", location=location))
        store.holds.over(document(b"", "/a.xml"))
        assert store.holds.last("ally", "/a.xml") is None
        assert store.holds.last("ally", "/b.xml") == hold("a", location="/b.xml")


def test_a_source_that_is_held_for_long_keeps_when_it_began(store: Store) -> None:
    with store.transaction():
        first = store.documents.add(document(b"1"), "f")
        store.holds.hold(first, document(b"1"), hold("a"))
        store.holds.hold(first, document(b"1"), replace(hold("a", "b"), rule="another-site"))
        assert store.holds.standing("ally") == [replace(hold("a", "b"), rule="another-site")]


# --- habits -----------------------------------------------------------------------------------------------


def test_habits_are_counted_and_forgotten_for_a_rebuild(store: Store) -> None:
    with store.transaction():
        assert store.holds.times("ally", "ids-change") == 0
        store.holds.did("ally", "ids-change", 1)
        store.holds.did("ally", "ids-change", 2)
        assert store.holds.times("ally", "ids-change") == 2
        assert store.holds.times("peer", "ids-change") == 0
        store.records.forget(["ally"])
        assert store.holds.times("ally", "ids-change") == 0


# --- the first hearing ------------------------------------------------------------------------------------


def test_a_location_is_heard_for_the_first_time_until_it_said_something(store: Store) -> None:
    with store.transaction():
        page, feed, later = (store.documents.add(document(body), "f") for body in (b"1", b"2", b"3"))
        assert store.documents.is_first(document(b"2"), feed)
        store.documents.began(document(b"2"), feed)
        assert not store.documents.is_first(document(b"3"), later)
        assert store.documents.is_first(document(b"2"), feed)
        store.documents.began(document(b"3"), later)
        assert store.documents.is_first(document(b"2"), feed)
        store.documents.began(document(b"1"), page)  # a rebuild may read what could not be read before
        assert not store.documents.is_first(document(b"2"), feed)


# --- announcements of a feed ------------------------------------------------------------------------------


def test_a_feeds_records_are_found_by_their_names_now_and_at_first(store: Store) -> None:
    a, b, c = (announcement(source_id=name) for name in "abc")
    with store.transaction():
        heard(store, [a, b, c], a="b2", b="c")
        assert store.places.called_now("ally", ["b2", "b", "x"]) == {"b2": "a", "b": "b"}
        # What is called so now comes before what was called so once; each record is one thing in a document.
        assert store.places.called_now("ally", ["b2", "a"]) == {"b2": "a"}


def test_records_are_found_by_title_and_by_key_in_the_order_they_were_heard(store: Store) -> None:
    a, b, c = (announcement(source_id=name, url=f"https://ally.example/{name}") for name in "abc")
    with store.transaction():
        heard(store, [c, b, a])
        asked = [replace(a, source_id="x", url=None)]
        keys = [key for key in member(c).keys if key.startswith("url ")]
        assert store.places.alike(asked, keys) == [c, a]
        assert store.places.alike([replace(b, source="peer")], []) == []


def test_what_is_known_of_a_source_is_counted_by_day(store: Store) -> None:
    with store.transaction():
        heard(store, [announcement(source_id=name) for name in "abc"])
        assert (store.records.count("ally"), store.records.days("ally")) == (3, {"2026-03-01": 3})
        assert (store.records.count("peer"), store.records.days("peer")) == (0, {})
        assert [said.source_id for said in store.records.latest("ally", 2)] == ["c", "b"]


def test_texts_of_earlier_versions_come_oldest_first(store: Store) -> None:
    versions = [announcement(text=f"{n} mara") for n in range(4)]
    with store.transaction():
        for version in versions:
            heard(store, [version])
        heard(store, [announcement(source_id="single")])
        told = store.records.earlier_texts([versions[-1], announcement(source_id="single")], 2)
        assert told == {"1": ["1 mara", "2 mara"]}


def test_reasons_are_kept_with_the_newest_version_and_make_none(store: Store) -> None:
    first, second = announcement(), announcement(text="Other.", published=day(2026, 3, 2))
    told = replace(second, decisions=(Decision(about="content", rule="counter"),))
    with store.transaction():
        heard(store, [first])
        heard(store, [second])
        store.records.explain([told])
        assert store.records.newest([first]) == {"1": told}
        assert store.records.earlier_texts([first], 5) == {"1": [first.text]}
