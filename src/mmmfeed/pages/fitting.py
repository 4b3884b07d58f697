"""Other people's HTML as a part of our page: what an announcement says, in elements that may stand where they stand.

Sanitised is not valid: a list in a line of text, a table with holes, headings out of order and elements that HTML has
given up are safe, but a screen reader stumbles over them. So it is built anew, by an allow-list.
Pictures become links, since each would tell its host who reads (docs/decisions/0017-pages.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from types import MappingProxyType
from urllib.parse import urlsplit

from mmmfeed.pages import markup, tables
from mmmfeed.pages.markup import Element, Node, is_blank, names, quoted, start_tag, text_of
from mmmfeed.pages.tongues import tongue
from mmmfeed.text.urls import safe
from mmmfeed.text.words import comparable, one_line

_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_LOWEST = 6
_LISTS = frozenset({"ul", "ol"})
_BECOMES = MappingProxyType({"strike": "s", "tt": "code", "big": "span", "acronym": "abbr"})
_INLINE = names(
    "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
)
_POINTLESS = frozenset({"span", "bdi"})  # without attributes they say nothing, or what goes without saying
_DATED = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_SPACE = " \t\n\r\f"
_NUMBER = re.compile(r"-?\d{1,6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Words:
    """What the page itself says within an announcement's text, as HTML that is safe."""

    picture: Callable[[str, str], str]  # what a picture is called, from its description ("") and its host
    table: str  # what a table is called that may have to be scrolled


@dataclass(slots=True)
class _Fitting:
    """One text on its way into the page."""

    words: Words
    title: str  # comparable; a heading at the beginning that only repeats it is left out
    levels: list[int] = field(default_factory=list)  # of the headings that the next one may stand under
    begun: bool = False

    def heading(self, level: int) -> str:
        """The tag of the next heading: below the page's own, and none left out on the way down."""
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        return f"h{min(len(self.levels) + 1, _LOWEST)}"


def fitted(html: str, title: str, words: Words) -> str:
    """Sanitised `html` as valid HTML that may stand in an article under the heading `title`."""
    fitting = _Fitting(words, comparable(title))
    return "\n".join(_flow(_hoisted(markup.parsed(html)), fitting))


# --- blocks -----------------------------------------------------------------------------------------------


