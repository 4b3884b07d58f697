"""The runs of words by which records are found."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import announcement, day, member
from merging import knowing
from mmmfeed.model import Document, Name
from mmmfeed.store import Store, words

CROWD, MOST = 3, 5


def name(number: int) -> Name:
    return Name("ally" if number % 2 else "peer", str(number))


def record(store: Store, prints: Mapping[int, Collection[int]], at_once: int = 1) -> None:
    """Records with these runs become known, in this order, so many at once."""
    document = Document(source="ally", location="https://ally.example/feed", body=b"<rss/>", retrieved=day(2026, 6, 1))
    hearing = store.documents.add(document, "f")
    store.records.add(hearing, day(2026, 6, 1), [member(announcement(*name(number))) for number in prints])
    numbers = list(prints)
    for start in range(0, len(numbers), at_once):
        store.prints.keep({name(number): prints[number] for number in numbers[start : start + at_once]})


def test_who_shares_most_comes_first_and_oneself_does_not_count() -> None:
    with knowing() as known, known.run.store.transaction():
        record(known.run.store, {1: [1, 2, 3], 2: [3, 4], 3: [2, 3], 4: [9]})

        assert known.run.store.prints.alike(name(1), [1, 2, 3], CROWD, MOST).names == [name(3), name(2)]


def test_a_run_of_a_crowd_is_no_reason_to_compare() -> None:
    with knowing() as known, known.run.store.transaction():
        record(known.run.store, {number: [7] for number in range(1, 6)} | {9: [1, 2, 3, 7], 10: [3, 7]})

        found = known.run.store.prints.alike(name(9), [1, 2, 3, 7], CROWD, MOST)

        assert found.names == [name(10)]
        assert found.uses == {1: 1, 2: 1, 3: 2, 7: CROWD + 1}


def test_one_run_in_many_is_no_reason_to_compare() -> None:
    with knowing() as known, known.run.store.transaction():
        record(known.run.store, {1: range(30), 2: [0, *range(100, 130)], 3: [*range(5), *range(200, 230)]})

        assert known.run.store.prints.alike(name(1), range(30), CROWD, MOST).names == [name(3)]


def test_how_often_one_source_says_a_run() -> None:
    with knowing() as known, known.run.store.transaction():
        record(known.run.store, {1: [5], 2: [5, 6], 3: [5]})

        assert known.run.store.prints.often([5, 6, 8], CROWD) == {5: 2, 6: 1}


@settings(max_examples=25)
@given(st.lists(st.frozensets(st.integers(1, 12), min_size=1, max_size=6), min_size=1, max_size=12), st.integers(1, 5))
def test_it_makes_no_difference_when_recent_runs_are_put_among_the_others(
    prints: list[frozenset[int]], at_once: int
) -> None:
    said = dict(enumerate(prints))
    found = []
    for recent in (10**6, 4):
        with pytest.MonkeyPatch.context() as patch, knowing() as known, known.run.store.transaction():
            patch.setattr(words, "_RECENT", recent)
            record(known.run.store, said, at_once)
            alike = [known.run.store.prints.alike(name(n), runs, CROWD, MOST) for n, runs in said.items()]
            found.append((alike, known.run.store.prints.often(range(13), CROWD)))

    assert found[0] == found[1]
