"""Records in a page: around each date as much as holds no other; in it the title, its address, and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import html as markup
from lxml.html import HtmlElement

from mmmfeed.parsers.textdump.containers import webclutter, webdates
from mmmfeed.text import cuts, html, urls, words

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_TITLED = re.compile(
    r"(?:^|[\s_-])(?:\w*title|titel|titre|titulo|titolo|headline|heading|subject|betreff|rubrik|overskrift)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a title
_NO_WORDS = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Found:
    """One record of a page."""

    machine: webdates.Machine
    written: str  # its date for people, where it has one
    title: str
    url: str  # absolute, empty where there is none
    body: str
    beside: Sequence[str] = field(default_factory=tuple)  # its author, its categories: no part of the text


def scopes(dates: Sequence[HtmlElement], root: HtmlElement) -> list[HtmlElement] | None:
    """The element around each date that holds all of its record; None where the page is flat, and there is none."""
    counts: dict[HtmlElement, int] = {}
    for date in dates:
        for parent in date.iterancestors():
            counts[parent] = counts.get(parent, 0) + 1
    found = [_widest(date, counts, root) for date in dates]
    alone = sum(bool(_NO_WORDS.fullmatch(_without(scope, date))) for scope, date in zip(found, dates, strict=True))
    return found if alone * 4 < len(dates) else None


def read(scope: HtmlElement, date: HtmlElement, base: str | None) -> Found:
    """The record that `scope` holds."""
    machine, written = webdates.machine(date), webdates.written(date)
    title = _title(scope, date)
    url = _url(scope, title, date, base)
    said = words.one_line(str(title.text_content())) if title is not None else ""
    beside = [part for part in webclutter.beside(scope) if title is None or all(title is not t for t in part.iter())]
    texts = [words.one_line(str(part.text_content())) for part in beside]
    for part in [date, *([title] if title is not None else []), *beside]:
        if part is not scope:
            part.set(webdates.TAKEN, "")
    return Found(machine, written, words.clean(said), url, text_of(scope), [text for text in texts if text])


def text_of(element: HtmlElement, *, marked: bool = False) -> str:
    """The text of `element` without what was taken; with headings and dates as lines of dated text where `marked`."""
    copy = deepcopy(element)
    copy.tail, copy.tag = None, "div"
    for part in list(copy.iter()):
        if not isinstance(part.tag, str) or (part is not copy and part.get(webdates.TAKEN) is not None):
            part.drop_tree()
        elif marked and part.get(webdates.MARK) == "record":
            part.tag = "p"
        elif marked and part.tag in _HEADINGS and part.text_content().strip():
            part.insert(0, _words("## ", part))
            part.text = None
        elif part.tag == "a" and part is not copy and _is_call(part):
            part.tag = "p"
    lines = html.to_text(markup.tostring(copy, encoding="unicode")).split("\n")
    while lines and _NO_WORDS.fullmatch(lines[0]):
        del lines[0]
    while lines and _NO_WORDS.fullmatch(lines[-1]):
        del lines[-1]
    if lines:
        lines[0] = lines[0].lstrip(" |·–—-:,")
    return "\n".join(lines)


def _is_call(link: HtmlElement) -> bool:
    """Whether it says no more than "Read more"."""
    text = words.one_line(str(link.text_content()))
    return bool(text) and not cuts.without_calls(text).strip()


def _words(before: str, element: HtmlElement) -> HtmlElement:
    made: HtmlElement = element.makeelement("span")
    made.text = before + (element.text or "").lstrip()
    return made


def _widest(date: HtmlElement, counts: dict[HtmlElement, int], root: HtmlElement) -> HtmlElement:
    scope = date
    for parent in date.iterancestors():
        if counts[parent] > 1:
            break
        scope = parent
        if parent is root:
            break
    return scope


def _without(scope: HtmlElement, date: HtmlElement) -> str:
    text = str(scope.text_content())
    return text.replace(str(date.text_content()), "", 1) if scope is not date else ""


def _title(scope: HtmlElement, date: HtmlElement) -> HtmlElement | None:
    """The element that is the title: a heading, one that is called so, a link, or a line in bold."""
    elements = [element for element in scope.iter() if isinstance(element.tag, str) and element is not scope]
    able = [element for element in elements if _can_be(element, date)]
    for test in (_is_heading, _is_called, _is_link, _is_bold_line):
        for element in able:
            if test(element):
                return element
    return None


def _can_be(element: HtmlElement, date: HtmlElement) -> bool:
    text = words.one_line(str(element.text_content()))
    if not any(map(str.isalnum, text)) or len(text) > _LONGEST or element.get(webdates.MARK) is not None:
        return False
    return not any(part is date for part in element.iter())


def _is_heading(element: HtmlElement) -> bool:
    return element.tag in _HEADINGS or (element.get("role") == "heading")


def _is_called(element: HtmlElement) -> bool:
    return bool(_TITLED.search(element.get("class") or "")) or (element.get("itemprop") in {"headline", "name"})


def _is_link(element: HtmlElement) -> bool:
    """A link that is no call to go elsewhere, and no word in the middle of a sentence."""
    text = words.one_line(str(element.text_content()))
    if element.tag != "a" or not element.get("href") or not cuts.without_calls(text).strip():
        return False
    return "tag" not in (element.get("rel") or "") and _begins_line(element)


def _is_bold_line(element: HtmlElement) -> bool:
    if element.tag not in {"b", "strong"} or not _begins_line(element) or (element.tail or "").strip():
        return False
    after = element.getnext()
    return (after is not None and after.tag == "br") or (after is None and element.getparent().getnext() is not None)


def _begins_line(element: HtmlElement) -> bool:
    """Whether no words stand before it in its block, but for the date."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return True
    if before is None:
        return bool(_NO_WORDS.fullmatch(parent.text or ""))
    return bool(_NO_WORDS.fullmatch(before.tail or "")) and (
        before.tag in {"br", "img", "span", "time", "small", "div", "p"} or before.get(webdates.MARK) is not None
    )


def _url(scope: HtmlElement, title: HtmlElement | None, date: HtmlElement, base: str | None) -> str:
    """The address of the record: what its title links to, or its date, or every link in it."""
    for element in (title, date):
        for link in _links(element, scope):
            if found := urls.safe(link, base):
                return found
    every = {urls.safe(link, base) for link in _hrefs(scope)}
    one = every.pop() if len(every) == 1 else None
    return one or ""


def _links(element: HtmlElement | None, scope: HtmlElement) -> Iterator[str]:
    if element is None:
        return
    yield from _hrefs(element)
    for parent in element.iterancestors("a"):
        if parent.get("href"):
            yield str(parent.get("href"))
    if scope.tag == "a" and scope.get("href"):
        yield str(scope.get("href"))


def _hrefs(element: HtmlElement) -> Iterator[str]:
    for link in element.iter("a"):
        href = str(link.get("href") or "")
        if href and not href.startswith(("#", "mailto:", "javascript:", "tel:")):
            yield href