def _hoisted(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with no block in an element that stands in a line of text: it is put around the lines in the block."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.name in markup.BLOCKS:
            yield replace(node, children=list(_hoisted(node.children)))
        elif node.holds_block:
            yield from _distributed(node, _hoisted(node.children))
        else:
            yield node


def _distributed(around: Element, nodes: Iterable[Node]) -> Iterator[Node]:
    for is_block, run in groupby(nodes, lambda node: isinstance(node, Element) and node.is_block):
        for node in run if is_block else ():
            assert isinstance(node, Element)  # noqa: S101 - for the type checker: is_block is of elements
            yield replace(node, children=list(_distributed(around, node.children)))
        if not is_block:
            inner = list(run)
            yield from inner if is_blank(inner) else [replace(around, children=inner, holds_block=False)]


def _flow(nodes: Iterable[Node], fitting: _Fitting, *, loose: bool = False) -> Iterator[str]:
    """Blocks one after the other. Lines between them become paragraphs; `loose`: unless they are all that there is."""
    listed = list(nodes)
    loose = loose and not any(isinstance(node, Element) and node.is_block for node in listed)
    for kind, run in groupby(listed, _kind):
        inner = list(run)
        if kind == "li":  # outside any list
            yield from _list(Element("ul", children=inner), fitting)
        elif kind:
            for node in inner:
                if isinstance(node, Element):
                    yield from _block(node, fitting)
        elif not is_blank(inner):
            fitting.begun = True
            line = _line(inner, fitting).strip(_SPACE)
            yield line if loose else f"<p>{line}</p>"


def _kind(node: Node) -> str:
    if isinstance(node, str) or not node.is_block:
        return ""
    return "li" if node.name == "li" else "block"


def _block(node: Element, fitting: _Fitting) -> Iterator[str]:
    name = node.name
    if name in _HEADINGS:
        yield from _heading(node, fitting)
    elif name in _LISTS:
        yield from _list(node, fitting)
    elif name == "hr":
        yield "<hr>"
    elif name == "pre":
        yield from _wrapped("pre", node, [_line(node.children, fitting).rstrip()])
    elif name == "blockquote":
        yield from _wrapped("blockquote", node, _flow(node.children, fitting))
    elif name == "dl":
        yield from _definitions(node, fitting)
    elif name == "table":
        yield from _table(node, fitting)
    elif name in ("summary", "dt", "caption"):
        yield from _flow([Element("strong", children=[text_of(node.children)])], fitting)
    else:
        yield from _group(node, fitting)


def _group(node: Element, fitting: _Fitting) -> Iterator[str]:
    """What only holds others together; it stays where it says their language."""
    attributes = _language(node)
    if node.name == "p" and attributes and not node.holds_block:
        yield from _wrapped("p", node, [_line(node.children, fitting).strip(_SPACE)])
    elif attributes:
        yield from _wrapped("div", node, _flow(node.children, fitting))
    else:
        yield from _flow(node.children, fitting)


def _wrapped(name: str, node: Element, inner: Iterable[str]) -> Iterator[str]:
    said = "\n".join(inner)
    if said.strip():
        yield f"{start_tag(name, _language(node))}{said}</{name}>"


def _heading(node: Element, fitting: _Fitting) -> Iterator[str]:
    line = _line(node.children, fitting).strip(_SPACE)
    text = comparable(text_of(node.children))
    repeats = not fitting.begun and text == fitting.title
    if text and not repeats:
        fitting.begun = True
        name = fitting.heading(int(node.name[1]))
        yield f"{start_tag(name, _language(node))}{line}</{name}>"


def _list(node: Element, fitting: _Fitting) -> Iterator[str]:
    items: list[Element] = []
    for child in node.children:
        if isinstance(child, Element) and child.name == "li":
            items.append(replace(child, children=list(child.children)))
        elif isinstance(child, Element) and child.name in _LISTS and items:  # as word processors nest them
            items[-1].children.append(child)
            items[-1].holds_block = True
        elif isinstance(child, Element) or child.strip():
            items.append(Element("li", children=[child], holds_block=isinstance(child, Element) and child.is_block))
    said = [_item(item, fitting, numbered=node.name == "ol") for item in items if not is_blank(item.children)]
    if said:
        lines = "\n".join(said)
        yield f"{start_tag(node.name, _numbering(node) | _language(node))}\n{lines}\n</{node.name}>"


def _item(node: Element, fitting: _Fitting, *, numbered: bool) -> str:
    value = node.attributes.get("value", "")
    attributes = {"value": value} if numbered and _NUMBER.fullmatch(value) else {}
    return f"{start_tag('li', attributes | _language(node))}{_inside(node, fitting)}</li>"


def _inside(node: Element, fitting: _Fitting) -> str:
    return "\n".join(_flow(node.children, fitting, loose=True))


def _definitions(node: Element, fitting: _Fitting) -> Iterator[str]:
    """A list of terms where it is one: terms, then what is said of them, and so on."""
    parts = [part for part in _ungrouped(node.children) if isinstance(part, Element) or part.strip()]
    turns = [name for name, _ in groupby(parts, lambda part: part.name if isinstance(part, Element) else "")]
    if turns and turns == ["dt", "dd"] * (len(turns) // 2):
        lines = "\n".join(
            f"{start_tag(part.name, _language(part))}"
            f"{_inside(part, fitting) if part.name == 'dd' else _line(part.children, fitting)}</{part.name}>"
            for part in parts
            if isinstance(part, Element)
        )
        yield f"<dl>\n{lines}\n</dl>"
    else:
        yield from _flow(parts, fitting)


def _ungrouped(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Element) and node.name == "div":
            yield from node.children
        else:
            yield node


def _table(node: Element, fitting: _Fitting) -> Iterator[str]:
    read = tables.read(node)
    if read.is_layout:
        for row in read.rows:
            for cell in row.cells:
                yield from _flow(cell.element.children, fitting)
        return

    def content(cell: Element) -> str:
        return _line(cell.children, fitting) if cell.name == "th" else _inside(cell, fitting)

    caption = f"<caption>{_line(read.caption.children, fitting)}</caption>\n" if read.caption else ""
    rows = tables.written(read, content)
    # Who has no mouse has to reach what is scrolled (WCAG 2.1.1).
    yield (
        f'<div class="scroll" role="group" tabindex="0" aria-label="{fitting.words.table}">\n'
        f"<table>\n{caption}{rows}\n</table>\n</div>"
    )


# --- lines ------------------------------------------------------------------------------------------------


def _line(nodes: Iterable[Node], fitting: _Fitting, *, linked: bool = False) -> str:
    """What may stand in a line of text; of blocks, only what is in them. `linked`: it is in a link already."""
    return "".join(quoted(node) if isinstance(node, str) else _piece(node, fitting, linked=linked) for node in nodes)


def _piece(node: Element, fitting: _Fitting, *, linked: bool) -> str:
    name = _BECOMES.get(node.name, node.name)
    if name in ("br", "wbr"):
        return f"<{name}>"
    if name == "img":
        return _picture(node, fitting, linked=linked)
    if name in ("ruby", "rt", "rp"):
        return _ruby(node, fitting, linked=linked)
    attributes = _said(name, node) | _language(node)
    is_link = name == "a" and "href" in attributes and not linked
    line = _line(node.children, fitting, linked=linked or is_link)
    if name in markup.BLOCKS:
        return f" {line} "
    is_worth_it = _stands(name, attributes, is_link=is_link) and (bool(line.strip()) or not is_link)
    return f"{start_tag(name, attributes)}{line}</{name}>" if is_worth_it else line


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
    if name in ("abbr", "dfn") and given.get("title", "").strip():
        return {"title": markup.presentable(one_line(given["title"]))}
    return {}


def _language(node: Element) -> dict[str, str]:
    known = tongue(node.attributes.get("lang")) if "lang" in node.attributes else None
    direction = node.attributes.get("dir", "").lower()
    said = {"lang": known.code} if known else {}
    return said | ({"dir": direction} if direction in ("ltr", "rtl", "auto") else {})


def _numbering(node: Element) -> dict[str, str]:
    if node.name != "ol":
        return {}
    said = {"reversed": ""} if "reversed" in node.attributes else {}
    if _NUMBER.fullmatch(start := node.attributes.get("start", "")):
        said["start"] = start
    if (kind := node.attributes.get("type", "")) in tuple("1aAiI"):
        said["type"] = kind
    return said


def _picture(node: Element, fitting: _Fitting, *, linked: bool) -> str:
    source = safe(node.attributes.get("src", ""))
    if not source or source.startswith("mailto:"):
        return ""
    described = markup.presentable(one_line(node.attributes.get("alt", "")))
    called = fitting.words.picture(described, urlsplit(source).hostname or "")
    return (
        f'<span class="picture">{called}</span>'
        if linked
        else f'<a class="picture" href="{quoted(source)}">{called}</a>'
    )


def _is_ruby(node: Element) -> bool:
    """Whether each reading in it has something before it that it is the reading of."""
    called = [child.name if isinstance(child, Element) else "" for child in node.children]
    if "rt" not in called or "ruby" in called:
        return False
    before = node.children[: called.index("rt")]
    return not is_blank([part for part in before if isinstance(part, str) or part.name != "rp"])


def _ruby(node: Element, fitting: _Fitting, *, linked: bool) -> str:
    """Signs with their reading; where that is not told as HTML wants it, in brackets."""
    if node.name != "ruby":
        return "" if node.name == "rp" else f" ({_line(node.children, fitting, linked=linked)})"
    if not _is_ruby(node):
        return _line(node.children, fitting, linked=linked)
    pieces = (
        f"<rt>{_line(part.children, fitting, linked=linked)}</rt>"
        if isinstance(part, Element) and part.name == "rt"
        else _line([part], fitting, linked=linked)
        for part in node.children
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
