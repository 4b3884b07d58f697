"""Other people's HTML within a line of text: emphasis, links, languages, readings. Pictures become links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from types import MappingProxyType
from urllib.parse import urlsplit

from mmmfeed.pages import markup
from mmmfeed.pages.markup import Element, Node, is_blank, names, presentable, quoted, start_tag
from mmmfeed.showing.locales import known_tongue
from mmmfeed.text.urls import safe
from mmmfeed.text.words import one_line

_BECOMES = MappingProxyType({"strike": "s", "tt": "code", "big": "span", "acronym": "abbr", "dfn": "i"})
_INLINE = names("a abbr b bdi bdo br cite code del em i ins kbd mark q s samp small span strong sub sup time u var wbr")
_POINTLESS = frozenset({"span", "bdi"})  # without attributes they say nothing, or what goes without saying
_TAGS = re.compile("<[^<>]*>")
_DATED = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Words:
    """What the page itself says within an announcement's text, as HTML that is safe."""

    picture: Callable[[str, str], str]  # what a picture is called, from its description ("") and its host
    table: str  # what a table is called that may have to be scrolled


def line(nodes: Iterable[Node], words: Words, *, linked: bool = False) -> str:
    """What may stand in a line of text; of blocks, only what is in them. `linked`: it is in a link already."""
    return "".join(quoted(node) if isinstance(node, str) else _piece(node, words, linked=linked) for node in nodes)


def _piece(node: Element, words: Words, *, linked: bool) -> str:
    name = _BECOMES.get(node.name, node.name)
    if name in ("br", "wbr"):
        return f"<{name}>"
    if name == "img":
        return _picture(node, words, linked=linked)
    if name in ("ruby", "rt", "rp"):
        return _ruby(node, words, linked=linked)
    attributes = _said(name, node) | language(node)
    is_link = name == "a" and "href" in attributes and not linked
    inner = line(node.children, words, linked=linked or is_link)
    if name in markup.BLOCKS:
        return f" {inner} "
    is_worth_it = _stands(name, attributes, is_link=is_link) and (not is_link or bool(_TAGS.sub("", inner).strip()))
    return f"{start_tag(name, attributes)}{inner}</{name}>" if is_worth_it else inner


def _stands(name: str, attributes: Mapping[str, str], *, is_link: bool) -> bool:
    """Whether the element is worth its tags, and valid."""
    if name == "a":
        return is_link
    if name == "bdo":
        return "dir" in attributes
    if name == "time":
        return "datetime" in attributes
    return name in _INLINE and (name not in _POINTLESS or bool(attributes))


def _said(name: str, node: Element) -> dict[str, str]:
    """The attributes that an element keeps, but for those of its language."""
    given = node.attributes
    if name == "a" and (href := safe(given.get("href", ""))):
        return {"href": href}
    if name in ("time", "ins", "del") and _is_moment(given.get("datetime", "")):
        return {"datetime": given["datetime"]}
    if name == "abbr" and given.get("title", "").strip():
        return {"title": presentable(one_line(given["title"]))}
    return {}


def language(node: Element) -> dict[str, str]:
    """`lang` and `dir` of an element, where they say something that HTML knows."""
    known = known_tongue(node.attributes.get("lang")) if "lang" in node.attributes else None
    direction = node.attributes.get("dir", "").lower()
    said = {"lang": known.code} if known else {}
    return said | ({"dir": direction} if direction in ("ltr", "rtl", "auto") else {})


def _picture(node: Element, words: Words, *, linked: bool) -> str:
    source = safe(node.attributes.get("src", ""))
    if not source or source.startswith("mailto:"):
        return ""
    described = presentable(one_line(node.attributes.get("alt", "")))
    called = words.picture(described, urlsplit(source).hostname or "")
    name, attributes = ("span", {}) if linked else ("a", {"href": source})
    return f"{start_tag(name, {'class': 'picture'} | attributes)}{called}</{name}>"


def _is_ruby(node: Element) -> bool:
    """Whether signs and readings take turns in it, and nothing is without a reading."""
    if any(map(_has_ruby, node.children)):
        return False
    told = [part for part in node.children if not _is_bracket(part) and not is_blank([part])]
    turns = [is_reading for is_reading, _ in groupby(told, _is_reading)]
    return bool(turns) and turns == [False, True] * (len(turns) // 2)


def _is_reading(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "rt"


def _is_bracket(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "rp"


def _has_ruby(node: Node) -> bool:
    return isinstance(node, Element) and (node.name == "ruby" or any(map(_has_ruby, node.children)))


def _ruby(node: Element, words: Words, *, linked: bool) -> str:
    """Signs with their reading; where that is not told as HTML wants it, in brackets."""
    if node.name != "ruby":
        return "" if node.name == "rp" else f" ({line(node.children, words, linked=linked)})"
    if not _is_ruby(node):
        return line(node.children, words, linked=linked)
    pieces = (
        f"<rt>{line(part.children, words, linked=linked)}</rt>"
        if isinstance(part, Element) and _is_reading(part)
        else line([part], words, linked=linked)
        for part in node.children
        if not is_blank([part])
    )
    return f"<ruby>{''.join(pieces)}</ruby>"


def _is_moment(text: str) -> bool:
    if not _DATED.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return not text.startswith("0000")
