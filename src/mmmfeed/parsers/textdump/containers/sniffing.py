"""What a file is: a table, JSON Lines, mail, a web page; or dated plain text, which it is unless much speaks against.

Contents decide. The ending of the name and the media type only tip the scales, for people name files as they like.
"""

from __future__ import annotations

import codecs
import json
import re

from mmmfeed.parsers.textdump import decode
from mmmfeed.parsers.textdump.containers import dialects, mbox
from mmmfeed.parsers.textdump.containers.dialects import Told

_HEAD = 64 * 1024  # bytes
_FEW = 4 * 1024
_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_JSON_ENDINGS = ("json", "jsonl", "ndjson", "jsonlines")
_PAGE_ENDINGS = ("html", "htm", "xhtml", "mht", "mhtml")
_MAIL_ENDINGS = ("eml", "mbox", "mbx")

# A page begins with one of these. `<div>`, `<p align="center">` or `<!-- … -->` begin Markdown as often.
_PAGE = re.compile(
    r"(?:\s|<!--(?!\s*(?:-->|more)).*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGGED = re.compile(r"(?:\s|<!--.*?-->)*<[a-z][a-z0-9]*[\s>/]", re.IGNORECASE | re.DOTALL)
_CLOSING = re.compile(
    r"</(?:div|p|li|ul|ol|td|tr|table|article|section|h[1-6]|a|span|main|dl|dd|dt)\s*>", re.IGNORECASE
)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\s*[-*+] \S|\S.*\]\(https?:)", re.MULTILINE)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[ \t]*:[ \t]*(.*)")
_MAIL_DATE = re.compile(r"(?:\w{2,4}\.?,\s*)?\d{1,2}\s+\w{3,5}\.?\s+\d{2,4}\s+\d{1,2}:\d{2}")
_ONLY_MAIL_HAS = {"message-id", "received", "mime-version", "return-path", "delivered-to", "dkim-signature"}
_SAVED = {"snapshot-content-location", "content-location"}


def sniff(body: bytes, location: str, media_type: str | None = None, columns: Told = ()) -> str | None:
    """ "table", "jsonlines", "mail" or "webpage"; None for plain text, and for what is no text at all."""
    head = _text(body[:_HEAD])
    if not head.strip():
        return None
    hint = _hint(location, media_type)
    if page := _page(head, hint):
        return page
    if _is_mail(head, hint):
        return "mail"
    if _is_json(head, hint, whole=len(body) <= _HEAD):
        return "jsonlines"
    return "table" if _is_table(body, head, columns) else None


def _text(head: bytes) -> str:
    for mark, encoding in _BOMS.items():
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    if b"\x00" in head[:_FEW]:
        return ""
    return head.decode("utf-8", "replace")


def _hint(location: str, media_type: str | None) -> str:
    """The kind that the name or the media type speaks for, as an ending."""
    told = (media_type or "").partition(";")[0].strip().lower()
    by_type = {
        "text/html": "html",
        "application/xhtml+xml": "html",
        "message/rfc822": "eml",
        "application/mbox": "mbox",
    }
    path = location.partition("?")[0].partition("#")[0]
    ending = path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    known = (*_JSON_ENDINGS, *_PAGE_ENDINGS, *_MAIL_ENDINGS)
    if ending in known:
        return ending
    if told in by_type:
        return by_type[told]
    return "json" if told.endswith(("json", "jsonl", "ndjson", "json-seq", "jsonlines")) else ""


def _page(head: str, hint: str) -> str | None:
    if _PAGE.match(head[:_FEW]):
        return "webpage"
    # A page that a browser saved as one file is a mail with the page in it.
    if head.startswith(("From: ", "MIME-Version:", "Date: ", "Subject: ")):
        names = _header_names(head)
        if "multipart/related" in names.get("content-type", "") and (_SAVED & set(names) or hint in {"mht", "mhtml"}):
            return "webpage"
    if not _TAGGED.match(head[:_FEW]):
        return None
    if hint in _PAGE_ENDINGS:
        return "webpage"
    tags, lines = len(_CLOSING.findall(head)), head.count("\n") + 1
    return "webpage" if tags >= max(4, lines * 0.5) and not _MARKDOWN.search(head) else None


def _is_mail(head: str, hint: str) -> bool:
    bare = head.lstrip()
    if mbox.STARTS.match(bare[:_FEW].encode("utf-8", "replace")):
        return True
    names = _header_names(bare)
    if hint in _MAIL_ENDINGS:
        return len(names) > 1 and bool({"from", "date", "subject", "received"} & set(names))
    dated = bool(_MAIL_DATE.match(names.get("date", "")))
    sent = bool(re.search(r"\S(?:@| at )\S", names.get("from", "")))
    return (dated and (sent or "subject" in names) and bool(_ONLY_MAIL_HAS & set(names))) or (
        dated and sent and "subject" in names and len(names) > 3  # noqa: PLR2004
    )


def _header_names(text: str) -> dict[str, str]:
    """The headers that `text` begins with; none where the first lines are no headers."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if not line.strip():
            break
        if line[0] in " \t" and name:
            found[name] += " " + line.strip()
        elif hit := _HEADER.fullmatch(line):
            name = hit[1].lower()
            found.setdefault(name, hit[2])
        else:
            return {} if len(found) < 2 else found  # noqa: PLR2004
    return found


def _is_json(head: str, hint: str, *, whole: bool) -> bool:
    bare = head.lstrip(" \t\r\n\x1e")
    if re.match(r"\[\s*(?:\{\s*(?:\"|\})|\]\s*$)", bare):
        return True
    if not bare.startswith("{"):
        return False
    lines = [line.strip(" \t\r\x1e,") for line in bare.split("\n") if line.strip()]
    if not whole and len(lines) > 1:
        lines = lines[:-1]
    if any(map(_is_object, lines[:3])):
        return True
    # Pretty-printed, or one line that is longer than what is looked at.
    return bool(re.match(r'\{\s*"(?:[^"\\]|\\.)*"\s*:', bare)) and (
        hint in _JSON_ENDINGS or not whole or _is_whole(bare)
    )


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_whole(text: str) -> bool:
    try:
        json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(body: bytes, head: str, columns: Told) -> bool:
    whole = len(body) <= _HEAD
    if dialects.find(head, columns, whole=whole):
        return True
    if "\ufffd" not in head:
        return False
    # Headers in an old encoding: worth a guess only where lines have cells at all.
    if not dialects.has_cells(head):
        return False
    decoded = decode.decode(body[: body.rfind(b"\n", 0, _HEAD) + 1] if not whole else body)
    return bool(dialects.find(decoded.text, columns, whole=whole))
