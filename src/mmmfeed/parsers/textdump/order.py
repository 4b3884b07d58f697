"""The order of day and month in a file that writes them as numbers, and how it is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from mmmfeed.model import DateOrder, SourceSpec
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.shapes import DateLine
from mmmfeed.text import dates

_NAMES = {DateOrder.DMY: "day first", DateOrder.MDY: "month first", DateOrder.YMD: "year first"}
# Habits of languages (CLDR, short date) other than day first, where the year has two digits or stands last.
_MONTH_FIRST = ("en-us", "en-ph", "fil", "es-pr", "es-pa")
_YEAR_FIRST = ("ko", "ja", "zh", "hu", "lt", "mn", "eu", "eo", "ne")
_SCRIPTS = {
    "ko": re.compile("[\uac00-\ud7a3]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
_SAMPLE = 200  # lines
_SLIP = 3  # times: so many lines that agree make the one that doesn't a slip


class Open(NamedTuple):
    """A line whose numbers can be read in more than one order."""

    line: DateLine
    numbers: dates.Numbers


@dataclass(frozen=True, slots=True)
class Order:
    """The order of day and month, and how it is known."""

    order: DateOrder
    rule: str  # told-dmy, strict-dmy, habit-dmy (a guess), in-words
    evidence: str  # "line 14 of the same file says 27.01.25"
    proof: int | None = None  # index of the line that settles it
    conflict: str = ""  # for people, when the file contradicts itself

    @property
    def name(self) -> str:
        """Day first, month first or year first."""
        return _NAMES[self.order]


def infer(starts: Sequence[DateLine], lines: Lines, source: SourceSpec, within: dates.Window) -> Order:
    """The order of day and month in `starts`."""
    if source.dates:
        return Order(source.dates, f"told-{source.dates}", f"dates: {source.dates} stands in feeds.yaml")
    open_lines = [
        Open(line, line.date) for line in starts if isinstance(line.date, dates.Numbers) and not line.date.year_first
    ]
    if not open_lines:
        if not any(isinstance(line.date, dates.Numbers) for line in starts):
            return Order(DateOrder.YMD, "in-words", "the months are named, so no order is open")
        return Order(DateOrder.YMD, "strict-ymd", "the year stands first")
    language = source.language or _of_script(lines)
    habit = _of_language(language, open_lines)
    candidates = {DateOrder.DMY, DateOrder.MDY, habit}
    if any(len(numbers.c) == 1 for _, numbers in open_lines):  # no year has one digit
        candidates.add(DateOrder.YMD)
    settling = _settling(open_lines, candidates, within)
    if not settling:
        return _guess(habit, language)
    ranking = sorted(settling, key=lambda order: (-len(settling[order]), order != habit))
    best = ranking[0]
    sides = [settling[order] for order in ranking[:2]]
    # One slip among many is reported where it stands; here it is the file that is of two minds.
    torn = len(sides) > 1 and len(sides[1]) * _SLIP >= len(sides[0])
    conflict = _conflict(sides, lines) if torn else ""
    proof = settling[best][0]
    evidence = f"line {lines.numbers[proof.index]} of the same file says {_date_of(proof)}"
    return Order(best, f"strict-{best}", evidence, proof.index, conflict)


def _settling(
    open_lines: Sequence[Open], candidates: set[DateOrder], within: dates.Window
) -> dict[DateOrder, list[DateLine]]:
    """The lines that can be read in one order only, by that order."""
    settling: dict[DateOrder, list[DateLine]] = {}
    for line, numbers in open_lines:
        possible = dates.orders(numbers, within) & candidates
        # "Di, 04.03.25": the weekday speaks for one of the days.
        named = (
            {order for order in possible if _on_weekday(line, dates.day_of(numbers, order, within))}
            if line.weekdays
            else frozenset[DateOrder]()
        )
        if len(named or possible) == 1:
            settling.setdefault(next(iter(named or possible)), []).append(line)
    return settling


def _on_weekday(line: DateLine, day: date | None) -> bool:
    return day is not None and day.isoweekday() in line.weekdays.values()


def _conflict(sides: Sequence[Sequence[DateLine]], lines: Lines) -> str:
    here, there = (f"{_date_of(side[0])} (line {lines.numbers[side[0].index]})" for side in sides)
    return (
        f"{here} and {there} have day and month in different order: write all dates alike, or write them as 2025-03-04"
    )


def _date_of(line: DateLine) -> str:
    return line.date.written if isinstance(line.date, dates.Numbers) and not line.weekdays else line.written


def _of_script(lines: Lines) -> str | None:
    """Korean, Japanese or Chinese where its signs are most of the letters; no other script tells as much."""
    sample = "".join(islice(lines.texts, _SAMPLE))
    letters = sum(map(str.isalpha, sample))
    for language, signs in _SCRIPTS.items():
        if 2 * len(signs.findall(sample)) > letters > 0:
            return language
    return None


def _of_language(language: str | None, open_lines: Sequence[Open]) -> DateOrder:
    tag = (language or "").lower()
    if tag.startswith(_MONTH_FIRST):
        return DateOrder.MDY
    two_digits = all(len(numbers.c) <= 2 for _, numbers in open_lines)  # noqa: PLR2004
    return DateOrder.YMD if two_digits and tag.split("-")[0] in _YEAR_FIRST else DateOrder.DMY


def _guess(habit: DateOrder, language: str | None) -> Order:
    whose = f"as is usual in {language}" if language else "as is usual in most countries"
    return Order(
        habit,
        f"habit-{habit}",
        f"ambiguous: no line of the file settles the order of day and month, so {_NAMES[habit]}, {whose};"
        " write `dates:` into feeds.yaml to be sure",
    )
