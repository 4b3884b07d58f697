"""What a calendar says of the events, and where that differs from what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mmmfeed.model import Entry, FeedView, Occasion
from mmmfeed.publish.gate.icslines import Line, Part, parts, unfolded

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Said:
    """What it says of one event."""

    start: datetime | date | str | None  # a text: wall clock and a zone that only its own VTIMEZONE explains
    end: datetime | date | str | None  # the first moment, or day, that it does not last any more
    stamp: datetime | date | str | None
    sequence: int
    cancelled: bool


def compare(body: bytes, view: FeedView) -> Iterator[str]:
    """Where the events of a calendar, which breaks no rule, differ from the occasions of the view's entries."""
    root, wrong = parts(unfolded(body)[0])
    yield from wrong
    if root is None:
        return
    said = {_plain(part.value("UID")): _said(part) for part in root.parts if part.name == "VEVENT"}
    meant = {occasion.uid: _meant(occasion, entry) for entry in view.entries for occasion in entry.occasions}
    if len(said) != len(meant):
        yield f"{len(said)} events instead of {len(meant)}"
    yield from (f"the event {uid} is missing" for uid in meant.keys() - said.keys())
    yield from (f"there is no event {uid}" for uid in said.keys() - meant.keys())
    for uid in sorted(meant.keys() & said.keys()):
        for name in ("start", "end", "stamp", "sequence", "cancelled"):
            is_, should = getattr(said[uid], name), getattr(meant[uid], name)
            if is_ != should and not isinstance(is_, str):
                yield f"event {uid}: {name} is {is_} instead of {should}"


def _plain(text: str) -> str:
    """A TEXT without its escapes (section 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def _meant(one: Occasion, entry: Entry) -> _Said:
    start, end = one.event.start, one.event.end
    stamp = _seconds(max(one.stamp, entry.updated))
    if isinstance(start, datetime):
        is_after = isinstance(end, datetime) and end > start
        until = _seconds(end) if is_after and isinstance(end, datetime) else None
        return _Said(_seconds(start), until, stamp, one.sequence, one.cancelled)
    last = end.date() if isinstance(end, datetime) else end
    return _Said(start, max(start, last or start) + _DAY, stamp, one.sequence, one.cancelled)


def _seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0).astimezone(UTC)


def _said(event: Part) -> _Said:
    start, end = _moment(event.line("DTSTART")), _moment(event.line("DTEND"))
    if end is None and isinstance(start, date) and not isinstance(start, datetime):
        end = start + _DAY  # section 3.6.1
    return _Said(
        start,
        end,
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
        return datetime.combine(date(*numbers[:3]), time(numbers[3], numbers[4], numbers[5]), zone).astimezone(UTC)
    except (ValueError, TypeError, IndexError):
        return None
    except ZoneInfoNotFoundError:
        return f"{line.value} {line.parameters.get('TZID')}"
