"""What people decide about pairs stands above all that is found, and taking it back leaves no trace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from made import announcement, day, dumped
from merging import Known, groups, knowing
from mmmfeed.joining import join
from mmmfeed.model import Cluster, Name
from mmmfeed.store import PinnedPair

TODAY = day(2026, 6, 1)
TEXT = announcement().text
SAID = [
    announcement("ally", "1"),
    announcement("peer", "1", text=TEXT),  # a copy of it
    dumped("x", text=TEXT, published=day(2026, 3, 2)),  # and another one
    announcement("ally", "2"),
    announcement("peer", "2", url="https://peer.example/2"),
    dumped("y", url="https://peer.example/2"),  # one page
]
NAMES = [said.name for said in SAID]
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1])


def pin(known: Known, pins: Sequence[PinnedPair], days: int) -> list[Cluster]:
    """What a run does, that many days later, in which feeds.yaml has these pins."""
    known.hear(at=TODAY + timedelta(days=days))
    store = known.run.store
    with store.transaction():
        touched = {name for pair in {*store.pins.all()} ^ set(pins) for name in (pair.a, pair.b)}
        store.pins.replace(pins)
        join(list(store.records.known(touched).values()), known.run)
    return known.clusters


def pinned(*pairs: tuple[int, int], same: bool) -> list[PinnedPair]:
    named = (sorted((NAMES[a], NAMES[b])) for a, b in pairs)
    return [PinnedPair(a, b, same=same, place="feeds.yaml:9") for a, b in named]


def guids(found: Sequence[Cluster]) -> dict[str, set[frozenset[Name]]]:
    return {cluster.guid: groups([cluster]) for cluster in found}


def test_what_is_pinned_together_is_one_and_is_apart_again_when_the_line_goes() -> None:
    with knowing() as known:
        known.hear(*SAID)
        before = guids(known.clusters)
        (joined,) = (c for c in pin(known, pinned((0, 3), same=True), 1) if len(c.members) == 4)
        assert joined.guid in before
        assert set(joined.aliases) == before.keys() - {c.guid for c in known.clusters}
        assert "pin" in {m.joined.rule for m in joined.members if m.joined}
        assert guids(pin(known, [], 2)) == before


def test_what_is_pinned_apart_has_guids_of_its_own_and_they_come_back() -> None:
    with knowing() as known:
        known.hear(*SAID)
        before = known.clusters
        apart = pin(known, pinned((0, 1), (0, 2), same=False), 1)
        assert len(apart) == len(before) + 1
        assert {c.guid for c in before} <= {c.guid for c in apart}
        again = pin(known, [], 2)
        assert groups(again) == groups(before)
        assert {c.guid for c in again} == {c.guid for c in before}
        assert {c.guid for c in apart} == {guid for c in again for guid in (c.guid, *c.aliases)}
        assert guids(pin(known, pinned((0, 1), (0, 2), same=False), 3)) == guids(apart)


def test_a_pin_parts_even_what_has_one_address() -> None:
    with knowing() as known:
        known.hear(*SAID)
        found = pin(known, pinned((4, 5), same=False), 1)
    assert not any({NAMES[4], NAMES[5]} <= names for names in groups(found))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.tuples(PAIRS, st.booleans()), max_size=3), min_size=1, max_size=4))
def test_pins_come_and_go_and_every_guid_stays_known(steps: list[list[tuple[tuple[Name, Name], bool]]]) -> None:
    with knowing() as known:
        known.hear(*SAID)
        before, shown = guids(known.clusters), {c.guid for c in known.clusters}
        for days, step in enumerate(steps, 1):
            pins = {pair: PinnedPair(*pair, same=same, place="feeds.yaml:9") for pair, same in step}
            found = pin(known, list(pins.values()), days)
            shown |= {c.guid for c in found}
            assert shown <= {guid for c in found for guid in (c.guid, *c.aliases)}
            for wanted in pins.values():
                if not wanted.same:
                    assert not any({wanted.a, wanted.b} <= names for names in groups(found))
        last = guids(pin(known, [], 9)).values()
    assert sorted(map(sorted, last)) == sorted(map(sorted, before.values()))
