"""Which entries a feed's history closes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mmmfeed.publishing.closing import closed, size


def test_nothing_is_closed_while_all_is_shown() -> None:
    assert closed(["a", "b", "c"], {"a", "b", "c"}, 2) == []


def test_what_is_shown_no_more_is_closed_and_the_oldest_that_is_shown_fills_up() -> None:
    assert closed(["a", "b", "c", "d", "e"], {"b", "c", "d", "e"}, 3) == [["a", "b", "c"]]


def test_a_long_past_takes_as_many_documents_as_it_needs() -> None:
    assert closed(list("abcdefg"), {"f", "g"}, 2) == [["a", "b"], ["c", "d"], ["e", "f"]]


def test_what_comes_late_and_is_old_is_closed_at_once() -> None:
    assert closed(["old", "x"], {"x"}, 50) == [["old", "x"]]


def test_a_document_is_as_long_as_the_feed_and_never_very_long() -> None:
    assert [size(limit) for limit in (1, 50, 5000)] == [1, 50, 100]


@given(
    st.lists(st.lists(st.integers(0, 999), max_size=12), max_size=20),
    st.integers(1, 8),
)
def test_whatever_comes_in_whatever_order_nothing_is_ever_in_neither(batches: list[list[int]], limit: int) -> None:
    """A feed of `limit` entries; each batch is a build. A number is an entry and its date, so that some come late."""
    known: set[int] = set()
    archived: dict[int, int] = {}
    documents: list[tuple[int, ...]] = []
    for batch in batches:
        known.update(batch)
        shown = {f"{n:03}" for n in sorted(known)[-limit:]}
        open_ = [f"{n:03}" for n in sorted(known) if n not in archived]
        before = list(documents)
        for guids in closed(open_, shown, size(limit)):
            documents.append(tuple(map(int, guids)))
            assert len(guids) <= size(limit)
            archived |= {int(guid): len(documents) for guid in guids}
        assert documents[: len(before)] == before  # a closed one gets nothing later
        assert known <= {*archived, *map(int, shown)}
    assert sum(map(len, documents)) == len(archived)  # no entry is in two
