"""Lines and a habit → records, and what had to be left out. No line is lost: it is in the one or in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mmmfeed.model import Decision
from mmmfeed.parsers.textdump.habit import Habit
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.shapes import DateLine
from mmmfeed.text import dates


@dataclass(frozen=True, slots=True)
class Record:
    """What stands under one date line."""

    line: int  # number of the date line
    day: date
    dated: Decision
    body: Sequence[str]  # lines; the first and the last are not blank


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that are in no record, and why."""

    first: int  # numbers of lines, both included
    last: int
    message: str


def cut(lines: Lines, habit: Habit, within: dates.Window) -> Iterator[Record | LeftOut]:
    """Every record and every gap between them, in the file's order."""
    starts = habit.starts
    yield from _before(lines, starts[0])
    for start, end in zip(starts, [*(line.index for line in starts[1:]), len(lines)], strict=True):
        yield _one(lines, start, end, habit, within)


def _before(lines: Lines, first: DateLine) -> Iterator[LeftOut]:
    span = _span(lines, 0, first.index)
    if span:
        begin, end = span
        yield LeftOut(
            lines.numbers[begin],
            lines.numbers[end - 1],
            f"left out {_amount(end - begin)} before the first date ({first.written} in line"
            f" {lines.numbers[first.index]}): put a date line above them, or delete them",
        )


def _one(lines: Lines, start: DateLine, end: int, habit: Habit, within: dates.Window) -> Record | LeftOut:
    number = lines.numbers[start.index]
    span = _span(lines, start.index + 1, end)
    day = dates.day_of(start.numbers, habit.order.order, within)
    if day is None or day not in within:
        last = lines.numbers[span[1] - 1] if span else number
        return LeftOut(number, last, _no_day(start, span, habit, within))
    if not span:
        return LeftOut(number, number, f"{start.written} has no text under it: write it, or delete the line")
    return Record(number, day, _decision(start, day, habit), lines.texts[span[0] : span[1]])


def _span(lines: Lines, begin: int, end: int) -> tuple[int, int] | None:
    """`begin` and `end` without the blank lines around; None when all are blank."""
    while begin < end and not lines.texts[begin].strip():
        begin += 1
    while end > begin and not lines.texts[end - 1].strip():
        end -= 1
    return (begin, end) if begin < end else None


def _no_day(start: DateLine, span: tuple[int, int] | None, habit: Habit, within: dates.Window) -> str:
    reason = dates.why_not(start.numbers, habit.order.order, within)
    read = "" if start.numbers.year_first else f", read {habit.order.name} ({habit.order.evidence})"
    body = f"; left out {_amount(span[1] - span[0])} under it" if span else ""
    return f"{start.written} cannot be the date of an announcement{read}: {reason}{body}. Correct the date"


def _decision(start: DateLine, day: date, habit: Habit) -> Decision:
    order = habit.order
    read = f"{start.written} read as {dates.in_words(day)}"
    if start.numbers.year_first:
        return Decision(about="published", rule="strict-ymd", evidence=read)
    why = "it can be no other day" if start.index == order.proof else order.evidence
    return Decision(about="published", rule=order.rule, evidence=f"{read}: {why}")


def _amount(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
