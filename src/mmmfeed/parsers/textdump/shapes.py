"""Which lines look like the start of a record, and in what shape. Whether they are one is for the habit to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.text import dates

_LONGEST = 40  # characters: a date in numbers with all its decoration
_NUMERIC_LINE = re.compile(
    rf"(?P<before>[\s#*=\[(<{{>_\u200e\u200f•\-]*){dates.NUMERIC}(?P<after>[\s.:;,#*=\])>}}_\u200e\u200f\-]*)"
)
# White space, direction marks and a closing dot or colon come and go without being a habit.
_PASSING = re.compile("[\\s.:;,\u200e\u200f]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """What lines of one habit have in common."""

    kind: str  # "04.03.25", "2025-03-04": the separator and where the year stands
    before: str = ""  # decoration: "[", "##"
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{' ' if self.before.startswith(('#', '*', '=', '-')) else ''}{self.kind}{self.after}"


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date and nothing else."""

    index: int  # in Lines
    written: str  # the whole line, stripped
    shape: Shape
    numbers: dates.Numbers


def date_lines(lines: Lines) -> Iterator[DateLine]:
    """Every line that is a date in numbers, possible or not, in the file's order."""
    match = _NUMERIC_LINE.fullmatch
    for index, text in enumerate(lines.texts):
        if 5 < len(text) <= _LONGEST and (found := match(text)) and (numbers := dates.numbers_of(found)):  # noqa: PLR2004
            yield DateLine(index, text.strip(), _shape(found, numbers), numbers)


def _shape(found: re.Match[str], numbers: dates.Numbers) -> Shape:
    separator = numbers.separator
    kind = f"2025{separator}03{separator}04" if numbers.year_first else f"04{separator}03{separator}25"
    return Shape(kind, _PASSING.sub("", found["before"]), _PASSING.sub("", found["after"]))
