"""Pairs that people decided about, and what a pin can name records by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from made import announcement, day, member
from mmmfeed.model import Announcement, Document, Name
from mmmfeed.store import Found, PinnedPair, Standing, Store

A, B, C, D = (Name("own", letter) for letter in "abcd")
PAIRS = [PinnedPair(A, B, True, "feeds.yaml:3"), PinnedPair(A, D, False, "feeds.yaml:4"), PinnedPair(C, D, True, "f:5")]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite3") as opened, opened.transaction():
        yield opened


def record(store: Store, *said: Announcement) -> None:
    document = Document(source=said[0].source, location="/a", body=repr(said).encode(), retrieved=day(2026, 6, 1))
    store.records.add(store.documents.add(document, "f"), document.retrieved, [member(a) for a in said])
    store.places.stand(None, [Standing(said=a, name=a.source_id, day=None, ordinal=0) for a in said])


def test_pins_are_found_from_either_side(store: Store) -> None:
    store.pins.replace(PAIRS)
    assert store.pins.all() == PAIRS
    assert store.pins.of([B]) == PAIRS[:1]
    assert store.pins.of([D, B, B]) == PAIRS
    assert store.pins.of([A, *(Name("own", str(n)) for n in range(2000)), C]) == PAIRS
    assert store.pins.of([]) == []
    assert store.pins.of([Name("ally", "a")]) == []


def test_pins_take_the_place_of_others(store: Store) -> None:
    store.pins.replace(PAIRS)
    store.pins.replace(PAIRS[1:2])
    assert store.pins.all() == PAIRS[1:2]
    store.pins.replace([])
    assert store.pins.all() == []


def test_a_title_is_that_of_records_whose_whole_title_it_is(store: Store) -> None:
    long = "A very long title, which tells of the river, " * 5
    record(store, announcement("ally", "1", title="Minutes: the board"), announcement("ally", "2", title="Minutes"))
    record(
        store, announcement("peer", "3", title="MINUTES – the Board!"), announcement("peer", "4", title=f"{long}end")
    )
    assert store.pins.titled("minutes the board") == [Found("ally", "1", None), Found("peer", "3", None)]
    assert store.pins.titled("Minutes") == [Found("ally", "2", None)]
    assert store.pins.titled(f"{long}END") == [Found("peer", "4", None)]
    assert store.pins.titled(f"{long}else") == []
    assert store.pins.titled("…") == []


def test_a_title_is_that_which_is_heard_and_that_which_is_shown(store: Store) -> None:
    said = announcement("ally", "1", title="Minutes")
    record(store, said)
    store.records.overrule(said, replace(said, title="What the board said"))
    for title in ("Minutes", "What the board said"):
        assert store.pins.titled(title) == [Found("ally", "1", None)]


def test_a_source_id_is_looked_for_in_the_sources_that_are_named(store: Store) -> None:
    record(store, announcement("ally", "1"))
    record(store, announcement("peer", "1"))
    store.places.stand(None, [Standing(said=announcement("peer", "1"), name="one", day=None, ordinal=0)])
    many = [f"source {n}" for n in range(600)]
    assert store.pins.called("1", [*many, "ally", "peer"]) == [Found("ally", "1", None), Found("peer", "1", None)]
    assert store.pins.called("1", ["ally"]) == [Found("ally", "1", None)]
    assert store.pins.called("one", ["ally", "peer"]) == [Found("peer", "1", None)]
    assert store.pins.called("1", []) == []


def test_neighbours_are_those_that_come_next_in_the_alphabet(store: Store) -> None:
    record(store, *(announcement("ally", f"id-{n}", url=f"https://ally.example/{n}") for n in range(1, 9)))
    assert store.pins.addresses_beside("ally.example/45") == [f"ally.example/{n}" for n in (4, 3, 2, 5, 6, 7)]
    assert store.pins.names_beside("ally", "id-45") == [f"id-{n}" for n in (4, 3, 2, 5, 6, 7)]
    assert store.pins.names_beside("peer", "id-45") == []
