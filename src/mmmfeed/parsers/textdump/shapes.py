"""Which lines look like the start of a record, and in what shape. Whether they are one is for the habit to say."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from mmmfeed.parsers.textdump import labels, names, patterns
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.names import Named, Vocabulary
from mmmfeed.text import dates

_LONGEST = 64  # characters: a date in words with all its decoration
_SHORTEST = 5
_YEAR_DIGITS = 4
_LONGEST_HEADING = 200
# White space, direction marks and a closing dot or colon come and go without being a habit.
_PASSING = re.compile("[\\s.:;,\u200e\u200f]+")
_KINDS = {
    "day-first": "4 March 2025",
    "month-first": "March 4, 2025",
    "year-first": "2025 March 4",
    "signs": "2025年3月4日",
    "dots": "04.03.25",
}
_ERAS = {"令和": 2018, "平成": 1988}  # the year before the first
_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Shape:
    """What lines of one habit have in common."""

    kind: str  # "04.03.25", "2025-03-04", "Tuesday, 4 March 2025": the order of the parts and what is between them
    before: str = ""  # decoration: "[", "##"
    after: str = ""
    layout: str = ""  # what else is on the line: "title", "close title" (a space between), "heading", "label", …
    yearless: bool = False
    indented: bool = False  # what a layout indents belongs to the text above it

    def __str__(self) -> str:
        apart = self.before.startswith(("#", "*", "=", "-")) or self.layout == "label"
        return f"{self.before}{' ' if apart else ''}{self.kind}{self.after}"


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date, or one with a title or the text itself beside it."""

    index: int  # in Lines
    written: str  # the line without title and text, stripped
    shape: Shape
    date: dates.Numbers | Named
    weekdays: Mapping[str, int] = field(default_factory=lambda: _NONE)  # the weekday that is named, by language
    clock: str = ""  # as written: "10:00", "10:00:00Z"
    title: str = ""  # what stands beside the date
    url: str = ""  # as written


def date_lines(lines: Lines, known: Vocabulary | None = None) -> Iterator[DateLine]:
    """Every line that can be a date, possible or not, in the file's order."""
    known = known or Vocabulary()
    plain, maybe = patterns.PLAIN.fullmatch, patterns.MAYBE.match
    for index, text in enumerate(lines.texts):
        if len(text) <= _SHORTEST or not maybe(text):
            continue
        if len(text) <= _LONGEST and (found := plain(text)) and (numbers := dates.numbers_of(found)):
            yield DateLine(index, sys.intern(text.strip()), _numeric_shape(found, numbers), numbers)
        elif line := _recognise(text, known):
            yield replace(line, index=index)


def _recognise(text: str, known: Vocabulary) -> DateLine | None:
    if text.startswith("=>"):
        return _link(text, known)
    if found := patterns.STAMP.fullmatch(text):
        return _stamp(found)
    # Direction marks are typed for the eye: 28\u200f/5\u200f/2025.
    bare = text.translate(_MARKS) if not text.isascii() else text
    return bare_date(bare, known) or _titled(bare, known) or _heading(bare, known) or _labelled(bare, known)


_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"))


def bare_date(text: str, known: Vocabulary | None = None) -> DateLine | None:
    """`text` as a date and nothing else."""
    known = known or Vocabulary()
    if len(text) > _LONGEST:
        return None
    for name, pattern in patterns.BARE.items():
        if found := pattern.fullmatch(text):
            if line := _made(found, name, known):
                return line
            known.strangers += len(found.groupdict().get("year") or "") == _YEAR_DIGITS
    return None


def _titled(text: str, known: Vocabulary) -> DateLine | None:
    for name, pattern in patterns.TITLED:
        found = pattern.fullmatch(text)
        if found and (line := _made(found, name, known)) and _is_title(found["title"], found["gap"], known):
            layout = "title" if found["gap"].strip() or "\t" in found["gap"] else "close title"
            # A sentence that begins with a date in words is no headline with a date before it.
            if layout == "title" or isinstance(line.date, dates.Numbers):
                title, url = _linked(found["title"].strip())
                written = text[: found.start("gap")].strip()
                return replace(line, written=written, shape=replace(line.shape, layout=layout), title=title, url=url)
    return None


def _heading(text: str, known: Vocabulary) -> DateLine | None:
    """`## [1.2.0] - 2026-01-13`: a heading that ends in a date."""
    found = patterns.HEADING.fullmatch(text) if len(text) <= _LONGEST_HEADING else None
    if not found:
        return None
    rest = found["rest"].rstrip()
    for gap in patterns.GAP.finditer(rest):
        line = bare_date(rest[gap.end() :], known)
        if line and not line.shape.yearless:
            title, url = _linked(rest[: gap.start()].strip())
            shape = replace(line.shape, before=found["before"], after="", layout="heading")
            return replace(line, written=line.written.strip("()[]<>"), shape=shape, title=title, url=url)
    return None


