"""What parsers that are none of ours make of an output: feedsmith, ical.js (otherparsers.mjs), sfeed, feedparser."""

from __future__ import annotations

import io
import json
import re
import subprocess
from calendar import timegm
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
from feedparser.mixin import _FeedParserMixin

from nodejs import ROOT

_ESCAPED = re.compile(r"\\(.)")
_SCRIPT = Path(__file__).with_name("otherparsers.mjs")


class Peer:
    """Parsers in JavaScript, in one process that reads one document after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def read(self, format_name: str, body: bytes) -> list[dict[str, Any]]:
        """The entries of a document, in its order; AssertionError with the parser's words when it cannot read it."""
        asked, answers = self._process.stdin, self._process.stdout
        assert asked
        assert answers
        asked.write(json.dumps({"format": format_name, "body": body.decode()}) + "\n")
        asked.flush()
        answer = json.loads(answers.readline())
        assert "error" not in answer, f"{format_name}: {answer['error']}"
        entries: list[dict[str, Any]] = answer["entries"]
        return entries


@contextmanager
def peer() -> Iterator[Peer]:
    """The process, ended at the end."""
    with subprocess.Popen(
        ["node", str(_SCRIPT)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            yield Peer(process)
        finally:
            if process.stdin:
                process.stdin.close()
            process.wait()


def by_feedparser(body: bytes) -> list[dict[str, Any]]:
    """The entries as feedparser gives them to a reader: mended, sanitised."""
    read = feedparser.parse(io.BytesIO(body))
    assert not read.bozo, read.get("bozo_exception")
    return [_from_feedparser(entry) for entry in read.entries]


def is_guessed(text: str) -> bool:
    """Whether feedparser makes something of its own of plain text: it takes it for HTML, or for read in a wrong encoding
    (6.0.14, mixin.py, looks_like_html and pop).
    """
    try:
        text.encode("iso-8859-1").decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return bool(_FeedParserMixin.looks_like_html(text))
    return not text.isascii() or bool(_FeedParserMixin.looks_like_html(text))


def _from_feedparser(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": entry.get("id"),
        "title": entry.get("title", ""),
        "link": entry.get("link") if entry.get("link") != entry.get("id") else None,  # it puts the one for the other
        "published": _moment(entry.get("published_parsed")),
        # Asked with `in`: feedparser's `get` gives "published" for a missing "updated", with a warning.
        "updated": _moment(entry["updated_parsed"]) if "updated_parsed" in entry else None,
        "html": entry["content"][0]["value"] if "content" in entry else entry.get("summary", ""),
    }


def _moment(parsed: Any) -> str | None:
    return iso(datetime.fromtimestamp(timegm(parsed), UTC)) if parsed else None


def iso(moment: datetime) -> str:
    """`moment` to the second, as JavaScript writes it."""
    return f"{moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}.000Z"


def by_sfeed(body: bytes) -> list[dict[str, Any]]:
    """The entries as sfeed (a reader in C) writes them: man 5 sfeed."""
    said = subprocess.run(["sfeed"], input=body, capture_output=True, check=True).stdout.decode()
    return [_from_sfeed(line.split("\t")) for line in said.split("\n") if line]


def _from_sfeed(fields: list[str]) -> dict[str, Any]:
    stamp, title, link, content, _, name, *_ = fields
    return {
        "id": name,
        "title": title,
        "link": link or None,
        "published": iso(datetime.fromtimestamp(int(stamp), UTC)) if stamp else None,
        "html": _ESCAPED.sub(lambda sign: {"n": "\n", "t": "\t"}.get(sign[1], sign[1]), content),
    }
