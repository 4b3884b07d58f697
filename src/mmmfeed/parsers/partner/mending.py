"""The sins against XML that do no harm to the meaning, mended, so that one of them does not cost the feed.

What comes out has no document type and no entities of its own, so nothing can be made to grow in an XML parser.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from html.entities import html5

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_CLOSED = r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"  # where a "<" or "&" means nothing
_ROOT = re.compile(
    rf"(?:{_CLOSED})|(?P<root><(?P<prefix>[\w.-]+:)?(?P<name>rss|rdf|feed|channel)(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_REFERENCE = re.compile(rf"(?:{_CLOSED})|(?P<declaration><!)|&(?:(?P<name>#?\w[\w.-]*);)?", re.DOTALL)
_ENTITY = re.compile(r"<!ENTITY\s+(?P<parameter>%\s*)?(?P<name>[\w.-]+)\s+(?P<value>\"[^\"]*\"|'[^']*'|SYSTEM|PUBLIC)")
_NESTED = re.compile(r"&(?!#\w+;|(?:amp|lt|gt|quot|apos);)|%")
_NUMBER = re.compile(r"#(?:0*(?P<decimal>[0-9]{1,8})|[xX]0*(?P<hex>[0-9a-fA-F]{1,7}))")
_BUILT_IN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_GROWTH = 1_000_000  # characters that a document's own entities may add to it

ATTACK = (
    "declares entities that are made of others or of files, as attacks do (an XML bomb); it was not read. "
    "What was known stays published."
)


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
    version: str = ""  # where the root's name tells what feedparser does not


def has_feed(text: str) -> bool:
    """Whether a feed begins somewhere in `text`."""
    return any(hit["root"] for hit in _ROOT.finditer(text))


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
    if not hit[0].startswith("&") or name in _BUILT_IN:
        return hit[0]  # CDATA, a comment or an instruction
    if name is None:
        return "&amp;"
    return _numeric(name) if name.startswith("#") else _named(name, entities)


def _named(name: str, entities: Mapping[str, str]) -> str:
    if name in entities:
        return _NESTED.sub("&amp;", entities[name]).replace("<", "&lt;")
    known = html5.get(f"{name};")
    return escape(known) if known else f"&amp;{name};"


def _numeric(name: str) -> str:
    """A reference to a character that XML allows; nothing for one that it does not; text for what is no number."""
    number = _NUMBER.fullmatch(name)
    if number is None:
        return f"&amp;{name};"
    code = int(number["hex"], 16) if number["hex"] else int(number["decimal"])
    return "" if code > sys.maxunicode or _ILLEGAL.match(chr(code)) else f"&#{code};"


@dataclass(frozen=True, slots=True)
class _Places:
    """Where things stand in a feed."""

    opens: tuple[int, ...]  # of items
    closes: tuple[int, ...]  # the ends of items
    channel: int  # the end of the channel, -1 when there is none
    root: int  # the end of the root, -1 when there is none


def _places(body: str, prefix: str) -> _Places:
    tags = re.compile(
        rf"(?:{_CLOSED})|<(?P<slash>/?)(?:{re.escape(prefix)})?(?P<name>item|entry|channel|rss|rdf|feed)(?=[\s>/])",
        re.IGNORECASE | re.DOTALL,
    )
    opens: list[int] = []
    closes: list[int] = []
    ends = {"channel": -1, "root": -1}
    for hit in tags.finditer(body):
        name = (hit["name"] or "").lower()
        after = body.find(">", hit.start()) + 1 or len(body)
        if name in ("item", "entry"):
            (closes if hit["slash"] else opens).append(after if hit["slash"] else hit.start())
        elif hit["slash"]:
            ends["channel" if name == "channel" else "root"] = after
    return _Places(tuple(opens), tuple(closes), **ends)


def _closed(body: str, prefix: str, root: str, skipped: int) -> Mended:
    """The feed up to its end; one that breaks off gets an end after its last whole item."""
    places = _places(body, prefix)
    # Microsoft's CDF (1997) has nothing around its channel.
    version, end = ("cdf", places.channel) if root.lower() == "channel" else ("", places.root)
    if end >= 0:
        lines = _lines(body, places.opens, skipped)
        return Mended(text=body[:end], lines=lines, skipped=skipped, version=version)
    whole = places.closes[-1] if places.closes else 0
    kept = tuple(place for place in places.opens if place < whole)
    channel = f"</{prefix}channel>" if root.lower() == "rss" and places.channel < 0 else ""
    return Mended(
        text=f"{body[:whole]}{channel}</{prefix}{root}>" if whole else "",
        lines=_lines(body, kept, skipped),
        skipped=skipped,
        broken_off=True,
        inside_item=len(kept) < len(places.opens),
        version=version,
    )


def _lines(body: str, places: tuple[int, ...], skipped: int) -> tuple[int, ...]:
    line, at, found = 1 + skipped, 0, []
    for place in places:
        line, at = line + body.count("\n", at, place), place
        found.append(line)
    return tuple(found)
