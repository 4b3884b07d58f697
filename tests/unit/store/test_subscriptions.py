"""What lists name is kept, and what they named once keeps its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mmmfeed.store import Store, Subscription


def feed(name: str, place: str = "") -> Subscription:
    there = place or f"{name}.example/feed"
    return Subscription(place=there, name=name, url=f"https://{there}", title=name.title())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite3") as store:
        yield store


def test_a_list_names_what_it_named_last_in_its_order(store: Store) -> None:
    store.subscriptions.keep("members", [feed("alder"), feed("birch")])
    store.subscriptions.keep("second", [feed("alder")])
    store.subscriptions.keep("members", [feed("cedar"), feed("alder")])
    assert store.subscriptions.listed() == {"members": [feed("cedar"), feed("alder")], "second": [feed("alder")]}
    assert store.subscriptions.of("members") == [
        feed("cedar"),
        feed("alder"),
        replace(feed("birch"), is_listed=False),
    ]
    assert store.subscriptions.of("third") == []


def test_a_feed_that_is_renamed_or_comes_back_has_one_row(store: Store) -> None:
    store.subscriptions.keep("members", [feed("alder")])
    store.subscriptions.keep("members", [])
    back = replace(feed("alder"), url="http://alder.example/feed/", title="Alders")
    store.subscriptions.keep("members", [back])
    assert store.subscriptions.of("members") == [back]


def test_a_name_goes_to_the_feed_s_new_address(store: Store) -> None:
    store.subscriptions.keep("members", [feed("alder"), feed("birch")])
    moved = feed("alder", "alder.example/new")
    store.subscriptions.keep("members", [feed("birch"), moved])
    assert store.subscriptions.of("members") == [feed("birch"), moved]
