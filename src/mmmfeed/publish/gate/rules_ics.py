"""iCalendar (RFC 5545): how lines are written, what each component has to have, and times that mean one moment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from mmmfeed.publish.gate.icslines import Line, Part, parts, unfolded

_OCTETS = 75  # of a line, without its end (section 3.1)
_LINE = re.compile(
    r"[A-Za-z0-9-]+(?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*)(?:,(?:\"[^\"]*\"|[^\";:,]*))*)*:"
    r"[^\x00-\x08\x0a-\x1f\x7f]*"
)
_TEXTS = frozenset(
    str.split("CALSCALE CATEGORIES COMMENT CONTACT DESCRIPTION LOCATION NAME RESOURCES STATUS SUMMARY UID")
)
_LISTS = frozenset(("CATEGORIES", "RESOURCES"))  # in which a bare comma parts two values
_ESCAPED = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")  # section 3.3.11
_DATE = re.compile(r"\d{8}", re.ASCII)
_MOMENT = re.compile(r"\d{8}T\d{6}Z?", re.ASCII)
_NUMBERED = frozenset(("SEQUENCE", "PRIORITY", "PERCENT-COMPLETE"))
_STATUS = frozenset(("TENTATIVE", "CONFIRMED", "CANCELLED"))
_ONCE = str.split(
    "UID DTSTAMP DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION STATUS SEQUENCE CREATED LAST-MODIFIED URL GEO "
    "TRANSP CLASS ORGANIZER PRIORITY"
)


def check(body: bytes) -> Iterator[str]:
    """Every rule that a calendar breaks, with its place."""
    text, wrong = unfolded(body)
    yield from wrong
    yield from _lengths(body)
    root, wrong = parts(text)
    yield from wrong
    if root is None:
        return
    yield from (f"line {line.number}: {problem}" for line in root.all_lines() for problem in _line(line))
    yield from _calendar(root)
    zones = {zone.value("TZID") for zone in root.parts if zone.name == "VTIMEZONE"}
    events = [part for part in root.parts if part.name == "VEVENT"]
    for number, event in enumerate(events, start=1):
        yield from (f"event {number}: {problem}" for problem in _event(event, zones))
    uids = Counter(event.value("UID") for event in events if not event.has("RECURRENCE-ID"))
    yield from (f"the UID {uid} stands {count} times" for uid, count in uids.items() if count > 1)


def _lengths(body: bytes) -> Iterator[str]:
    for number, line in enumerate(body.split(b"\r\n"), start=1):
        if len(line) > _OCTETS:
            yield f"line {number} has {len(line)} octets, and may have {_OCTETS}"


def _line(line: Line) -> Iterator[str]:
    if not _LINE.fullmatch(line.raw):
        yield f"{line.raw[:60]!r} is not of the form NAME;PARAMETER=value:value"
        return
    if line.name in _TEXTS:
        values = _split(line.value) if line.name in _LISTS else [line.value]
        if not all(_ESCAPED.fullmatch(value) for value in values):
            yield f"{line.name}: a comma, semicolon or backslash that is not escaped"
    elif line.name in _NUMBERED and not (line.value.isascii() and line.value.isdigit()):
        yield f"{line.name} is no number"
    elif line.name == "URL" and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", line.value):
        yield f"URL {line.value[:60]!r} is no whole address"


def _split(value: str) -> list[str]:
    return re.split(r"(?<!\\)(?:\\\\)*,", value)


def _calendar(root: Part) -> Iterator[str]:
    for name in ("VERSION", "PRODID"):
        if root.count(name) != 1:
            yield f"{name} stands {root.count(name)} times"
    if root.value("VERSION") != "2.0":
        yield f"VERSION is {root.value('VERSION')}"
    for name in ("CALSCALE", "METHOD"):
        if root.count(name) > 1:
            yield f"{name} stands {root.count(name)} times"
    zones = Counter(part.value("TZID") for part in root.parts if part.name == "VTIMEZONE")
    yield from (f"the time zone {name} stands {count} times" for name, count in zones.items() if count > 1)
    for zone in (part for part in root.parts if part.name == "VTIMEZONE"):
        if not zone.value("TZID") or not any(part.name in {"STANDARD", "DAYLIGHT"} for part in zone.parts):
            yield "a VTIMEZONE without TZID, or without STANDARD and DAYLIGHT"
        for part in zone.parts:
            missing = [name for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO") if not part.has(name)]
            yield from (f"{part.name} of {zone.value('TZID')}: no {name}" for name in missing)


def _event(event: Part, zones: Iterable[str]) -> Iterator[str]:
    yield from (f"no {name}" for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY") if not event.value(name))
    yield from (f"{name} stands {event.count(name)} times" for name in _ONCE if event.count(name) > 1)
    for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
        if event.has(name) and not (_MOMENT.fullmatch(event.value(name)) and event.value(name).endswith("Z")):
            yield f"{name} is not in UTC"
    if event.has("DTEND") and event.has("DURATION"):
        yield "both DTEND and DURATION"
    if event.has("STATUS") and event.value("STATUS") not in _STATUS:
        yield f"STATUS is {event.value('STATUS')}"
    for line in event.lines:
        if line.name in {"DTSTART", "DTEND", "RECURRENCE-ID"}:
            yield from (f"{line.name}: {problem}" for problem in _time(line, zones))
    start, end = event.line("DTSTART"), event.line("DTEND")
    if start and end:
        yield from _until(start, end)


def _time(line: Line, zones: Iterable[str]) -> Iterator[str]:
    if line.parameters.get("VALUE", "DATE-TIME") == "DATE":
        if not _DATE.fullmatch(line.value):
            yield f"{line.value!r} is no day"
        if "TZID" in line.parameters:
            yield "a day with a time zone"
        return
    if not _MOMENT.fullmatch(line.value):
        yield f"{line.value!r} is no time"
    zone = line.parameters.get("TZID")
    if line.value.endswith("Z"):
        if zone:
            yield "a time in UTC with a time zone"
    elif zone is None:
        yield "a time without a time zone"
    elif zone not in zones:
        yield f"the time zone {zone} is not told"


def _until(start: Line, end: Line) -> Iterator[str]:
    if start.parameters.get("VALUE") != end.parameters.get("VALUE"):
        yield "DTSTART and DTEND are not both days or both times"
    elif start.parameters.get("TZID") == end.parameters.get("TZID") and (
        start.value.endswith("Z") == end.value.endswith("Z")
    ):
        is_day = start.parameters.get("VALUE") == "DATE"
        if end.value < start.value or (is_day and end.value == start.value):
            yield "DTEND is not after DTSTART"
