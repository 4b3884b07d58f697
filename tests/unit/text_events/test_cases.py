"""tests/cases/events: each .txt with the .yaml beside it that says what it is about and what is expected."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML

from mmmfeed.model import Event
from mmmfeed.text.events import find_events

CASES = Path(__file__).parents[2] / "cases" / "events"


def written(moment: date | datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


def seen(event: Event) -> dict[str, str | bool | None]:
    return {
        "start": written(event.start),
        "end": written(event.end),
        "place": event.place,
        "online": event.online,
        "evidence": event.evidence,
    }


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    expected: dict[str, Any] = YAML(typ="safe").load(case)
    text = case.with_suffix(".txt").read_text(encoding="utf-8")
    found = find_events(text, expected["day"], ZoneInfo(expected.get("zone", "UTC")), expected.get("language"))
    wanted = [{"end": None} | event for event in expected["events"]]
    assert [{key: seen(event)[key] for key in want} for event, want in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted)


def test_every_file_has_its_expectation() -> None:
    assert {case.stem for case in CASES.glob("*.txt")} == {case.stem for case in CASES.glob("*.yaml")}
