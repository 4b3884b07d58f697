"""Dates in a page: each is marked, so that what stands around it can be told apart from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from mmmfeed.parsers.textdump.containers import headers
from mmmfeed.parsers.textdump.shapes import bare_date

MARK = "data-mmmfeed-date"  # "" for a date, "record" for one of the page's habit
TAKEN = "data-mmmfeed-taken"  # is no part of the text
_LONGEST = 64  # characters of a date with all that goes with it
_MACHINE = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?.*", re.DOTALL
)
_CHANGED = re.compile(r"updated|modified", re.IGNORECASE)
_FIRST = re.compile(r"published|created|posted", re.IGNORECASE)
_APART = re.compile(r"\s*[|·•‧∙/›»–—]\s*|\s+-\s+|\s{3,}|\n")
_EDGES = " \t\r\n\u00a0|·•‧∙›»–—-:,"
_DEPTH = 4  # elements whose names make dates alike


@dataclass(frozen=True, slots=True)
class Machine:
    """What `<time datetime>` says."""

    day: str = ""  # 2026-01-13; empty where it says none
    clock: str = ""  # with its zone


def mark(root: HtmlElement) -> list[HtmlElement]:
    """The dates of a page, in its order, each an element of its own then: `<time>`, or text between other marks."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.get(MARK) is not None:
            continue
        if element.tag == "time" and machine(element).day:
            if _is_change(element):
                element.set(TAKEN, "")
            else:
                element.set(MARK, "")
        else:
            _mark_text(element)
    return [element for element in root.iter("time") if element.get(MARK) is not None and not _within(element)]


def machine(element: HtmlElement) -> Machine:
    """The date for machines that an element has."""
    found = _MACHINE.fullmatch((element.get("datetime") or "").strip())
    return Machine(found[1], f"{found[2]}{found[3] or ''}" if found[2] else "") if found else Machine()


def written(element: HtmlElement) -> str:
    """The date for people."""
    text = " ".join(str(element.text_content()).split())
    return text if bare_date(text) else ""


def habit(dates: Sequence[HtmlElement]) -> list[HtmlElement]:
    """The dates that stand in the page like most of them: those of its records, as far as one can see."""
    if not dates:
        return []
    ways = [(*_above(element), _in_sentence(element)) for element in dates]
    counts = Counter(ways)
    most = max(counts, key=lambda way: (counts[way], not way[-1], -ways.index(way)))
    alike = [element for element, way in zip(dates, ways, strict=True) if way == most]
    for element in alike:
        element.set(MARK, "record")
    return alike


def _above(element: HtmlElement) -> list[str]:
    return [str(parent.tag) for parent in element.iterancestors()][:_DEPTH]


def _in_sentence(element: HtmlElement) -> bool:
    """Whether words stand before it in its block, other than "Posted on"."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return False
    said = (parent.text if before is None else before.tail) or ""
    return any(map(str.isalnum, said)) and "date" not in headers.fields(said.strip(_EDGES))


def _is_change(element: HtmlElement) -> bool:
    """Whether it is the day of the last change, and not the one that the announcement came out."""
    said = f"{element.get('class', '')} {element.get('itemprop', '')}"
    return bool(_CHANGED.search(said)) and not _FIRST.search(said)


def _within(element: HtmlElement) -> bool:
    return any(parent.get(MARK) is not None for parent in element.iterancestors())


def _mark_text(element: HtmlElement) -> None:
    """Text that is a date, or begins with one, becomes a marked element."""
    if element.tag in {"script", "style", "title", "option"} or any(p.tag == "time" for p in element.iterancestors()):
        return
    if found := _dated(element.text or ""):
        before, date, after = found
        element.text = before
        element.insert(0, _made(element, date, after))
    for child in list(element):
        if child.get(MARK) is None and (found := _dated(child.tail or "")):
            before, date, after = found
            child.tail = before
            child.addnext(_made(element, date, after))


def _made(near: HtmlElement, date: str, after: str) -> HtmlElement:
    made: HtmlElement = near.makeelement("time", {MARK: ""})
    made.text, made.tail = date, after
    return made


def _dated(text: str) -> tuple[str, str, str] | None:
    """What stands before the date, the date, and what stands behind it; None for text that has none in front."""
    bare = text.strip(_EDGES)
    if not bare or not any(map(str.isdigit, bare[:_LONGEST])):
        return None
    for end in _ends(bare):
        head = bare[:end].strip(_EDGES)
        start = _behind_label(head)
        line = bare_date(head[start:])
        if line and not line.shape.yearless:
            at = text.index(head) + start
            stop = at + len(head) - start
            return text[:at].strip(_EDGES), head[start:], text[stop:]
    return None


def _ends(text: str) -> Iterator[int]:
    """Where a date that `text` begins with may end."""
    yield len(text)
    yield from (found.start() for found in _APART.finditer(text[: 2 * _LONGEST]) if found.start())


def _behind_label(text: str) -> int:
    """Where the date begins behind "Posted on", "Veröffentlicht am:", "Date:"."""
    gaps = [found.end() for found in re.finditer(r"\s*:\s*|\s+", text[:_LONGEST])]
    return next((end for end in gaps[:4][::-1] if "date" in headers.fields(text[:end].strip(_EDGES))), 0)
