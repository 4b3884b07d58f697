"""An mbox → the mails in it (RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The line between two mails, as programs write it, and as list archives do: "From jane at example.org  Tue Mar  4 …".
FROM_LINE = (
    rb"From [^\r\n]{0,200}?\b(?P<date>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +"
    rb"(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2})\b[^\r\n]{0,40}?\d{4}[^\r\n]{0,60})"
)
_NEW_LINE = rb"(?:\r\n|\n|\r)"
STARTS = re.compile(rb"\s*" + FROM_LINE + _NEW_LINE + rb"(?:>?From |[!-9;-~]+:)")
_BETWEEN = re.compile(
    rb"(?:\A\s*|"
    + _NEW_LINE
    + rb"[ \t]*"
    + _NEW_LINE
    + rb")(?=From )"
    + FROM_LINE
    + _NEW_LINE
    + rb"(?=(?:>?From |[!-9;-~]+:))"
)


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it stands in the file."""

    first: int  # numbers of lines; the line between mails is none of it
    last: int
    envelope: str  # the date of the line between mails, empty without one
    source: bytes


def split(body: bytes) -> Iterator[Mail]:
    """The mails of an mbox; all of `body` where it is one mail."""
    start, first, number, envelope = 0, 1, 1, ""
    for found in _BETWEEN.finditer(body) if STARTS.match(body) else ():
        # The break that ends the last mail is not the first of this one.
        end = found.start()
        number += _breaks(body, start, end)
        if body[start:end].strip():
            yield Mail(first, number, envelope, body[start:end])
        number += _breaks(body, end, found.end())
        start, first, envelope = found.end(), number, found["date"].decode("ascii", "replace").strip()
    if body[start:].strip():
        yield Mail(first, first + _breaks(body, start, len(body.rstrip())), envelope, body[start:])


def _breaks(body: bytes, start: int, end: int) -> int:
    """How many lines end there; old Macs wrote CR alone."""
    return body.count(b"\n", start, end) or body.count(b"\r", start, end)
