"""When the numbers of one place are others than those of the same place elsewhere."""

from __future__ import annotations

import pytest

from mmmfeed.merge.likeness.guards import counting
from mmmfeed.merge.likeness.normal import words
from mmmfeed.merge.likeness.values import replaced


def _differ(one: str, other: str) -> bool:
    a, b = words(one), words(other)
    return replaced(counting(a, range(len(a))), counting(b, range(len(b)))) != ([], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3 March 2018", "03.03.18"),
        ("3 March at 17:30", "03.03."),
        ("03.03", "03.03.2018"),
        ("2018-03-03", "3 March"),
        ("8 pm", "20:00"),
        ("Tuesday 12 March", "12.03.2026"),
        ("12,000", "12000"),
        ("1 June", "June 1st, 2026"),
    ],
)
def test_the_same_numbers_in_another_shape_are_the_same(one: str, other: str) -> None:
    assert not _differ(one, other)
    assert not _differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14", "14.30"),
        ("at 14 in hall B", "at 16.15 in hall 2.14"),
        ("2.9", "2.9.1"),
        ("Tuesday 12 March", "Wednesday 12.03.2026"),
        ("3 March", "3 May"),
        ("金曜日", "月曜日"),
    ],
)
def test_a_part_of_a_number_is_another_number(one: str, other: str) -> None:
    assert _differ(one, other)
    assert _differ(other, one)
