"""A table (CSV, TSV, with semicolons or bars) → records: one a row, read as a stream."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mmmfeed.model import Decision, Document, SourceSpec
from mmmfeed.parsers.textdump.containers import columns, dialects, facts, headers, rows
from mmmfeed.parsers.textdump.containers.cells import Dates, is_date
from mmmfeed.parsers.textdump.containers.columns import Columns
from mmmfeed.parsers.textdump.containers.dialects import Dialect
from mmmfeed.parsers.textdump.containers.rows import Row
from mmmfeed.parsers.textdump.records import LeftOut, Record
from mmmfeed.text import dates, words

SAMPLE = 256 * 1024  # characters that the dialect is found from
_QUOTED = 60  # characters of a cell that a message quotes


@dataclass(frozen=True, slots=True)
class _Table:
    """A table whose columns are known."""

    utf8: bytes
    dialect: Dialect
    columns: Columns

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank, below the header."""
        date = self.columns.of.get("date", -1)

        def is_row(cells: Sequence[str]) -> bool:
            return len(cells) == self.dialect.width and 0 <= date < len(cells) and is_date(cells[date])

        for row in rows.read(lines(self.utf8), self.dialect, is_row):
            if row.first > self.dialect.header_at and not dialects.is_blank(row.cells):
                yield row

    def dates(self) -> Iterator[tuple[int, str]]:
        """Every cell of the date column."""
        return ((row.first, self.columns.cell(row.cells, "date")) for row in self.rows())


def lines(utf8: bytes) -> Iterator[str]:
    """The lines of UTF-8 bytes with their breaks, one at a time."""
    return io.TextIOWrapper(io.BytesIO(utf8), "utf-8-sig", errors="replace", newline="")


def read(utf8: bytes, document: Document, source: SourceSpec) -> Iterator[Record | LeftOut | Decision]:
    """Every row as a record, and what is left out or doubtful; first how the table was understood."""
    sample = io.TextIOWrapper(io.BytesIO(utf8), "utf-8-sig", errors="replace", newline="").read(SAMPLE)
    whole = len(sample) < SAMPLE
    dialect = dialects.find(sample, source.columns, whole=whole)
    dialect = dialect or dialects.find(sample, source.columns, whole=whole, sure=True)
    if dialect is None:
        last = max(sum(1 for _ in lines(utf8)), 1)
        yield LeftOut(1, last, "is no table: no sign parts its lines into cells; part them by semicolons")
        return
    chosen = columns.choose(dialect, dialects.sample_rows(sample, dialect, whole=whole), source.columns)
    yield from _head(dialect, chosen, sample)
    if "date" in chosen.of:
        yield from _body(_Table(utf8, dialect, chosen), document, source)


def _head(dialect: Dialect, chosen: Columns, sample: str) -> Iterator[LeftOut | Decision]:
    """How the table was understood, and what stands above its header."""
    at = max(dialect.header_at, 1)
    yield chosen.understood(dialect)
    for message in chosen.missing:
        yield LeftOut(at, at, message)
    if "date" not in chosen.of and not chosen.missing:
        there = columns.listed([columns.name(dialect, at) for at in range(dialect.width)])
        yield LeftOut(at, at, f"has no column with dates, so nothing was read; its columns are {there}")
    if chosen.guessed:
        yield LeftOut(at, at, chosen.guessed)
    above = [
        line for line in sample.splitlines()[: max(dialect.header_at - 1, 0)] if line.strip(f"{dialect.delimiter} \t")
    ]
    if dialect.header and above and not above[0].lower().startswith("sep="):
        said = words.cut(words.clean(above[0]), _QUOTED)
        yield LeftOut(1, dialect.header_at - 1, f"stands above the names of the columns and was left out: “{said}”")


def _body(table: _Table, document: Document, source: SourceSpec) -> Iterator[Record | LeftOut | Decision]:
    named = headers.language(table.dialect.header or ())
    read = Dates(table.dates, source, dates.window(document.retrieved, source.years), named)
    none = True
    for row in table.rows():
        if not dialects.is_rule(row.cells):
            none = False
            yield _row(row, table, read)
    if none:
        yield LeftOut(1, max(table.dialect.header_at, 1), "has the names of columns, and no row under them")
    if read.conflict:
        yield LeftOut(table.dialect.header_at or 1, table.dialect.header_at or 1, read.conflict)
    if understood := read.understood():
        yield understood


def _row(row: Row, table: _Table, read: Dates) -> Record | LeftOut:
    row, mended = _of_width(row, table)
    if mended is None:
        return _ragged(row, table.dialect)
    dated = read.read(table.columns.cell(row.cells, "date"))
    if dated.day is None and len(row.cells) < table.dialect.width:
        return _ragged(row, table.dialect)
    cell = f"line {row.first}, {_column(table)}"
    return facts.record(_facts(row.cells, table), dated, facts.Where(row.first, row.last, cell), row.doubt, mended)


def _of_width(row: Row, table: _Table) -> tuple[Row, str | None]:
    """`row` with as many cells as the header, and what to say about it; None where it cannot be told what is what.

    Cells too many are one text with the delimiter in it, where the text is the last column.
    """
    width, text = table.dialect.width, table.columns.of.get("text")
    count = len(row.cells)
    if count <= width:
        needed = max(table.columns.of.values()) + 1
        short = f"has {_amount(count)} where {width} are expected: look whether it was read well"
        return row, short if count < needed else ""
    if dialects.is_blank(row.cells[width:]):
        return row, ""
    if text != width - 1:
        return row, None
    joined = table.dialect.delimiter.join(row.cells[width - 1 :])
    message = (
        f"has {_amount(count)} where {width} are expected, so all from {_name(table.dialect, text)} on was read as"
        " text: put the text between quotation marks"
    )
    return replace(row, cells=[*row.cells[: width - 1], joined]), message


def _ragged(row: Row, dialect: Dialect) -> LeftOut:
    said = words.cut(words.clean(dialect.delimiter.join(row.cells)), _QUOTED)
    remedy = "Put cells that have a line break or the sign between cells in them between quotation marks"
    return LeftOut(
        row.first,
        row.last,
        f"was left out, for it has {_amount(len(row.cells))} where {dialect.width} are expected: “{said}”."
        f" {f'It {row.doubt}' if row.doubt else remedy}",
    )


def _facts(row: Sequence[str], table: _Table) -> facts.Facts:
    cell = table.columns.cell
    return facts.Facts(
        title=cell(row, "title"),
        text=cell(row, "text"),
        summary=cell(row, "summary"),
        url=cell(row, "url"),
        name=cell(row, "id"),
        authors=facts.people(cell(row, "author")),
        categories=facts.parts(cell(row, "category")),
        language=cell(row, "language"),
        place=_with_name(row, "place", table),
        time=_with_name(row, "time", table),
    )


def _with_name(row: Sequence[str], about: str, table: _Table) -> str:
    """ "Ort: Berlin", as the page that the table comes from may have had it."""
    said = table.columns.cell(row, about).strip()
    return f"{columns.name(table.dialect, table.columns.of[about])}: {said}" if said else ""


def _column(table: _Table) -> str:
    return _name(table.dialect, table.columns.of["date"])


def _name(dialect: Dialect, at: int) -> str:
    name = columns.name(dialect, at)
    return name if dialect.header is None else f"column {name}"


def _amount(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
