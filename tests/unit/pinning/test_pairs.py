"""Pins come to pairs of records that never contradict each other."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.model import Name, Pin
from mmmfeed.pinning import Pairs

A, B, C, D = (Name("own", letter) for letter in "abcd")


def pin(line: int, *, same: bool) -> Pin:
    return Pin(same=same, which=("one", "another"), place=f"feeds.yaml:{line}")


def pairs(*decided: tuple[bool, list[list[Name]]]) -> tuple[Pairs, list[str]]:
    made = Pairs()
    return made, [made.add(pin(line, same=same), groups) for line, (same, groups) in enumerate(decided, 1)]


def plain(made: Pairs) -> list[tuple[str, str, bool]]:
    return [(pair.a.source_id, pair.b.source_id, pair.same) for pair in made.found]


def test_all_that_one_line_names_is_one() -> None:
    made, told = pairs((True, [[C, B], [A]]))
    assert plain(made) == [("a", "b", True), ("a", "c", True)]
    assert told == [""]
    assert made.is_decided(B, C)
    assert not made.is_decided(A, D)


def test_every_two_things_of_a_line_are_kept_apart_and_not_the_copies_of_one() -> None:
    made, _ = pairs((False, [[A, B], [C], [D]]))
    assert plain(made) == [
        ("a", "c", False), ("a", "d", False), ("b", "c", False), ("b", "d", False), ("c", "d", False),
    ]  # fmt: skip
    assert not made.is_decided(A, B)


def test_what_follows_from_two_lines_is_decided() -> None:
    made, _ = pairs((False, [[A], [B]]), (True, [[B], [C]]))
    assert made.is_decided(A, C)
    assert not made.is_decided(A, D)


def test_what_is_kept_apart_is_not_joined_by_any_number_of_lines() -> None:
    made, told = pairs((False, [[A], [D]]), (True, [[A], [B]]), (True, [[C], [D]]), (True, [[B], [C]]))
    assert told == [
        "", "", "", "are kept apart by never_same in feeds.yaml:1, which counts; take one of the two lines out"
    ]  # fmt: skip
    assert ("b", "c", True) not in plain(made)


def test_a_line_about_one_announcement_says_so() -> None:
    assert pairs((True, [[A], [A]]))[1] == ["mean the same announcement (own: a) anyway; name another one"]
    assert pairs((False, [[A], [A]]))[1] == ["mean the same announcement (own: a); name another one"]
    assert pairs((False, [[A], [A, B]]))[1] == [""]


NAMES = st.lists(st.sampled_from([Name("own", letter) for letter in "abcdef"]), min_size=1, max_size=2)
LINES = st.lists(st.tuples(st.booleans(), st.lists(NAMES, min_size=2, max_size=3)), max_size=8)


@settings(max_examples=200)
@given(LINES)
def test_no_two_that_are_kept_apart_are_ever_one(lines: list[tuple[bool, list[list[Name]]]]) -> None:
    made, _ = pairs(*sorted(lines, key=lambda line: line[0]))
    group = {name: name for name in (Name("own", letter) for letter in "abcdef")}
    for pair in (pair for pair in made.found if pair.same):
        old = group[pair.b]
        group = {name: group[pair.a] if of == old else of for name, of in group.items()}
    apart = {(pair.a, pair.b) for pair in made.found if not pair.same}
    assert not any(group[a] == group[b] for a, b in apart)
    for a, b in combinations(sorted(group), 2):
        others = [(x, y) for x in group for y in group if group[x] == group[a] and group[y] == group[b]]
        follows = group[a] == group[b] or any((min(x, y), max(x, y)) in apart for x, y in others)
        assert made.is_decided(a, b) == follows
