"""The sample views, byte for byte: tests/cases/emitters/*; MMMFEED_GOLDEN=write writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sampleviews
from calendarcheck import check_calendar
from feedcheck import check_atom, check_json, check_rss

from mmmfeed.emitters import EMITTERS

CASES = Path(__file__).parents[2] / "cases" / "emitters"
CHECKS = {"rss": check_rss, "atom": check_atom, "json": check_json, "ics": check_calendar}
VIEWS = {
    "sample": sampleviews.sample,
    "copies": sampleviews.copies,
    "events": sampleviews.events,
    "empty": sampleviews.view,
}


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("format_name", EMITTERS)
def test_the_bytes_are_those_of_the_golden_file(name: str, format_name: str) -> None:
    emitter, golden = EMITTERS[format_name], CASES / f"{name}.{EMITTERS[format_name].ending}"
    body = emitter.emit(VIEWS[name]())
    if os.environ.get("MMMFEED_GOLDEN") == "write":
        golden.write_bytes(body)
    assert body.decode() == golden.read_bytes().decode()


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("format_name", CHECKS)
def test_a_validator_has_nothing_to_say_of_the_golden_file(name: str, format_name: str) -> None:
    assert CHECKS[format_name]((CASES / f"{name}.{EMITTERS[format_name].ending}").read_bytes()) == []