def _labelled(text: str, known: Vocabulary) -> DateLine | None:
    """`Posted on January 10, 2026 by admin`."""
    found = labels.unlabelled(text)
    line = bare_date(found[1], known) if found else None
    if not found or not line or line.shape.yearless:
        return None
    shape = replace(line.shape, before=found[0], layout="label")
    return replace(line, written=sys.intern(text.strip()), shape=shape)


def _link(text: str, known: Vocabulary) -> DateLine | None:
    """`=> gemini://example.org/a.gmi 2026-01-13 Title` (gemtext, section 5.4.2)."""
    found = patterns.LINK.fullmatch(text)
    line = found and (bare_date(found["label"], known) or _titled(found["label"], known))
    if not found or not line:
        return None
    layout = "link" if line.title else "link only"
    return replace(line, shape=replace(line.shape, layout=layout), url=found["url"])


def _stamp(found: re.Match[str]) -> DateLine | None:
    """`2026-01-13T10:00:00Z⇥text` (twtxt)."""
    day, clock = found["stamp"][:10], found["stamp"][11:]
    numbers = dates.numbers(day)
    shape = Shape("2025-03-04T10:00", layout="stamp")
    return DateLine(0, found["stamp"], shape, numbers, clock=clock, title=found["text"].strip()) if numbers else None


def _linked(title: str) -> tuple[str, str]:
    """The words and the address of a Markdown link, `[1.2.0]`, or plain words."""
    if found := re.fullmatch(r"\[([^\[\]]+)\](?:\((\S+?)\))?", title):
        return found[1].strip(), found[2] or ""
    bare = re.sub(r"^(\*\*|__)(.+)\1$", r"\2", title)
    return bare.strip(), ""


def _is_title(title: str, gap: str, known: Vocabulary) -> bool:
    """Whether words follow, and not the end of a span of days or hours."""
    if not any(letter.isalpha() for letter in title) or patterns.CLOCK_AHEAD.match(title):
        return False
    if not gap.strip() and not (title[0].isupper() or not title[0].isalpha() or not title[0].isascii()):
        return False
    head = title[:_LONGEST]
    return not any(_made(found, name, known) for name, core in _STARTS.items() if (found := core.match(head)))


_STARTS = {name: re.compile(core, re.IGNORECASE) for name, core in patterns.CORES.items()}


def _made(found: re.Match[str], name: str, known: Vocabulary) -> DateLine | None:
    """The date line that a match of `name` stands for; None where its words name no month or weekday."""
    parts = found.groupdict()
    before, behind = parts.get("weekday"), parts.get("behind")
    weekdays = known.weekdays(before or behind or "") if before or behind else _NONE
    if ((before or behind) and not weekdays) or (before and behind):
        return None
    date = _numbers(found) if name == "numeric" else _named(parts, name, known)
    if date is None:
        return None
    shape = _numeric_shape(found, date) if isinstance(date, dates.Numbers) and name == "numeric" else None
    shape = shape or _worded_shape(found, name)
    kind = f"{'Tuesday, ' if before else ''}{shape.kind}{', Tuesday' if behind else ''}"
    clock = parts.get("clock") or ""
    return DateLine(
        0, found[0].strip(), replace(shape, kind=kind + (" 10:00" if clock else "")), date, weekdays, clock.strip()
    )


def _numbers(found: re.Match[str]) -> dates.Numbers | None:
    return dates.numbers_of(found)


def _named(parts: dict[str, str | None], name: str, known: Vocabulary) -> dates.Numbers | Named | None:
    day, month, year = parts["day"] or "", parts["month"] or "", (parts.get("year") or "").lstrip("'’")
    if name == "signs" and year:
        first = _ERAS.get(parts.get("era") or "", 0)
        return dates.Numbers(str(first + int(year.replace("元", "1"))) if first else year, month, day, dates.SIGNS)
    if name in {"signs", "dots"}:
        possible = 1 <= int(month) <= 12 and 1 <= int(day) <= 31  # noqa: PLR2004
        return Named(int(day), {names.ANY: int(month)}) if possible else None
    meant = known.months(month)
    return Named(int(day), meant, year) if meant else None


def _numeric_shape(found: re.Match[str], numbers: dates.Numbers) -> Shape:
    return _shape_of(numbers.separator, *_decoration(found.groupdict()), year_first=numbers.year_first)


@lru_cache(maxsize=256)
def _shape_of(separator: str, before: str, after: str, *, year_first: bool) -> Shape:
    """One object for all the lines of a file that are alike."""
    kind = f"2025{separator}03{separator}04" if year_first else f"04{separator}03{separator}25"
    return Shape(kind, before, after)


def _worded_shape(found: re.Match[str], name: str) -> Shape:
    parts = found.groupdict()
    yearless = not parts.get("year")
    # In words it may be the day of something to attend, set apart by the layout; one space is a slip.
    indented = found[0].startswith(("  ", "\t"))
    return Shape(_KINDS[name], *_decoration(parts), yearless=yearless, indented=indented)


def _decoration(parts: dict[str, str | None]) -> tuple[str, str]:
    return _PASSING.sub("", parts.get("before") or ""), _PASSING.sub("", parts.get("after") or "")
