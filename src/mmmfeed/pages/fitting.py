"""Other people's HTML as a part of our page: what an announcement says, in elements that may stand where they stand.

Sanitised is not valid: a list in a line of text, a table with holes, headings out of order and elements that HTML has
given up are safe, but a screen reader stumbles over them. So it is built anew, by an allow-list.
Pictures become links, since each would tell its host who reads (docs/decisions/0017-pages.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import groupby

from mmmfeed.pages import markup, tables
from mmmfeed.pages.lines import Words, language, line
from mmmfeed.pages.markup import Element, Node, is_blank, names, presentable, start_tag, text_of
from mmmfeed.text.words import comparable

_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_LOWEST = 6
_LISTS = frozenset({"ul", "ol"})
_SPACE = " \t\n\r\f"
_TAGS = re.compile("<[^<>]*>")
_NUMBER = re.compile(r"-?\d{1,6}", re.ASCII)


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
            told = presentable(line(inner, fitting.words).strip(_SPACE))
            yield told if loose else f"<p>{told}</p>"


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
        yield from _wrapped("pre", node, [line(node.children, fitting.words).rstrip()])
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
    attributes = language(node)
    if node.name == "p" and attributes and not node.holds_block:
        yield from _wrapped("p", node, [presentable(line(node.children, fitting.words).strip(_SPACE))])
    elif attributes:
        yield from _wrapped("div", node, _flow(node.children, fitting))
    else:
        yield from _flow(node.children, fitting)


def _wrapped(name: str, node: Element, inner: Iterable[str]) -> Iterator[str]:
    said = "\n".join(inner)
    if said.strip():
        yield f"{start_tag(name, language(node))}{said}</{name}>"


def _heading(node: Element, fitting: _Fitting) -> Iterator[str]:
    told = presentable(line(node.children, fitting.words).strip(_SPACE))
    text = comparable(unescape(_TAGS.sub("", told)))
    repeats = not fitting.begun and text == fitting.title
    if text and not repeats:
        fitting.begun = True
        name = fitting.heading(int(node.name[1]))
        yield f"{start_tag(name, language(node))}{told}</{name}>"


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
        yield f"{start_tag(node.name, _numbering(node) | language(node))}\n{lines}\n</{node.name}>"


def _item(node: Element, fitting: _Fitting, *, numbered: bool) -> str:
    value = node.attributes.get("value", "")
    attributes = {"value": value} if numbered and _NUMBER.fullmatch(value) else {}
    return f"{start_tag('li', attributes | language(node))}{_inside(node, fitting)}</li>"


def _inside(node: Element, fitting: _Fitting) -> str:
    return "\n".join(_flow(node.children, fitting, loose=True))


def _definitions(node: Element, fitting: _Fitting) -> Iterator[str]:
    """A list of terms where it is one: terms, then what is said of them, and so on."""
    parts = [part for part in _ungrouped(node.children) if isinstance(part, Element) or part.strip()]
    turns = [name for name, _ in groupby(parts, lambda part: part.name if isinstance(part, Element) else "")]
    if turns and turns == ["dt", "dd"] * (len(turns) // 2):
        lines = "\n".join(
            f"{start_tag(part.name, language(part))}"
            f"{_inside(part, fitting) if part.name == 'dd' else line(part.children, fitting.words)}</{part.name}>"
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
        return line(cell.children, fitting.words) if cell.name == "th" else _inside(cell, fitting)

    caption = f"<caption>{line(read.caption.children, fitting.words)}</caption>\n" if read.caption else ""
    rows = tables.written(read, content)
    # Who has no mouse has to reach what is scrolled (WCAG 2.1.1).
    yield (
        f'<div class="scroll" role="group" tabindex="0" aria-label="{fitting.words.table}">\n'
        f"<table>\n{caption}{rows}\n</table>\n</div>"
    )


def _numbering(node: Element) -> dict[str, str]:
    if node.name != "ol":
        return {}
    said = {"reversed": ""} if "reversed" in node.attributes else {}
    if _NUMBER.fullmatch(start := node.attributes.get("start", "")):
        said["start"] = start
    if (kind := node.attributes.get("type", "")) in tuple("1aAiI"):
        said["type"] = kind
    return said
