"""A calendar's lines and components, read without the library that wrote them (RFC 5545, section 3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_HEAD = re.compile(r"([A-Za-z0-9-]+)((?:;[^:;=\"]+=(?:\"[^\"]*\"|[^\":;]*))*):(.*)", re.DOTALL)
_PARAMETER = re.compile(r";([^:;=\"]+)=(\"[^\"]*\"|[^\":;]*)")


@dataclass(frozen=True, slots=True)
class Line:
    """One content line, unfolded."""

    raw: str
    number: int  # among the unfolded ones, from 1
    name: str = ""  # in capitals
    parameters: Mapping[str, str] = field(default_factory=dict)
    value: str = ""


@dataclass(slots=True)
class Part:
    """A component: its lines, and the components in it."""

    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def line(self, name: str) -> Line | None:
        """The first line of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def value(self, name: str) -> str:
        """Of the first line of that name; "" when there is none."""
        line = self.line(name)
        return line.value if line else ""

    def has(self, name: str) -> bool:
        """Whether there is a line of that name."""
        return self.line(name) is not None

    def count(self, name: str) -> int:
        """How many there are."""
        return sum(line.name == name for line in self.lines)

    def all_lines(self) -> Iterator[Line]:
        """Its own, and those of the components in it."""
        yield from self.lines
        for part in self.parts:
            yield from part.all_lines()


def unfolded(body: bytes) -> tuple[str, list[str]]:
    """The text without folds, and what is wrong with its bytes."""
    try:
        text = body.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode()
        body.decode()
    except UnicodeDecodeError as error:
        return "", [f"it is not UTF-8: {error}"]
    problems = []
    if not text.endswith("\r\n"):
        problems.append("it does not end with the end of a line")
    if "\r" in text.replace("\r\n", "") or "\n" in text.replace("\r\n", ""):
        problems.append("a line does not end with CR LF")
    return text, problems


def parts(text: str) -> tuple[Part | None, list[str]]:
    """The calendar, or why there is none."""
    stack: list[Part] = []
    done: list[Part] = []
    for number, raw in enumerate(text.removesuffix("\r\n").split("\r\n"), start=1):
        line = _read(raw, number)
        if line.name == "BEGIN":
            stack.append(Part(line.value.upper()))
        elif not stack:
            return None, [f"line {number} stands outside of the calendar"]
        elif line.name == "END":
            part = stack.pop()
            if part.name != line.value.upper():
                return None, [f"line {number} ends {line.value}, but it is in a {part.name}"]
            (stack[-1].parts if stack else done).append(part)
        else:
            stack[-1].lines.append(line)
    if stack or len(done) != 1 or done[0].name != "VCALENDAR":
        return None, ["it is not one VCALENDAR, whole"]
    return done[0], []


def _read(raw: str, number: int) -> Line:
    found = _HEAD.fullmatch(raw)
    if not found:
        return Line(raw, number)
    named = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found[2])}
    return Line(raw, number, found[1].upper(), named, found[3])
