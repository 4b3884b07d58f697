"""tests/cases/dump: each .txt with the .yaml beside it that says what it is about and what is expected."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mmmfeed.model import DateOrder, Document, Parsed, SourceSpec
from mmmfeed.parsers.textdump import parse

CASES = Path(__file__).parents[2] / "cases" / "dump"
RETRIEVED = datetime(2026, 3, 1, tzinfo=UTC)


def read(name: str, expected: dict[str, Any]) -> Parsed:
    source = SourceSpec(
        name="club",
        kind="dump",
        location="club.txt",
        language=expected.get("language"),
        dates=DateOrder(expected["dates"]) if "dates" in expected else None,
    )
    body = (CASES / name).with_suffix(".txt").read_bytes()
    return parse(Document(source="club", location="club.txt", body=body, retrieved=RETRIEVED), source)


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    expected = YAML(typ="safe").load(case)
    parsed = read(case.name, expected)
    heard = [
        {
            "date": announcement.published.date() if announcement.published else None,
            "id": announcement.source_id,
            "title": announcement.title,
            "origin": announcement.title_origin.value,
            "url": announcement.raw_url,
            "moment": announcement.published.isoformat() if announcement.published else None,
            "precision": announcement.published_precision.value,
            "text": announcement.text,
            "summary": announcement.summary,
            "content": announcement.content,
            "place": announcement.place,
            "language": announcement.language,
            "other-rules": [decision.rule for decision in announcement.decisions[2:]],
            "truncated": announcement.truncated,
            "rule": announcement.decisions[0].rule,
            "evidence": announcement.decisions[0].evidence,
            "title-rule": announcement.decisions[1].rule,
        }
        for announcement in parsed.announcements
    ]
    wanted = expected.get("records", [])
    assert [{key: record[key] for key in want} for record, want in zip(heard, wanted, strict=True)] == wanted
    if "order" in expected:
        assert [fact.rule for fact in parsed.understood if fact.about == "order"] == [expected["order"]]
    problems = expected.get("problems", [])
    assert [problem.place.removeprefix("club.txt").lstrip(":") for problem in parsed.problems] == [
        str(want["at"]) for want in problems
    ]
    for problem, want in zip(parsed.problems, problems, strict=True):
        assert want["says"] in problem.message


def test_every_file_has_its_expectation() -> None:
    assert {case.stem for case in CASES.glob("*.txt")} == {case.stem for case in CASES.glob("*.yaml")}
