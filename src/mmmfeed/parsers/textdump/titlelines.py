"""Titles that the source wrote: on the line above the date, beside it, or as the heading under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mmmfeed.parsers.textdump import labels
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.shapes import DateLine
from mmmfeed.text import sentences, titles

_LONGEST = 150  # characters of a line that can be a title
_FIRST_LINES = 6
_LONGEST_LABEL = 20  # characters
_RULE = re.compile(r"[=\-~^]{3,}")
_MARKED = re.compile(r"(?:#{1,6}|\*{1,6}|={1,6})\s+\S.*|\*\*.+\*\*|__.+__")
_HEADING = re.compile(r"#{1,6}\s+(\S.*)")
_FEW = 0.1  # the share of records that may be other than the rest


def titles_above(starts: Sequence[DateLine], lines: Lines) -> Sequence[int | None]:
    """Index of the title line above each of `starts`; all None unless that is the file's habit."""
    none: list[int | None] = [None] * len(starts)
    if not any(lines.texts[index].strip() for index in range(starts[0].index)):
        return none
    ends = [-1, *(line.index for line in starts[:-1])]
    found = [_above(line.index, end, lines) for line, end in zip(starts, ends, strict=True)]
    known = [index for index in found if index is not None]
    # "News of the club", ruled and parted from the one record below it, heads the file.
    if len(known) == 1 and not lines.texts[starts[0].index - 1].strip():
        return none
    if found[0] is None or len(found) - len(known) > _FEW * len(found):
        return none
    unmarked = [lines.texts[index].strip() for index in known if not _is_marked(index, lines)]
    told = sum(sentences.is_finished(text) for text in unmarked)
    return found if told <= _FEW * max(len(unmarked), 1) else none


def _above(index: int, end: int, lines: Lines) -> int | None:
    """The line that stands as a title above `index`, behind `end`."""
    at = index - 1
    while at > end and (not lines.texts[at].strip() or _RULE.fullmatch(lines.texts[at].strip())):
        at -= 1
    text = lines.texts[at].strip() if at > end else ""
    if not text or len(text) > _LONGEST:
        return None
    if _is_marked(at, lines):
        return at
    apart = at == 0 or (at - 1 > end and not lines.texts[at - 1].strip())
    return at if apart and at == index - 1 else None


def _is_marked(at: int, lines: Lines) -> bool:
    below = lines.texts[at + 1].strip() if at + 1 < len(lines) else ""
    return bool(_MARKED.fullmatch(lines.texts[at].strip()) or _RULE.fullmatch(below))


def words_of(line: str) -> str:
    """A title without the marks of its markup."""
    bare = re.sub(r"^(?:#{1,6}|\*{1,6}|={1,6})\s+|\s+(?:#{1,6}|={1,6})$", "", line.strip())
    bare = re.sub(r"^(?:TODO|DONE)\s+(?=\S)", "", bare) if line.lstrip().startswith("*") else bare
    return re.sub(r"^(\*\*|__)(.+)\1$", r"\2", bare).strip()


def is_headline(text: str, body: Sequence[str]) -> bool:
    """Whether what stands beside a date is a title, and not the announcement itself."""
    if len(text) > titles.LONGEST or len(list(sentences.sentences(text))) > 1:
        return False
    return bool(body) or not sentences.is_finished(text)


def field_of(body: Sequence[str]) -> str:
    """What a body says its title is, in one of its first lines: "Title: Sparse estimation"; empty without that."""
    for line in body[:_FIRST_LINES]:
        label, colon, title = line.partition(":")
        if colon and len(label) <= _LONGEST_LABEL and title.strip() and labels.is_of_title(label.strip()):
            return title.strip() if len(title) <= _LONGEST else ""
    return ""


def heading_of(body: Sequence[str]) -> str:
    """The heading that a body begins with, where it is its only one; empty when there is none."""
    first = _HEADING.fullmatch(body[0].strip()) if body else None
    others = sum(bool(_HEADING.fullmatch(line.strip())) for line in body[1:])
    return words_of(body[0]) if first and not others and len(body) > 1 else ""
