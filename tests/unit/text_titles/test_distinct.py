"""Titles of one source told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.text import titles, words
from mmmfeed.text.distinct import Draft, distinct

DAY = date(2025, 3, 4)
NOTHING: Mapping[str, str] = {}


def draft(key: str, text: str, days: int = 0, language: str | None = None) -> Draft:
    return Draft(key=key, title=titles.derive(text), text=text, day=DAY + timedelta(days), language=language)


def texts(drafts: Sequence[Draft], taken: Mapping[str, str] = NOTHING) -> dict[str, str]:
    return {key: title.text for key, title in distinct(drafts, taken).items()}


def test_the_oldest_keeps_its_title_and_a_later_one_takes_its_next_sentence() -> None:
    drafts = [
        draft("b", "Newsletter of the club. The mill is open to all.", 9),
        draft("a", "Newsletter of the club. The seeds have come from Leeds."),
    ]
    told = distinct(drafts, NOTHING)
    assert told["a"] == drafts[1].title
    assert told["b"].text == "Newsletter of the club – The mill is open to all"
    assert told["b"].rule == "told-apart"
    assert told["b"].evidence == "another announcement has the title “Newsletter of the club”"


def test_a_title_that_was_cut_goes_on_with_more_words() -> None:
    same = "The garden club of the old town and all of its many friends from near and far away invite "
    told = texts(
        [
            draft("a", same + "the mayor and the whole council to a feast in May."),
            draft("b", same + "the mayor of the old town to a feast."),
        ]
    )
    assert told["a"].endswith("away invite the mayor…")
    assert told["b"].endswith("away invite the mayor of the old town…")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (None, "Newsletter of the club (5 March 2025)"),
        ("en", "Newsletter of the club (5 March 2025)"),
        ("de", "Newsletter of the club (5. März 2025)"),
        ("fr-BE", "Newsletter of the club (5 mars 2025)"),
        ("ja", "Newsletter of the club (2025年3月5日)"),
        ("tlh", "Newsletter of the club (5 March 2025)"),
    ],
)
def test_then_the_day_is_added_in_the_language_of_the_text(language: str | None, title: str) -> None:
    text = "Newsletter of the club."
    assert texts([draft("a", text), draft("b", text, 1, language)])["b"] == title


def test_then_a_number() -> None:
    told = texts([draft(key, "Newsletter of the club.") for key in "abcd"])
    assert told["c"] == "Newsletter of the club (4 March 2025, 2)"
    assert told["d"] == "Newsletter of the club (4 March 2025, 3)"


def test_what_is_published_is_not_made_anew_and_its_title_is_nobody_elses() -> None:
    drafts = [draft("old", "Newsletter of the club."), draft("new", "Newsletter of the club.", 1)]
    assert texts(drafts, {"new": "newsletter of the club!"}) == {"old": "Newsletter of the club (4 March 2025)"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Newsletter of the club.", "News! " + "The mill is open to all of us again. " * 9, "春の市。"]
            ),
            st.sampled_from(["", " The mill is open.", " It took ten years of hard work and many hands."]),
            st.integers(0, 2),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_titles_are_distinct_in_any_order_and_a_later_announcement_changes_none(said, random) -> None:  # type: ignore[no-untyped-def]
    drafts = [draft(f"{index:02}", text + more, days) for index, (text, more, days) in enumerate(said)]
    told = texts(drafts)
    assert len({words.comparable(title) for title in told.values()}) == len(drafts)
    assert all(len(title) <= titles.LONGEST for title in told.values())
    random.shuffle(drafts)
    assert texts(drafts) == told
    later = draft("99", "Newsletter of the club.", 7)
    assert texts([*drafts, later]) == told | {"99": texts([later], told)["99"]}
