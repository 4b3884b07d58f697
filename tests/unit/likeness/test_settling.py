"""Which of several likely pairs stand."""

from __future__ import annotations

from mmmfeed.merge.likeness import settled
from mmmfeed.model import Verdict

_SOURCES = {0: "own", 1: "partner", 2: "partner", 3: "own", 4: "partner"}


def _likely(score: float) -> Verdict:
    return Verdict(rule="teaser", score=score)


def test_one_that_has_found_its_own_is_no_rival_any_more() -> None:
    # 3 is likest 2, so it does not take 1 from 0, though it is more like 1 than 0 is.
    verdicts = {(0, 1): _likely(0.85), (1, 3): _likely(0.9), (2, 3): _likely(1.0), (0, 2): _likely(0.82)}
    assert settled(_SOURCES, verdicts).keys() == {(0, 1), (2, 3)}


def test_a_tie_stays_one_when_nobody_takes_either() -> None:
    assert settled(_SOURCES, {(0, 1): _likely(0.9), (0, 2): _likely(0.9), (3, 4): _likely(0.9)}).keys() == {(3, 4)}


def test_a_newsletter_is_none_of_those_it_has() -> None:
    verdicts = {(0, 1): _likely(0.99), (0, 2): _likely(0.97)}
    parts = {(1, 0), (2, 0)}
    assert settled(_SOURCES, verdicts, is_part=lambda one, of: (one, of) in parts) == {}


def test_nor_is_it_when_one_of_them_has_a_copy_beside_it() -> None:
    verdicts = {(0, 1): _likely(0.98), (0, 2): _likely(0.97), (1, 3): _likely(1.0)}
    parts = {(1, 0), (2, 0)}
    assert settled(_SOURCES, verdicts, is_part=lambda one, of: (one, of) in parts).keys() == {(1, 3)}


def test_two_copies_of_one_source_in_a_longer_text_are_no_newsletter() -> None:
    verdicts = {(0, 1): _likely(0.98), (0, 2): _likely(0.97), (1, 2): _likely(1.0)}
    parts = {(1, 0), (2, 0)}
    assert settled(_SOURCES, verdicts, is_part=lambda one, of: (one, of) in parts).keys() == verdicts.keys()
