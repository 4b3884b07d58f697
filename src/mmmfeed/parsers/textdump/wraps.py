"""Lines that were broken only because they grew too long for a mail, joined again.

A break was forced where the next line's first word had no room. What a person breaks stays broken: short lines,
bullets, quotations ("> "), tables, headings, "Place: …".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

_NARROWEST, _WIDEST = 50, 100  # characters: mail is wrapped at 65 to 80
_SHORTEST = 30  # characters: a shorter line was ended, not wrapped
_RAGGED = 12  # characters: the longest line of a body is shorter than the file's width by a word at most
_ESTABLISHED = 2  # breaks within a sentence that show a body to be wrapped
_OF_A_FILE = 5  # the same for a file
_BULLET = re.compile(r"(\s*(?:[-*+•–—▪◦·→]|\(?(?:\d{1,2}|[a-z])[.)])\s+)\S")
# Quotations, headings, rules, cells of a table, what a layout indents, "Place: …".
_OWN_LINE = re.compile(r"\s*[>#|]|\s*[=_~*-]{3,}|\s*https?://|\s{5,}|\t|\s*[A-Z][\w /'-]{1,24}:(?:\s|$)")
_ENDS_LINE = re.compile(r"\s*[>#|]|\s*[=_~*-]{3,}|.*(?:\S\s{5,}\S|\t)|\s{5,}")
_HYPHEN = re.compile(r".*[^\W\d_]-$")


def width_of(bodies: Iterable[Sequence[str]]) -> int:
    """The width that all of a file is wrapped at; 0 unless that is its habit."""
    widths: Counter[int] = Counter()
    inside = others = 0
    for body in bodies:
        width = _widest(body)
        widths[width] += 1
        for line, after in pairwise(body):
            if line.strip() and after.strip():
                goes_on = _is_forced(line, after, width) and _starts_small(after)
                inside, others = inside + goes_on, others + (not goes_on and len(line) > _SHORTEST)
    fitting = [width for width in widths if _NARROWEST <= width <= _WIDEST]
    if inside < _OF_A_FILE or inside * 2 < others or not fitting or max(widths) > _WIDEST:
        return 0
    return max(fitting)


def joined(body: Sequence[str], file_width: int = 0) -> Sequence[str]:
    """The lines of `body` with those that were wrapped made one; all others as they are."""
    width = _widest(body)
    if width > _WIDEST or (width < _NARROWEST and not file_width):
        return body
    as_file = file_width - _RAGGED <= width <= file_width or len(body) == 1
    width = file_width if as_file else width
    pairs = list(pairwise(body))
    forced = [_is_forced(line, after, width) for line, after in pairs]
    inside = sum(there and _starts_small(after) for there, (_, after) in zip(forced, pairs, strict=True))
    wrapped = as_file or inside >= _ESTABLISHED
    goes_on = [there and (wrapped or _starts_small(after)) for there, (_, after) in zip(forced, pairs, strict=True)]
    return list(_lines(body, goes_on))


def goes_on(line: str, after: str, body: Sequence[str]) -> bool:
    """Whether `line` may go on in `after`, the next line of `body`: it had no room, or no capital begins the other."""
    width = _widest(body)
    return _starts_small(after) or (width >= _NARROWEST and _is_forced(line, after, width))


def _widest(body: Sequence[str]) -> int:
    return max((len(line.rstrip()) for line in body if " " in line.strip()), default=0)


def _starts_small(line: str) -> bool:
    return line.lstrip()[:1].islower()


def _is_forced(line: str, after: str, width: int) -> bool:
    length = len(line.rstrip())
    if length < _SHORTEST or not after.strip() or length + 1 + len(after.split(None, 1)[0]) <= width:
        return False
    return not (_OWN_LINE.match(after) or _BULLET.match(after) or _ENDS_LINE.match(line))


def _lines(body: Sequence[str], goes_on: Sequence[bool]) -> Iterator[str]:
    """`body` with the breaks that are left; `goes_on[i]` is whether line i goes on in the next."""
    line = body[0]
    column = _column(line)
    for after, forced in zip(body[1:], goes_on, strict=True):
        # Under a bullet's text stands more of it, wherever its line ended.
        hangs = column and after[:column].isspace() and not after[column : column + 1].isspace()
        if forced or (hangs and after.strip() and not _BULLET.match(after)):
            # "well-" goes on without a space; which of its hyphens are only the wrap's, nobody knows.
            line = line.rstrip() + ("" if _HYPHEN.match(line.rstrip()) else " ") + after.strip()
        else:
            yield line
            line, column = after, _column(after)
    yield line


def _column(line: str) -> int:
    """Where a bullet's text begins; 0 without a bullet."""
    found = _BULLET.match(line)
    return found.end(1) if found else 0
