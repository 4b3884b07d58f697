"""The file's own habit: which shape of line starts its records, and in what order it writes day and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mmmfeed.model import DateOrder, SourceSpec
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.shapes import DateLine, Shape
from mmmfeed.text import dates

_NAMES = {DateOrder.DMY: "day first", DateOrder.MDY: "month first", DateOrder.YMD: "year first"}
# Habits of languages (CLDR, short date) other than day first, where the year has two digits or stands last.
_MONTH_FIRST = ("en-us", "en-ph", "fil", "es-pr", "es-pa")
_YEAR_FIRST = ("ko", "ja", "zh", "hu", "lt", "mn")
_OUTNUMBERED = 5  # times: a shape in the first line is the habit unless another is so much more frequent
_SLIP = 3  # times: so many lines that agree make the one that doesn't a slip


@dataclass(frozen=True, slots=True)
class Order:
    """The order of day and month, and how it is known."""

    order: DateOrder
    rule: str  # told-dmy, strict-dmy, habit-dmy: the last is a guess
    evidence: str  # "line 14 of the same file says 27.01.25"
    proof: int | None = None  # index of the line that settles it
    conflict: str = ""  # for people, when the file contradicts itself

    @property
    def name(self) -> str:
        """Day first, month first or year first."""
        return _NAMES[self.order]


@dataclass(frozen=True, slots=True)
class Habit:
    """What starts a record in this file."""

    shape: Shape
    starts: Sequence[DateLine]
    others: Sequence[DateLine]  # date lines of another shape: text, as far as we know
    order: Order


def infer(found: Sequence[DateLine], lines: Lines, source: SourceSpec, within: dates.Window) -> Habit:
    """The habit of a file with at least one date line."""
    shape = _shape(found, lines)
    starts = [line for line in found if line.shape == shape]
    others = [line for line in found if line.shape != shape]
    return Habit(shape, starts, others, _order(starts, lines, source, within))


def _shape(found: Sequence[DateLine], lines: Lines) -> Shape:
    """The shape of the first line if that is a date, else the most frequent; the earlier one where two are alike."""
    counts = Counter(line.shape for line in found)
    most, times = counts.most_common(1)[0]
    first = found[0]
    leads = not any(text.strip() for text in lines.texts[: first.index])
    return first.shape if leads and times < _OUTNUMBERED * counts[first.shape] else most


def _order(starts: Sequence[DateLine], lines: Lines, source: SourceSpec, within: dates.Window) -> Order:
    if source.dates:
        return Order(source.dates, f"told-{source.dates}", f"dates: {source.dates} stands in feeds.yaml")
    open_lines = [line for line in starts if not line.numbers.year_first]
    if not open_lines:
        return Order(DateOrder.YMD, "strict-ymd", "the year stands first")
    habit = _of_language(source.language, open_lines)
    candidates = {DateOrder.DMY, DateOrder.MDY, habit}
    settling = _settling(open_lines, candidates, within)
    if not settling:
        return _guess(habit, source.language)
    ranking = sorted(settling, key=lambda order: (-len(settling[order]), order != habit))
    best = ranking[0]
    sides = [settling[order] for order in ranking[:2]]
    # One slip among many is reported where it stands; here it is the file that is of two minds.
    torn = len(sides) > 1 and len(sides[1]) * _SLIP >= len(sides[0])
    conflict = _conflict(sides, lines) if torn else ""
    proof = settling[best][0]
    evidence = f"line {lines.numbers[proof.index]} of the same file says {proof.written}"
    return Order(best, f"strict-{best}", evidence, proof.index, conflict)


def _settling(
    open_lines: Sequence[DateLine], candidates: set[DateOrder], within: dates.Window
) -> dict[DateOrder, list[DateLine]]:
    """The lines that can be read in one order only, by that order."""
    settling: dict[DateOrder, list[DateLine]] = {}
    for line in open_lines:
        possible = dates.orders(line.numbers, within) & candidates
        if len(possible) == 1:
            settling.setdefault(next(iter(possible)), []).append(line)
    return settling


def _conflict(sides: Sequence[Sequence[DateLine]], lines: Lines) -> str:
    here, there = (f"{side[0].written} (line {lines.numbers[side[0].index]})" for side in sides)
    return (
        f"{here} and {there} have day and month in different order: write all dates alike, or write them as 2025-03-04"
    )


def _of_language(language: str | None, open_lines: Sequence[DateLine]) -> DateOrder:
    tag = (language or "").lower()
    if tag.startswith(_MONTH_FIRST):
        return DateOrder.MDY
    two_digits = all(len(line.numbers.c) <= 2 for line in open_lines)  # noqa: PLR2004
    return DateOrder.YMD if two_digits and tag.split("-")[0] in _YEAR_FIRST else DateOrder.DMY


def _guess(habit: DateOrder, language: str | None) -> Order:
    whose = f"as is usual in {language}" if language else "as is usual in most countries"
    return Order(
        habit,
        f"habit-{habit}",
        f"ambiguous: no line of the file settles the order of day and month, so {_NAMES[habit]}, {whose};"
        " write `dates:` into feeds.yaml to be sure",
    )
