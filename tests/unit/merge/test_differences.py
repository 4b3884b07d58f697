"""What a rebuild changes, by what was known and what is known."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from made import SOURCES, announcement, day, member
from mmmfeed.merge import Differences, Known, differences, moved
from mmmfeed.model import Cluster, Name

A, B, C = (Name("ally", name) for name in "abc")


def known(guid: str, *members: Name, **fields: Any) -> Known:
    of: dict[str, Any] = {"title": f"Title {guid}", "published": day(2026, 3, 1), "words": b"w"} | fields
    return Known(guid=guid, members=frozenset(members), **of)


def compare(*before: Known, after: list[Known]) -> Differences:
    return differences(before, after, {})


def test_what_is_as_before_does_not_differ() -> None:
    assert compare(known("1", A, B), known("2", C), after=[known("2", C), known("1", A, B)]) == Differences()


def test_two_that_become_one_are_joined_and_neither_gone_nor_new() -> None:
    one = known("1", A, B, former=("2",))
    found = compare(known("1", A), known("2", B), after=[one])
    assert [(len(joined.before), joined.after) for joined in found.joined] == [(2, one)]
    assert (found.split, found.new, found.gone) == ((), (), ())


def test_one_that_becomes_two_is_split() -> None:
    found = compare(known("1", A, B), after=[known("1", A), known("2", B)])
    assert [[known.guid for known in split.after] for split in found.split] == [["1", "2"]]
    assert (found.joined, found.new, found.gone) == ((), (), ())


def test_a_copy_that_moves_over_splits_one_and_joins_another() -> None:
    before, after = [known("1", A, B), known("2", C)], [known("1", A), known("2", B, C)]
    found = differences(before, after, {})
    assert ([s.before.guid for s in found.split], [j.after.guid for j in found.joined]) == (["1"], ["2"])
    assert [(name, change.before.guid, change.after.guid) for name, change in moved(before, after, {})] == [
        (B, "1", "2")
    ]


def test_titles_dates_and_texts_are_followed_by_the_guid() -> None:
    after = known("1", A, title="Better", published=day(2026, 3, 2), words=b"v")
    found = compare(known("1", A), after=[after])
    assert found.titles == found.dates == found.texts == ((known("1", A), after),)


def test_what_is_called_otherwise_is_neither_gone_nor_new() -> None:
    before, after = [known("1", A)], [known("1", B)]
    assert differences(before, after, {A: B}) == Differences()
    assert list(moved(before, after, {A: B})) == []


def test_what_today_s_rules_find_is_new_and_what_they_do_not_find_is_gone() -> None:
    found = compare(known("1", A), after=[known("2", B)])
    assert ([k.guid for k in found.new], [k.guid for k in found.gone]) == (["2"], ["1"])


def test_what_is_known_is_what_readers_see() -> None:
    own, copy = announcement("own", "o", title="Ours"), announcement("ally", "c", published=day(2026, 2, 1))
    cluster = Cluster(guid="1", since=day(2026, 6, 1), members=(member(own), member(copy)))
    seen = Known.of(cluster, SOURCES)
    assert (seen.title, seen.published, seen.members) == ("Ours", day(2026, 2, 1), frozenset((own.name, copy.name)))


@st.composite
def partitions(draw: st.DrawFn) -> list[Known]:
    """Some announcements, which some of five copies are of."""
    places = draw(st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=5, max_size=5))
    names = [Name("ally", str(number)) for number in range(5)]
    guids = sorted({place for place in places if place is not None})
    return [known(str(guid), *(n for n, p in zip(names, places, strict=True) if p == guid)) for guid in guids]


@settings(max_examples=60)
@given(partitions(), partitions())
def test_a_change_and_its_undoing_are_each_other_s_mirror(before: list[Known], after: list[Known]) -> None:
    there, back = differences(before, after, {}), differences(after, before, {})
    assert {j.after.guid for j in there.joined} == {s.before.guid for s in back.split}
    assert {s.before.guid for s in there.split} == {j.after.guid for j in back.joined}
    assert {k.guid for k in there.new}.isdisjoint(k.guid for k in before)
    assert {k.guid for k in there.gone}.isdisjoint(k.guid for k in after)
