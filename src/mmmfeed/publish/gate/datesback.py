"""What a calendar says of the events, and where that differs from what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mmmfeed.model import FeedView, Occasion
from mmmfeed.publish.gate.icslines import Line, Part, parts, unfolded

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Said:
    """What it says of one event."""

    start: datetime | date | str | None  # a text: wall clock and a zone that only its own VTIMEZONE explains
    stamp: datetime | date | str | None
    sequence: int
    cancelled: bool


def compare(body: bytes, view: FeedView) -> Iterator[str]:
    """Where the events of a calendar, which breaks no rule, differ from the occasions of the view's entries."""
    root, wrong = parts(unfolded(body)[0])
    yield from wrong
    if root is None:
        return
    said = {part.value("UID"): _said(part) for part in root.parts if part.name == "VEVENT"}
    meant = {occasion.uid: _meant(occasion) for entry in view.entries for occasion in entry.occasions}
    if len(said) != len(meant):
        yield f"{len(said)} events instead of {len(meant)}"
    yield from (f"the event {uid} is missing" for uid in meant.keys() - said.keys())
    yield from (f"there is no event {uid}" for uid in said.keys() - meant.keys())
    for uid in sorted(meant.keys() & said.keys()):
        for name in ("start", "stamp", "sequence", "cancelled"):
            is_, should = getattr(said[uid], name), getattr(meant[uid], name)
            if is_ != should and not isinstance(is_, str):
                yield f"event {uid}: {name} is {is_} instead of {should}"


def _meant(occasion: Occasion) -> _Said:
    start = occasion.event.start
    moment = start.replace(microsecond=0).astimezone(UTC) if isinstance(start, datetime) else start
    return _Said(moment, occasion.stamp.replace(microsecond=0), occasion.sequence, occasion.cancelled)


def _said(event: Part) -> _Said:
    return _Said(
        _moment(event.line("DTSTART")),
        _moment(event.line("DTSTAMP")),
        int(event.value("SEQUENCE") or 0),
        event.value("STATUS") == "CANCELLED",
    )


def _moment(line: Line | None) -> datetime | date | str | None:
    if line is None:
        return None
    numbers = [int(part) for part in re.findall(r"^\d{4}|\d\d", line.value)]
    try:
        if line.parameters.get("VALUE") == "DATE":
            return date(*numbers)
        zone = UTC if line.value.endswith("Z") else ZoneInfo(line.parameters.get("TZID", ""))
        return datetime(*numbers, tzinfo=zone).astimezone(UTC)  # type: ignore[arg-type] # six numbers
    except (ValueError, TypeError):
        return None
    except ZoneInfoNotFoundError:
        return f"{line.value} {line.parameters.get('TZID')}"
