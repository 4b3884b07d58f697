"""The file's own habit: which shape of line starts its records, how its dates are read, where its titles stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from mmmfeed.model import SourceSpec
from mmmfeed.parsers.textdump import days, order, placement, tongue, years
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.nested import inside as within_records
from mmmfeed.parsers.textdump.shapes import DateLine, Shape
from mmmfeed.parsers.textdump.titlelines import titles_above
from mmmfeed.text import dates

_OUTNUMBERED = 5  # times: a shape in the first line is the habit unless another is so much more frequent
_WEIGHTS = {"": 1.0, "close title": 0.5, "link only": 0.5, "label": 0.5}  # how much a layout says; others: 1
_YEARLESS = 0.2  # "Tuesday, November 29" is more often in a text than above one
_BODILESS = 0.1  # a date with nothing under it is one of a list
_FIRST_OF_ARCHIVES = date(1970, 1, 1)
_SEVERAL, _SHARE = 3, 0.05  # one date before 1990 is a slip, many are a habit
_YEAR_LINE = re.compile(r"[\s#*=_-]*((?:19|20)\d{2})[\s:#*=_-]*")


@dataclass(frozen=True, slots=True)
class Habit:
    """What starts a record in this file."""

    shape: Shape
    starts: Sequence[DateLine]
    days: Sequence[days.Day]  # of each start
    titles: Sequence[int | None]  # index of the line above each start that is its title
    others: Sequence[DateLine]  # date lines of another shape: text, as far as we know
    order: order.Order
    nested: Sequence[DateLine] = ()  # of the records' shape, and yet text of one
    headings: frozenset[int] = frozenset()  # indexes of lines that are a year alone, and part records
    closing: bool = False  # whether the dates stand below their texts
    kinds: bool = False  # whether what stands beside the dates is no title, but what the records are filed under


def infer(found: Sequence[DateLine], lines: Lines, source: SourceSpec, within: dates.Window) -> Habit:
    """The habit of a file with at least one date line."""
    shape = _shape(found, lines)
    starting = {own for own in {line.shape for line in found} if _starts(own, shape)}
    starts: Sequence[DateLine] = [line for line in found if line.shape in starting]
    others = [line for line in found if line.shape not in starting]
    within = _widened(starts, within)
    ordered = order.infer(starts, lines, source, within)
    headings = list(_year_lines(lines)) if shape.yearless else []
    reader = days.Reader(lines, within, ordered, tongue.infer(starts, source.language, within), headings)
    above = titles_above(starts, lines) if shape.layout in {"", "label"} else [None] * len(starts)
    if headings:
        parting = {stop.index for stop in headings}
        above = [None if index in parting else index for index in above]
    nested: Sequence[DateLine] = []
    # Under a title every date follows a line of text.
    if all(index is None for index in above):
        starts, nested = _without_nested(starts, reader.read(starts), lines)
    return Habit(
        shape=shape,
        starts=starts,
        days=reader.read(starts),
        titles=above[: len(starts)],
        others=others,
        order=ordered,
        nested=nested,
        headings=frozenset(stop.index for stop in headings),
        closing=not shape.layout and placement.is_below(starts, lines),
        kinds=shape.layout.endswith("title") and placement.are_kinds(starts),
    )


def _without_nested(
    starts: Sequence[DateLine], read: Sequence[days.Day], lines: Lines
) -> tuple[Sequence[DateLine], Sequence[DateLine]]:
    """The lines that do start records, and those that only look like it."""
    inside = within_records(starts, read, lines)
    if not inside:
        return starts, []
    kept = [line for at, line in enumerate(starts) if at not in inside]
    return kept, [line for at, line in enumerate(starts) if at in inside]


def _widened(starts: Sequence[DateLine], within: dates.Window) -> dates.Window:
    """`within`, and the years from 1970 where so many dates are older than that allows that this is an archive."""
    archive = dates.Window(_FIRST_OF_ARCHIVES, within.last)
    if all(_can_be(line, within) for line in _different(starts)):
        return within
    older = sum(_can_be(line, archive) and not _can_be(line, within) for line in starts)
    return archive if older >= max(_SEVERAL, len(starts) * _SHARE) else within


def _different(starts: Sequence[DateLine]) -> Iterable[DateLine]:
    """One line of each date in numbers, of which a long file has few, and all the others."""
    numbers = {id(line.date): line for line in starts if isinstance(line.date, dates.Numbers)}
    return chain(numbers.values(), (line for line in starts if not isinstance(line.date, dates.Numbers)))


def _can_be(line: DateLine, within: dates.Window) -> bool:
    if isinstance(line.date, dates.Numbers):
        return bool(dates.orders(line.date, within))
    days = (line.date.on(language, line.date.year, within) for language in line.date.months)
    return any(day is not None and day in within for day in days)


def _starts(shape: Shape, habit: Shape) -> bool:
    """Whether lines of `shape` start records where `habit` is the habit: a title may be missing, and a year."""
    if shape.layout != habit.layout and not (habit.layout.endswith("title") and not shape.layout):
        return False
    if shape.yearless and not habit.yearless:
        return False
    return replace(shape, layout="", yearless=False) == replace(habit, layout="", yearless=False)


def _shape(found: Sequence[DateLine], lines: Lines) -> Shape:
    """The shape of the first line if that is a date, else the most frequent; the earlier one where two are alike."""
    counts = _counts(found, lines)
    most = max(counts, key=lambda shape: counts[shape])
    first = found[0]
    leads = not any(text.strip() for text in lines.texts[: first.index])
    patience = 1 if first.shape.yearless else _OUTNUMBERED
    chosen = first.shape if leads and counts[most] < patience * counts[first.shape] else most
    return _without_years(chosen, found, lines)


def _counts(found: Sequence[DateLine], lines: Lines) -> dict[Shape, float]:
    """How much speaks for each shape: lines, those that head a text more than others."""
    counts: dict[Shape, float] = {}
    for line, after in zip(found, [*found[1:], None], strict=True):
        weight = _WEIGHTS.get(line.shape.layout, 1.0) * (_YEARLESS if line.shape.yearless else 1)
        if not line.title and not _has_text(line, after, lines):
            weight *= _BODILESS
        counts[line.shape] = counts.get(line.shape, 0) + weight
    return counts


def _has_text(line: DateLine, after: DateLine | None, lines: Lines) -> bool:
    end = after.index if after and after.shape == line.shape else len(lines)
    return any(lines.texts[index].strip() for index in range(line.index + 1, min(end, line.index + 4)))


def _without_years(shape: Shape, found: Sequence[DateLine], lines: Lines) -> Shape:
    """`shape` as one that needs no year, where most dates of that shape have none and each follows an empty line."""
    bare = replace(shape, yearless=True)
    without = [line for line in found if line.shape == bare]
    if shape.yearless or len(without) <= Counter(line.shape for line in found)[shape]:
        return shape
    apart = all(not line.index or not lines.texts[line.index - 1].strip() for line in without)
    return bare if apart else shape


def _year_lines(lines: Lines) -> Iterator[years.Stop]:
    for index, text in enumerate(lines.texts):
        if len(text) < 20 and (found := _YEAR_LINE.fullmatch(text)):  # noqa: PLR2004
            yield years.Stop(index, year=int(found[1]))
