"""What calendars know of events is kept for life, under the guid that it was minted for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from made import day
from mmmfeed.model import Event, Occasion
from mmmfeed.store import Store

FAIR = Occasion(uid="a-1@x.example", event=Event(start=date(2026, 7, 1)), stamp=day(2026, 6, 1))
TALK = Occasion(
    uid="a-2@x.example",
    event=Event(
        start=datetime(2026, 7, 2, 15, 15, tzinfo=timezone(timedelta(hours=2))),
        end=datetime(2026, 7, 2, 17, tzinfo=timezone(timedelta(hours=2))),
        place="Salle 3, Genève",
        online=True,
        evidence="2 juillet, 15h15",
    ),
    stamp=day(2026, 6, 2),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite3") as store:
        yield store


def test_they_are_what_they_were(store: Store) -> None:
    store.occasions.keep("tag:a", [TALK, FAIR])
    assert store.occasions.of(["tag:a", "tag:b"]) == {"tag:a": (TALK, FAIR)}


def test_one_that_was_moved_has_one_row_in_its_old_place(store: Store) -> None:
    store.occasions.keep("tag:a", [TALK, FAIR])
    moved = replace(TALK, sequence=1, cancelled=True, stamp=day(2026, 6, 9))
    store.occasions.keep("tag:a", [FAIR, moved])
    assert store.occasions.of(["tag:a"]) == {"tag:a": (moved, FAIR)}


def test_none_is_lost_that_is_not_told_any_more(store: Store) -> None:
    store.occasions.keep("tag:a", [TALK, FAIR])
    store.occasions.keep("tag:a", [FAIR])
    assert store.occasions.of(["tag:a"]) == {"tag:a": (TALK, FAIR)}


def test_it_goes_back_with_its_guid_when_a_merge_is_undone(store: Store) -> None:
    store.occasions.keep("tag:b", [TALK])
    gone = replace(TALK, cancelled=True, sequence=1)
    store.occasions.keep("tag:a", [FAIR, gone])  # b is an alias of a
    assert store.occasions.of(["tag:a", "tag:b"]) == {"tag:a": (FAIR,), "tag:b": (gone,)}


def test_a_stamp_is_in_utc(store: Store) -> None:
    store.occasions.keep("tag:a", [FAIR])
    ((kept,),) = store.occasions.of(["tag:a"]).values()
    assert kept.stamp.utcoffset() == timedelta(0)
    assert kept.stamp == datetime(2026, 6, 1, 12, tzinfo=UTC)
