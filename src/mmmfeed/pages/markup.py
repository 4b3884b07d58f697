"""Sanitised HTML as a tree. What was sanitised (text/html.py) is as html5ever writes it: every element closed, every
attribute in double quotes; whatever is not so becomes text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s++[a-z]++(?:="[^"]*+")?+)*+)\s*+/?>')
_ATTRIBUTE = re.compile(r'([a-z]+)(?:="([^"]*)")?')


def names(text: str) -> frozenset[str]:
    """The names in `text`."""
    return frozenset(text.split())


_VOID = names("br col hr img wbr")
_DEEPEST = 48  # elements in each other; real articles stay below 30, and Python's stack has its end

BLOCKS = names("""
    address article aside blockquote caption center col colgroup dd details div dl dt figcaption figure footer h1 h2
    h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul
""")

# Private use: signs that only one font has, and none here. The others are no characters at all.
_NOT_FOR_ALL = re.compile(
    "[\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000))
    + "]"
)
_NOWHERE = "\u25cc"  # a dotted circle


@dataclass(slots=True)
class Element:
    """An element that is being built."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    holds_block: bool = False  # whether a block is in it, at whatever depth

    @property
    def is_block(self) -> bool:
        """Whether it cannot stand in a line of text."""
        return self.name in BLOCKS or self.holds_block


Node = Element | str  # text is decoded


def parsed(html: str) -> list[Node]:
    """The nodes of sanitised `html`."""
    root = Element("")
    opened = [root]
    at = 0
    for tag in _TAG.finditer(html):
        _add_text(opened[-1], html[at : tag.start()])
        at = tag.end()
        closing, name, attributes = tag.groups()
        if closing:
            _close(opened, name)
        else:
            _open(opened, Element(name, _attributes(attributes)))
    _add_text(opened[-1], html[at:])
    _close(opened, "")
    _settle_blocks(root)
    return root.children


def text_of(nodes: Iterable[Node]) -> str:
    """The text alone."""
    return "".join(node if isinstance(node, str) else text_of(node.children) for node in nodes)


def is_blank(nodes: Iterable[Node]) -> bool:
    """Whether nothing of it would be seen; a picture is."""
    return all(
        not node.strip() if isinstance(node, str) else node.name not in ("img", "hr") and is_blank(node.children)
        for node in nodes
    )


def presentable(text: str) -> str:
    """`text` without what no reader's font has a sign for; a mark without a letter before it gets a place to stand."""
    if text.isascii():
        return text
    seen = _NOT_FOR_ALL.sub("", text)
    return _NOWHERE + seen if seen and _joins(seen[0]) else seen


def quoted(text: str) -> str:
    """`text` as it stands in HTML."""
    return escape(presentable(text), quote=False).replace("\u00a0", "&nbsp;")


def start_tag(name: str, attributes: Mapping[str, str]) -> str:
    """A start tag; an attribute without a value stands for itself."""
    said = "".join(f' {key}="{escape(value)}"' if value else f" {key}" for key, value in attributes.items())
    return f"<{name}{said}>"


def _joins(sign: str) -> bool:
    """Whether a sign is shown with the one before it: it would be composed with the tag's end (UAX 15)."""
    return unicodedata.category(sign) in ("Mn", "Mc", "Me") or "\u1160" <= sign <= "\u11ff"


def _add_text(parent: Element, html: str) -> None:
    if html:
        parent.children.append(unescape(html))


def _open(opened: list[Element], element: Element) -> None:
    if element.name not in _VOID and len(opened) > _DEEPEST:
        # What is in it goes to where it would stand, and its end tag finds it.
        opened.append(Element(element.name, children=opened[-1].children))
        return
    opened[-1].children.append(element)
    if element.name not in _VOID:
        opened.append(element)


def _close(opened: list[Element], name: str) -> None:
    """Close the innermost element of that name with all that is in it; "" closes all but the root."""
    depth = next((at for at in range(len(opened) - 1, 0, -1) if opened[at].name == name), 0 if name else 1)
    if depth:
        del opened[depth:]


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(text)} if text else {}


def _settle_blocks(element: Element) -> None:
    for child in element.children:
        if isinstance(child, Element):
            _settle_blocks(child)
            element.holds_block = element.holds_block or child.is_block
