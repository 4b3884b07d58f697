"""Is this an iCalendar object to the letter of RFC 5545 (and RFC 7986)? Standard library only.

    check_calendar(body) -> []            # nothing to say

Its own reading of the lines, without a library that would mend them: lengths, line ends, escapes, which properties have
to be there and how often, types of values, zones that are used and not defined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from urllib.parse import urlsplit

_LINE = re.compile(r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:\"[^\"\x00-\x08\x0a-\x1f]*\"|[^\";:,\x00-\x08\x0a-\x1f]*)(?:,(?:\"[^\"]*\"|[^\";:,]*))*)*):(.*)", re.DOTALL)  # fmt: skip
_PARAMETER = re.compile(r";([A-Za-z0-9-]+)=((?:\"[^\"]*\"|[^\";])*)")
_TEXT = re.compile(r"(?:\\[\\;,nN]|[^\\;,])*")
_TEXTS = re.compile(r"(?:\\[\\;,nN]|[^\\;])*")
_DAY, _MOMENT, _INSTANT = re.compile(r"\d{8}"), re.compile(r"\d{8}T\d{6}"), re.compile(r"\d{8}T\d{6}Z")
_DURATION = re.compile(r"[+-]?P(?:\d+W|\d+D(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?|T(?:\d+H)?(?:\d+M)?(?:\d+S)?)")
_OFFSET = re.compile(r"[+-]\d{4}(?:\d\d)?")

_TEXT_PROPERTIES = frozenset(str.split("SUMMARY DESCRIPTION LOCATION UID NAME TZID TZNAME X-WR-CALNAME X-WR-CALDESC"))
_CALENDAR = frozenset(
    str.split("""
    PRODID VERSION CALSCALE METHOD NAME DESCRIPTION UID LAST-MODIFIED URL CATEGORIES REFRESH-INTERVAL SOURCE COLOR
    IMAGE""")
)
_EVENT = frozenset(
    str.split("""
    UID DTSTAMP DTSTART DTEND DURATION CLASS CREATED DESCRIPTION GEO LAST-MODIFIED LOCATION ORGANIZER PRIORITY SEQUENCE
    STATUS SUMMARY TRANSP URL RECURRENCE-ID ATTACH CATEGORIES COMMENT CONTACT IMAGE CONFERENCE COLOR""")
)
_MANY = frozenset(str.split("CATEGORIES COMMENT CONTACT ATTACH IMAGE CONFERENCE TZNAME"))
_STATES = frozenset(str.split("TENTATIVE CONFIRMED CANCELLED"))
_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "VCALENDAR": ("PRODID", "VERSION"),
        "VEVENT": ("UID", "DTSTAMP", "DTSTART"),
        "VTIMEZONE": ("TZID",),
        "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
        "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    }
)


@dataclass(frozen=True)
class Property:
    """One content line, unfolded."""

    name: str
    parameters: Mapping[str, str]
    value: str


@dataclass
class Component:
    """What stands between BEGIN and END."""

    name: str
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        return next((one for one in self.properties if one.name == name), None)

    def every(self, name: str) -> Iterator[Component]:
        """The components of that name in it."""
        yield from (part for part in self.parts if part.name == name)


def check_calendar(body: bytes) -> list[str]:
    """Every mistake, each with its place."""
    problems = list(_lines(body))
    try:
        calendar = read(body)
    except ValueError as error:
        return [*problems, str(error)]
    problems += _component(calendar, _CALENDAR)
    if calendar.name != "VCALENDAR" or not calendar.parts:
        problems.append("not a VCALENDAR with something in it")
    version = calendar.first("VERSION")
    if not version or version.value != "2.0":
        problems.append("VERSION is not 2.0")
    zones = {zone.value for part in calendar.every("VTIMEZONE") if (zone := part.first("TZID"))}
    for part in calendar.every("VTIMEZONE"):
        problems += _zone(part)
    events = list(calendar.every("VEVENT"))
    for number, event in enumerate(events, start=1):
        problems += (f"event {number}: {problem}" for problem in _event(event, zones))
    if {part.name for part in calendar.parts} - {"VEVENT", "VTIMEZONE"}:
        problems.append("other components than events and zones")
    uids = Counter(uid.value for event in events if (uid := event.first("UID")))
    return problems + [f"UID {name} names {count} events" for name, count in uids.items() if count > 1]


def read(body: bytes) -> Component:
    """The calendar; ValueError when its lines or its components are not whole."""
    unfolded = re.sub("\r\n[ \t]", "", body.decode())
    stack, top = [], Component("")
    stack.append(top)
    for written in unfolded.removesuffix("\r\n").split("\r\n"):
        match = _LINE.fullmatch(written)
        if not match:
            raise ValueError(f"no content line: {written[:120]!r}")
        name, value = match[1].upper(), match[3]
        if name == "BEGIN":
            stack.append(Component(value))
            stack[-2].parts.append(stack[-1])
        elif name == "END":
            if stack[-1].name != value or len(stack) == 1:
                raise ValueError(f"END:{value} closes {stack[-1].name or 'nothing'}")
            stack.pop()
        else:
            parameters = {key.upper(): text.strip('"') for key, text in _PARAMETER.findall(match[2])}
            stack[-1].properties.append(Property(name, parameters, value))
    if len(stack) != 1 or len(top.parts) != 1 or top.properties:
        raise ValueError("not one component, from BEGIN to END")
    return top.parts[0]


def _lines(body: bytes) -> Iterator[str]:
    if not body.endswith(b"\r\n"):
        yield "does not end with CRLF"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", body):
        yield "a line end that is not CRLF"
    for number, written in enumerate(body.split(b"\r\n"), start=1):
        if len(written) > 75:
            yield f"line {number} has {len(written)} octets"
        try:
            text = written.decode()
        except UnicodeDecodeError:
            yield f"line {number} parts a character"
            continue
        if re.search("[\x00-\x08\x0a-\x1f\x7f]", text):
            yield f"line {number} has a control character"


def _component(component: Component, known: frozenset[str] | None) -> Iterator[str]:
    counts = Counter(one.name for one in component.properties)
    yield from (f"{component.name} has no {name}" for name in _NEEDED.get(component.name, ()) if not counts[name])
    yield from (
        f"{name} stands there {count} times" for name, count in counts.items() if count > 1 and name not in _MANY
    )
    if known is not None:
        yield from (f"unknown property {name}" for name in counts if name not in known and not name.startswith("X-"))
    for one in component.properties:
        yield from (f"{one.name}: {problem}" for problem in _value(one))


def _value(one: Property) -> Iterator[str]:
    if one.name in _TEXT_PROPERTIES and not _TEXT.fullmatch(one.value):
        yield f"a sign that is not escaped in {one.value[:80]!r}"
    elif one.name == "CATEGORIES" and (not _TEXTS.fullmatch(one.value) or "" in re.split(r"(?<!\\),", one.value)):
        yield f"{one.value!r} is no list of texts"
    elif one.name in {"URL", "SOURCE"} and not (
        urlsplit(one.value).scheme and one.value.isascii() and " " not in one.value
    ):
        yield f"{one.value!r} is no URI"
    elif one.name in {"DTSTAMP", "LAST-MODIFIED", "CREATED"}:
        yield from _moment(one.value, _INSTANT)
    elif one.name == "SEQUENCE" and not one.value.isdecimal():
        yield f"{one.value!r} is no number"
    elif one.name in {"REFRESH-INTERVAL", "X-PUBLISHED-TTL", "DURATION"} and not _DURATION.fullmatch(one.value):
        yield f"{one.value!r} is no duration"
    if one.name in {"REFRESH-INTERVAL", "SOURCE"} and "VALUE" not in one.parameters:
        yield "no VALUE parameter (RFC 7986)"
    language = one.parameters.get("LANGUAGE", "en")
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language):
        yield f"LANGUAGE={language}"


def _event(event: Component, zones: set[str]) -> Iterator[str]:
    yield from _component(event, _EVENT)
    status, transparency = event.first("STATUS"), event.first("TRANSP")
    if status and status.value not in _STATES:
        yield f"STATUS:{status.value}"
    if transparency and transparency.value not in {"OPAQUE", "TRANSPARENT"}:
        yield f"TRANSP:{transparency.value}"
    if event.first("DTEND") and event.first("DURATION"):
        yield "both DTEND and DURATION"
    start, end = event.first("DTSTART"), event.first("DTEND")
    for one in filter(None, (start, end)):
        yield from (f"{one.name}: {problem}" for problem in _time(one, zones))
    if start and end:
        if start.parameters != end.parameters or len(start.value) != len(end.value):
            yield f"DTEND:{end.value} is not of the kind of DTSTART:{start.value}"
        elif end.value <= start.value:
            yield f"DTEND:{end.value} is not after DTSTART:{start.value}"


def _time(one: Property, zones: set[str]) -> Iterator[str]:
    kind, zone = one.parameters.get("VALUE", "DATE-TIME"), one.parameters.get("TZID")
    if kind == "DATE":
        yield from _moment(one.value, _DAY)
        if zone:
            yield "a day in a zone"
    elif zone:
        yield from _moment(one.value, _MOMENT)
        if zone not in zones:
            yield f"the zone {zone} is not defined"
    else:
        yield from _moment(one.value, _INSTANT)  # a floating time would be another one for each reader


def _moment(value: str, shape: re.Pattern[str]) -> Iterator[str]:
    if not shape.fullmatch(value):
        yield f"{value!r} is not of its kind"
        return
    try:
        date(int(value[:4]), int(value[4:6]), int(value[6:8]))
        if "T" in value:
            datetime.strptime(value[9:15], "%H%M%S")  # noqa: DTZ007
    except ValueError as error:
        yield f"{value!r}: {error}"


def _zone(zone: Component) -> Iterator[str]:
    yield from _component(zone, None)
    if not zone.parts:
        yield "a VTIMEZONE without STANDARD or DAYLIGHT"
    for part in zone.parts:
        yield from _component(part, None)
        start = part.first("DTSTART")
        if start:
            yield from _moment(start.value, _MOMENT)
        for name in ("TZOFFSETFROM", "TZOFFSETTO"):
            offset = part.first(name)
            if offset and not _OFFSET.fullmatch(offset.value):
                yield f"{name}:{offset.value}"
