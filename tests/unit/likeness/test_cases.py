"""The pairs under tests/cases/likeness: two announcements, and what is to be said of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from merging import knowing
from mmmfeed.merge.likeness import Outcome, Veto, judge, wording
from mmmfeed.model import Announcement, Doubt, TitleOrigin

FOLDER = Path(__file__).parents[2] / "cases" / "likeness"
CASES = sorted(FOLDER.rglob("*.yaml"))


def _named_case(path: Path) -> str:
    return str(path.relative_to(FOLDER).with_suffix(""))


def _case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = YAML(typ="safe").load(path)
    return case


def _heard(said: dict[str, Any], source: str) -> Announcement:
    text = said["text"]
    return Announcement(
        source=said.get("source") or source,
        source_id=f"tag:{source}.example.org,2024:1",
        title=said.get("title") or text[:30],
        title_origin=TitleOrigin.GIVEN if said.get("title") else TitleOrigin.DERIVED,
        published=datetime.fromisoformat(str(said["published"])).replace(hour=12, tzinfo=UTC),
        language=said.get("language"),
        text=text,
        truncated=not text.rstrip().endswith((".", "。", "!", "→", "٫")) if text else False,
    )


def _named(outcome: Outcome) -> str:
    if outcome is None:
        return "none"
    if isinstance(outcome, Doubt):
        return "doubt"
    return f"veto {outcome.rule}" if isinstance(outcome, Veto) else outcome.rule


@pytest.mark.parametrize("path", CASES, ids=_named_case)
def test_a_pair_is_judged_as_its_case_says(path: Path) -> None:
    case = _case(path)
    a, b = _heard(case["a"], "one"), _heard(case["b"], "other")

    outcome = judge(a, b)

    said = _named(outcome)
    expected = said if case["expected"] == "veto any" and said.startswith("veto ") else case["expected"]
    assert said == expected, outcome
    assert outcome is None or outcome.evidence
    assert _named(judge(b, a)) == said


@pytest.mark.parametrize("path", CASES, ids=_named_case)
def test_a_pair_that_is_the_same_is_among_the_candidates(path: Path) -> None:
    case = _case(path)
    if case["expected"] not in ("text", "teaser", "near"):
        return
    a, b = (_heard(case[key], key) for key in "ab")
    with knowing() as known:
        known.hear(a, b)
        assert known.run.store.prints.alike(b.name, wording(b).prints, 24, 64).names == [a.name]


def test_cases_are_in_many_languages() -> None:
    assert len(CASES) >= 40
    assert len({said.get("language") for path in CASES for said in (_case(path)["a"], _case(path)["b"])}) > 8
