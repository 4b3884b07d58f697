"""Tables without holes: each row as wide as the widest, and no cell where another one reaches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mmmfeed.pages.markup import Element, Node, is_blank, names

_SPAN = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_SECTIONS = ("thead", "tbody", "tfoot")
_SCOPES = names("row col rowgroup colgroup")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how far it reaches."""

    element: Element
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and the part of the table that it is in."""

    section: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]
    caption: Element | None

    @property
    def is_layout(self) -> bool:
        """Whether it only puts things in their places: it is one column wide, or has nothing in it."""
        return all(len(row.cells) <= 1 for row in self.rows)


def read(table: Element) -> Table:
    """The rows of `table` in the order of head, body and foot; cells without content count."""
    found = [Row(section, tuple(_cells(row))) for section, row in _rows(table)]
    rows = [row for row in found if row.cells]
    rows.sort(key=lambda row: _SECTIONS.index(row.section))
    caption = next((c for c in table.children if isinstance(c, Element) and c.name == "caption"), None)
    whole = tuple(_clipped(rows))
    if _has_holes(whole):
        whole = tuple(Row(row.section, tuple(replace(cell, columns=1, rows=1) for cell in row.cells)) for row in rows)
    return Table(tuple(_filled(whole)), caption if caption and not is_blank(caption.children) else None)


def written(table: Table, content: Callable[[Element], str]) -> str:
    """The rows as HTML, with what `content` makes of each cell."""
    parts = []
    for section in _SECTIONS:
        rows = [row for row in table.rows if row.section == section]
        lines = "\n".join(f"<tr>{''.join(_cell(cell, content) for cell in row.cells)}</tr>" for row in rows)
        parts += [f"<{section}>\n{lines}\n</{section}>"] if rows else []
    return "\n".join(parts)


def _cell(cell: Cell, content: Callable[[Element], str]) -> str:
    # A header that says nothing is none.
    name = "td" if is_blank(cell.element.children) else cell.element.name
    scope = cell.element.attributes.get("scope", "").lower()
    said = f' scope="{scope}"' if name == "th" and scope in _SCOPES else ""
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<{name}{said}{columns}{rows}>{content(replace(cell.element, name=name))}</{name}>"


def _rows(table: Element) -> Iterator[tuple[str, Element]]:
    for part in _elements(table.children):
        if part.name == "tr":
            yield "tbody", part
        elif part.name in _SECTIONS:
            yield from ((part.name, row) for row in _elements(part.children) if row.name == "tr")


def _cells(row: Element) -> Iterator[Cell]:
    for cell in _elements(row.children):
        if cell.name in ("td", "th"):
            yield Cell(cell, _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "")
    return int(value) if _SPAN.fullmatch(value) else 1


def _clipped(rows: list[Row]) -> Iterator[Row]:
    """No cell reaches out of its part of the table."""
    for at, row in enumerate(rows):
        left = sum(1 for other in rows[at:] if other.section == row.section)
        yield Row(row.section, tuple(replace(cell, rows=min(cell.rows, left)) for cell in row.cells))


def _has_holes(rows: tuple[Row, ...]) -> bool:
    """Whether cells overlap, a row is filled from above alone, or a column has no cell of its own (HTML, 4.9.12)."""
    reach: dict[int, int] = {}  # column → rows that a cell above still takes
    widths, begun = set(), set()
    for row in rows:
        column, taken = 0, {at for at, left in reach.items() if left}
        now = {at: left - 1 for at, left in reach.items() if left > 1}
        for cell in row.cells:
            while column in taken:
                column += 1
            place = range(column, column + cell.columns)
            if taken.intersection(place):
                return True
            begun.add(column)
            now |= dict.fromkeys(place, cell.rows - 1) if cell.rows > 1 else {}
            column += cell.columns
        widths.add(max([column, *(at + 1 for at in taken)]))
        reach = now
    return len(widths) > 1 or len(begun) < max(widths, default=0)


def _filled(rows: tuple[Row, ...]) -> Iterator[Row]:
    if any(cell.columns > 1 or cell.rows > 1 for row in rows for cell in row.cells):
        yield from rows
        return
    width = max((len(row.cells) for row in rows), default=0)
    for row in rows:
        missing = width - len(row.cells)
        yield Row(row.section, row.cells + (Cell(Element("td")),) * missing)


def _elements(nodes: list[Node]) -> Iterator[Element]:
    return (node for node in nodes if isinstance(node, Element))
