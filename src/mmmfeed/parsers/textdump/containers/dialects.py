"""How a table is written: what parts its cells, where its header is, and whether it is a table at all.

`csv.Sniffer` is of no help: before Python 3.16 it takes the sign beside a quotation mark, or any that is equally
frequent on each line, for the delimiter (python/cpython issues 97611 and 110128), and whether there is a header it
guesses by lengths. So each delimiter that programs write is tried, and has to give rows of one width with dates.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from mmmfeed.parsers.textdump.containers import cells, headers

if TYPE_CHECKING:
    from _csv import Reader

Told = Sequence[tuple[str, str]]  # (field, column's name)
Row = Sequence[str]

_DELIMITERS = (",", ";", "\t", "|")
_ROWS = 200  # that are looked at
_LOOKED_INTO = 40  # rows whose cells are tried as dates
_HEADER_WITHIN = 10  # rows: spreadsheets have a title above their header
_SHARE_WITH_HEADER, _SHARE_WITHOUT = 0.5, 0.9  # of the rows that have as many cells as most
_SEP = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_BREAK = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
_ESCAPED = re.compile(r'\\"[^,;\t|\r\n"]')  # "C:\" may end a cell, and \"yes\" not
_RULE = re.compile(r"[\s:=-]*")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written."""

    delimiter: str
    width: int  # cells of a row
    header: Row | None = None  # None: the first row is a row like the others
    header_at: int = 0  # number of the header's line; of the line above the first row where there is none
    spaced: bool = False  # whether a space stands between the delimiter and a quotation mark
    escaped: bool = False  # whether \\" is a quotation mark in a cell, and not ""

    def reader(self, lines: Iterator[str], *, strict: bool = True) -> Reader:
        """Rows of `lines`."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            skipinitialspace=self.spaced,
            strict=strict,
            doublequote=not self.escaped,
            escapechar="\\" if self.escaped else None,
        )


@dataclass(frozen=True, slots=True)
class _Try:
    """What one delimiter makes of the sample."""

    dialect: Dialect
    rows: Sequence[tuple[int, Row]]  # number of the last line, cells; rows that are blank are left out
    share: float  # of the rows that are as wide as most

    @property
    def names(self) -> int:
        """How many columns of the header are known."""
        return sum(bool(headers.fields(name)) for name in self.dialect.header or ())


def find(sample: str, told: Told = (), *, whole: bool = True, sure: bool = False) -> Dialect | None:
    """The dialect of the table that begins with `sample` (or is it, where `whole`); None when it is no table.

    Where columns are `told`, or where it is `sure` to be one, anything with cells will do.
    """
    lines = _BREAK.split(sample)
    if not whole and len(lines) > 1:
        lines = lines[:-1]
    sep = _SEP.fullmatch(lines[0])
    tries = [made for sign in ([sep[1]] if sep else _DELIMITERS) if (made := _try(lines, sign, told, skip=bool(sep)))]
    good = [made for made in tries if sure or sep or _is_table(made, lines, told)]
    best = max(good, key=lambda made: (made.names, made.share, made.dialect.width), default=None)
    return _with_header(best) if best else None


def _with_header(made: _Try) -> Dialect:
    """The dialect; where the first row has a word in each column, and all others have dates in one, it is a header."""
    if made.dialect.header or len(made.rows) < 2:  # noqa: PLR2004
        return made.dialect
    (number, first), *others = made.rows
    rows = [row for _, row in others][:_LOOKED_INTO]
    dated = [at for at in range(made.dialect.width) if _are_dates(rows, at, _SHARE_WITHOUT)]
    filled = len(first) == made.dialect.width and all(cell.strip() for cell in first)
    if not filled or not dated or cells.is_date(first[dated[0]]):
        return made.dialect
    return replace(made.dialect, header=first, header_at=number)


def has_cells(sample: str) -> bool:
    """Whether most lines of `sample` are parted alike by some sign."""
    lines = _BREAK.split(sample)
    tries = [made for sign in _DELIMITERS if (made := _try(lines, sign, (), skip=False))]
    return any(made.share >= _SHARE_WITH_HEADER for made in tries)


def sample_rows(sample: str, dialect: Dialect, *, whole: bool) -> list[Row]:
    """The first rows under the header, to look into; the last one may be cut off unless it is the `whole` file."""
    lines = _BREAK.split(sample)
    rows = [row for number, row in _rows(lines, dialect, whole=whole) if number > dialect.header_at]
    return [row for row in rows if not is_rule(row)]


def is_blank(row: Row) -> bool:
    """Whether a row has nothing in it."""
    return not any(cell.strip() for cell in row)


def is_rule(row: Row) -> bool:
    """Whether it is the line under the header of a table in Markdown."""
    return bool(row) and all(_RULE.fullmatch(cell) for cell in row) and any("-" in cell for cell in row)


def _try(lines: Sequence[str], delimiter: str, told: Told, *, skip: bool) -> _Try | None:
    escaped = any(map(_ESCAPED.search, lines)) and not any('""' in line.replace('\\"', "") for line in lines)
    spaced = any(f'{delimiter} "' in line for line in lines)
    loose = Dialect(delimiter, 0, spaced=spaced, escaped=escaped)
    rows = list(_rows(lines[skip:], loose, whole=True, start=int(skip)))
    if not rows:
        return None
    widths = Counter(len(row) for _, row in rows)
    width = max((width for width in widths if width > 1), key=lambda width: (widths[width], width), default=0)
    header = next(((number, row) for number, row in rows[:_HEADER_WITHIN] if _is_header(row, told)), None)
    if header:
        width = len(header[1])
    if not width:
        return None
    body = [row for row in rows if not header or row[0] > header[0]]
    share = sum(len(row) == width for _, row in body) / len(body) if body else 1.0
    at = header[0] if header else int(skip)
    made = replace(loose, width=width, header=header[1] if header else None, header_at=at)
    return _Try(made, body, share)


def _rows(lines: Sequence[str], dialect: Dialect, *, whole: bool, start: int = 0) -> Iterator[tuple[int, Row]]:
    reader = dialect.reader(iter(lines), strict=False)
    found: list[tuple[int, Row]] = []
    with suppress(csv.Error):  # a cell without end
        found.extend((reader.line_num + start, row) for row in islice(reader, _ROWS))
    return iter([pair for pair in (found if whole else found[:-1]) if not is_blank(pair[1])])


def _is_header(row: Row, told: Told) -> bool:
    names = {headers.folded(cell) for cell in row}
    if told and any(headers.folded(name) in names for _, name in told):
        return len(row) > 1
    known = [headers.fields(cell) for cell in row]
    dated = sum("date" in fields for fields in known)
    return bool(dated) and sum(map(bool, known)) > 1 and not any(map(cells.is_date, row))


def _is_table(made: _Try, lines: Sequence[str], told: Told) -> bool:
    if told and (made.dialect.header or made.share >= _SHARE_WITHOUT):
        return True
    rows = [row for _, row in made.rows if not is_rule(row)][:_LOOKED_INTO]
    if made.dialect.header:
        named = [at for at, name in enumerate(made.dialect.header) if "date" in headers.fields(name)]
        named_all = made.names == made.dialect.width
        if made.share >= _SHARE_WITH_HEADER and named_all and made.names > 2 and not _is_spaced(made.dialect.header):  # noqa: PLR2004
            return True
        alike = made.share >= _SHARE_WITH_HEADER or named_all
        return not rows or (alike and any(_are_dates(rows, at, 0.5) for at in named))
    if made.share < _SHARE_WITHOUT or len(rows) < 2:  # noqa: PLR2004
        return False
    # The first row may be a header with words that nobody knows.
    dated = [at for at in range(made.dialect.width) if _are_dates(rows[1:], at, _SHARE_WITHOUT)]
    return bool(dated) and not _is_plain(made, dated[0], lines)


def _is_spaced(row: Row) -> bool:
    """Whether a space stands behind the delimiter, as in a sentence."""
    return any(cell.startswith(" ") for cell in row[1:])


def _are_dates(rows: Sequence[Row], at: int, share: float) -> bool:
    filled = [row[at] for row in rows if at < len(row) and row[at].strip()]
    return bool(filled) and sum(map(cells.is_date, filled)) >= share * len(filled)


def _is_plain(made: _Try, dated: int, lines: Sequence[str]) -> bool:
    """Whether lines with a date and words, which are no table: twtxt, "04.03.25 | Fair", "Fair, 4 March 2025"."""
    sign = made.dialect.delimiter
    if any(f'{sign}"' in line or line.startswith('"') for line in lines):
        return False
    if made.dialect.width == 2 and dated == 0:  # noqa: PLR2004
        return True
    if sign == "\t":
        return False
    spaced = sum(line.count(f"{sign} ") for line in lines)
    return spaced * 2 > sum(line.count(sign) for line in lines)
