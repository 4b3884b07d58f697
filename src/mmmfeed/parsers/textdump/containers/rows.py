"""Text → rows of a table, as they stand or as far as they can be mended: one bad quotation mark costs one row.

The `csv` module of the standard library reads; but it takes a quotation mark that nobody closed for a cell that goes on
to the next one, or to the end of the file, and says nothing.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mmmfeed.parsers.textdump.containers.dialects import Dialect

_MOST_LINES = 1_000  # of a cell
_LARGEST = 16 * 1024 * 1024  # characters of a cell: pictures stand as text in exports of some programs
_UNCLOSED = (
    "has a quotation mark that is opened and not closed, so this line was read as it stands: close it, or write it"
    " twice"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, and the lines that it stands on."""

    first: int  # number of its first line
    last: int
    cells: Sequence[str]
    doubt: str = ""  # for people


class _Taken(Iterator[str]):
    """Lines, those that the row being read has taken, and those that it has to give back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._back = lines, deque[str]()
        self.row: list[str] = []

    def __next__(self) -> str:
        if len(self.row) >= _MOST_LINES:
            raise StopIteration
        line = self._back.popleft() if self._back else next(self._lines)
        self.row.append(line)
        return line

    def give_back(self, kept: int) -> None:
        """All but the first `kept` lines of this row."""
        self._back.extendleft(reversed(self.row[kept:]))
        del self.row[kept:]


def read(lines: Iterator[str], dialect: Dialect, is_row: Callable[[Sequence[str]], bool]) -> Iterator[Row]:
    """Every row of `lines` (which keep their breaks), blank ones and those above the header too.

    `is_row` says whether cells make a row on their own: such a line is not inside of a cell.
    """
    if csv.field_size_limit() < _LARGEST:
        csv.field_size_limit(_LARGEST)  # of the process; the default, 128 kB, is of 2003
    taken = _Taken(lines)
    reader = dialect.reader(taken)
    number = 1
    while True:
        taken.row.clear()
        doubt = ""
        try:
            cells: Sequence[str] = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells, kept, doubt = _mended(taken.row, dialect, is_row)
            taken.give_back(kept)
        yield Row(number, number + len(taken.row) - 1, cells, doubt)
        number += len(taken.row)


def _mended(
    lines: Sequence[str], dialect: Dialect, is_row: Callable[[Sequence[str]], bool]
) -> tuple[Sequence[str], int, str]:
    """The cells of a row that is against the rules, how many of `lines` it has, and what to say about it."""
    inside = len(lines) >= _MOST_LINES or any(is_row(_first(line, dialect)) for line in lines[1:])
    if not inside:
        reader = dialect.reader(iter(lines), strict=False)
        try:
            # `5" pipes` and `"He said "yes" to us"`: what is meant is plain.
            return next(reader), reader.line_num, ""
        except (csv.Error, StopIteration):
            pass
    return lines[0].rstrip("\r\n").split(dialect.delimiter), 1, _UNCLOSED


def _first(line: str, dialect: Dialect) -> Sequence[str]:
    try:
        return next(dialect.reader(iter([line]), strict=False), [])
    except csv.Error:
        return []
