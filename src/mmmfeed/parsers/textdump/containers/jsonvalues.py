"""The values of a JSON Lines file or of an array, one at a time, with their lines."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_PART = 64 * 1024  # characters read at once
_LARGEST = 16 * 1024 * 1024  # characters of one value of an array
_MARKS = " \t\r\n,\x1e"  # what may stand between values: RFC 7464 has a record separator there
_BETWEEN = _MARKS + "[]"
_OBJECT = re.compile(r"[,\n\r\]]\s*\{")
_BAD = "is no JSON, so it was left out: look for a missing comma, bracket or quotation mark"
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Value:
    """A value that was understood."""

    line: int  # numbers of its first and last line
    last: int
    value: Any


@dataclass(frozen=True, slots=True)
class Bad:
    """Lines that are no JSON."""

    line: int
    last: int
    message: str  # for people


def values(utf8: bytes) -> Iterator[Value | Bad]:
    """Every value: one a line, or those of an array; those of the one array in an object that is all of the file."""
    text = io.TextIOWrapper(io.BytesIO(utf8), "utf-8-sig", errors="replace", newline="")
    head = utf8[:_PART].decode("utf-8-sig", errors="ignore").lstrip(_MARKS)
    if head.startswith("["):
        return _parts(text)
    first = head.partition("\n")[0]
    # An object that goes on over lines: pretty-printed.
    if head.startswith("{") and (len(first) < len(head) and not _is_value(first)) and not _is_value(_second(head)):
        return _unwrapped(text)
    return _lines(text)


def _second(head: str) -> str:
    return next((line for line in head.splitlines()[1:] if line.strip()), "").strip(_MARKS)


def _is_value(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _lines(text: Iterator[str]) -> Iterator[Value | Bad]:
    for number, line in enumerate(text, 1):
        bare = line.strip(_MARKS)
        if not bare:
            continue
        try:
            yield Value(number, number, json.loads(bare))
        except (ValueError, RecursionError) as error:
            yield Bad(number, number, _no_json(error))


def _unwrapped(text: io.TextIOWrapper) -> Iterator[Value | Bad]:
    """Objects over several lines, one behind the other; one that only holds a list of objects stands for the list."""
    for value in _parts(text):
        inside = value.value if isinstance(value, Value) and isinstance(value.value, dict) else {}
        lists = [part for part in inside.values() if _is_list(part)]
        if len(lists) == 1:
            yield from (Value(value.line, value.last, part) for part in lists[0])
        else:
            yield value


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(part, dict) for part in value)


def _parts(text: io.TextIOWrapper) -> Iterator[Value | Bad]:
    """The values of an array, or of several, or of none, whatever stands between them."""
    buffer, at, line = "", 0, 1
    while True:
        start, at = at, _skipped(buffer, at)
        line += buffer.count("\n", start, at)
        if at >= len(buffer):
            buffer, at = text.read(_PART), 0
            if not buffer:
                return
            continue
        found = _decoded(buffer, at)
        while found is None and len(buffer) - at < _LARGEST and (more := text.read(max(_PART, len(buffer) - at))):
            buffer, at = buffer[at:] + more, 0
            found = _decoded(buffer, at)
        start = at
        at = found[1] if found else _behind_bad(buffer, at)
        last = line + buffer.count("\n", start, at)
        yield Value(line, last, found[0]) if found else Bad(line, last, _BAD)
        line = last


def _skipped(buffer: str, at: int) -> int:
    """Where the next value begins. The brackets of arrays are passed over: what counts is in them."""
    while at < len(buffer) and buffer[at] in _BETWEEN:
        at += 1
    return at


def _decoded(buffer: str, at: int) -> tuple[Any, int] | None:
    try:
        return _DECODER.raw_decode(buffer, at)
    except (ValueError, RecursionError):
        return None


def _behind_bad(buffer: str, at: int) -> int:
    """Where to go on: at the next object that begins behind a comma or on a line of its own."""
    found = _OBJECT.search(buffer, at + 1)
    return found.start() if found else len(buffer)


def _no_json(error: Exception) -> str:
    where = f" (letter {error.colno}: {error.msg})" if isinstance(error, json.JSONDecodeError) else ""
    return f"is no JSON{where}, so it was left out: correct the line"
