"""The text of a mail: its plain part, else its HTML part as text; attachments are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from mmmfeed.parsers.textdump import decode

_ESCAPED = re.compile(r"^>(>*From )", re.MULTILINE)
_MARKS = re.compile(r">*")
_SIGNATURE = "-- "


def text_of(message: Message) -> tuple[str, str]:
    """The text, and for people what is doubtful about it; both may be empty."""
    parts = list(_parts(message))
    plain = [part for part in parts if part.get_content_subtype() != "html"]
    if plain and any(_decoded(part)[0].strip() for part in plain):
        read = [_plain(part) for part in plain]
    else:
        read = [_from_html(part) for part in parts if part.get_content_subtype() == "html"]
    doubts = [doubt for _, doubt in read if doubt]
    return "\n\n".join(text.strip("\r\n") for text, _ in read if text.strip()), doubts[0] if doubts else ""


def _parts(message: Message) -> Iterator[Message]:
    """The text parts that the reader of the mail sees first, in order; mails that are attached are not looked into."""
    if message.is_multipart():
        inside = message.get_payload()
        for part in inside if isinstance(inside, list) else ():
            if isinstance(part, Message) and part.get_content_maintype() != "message":
                yield from _parts(part)
    elif message.get_content_maintype() == "text" and message.get_content_disposition() != "attachment":
        yield message


def _decoded(part: Message) -> tuple[str, str]:
    """The text of a part in its charset; by what it looks like where that is none, or is not the truth."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        payload = None
    body = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    told = str(part.get_param("charset") or "")
    # Programs say US-ASCII when they mean that nobody told them, and Latin-1 when they mean Windows-1252.
    charset = {"us-ascii": "", "ascii": "", "iso-8859-1": "cp1252", "latin-1": "cp1252"}.get(told.lower(), told)
    try:
        return body.decode(charset or "utf-8"), ""
    except (UnicodeDecodeError, LookupError, ValueError):
        found = decode.decode(body)
        doubt = f"is not in the charset that it names ({told}); it was read as {found.encoding}" if charset else ""
        return found.text or body.decode("utf-8", "replace"), doubt


def _plain(part: Message) -> tuple[str, str]:
    text, doubt = _decoded(part)
    text = _ESCAPED.sub(r"\1", text.replace("\r\n", "\n").replace("\r", "\n"))
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    deletes = str(part.get_param("delsp") or "").lower() == "yes"
    return _unflowed(text, deletes=deletes) if flowed else text, doubt


def _from_html(part: Message) -> tuple[str, str]:
    from mmmfeed.text import html

    text, doubt = _decoded(part)
    return html.to_text(text), doubt


def _unflowed(text: str, *, deletes: bool) -> str:
    """format=flowed (RFC 3676, section 4.1): a line that ends in a space goes on in the next that is quoted as much."""
    out: list[str] = []
    depth, open_ = -1, False
    for line in text.split("\n"):
        quoted = _MARKS.match(line)
        marks = quoted[0] if quoted else ""
        said = line[len(marks) :].removeprefix(" ")
        if open_ and len(marks) == depth and said != _SIGNATURE:
            out[-1] += said
        else:
            out.append(f"{marks} {said}" if marks else said)
        depth, open_ = len(marks), said.endswith(" ") and said != _SIGNATURE
        if open_ and deletes:
            out[-1] = out[-1][:-1]
    return "\n".join(line.rstrip() for line in out)
