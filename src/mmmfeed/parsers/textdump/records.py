"""Lines and a habit → records, and what had to be left out. No line is lost: it is in the one or in the other."""

from __future__ import annotations

from array import array
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from mmmfeed.model import Decision
from mmmfeed.parsers.textdump import titlelines
from mmmfeed.parsers.textdump.days import Day
from mmmfeed.parsers.textdump.habit import Habit
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.shapes import DateLine
from mmmfeed.text import words


@dataclass(frozen=True, slots=True)
class Record:
    """What stands under one date line, above it and beside it."""

    line: int  # number of the date line
    day: date
    dated: Decision
    body: Sequence[str]  # lines; the first and the last are not blank
    titled: Decision | None = None  # where the source wrote the title, and then
    title: str = ""
    clock: str = ""  # as written
    url: str = ""  # as written
    name: str = ""  # the source's own name for it: a Message-ID, a column "id"
    authors: Sequence[str] = ()
    categories: Sequence[str] = ()
    language: str = ""  # BCP 47, where the source tells it
    doubt: str = ""  # for people: what speaks against the date


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that are in no record, and why."""

    first: int  # numbers of lines, both included
    last: int
    message: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One start with what belongs to it."""

    start: DateLine
    day: Day
    top: int  # index of its first line
    begin: int  # index of the first line of its text
    end: int  # index behind the last one
    title: int | None
    filed: bool  # whether what stands beside the date is what the record is filed under


class Records(Sequence[Record | LeftOut]):
    """What stands under each start, in the file's order, read when it is asked for: a file may have 200,000."""

    __slots__ = ("_habit", "_headings", "_lines", "_tops")

    def __init__(self, lines: Lines, habit: Habit) -> None:
        self._lines, self._habit, self._headings = lines, habit, sorted(habit.headings)
        self._tops = array("Q", [*_tops(habit), len(lines)])

    def __len__(self) -> int:
        return len(self._habit.starts)

    @overload
    def __getitem__(self, index: int) -> Record | LeftOut: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Record | LeftOut]: ...
    def __getitem__(self, index: int | slice) -> Record | LeftOut | Sequence[Record | LeftOut]:
        if isinstance(index, slice):
            return [_one(self._lines, self._part(at)) for at in range(*index.indices(len(self)))]
        return _one(self._lines, self._part(index))

    def _part(self, at: int) -> _Part:
        top, end = self._tops[at], self._tops[at + 1]
        # "2024" alone parts the records above it from those below.
        heading = bisect(self._headings, top)
        if heading < len(self._headings):
            end = min(end, self._headings[heading])
        start = self._habit.starts[at]
        begin, end = (top, start.index) if self._habit.closing else (start.index + 1, end)
        return _Part(start, self._habit.days[at], top, begin, end, self._habit.titles[at], self._habit.kinds)


def _tops(habit: Habit) -> Iterator[int]:
    """The first line of each record."""
    if habit.closing:
        yield 0
        yield from (line.index + 1 for line in habit.starts[:-1])
    else:
        for line, title in zip(habit.starts, habit.titles, strict=True):
            yield line.index if title is None else title


def before(lines: Lines, habit: Habit) -> LeftOut | None:
    """What stands above the first record."""
    first = habit.starts[0]
    if habit.closing:
        return None
    span = _span(lines, 0, first.index if habit.titles[0] is None else habit.titles[0])
    # A year alone has been read: the dates below it have it.
    if not span or all(index in habit.headings or not lines.texts[index].strip() for index in range(*span)):
        return None
    begin, end = span
    return LeftOut(
        lines.numbers[begin],
        lines.numbers[end - 1],
        f"left out {_amount(end - begin)} before the first date ({first.written} in line {lines.numbers[first.index]}):"
        " put a date line above them, or delete them",
    )


def under_headings(lines: Lines, habit: Habit) -> Iterator[LeftOut]:
    """What stands between a heading that is a year and the first date under it."""
    tops = list(_tops(habit)) if habit.headings else []
    stops = sorted([*habit.headings, *tops, len(lines)])
    for heading in sorted(habit.headings):
        span = _span(lines, heading + 1, stops[bisect(stops, heading)])
        # What stands above the first date is left out already.
        if span and heading > tops[0]:
            begin, end = span
            year = lines.texts[heading].strip()
            yield LeftOut(
                lines.numbers[begin],
                lines.numbers[end - 1],
                f"left out {_amount(end - begin)} under {year}, above the next date: put a date line above them",
            )


def _one(lines: Lines, part: _Part) -> Record | LeftOut:
    start, number = part.start, lines.numbers[part.start.index]
    span = _span(lines, part.begin, part.end)
    body = lines.texts[span[0] : span[1]] if span else []
    last = max(number, lines.numbers[span[1] - 1]) if span else number
    if part.day.day is None:
        return LeftOut(lines.numbers[part.top], last, _no_day(part, len(body)))
    title, rule, body = _titled(lines, part, body)
    if not title and not any(words.clean(line).strip() for line in body):
        return LeftOut(number, last, f"{start.written} has no text under it: write it, or delete the line")
    above = start.index if part.title is None else part.title
    titled = Decision(about="title", rule=rule, evidence=f"line {lines.numbers[above]}")
    return Record(
        line=number,
        day=part.day.day,
        dated=part.day.decision,
        body=body,
        titled=titled if title else None,
        title=title,
        clock=start.clock,
        url=start.url,
        categories=(_value(start.title),) if part.filed and body and start.title else (),
        doubt=part.day.doubt,
    )


def _titled(lines: Lines, part: _Part, body: Sequence[str]) -> tuple[str, str, Sequence[str]]:
    """The title that the source wrote, where it stands, and the body without it."""
    if part.title is not None and (title := _plain(titlelines.words_of(lines.texts[part.title]))):
        return title, "line-above-date", body
    beside = part.start.title if not (part.filed and body) else ""
    if beside:
        layout = part.start.shape.layout
        if layout in {"link", "heading"} or (layout != "stamp" and titlelines.is_headline(beside, body)):
            return _plain(beside) or beside, "beside-date", body
        return "", "", [beside, *body]
    if title := _plain(titlelines.heading_of(body)):
        return title, "heading-under-date", _trimmed(body[1:])
    if title := _plain(titlelines.field_of(body)):
        return title, "title-field", body
    return "", "", body


def _value(field: str) -> str:
    """ "Sport" of "Category: Sport"."""
    head, _, behind = field.partition(": ")
    return _plain(behind or head)


def _plain(title: str) -> str:
    return words.one_line(words.clean(title))


def _trimmed(body: Sequence[str]) -> Sequence[str]:
    while body and not body[0].strip():
        body = body[1:]
    return body


def _span(lines: Lines, begin: int, end: int) -> tuple[int, int] | None:
    """`begin` and `end` without the blank lines around; None when all are blank."""
    while begin < end and not lines.texts[begin].strip():
        begin += 1
    while end > begin and not lines.texts[end - 1].strip():
        end -= 1
    return (begin, end) if begin < end else None


def _no_day(part: _Part, count: int) -> str:
    body = f"; left out {_amount(count)} under it" if count else ""
    return f"{part.start.written} cannot be the date of an announcement: {part.day.refusal}{body}. {part.day.remedy}"


def _amount(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
