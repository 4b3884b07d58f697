"""The sins against XML that do no harm to the meaning, mended, so that one of them does not cost the feed.

What comes out has no document type and no entities of its own, so nothing can be made to grow in an XML parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from html.entities import html5

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_CLOSED = r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"  # where a "<" or "&" means nothing
_ROOT = re.compile(rf"(?:{_CLOSED})|(?P<root><(?P<prefix>[\w.-]+:)?(?P<name>rss|rdf|feed)(?=[\s>/]))", re.I | re.S)
_REFERENCE = re.compile(rf"(?:{_CLOSED})|(?P<declaration><!)|&(?:(?P<name>#?\w[\w.-]*);)?", re.S)
_ENTITY = re.compile(r"<!ENTITY\s+(?P<parameter>%\s*)?(?P<name>[\w.-]+)\s+(?P<value>\"[^\"]*\"|'[^']*'|SYSTEM|PUBLIC)")
_NESTED = re.compile(r"&(?!#\w+;|(?:amp|lt|gt|quot|apos);)|%")
_BUILT_IN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_GROWTH = 1_000_000  # characters that a document's own entities may add to it

ATTACK = "declares entities that are made of others or of files, as attacks do (an XML bomb); it was not read"


class RefusedError(ValueError):
    """The document is no feed, or one that is not to be read; says why in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A feed as XML without a prolog."""

    text: str
    lines: tuple[int, ...]  # where its items begin in the document as it came, from 1
    skipped: int  # lines before the root
    broken_off: bool = False  # it ends before its end
    inside_item: bool = False  # and that is inside an item, which is left out


def mend(text: str) -> Mended | None:
    """`text` as XML that a strict parser is likely to read; None when there is no feed in it.

    Taken out: what stands before the root, characters that XML forbids, references to such. Written otherwise: HTML's
    names for characters, the document's own entities, ampersands that begin no reference. Closed: what breaks off.
    Raises RefusedError for entities that could be an attack.
    """
    root = next((hit for hit in _ROOT.finditer(text) if hit["root"]), None)
    if root is None:
        return None
    entities = _entities(text[: root.start()], text)
    body = _ILLEGAL.sub("", text[root.start() :])
    body = _REFERENCE.sub(lambda hit: _reference(hit, entities), body)
    skipped = text.count("\n", 0, root.start())
    return _closed(body, root["prefix"] or "", root["name"], skipped)


def _entities(prolog: str, text: str) -> dict[str, str]:
    """The document's own names for texts. All of the prolog is dropped, so what is not understood does no harm."""
    found = {}
    for hit in _ENTITY.finditer(prolog):
        if hit["parameter"]:
            continue  # old feeds name the W3C's lists of characters; nobody fetches them
        value = hit["value"][1:-1]
        if hit["value"] in ("SYSTEM", "PUBLIC") or _NESTED.search(value):
            raise RefusedError(ATTACK)
        found[hit["name"]] = value
    if sum(len(value) * text.count(f"&{name};") for name, value in found.items()) > _GROWTH:
        raise RefusedError(ATTACK)
    return found


def _reference(hit: re.Match[str], entities: Mapping[str, str]) -> str:
    name = hit["name"]
    if hit["declaration"]:
        return "&lt;!"
    if not hit[0].startswith("&"):
        return hit[0]  # CDATA, a comment or an instruction
    if name is None:
        return "&amp;"
    if name.startswith("#"):
        return _numeric(name)
    if name in _BUILT_IN:
        return hit[0]
    if name in entities:
        return _NESTED.sub("&amp;", entities[name]).replace("<", "&lt;")
    known = html5.get(f"{name};")
    return escape(known) if known else f"&amp;{name};"


def _numeric(name: str) -> str:
    """A reference to a character that XML allows; nothing for one that it does not; text for what is no number."""
    try:
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    except ValueError:
        return f"&amp;{name};"
    if code > 0x10FFFF or _ILLEGAL.match(chr(code)):  # noqa: PLR2004 - the last character of Unicode
        return ""
    return f"&#{code};"


def _closed(body: str, prefix: str, root: str, skipped: int) -> Mended:
    """The feed with an end, and where its items begin."""
    own = re.escape(prefix)
    marks = re.compile(
        rf"(?:{_CLOSED})|<(?P<slash>/?)(?:{own})?(?P<name>item|entry|channel|rss|rdf|feed|rdf:rdf)(?=[\s>/])", re.I | re.S
    )
    ends: dict[str, int] = {}
    lines, line, at, whole, opened = [], 1 + skipped, 0, 0, False
    for hit in marks.finditer(body):
        name = (hit["name"] or "").lower()
        if hit["slash"]:
            ends[name] = hit.start()
        if name in ("item", "entry"):
            opened = not hit["slash"]
            if opened:
                line, at = line + body.count("\n", at, hit.start()), hit.start()
                lines.append(line)
            else:
                whole = body.find(">", hit.start()) + 1 or len(body)
    if root.lower() in ends or f"{prefix}{root}".lower() in ends:
        return Mended(text=body, lines=tuple(lines), skipped=skipped)
    if not whole:
        return Mended(text=body, lines=(), skipped=skipped, broken_off=True, inside_item=opened)
    channel = f"</{prefix}channel>" if root.lower() == "rss" and "channel" not in ends else ""
    text = f"{body[:whole]}{channel}</{prefix}{root}>"
    return Mended(
        text=text, lines=tuple(lines[:-1] if opened else lines), skipped=skipped, broken_off=True, inside_item=opened
    )
