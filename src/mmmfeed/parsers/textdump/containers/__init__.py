"""Dated announcements in something other than plain lines: a table, JSON Lines, mail, a saved web page.

bytes ─sniff→ what it is ─read→ records, for the ordinary way from there; a web page gives text, for the ordinary way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from mmmfeed.model import Decision, Document, SourceSpec
from mmmfeed.parsers.textdump.containers.sniffing import sniff as sniff
from mmmfeed.parsers.textdump.records import LeftOut, Record
from mmmfeed.text import words

NAMES = {
    "table": "a table",
    "jsonlines": "JSON Lines",
    "mail": "mail",
    "webpage": "a web page",
}


def read(kind: str, body: bytes, document: Document, source: SourceSpec) -> Iterator[Record | LeftOut | Decision]:
    """What `body` holds, in its order: records, what was left out or is doubtful, and how it was understood.

    `kind` is "table", "jsonlines" (then `body` is UTF-8) or "mail" (then it is as it came: each part has its charset).
    Read as a stream: nothing is held but what is looked at.
    """
    for part in _reader(kind)(body, document, source):
        yield replace(part, message=words.one_line(words.clean(part.message))) if isinstance(part, LeftOut) else part


_Reader = Callable[[bytes, Document, SourceSpec], Iterator[Record | LeftOut | Decision]]


# Each is loaded when a file of its kind is there: `email` alone takes 20 ms.
def _reader(kind: str) -> _Reader:
    from mmmfeed.parsers.textdump.containers import jsonlines, mail, table

    return {"table": table.read, "jsonlines": jsonlines.read, "mail": mail.read}[kind]
