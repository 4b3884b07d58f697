"""tests/cases/titles: texts in many languages with the title, and the place of the dateline, that is expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from mmmfeed.text import leads, titles

CASES = Path(__file__).parents[2] / "cases" / "titles"


def cases() -> list[dict[str, str]]:
    return [case for path in sorted(CASES.glob("*.yaml")) for case in YAML(typ="safe").load(path)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["title"][:30])
def test_title_and_place(case: dict[str, str]) -> None:
    title = titles.derive(case["text"])
    assert title.text == case["title"]
    assert title.place == case.get("place", "")


@pytest.mark.parametrize("case", [case for case in cases() if "place" in case], ids=lambda case: case["title"][:30])
def test_place_alone(case: dict[str, str]) -> None:
    assert leads.place(case["text"] + "\n\nMore – of the same.") == case["place"]
