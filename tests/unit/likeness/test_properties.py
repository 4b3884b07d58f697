"""What holds of any two texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.merge.likeness import Outcome, Veto, judge, settled
from mmmfeed.merge.likeness.alignment import align
from mmmfeed.merge.likeness.shingles import winnowed
from mmmfeed.model import Announcement, TitleOrigin, Verdict

_DAY = datetime(2024, 3, 4, 12, tzinfo=UTC)
# Words that are no month, number or name, of four scripts.
_WORDS = [
    "library",
    "garden",
    "bread",
    "river",
    "teacher",
    "window",
    "школа",
    "дорога",
    "книга",
    "βιβλίο",
    "δρόμος",
    "도서관",
    "학교",
    "pramen",
    "kniha",
    "cesta",
]
_texts = st.lists(st.sampled_from(_WORDS), min_size=20, max_size=80)
_numbers = st.integers(min_value=2, max_value=99_999)


def _said(words: list[str], source: str = "a", title: str = "", days: int = 0) -> Announcement:
    return Announcement(
        source=source,
        source_id=f"{source}:1",
        title=title or "x",
        title_origin=TitleOrigin.GIVEN if title else TitleOrigin.DERIVED,
        published=_DAY + timedelta(days=days),
        text=" ".join(words) + ".",
    )


def _rule(outcome: Outcome) -> str | None:
    return outcome.rule if outcome else None


@settings(max_examples=60)
@given(_texts, st.integers(0, 3))
def test_a_text_is_the_same_as_itself(words: list[str], days: int) -> None:
    assert _rule(judge(_said(words), _said(words, "b", days=days))) == "text"


@settings(max_examples=60)
@given(st.text(max_size=300), st.text(max_size=300))
def test_it_does_not_matter_which_comes_first(one: str, other: str) -> None:
    a, b = _said([one]), _said([other], "b")
    assert judge(a, b) == judge(b, a)


@settings(max_examples=60)
@given(_texts, _texts)
def test_nor_with_words_that_both_have(one: list[str], other: list[str]) -> None:
    half = one[: len(one) // 2] + other
    a, b = _said(one), _said(half, "b")
    assert judge(a, b) == judge(b, a)


@settings(max_examples=80)
@given(_texts, _numbers, st.data())
def test_an_inserted_number_is_no_veto(words: list[str], number: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    outcome = judge(_said(words), _said([*words[:at], str(number), *words[at:]], "b"))
    assert not isinstance(outcome, Veto)


@settings(max_examples=80)
@given(_texts, _numbers, _numbers, st.data())
def test_a_replaced_number_always_is_one(words: list[str], one: int, other: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    if one == other:
        return
    a, b = ([*words[:at], str(number), *words[at:]] for number in (one, other))
    assert isinstance(judge(_said(a), _said(b, "b")), Veto)


@settings(max_examples=60)
@given(_numbers, _numbers)
def test_a_number_replaced_in_the_title_is_one_too(one: int, other: int) -> None:
    words = _WORDS * 3
    outcome = judge(_said(words, title=f"Weekly bulletin {one}"), _said(words, "b", title=f"Weekly bulletin {other}"))
    assert _rule(outcome) == ("text" if one == other else "series")


@settings(max_examples=60)
@given(st.lists(st.sampled_from("abcdef"), max_size=60), st.lists(st.sampled_from("abcdef"), max_size=60))
def test_blocks_agree_and_gaps_are_all_the_rest(a: list[str], b: list[str]) -> None:
    found = align(a, b)
    for block in found.blocks:
        assert a[block.a : block.a + block.length] == b[block.b : block.b + block.length]
    assert found.matched + sum(gap.a_end - gap.a for gap in found.gaps) == len(a)
    assert found.matched + sum(gap.b_end - gap.b for gap in found.gaps) == len(b)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 1000), min_size=1, max_size=80), st.integers(1, 20), st.data())
def test_what_is_as_long_as_a_window_leaves_a_fingerprint_in_both(
    hashes: list[int], window: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, max(0, len(hashes) - window)))
    part = hashes[start : start + max(window, data.draw(st.integers(1, 80)))]
    if len(part) >= window:
        assert winnowed(part, window) <= winnowed(hashes, window)
        assert winnowed(part, window)


def test_a_tie_is_left_to_people() -> None:
    equal = Verdict(rule="teaser", score=0.9)
    sources = {0: "own", 1: "partner", 2: "partner", 3: "other"}

    stands = settled(sources, {(0, 1): equal, (0, 2): equal, (0, 3): equal})

    assert stands == {(0, 3): equal}


def test_the_likelier_of_two_stands() -> None:
    better, worse = Verdict(rule="teaser", score=0.97), Verdict(rule="teaser", score=0.9)
    assert settled({0: "own", 1: "partner", 2: "partner"}, {(0, 1): worse, (0, 2): better}) == {(0, 2): better}


def test_two_that_are_the_same_do_not_compete() -> None:
    same = Verdict(rule="near", score=0.95)
    outcomes = {(0, 1): same, (0, 2): same, (1, 2): Verdict(rule="text")}
    assert settled({0: "own", 1: "partner", 2: "partner"}, outcomes).keys() == outcomes.keys()
