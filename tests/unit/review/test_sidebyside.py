"""Two texts in two columns; tests/cases/review/NAME.txt, a text on either side of `===`, gives NAME.expected.

Write the expectations anew with `MMMFEED_WRITE_EXPECTED=1 pytest tests/unit/review`, and read what changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmmfeed.cli.sidebyside import Piece, columns, compared, in_brackets, width_of

CASES = Path(__file__).parents[2] / "cases" / "review"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
WIDTH = 76


@pytest.mark.parametrize("name", NAMES)
def test_what_differs_is_marked(name: str) -> None:
    left, right = (CASES / f"{name}.txt").read_text(encoding="utf-8").split("===\n")
    shown = "".join(f"{line}\n" for line in columns(compared(left, right), WIDTH))
    expected = CASES / f"{name}.expected"
    if os.environ.get("MMMFEED_WRITE_EXPECTED"):
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


WORDS = st.one_of(
    st.sampled_from(
        ["river", "charter", "the", "2026", "14 March,", "東京で", "รายงาน", "e\u0301tudes", "x" * 90, "« ", "—"]
    ),
    st.text(max_size=6),
)
TEXTS = st.lists(WORDS, max_size=120).map(" ".join)


@settings(max_examples=150)
@given(TEXTS, TEXTS, st.integers(40, 120))
def test_no_line_is_wider_than_the_terminal(a: str, b: str, width: int) -> None:
    for mark in (in_brackets, _unmarked):
        assert all(width_of(line) <= width for line in columns(compared(a, b), width, mark))


@settings(max_examples=150)
@given(st.lists(st.sampled_from("abcdefgh"), max_size=30), st.lists(st.sampled_from("abcdefgh"), max_size=30))
def test_nothing_of_a_short_text_is_left_out(a: list[str], b: list[str]) -> None:
    rows = compared(" ".join(a), " ".join(b))
    assert "".join(piece.text for row in rows for piece in row.left).split() == a
    assert "".join(piece.text for row in rows for piece in row.right).split() == b
    assert _alike(row.left for row in rows) == _alike(row.right for row in rows)


def test_texts_that_say_the_same_have_no_mark() -> None:
    shown = "\n".join(columns(compared("The River,  charter.", "the river – charter"), WIDTH))
    assert "[-" not in shown
    assert "{+" not in shown


def _unmarked(text: str, left: bool) -> str:
    return text


def _alike(side: Iterable[list[Piece]]) -> list[list[str]]:
    return [piece.text.split() for pieces in side for piece in pieces if not piece.differs]
