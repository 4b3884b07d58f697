"""Which column holds what: told in feeds.yaml, or by its name, or by what stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mmmfeed.model import Decision
from mmmfeed.parsers.textdump.containers import cells, headers
from mmmfeed.parsers.textdump.containers.dialects import Dialect, Row, Told
from mmmfeed.text import words

_MOST = 0.9  # of the cells of a column that are dates
_NAMED = {"date": "the date", "id": "its own name", "url": "the address", "author": "the author"}
_LISTED = 12  # columns that a message names


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each field's column in a row."""

    of: Mapping[str, int]
    rule: str = "header-names"  # told, header-names, contents
    guessed: str = ""  # for people: what was guessed, and what to do
    missing: Sequence[str] = field(default_factory=tuple)  # for people: columns that were told and are not there

    def cell(self, row: Row, about: str) -> str:
        """What stands in the column of this field; empty where there is none."""
        at = self.of.get(about, -1)
        return row[at] if 0 <= at < len(row) else ""

    def understood(self, dialect: Dialect) -> Decision:
        """For people: which column is what, and which are not read."""
        read = ", ".join(f"{name(dialect, at)} is {_NAMED.get(about, f'the {about}')}" for about, at in self.of.items())
        others = [name(dialect, at) for at in range(dialect.width) if at not in self.of.values()]
        shown = [other for other in others if other]
        unread = f"; not read: {listed(shown)}" if shown else ""
        return Decision(about="columns", rule=self.rule, evidence=read + unread)


def choose(dialect: Dialect, sample: Sequence[Row], told: Told) -> Columns:
    """The columns of a table that begins with the rows of `sample`."""
    of, missing = _told(dialect, told)
    rule = "told" if of else "header-names"
    if "date" not in {about for about, _ in told}:
        of |= _dated(dialect, sample, of)
    if dialect.header and (named := _named(dialect, sample, of)):
        of |= {about: at for about, at in named.items() if about not in of}
    of.pop("updated", None)
    guessed = ""
    if "date" in of and not {"title", "text", "summary"} & set(of):
        of |= _by_contents(dialect, sample, of)
        rule = "contents"
        told_columns = ", ".join(f"{about}: {name(dialect, of[about])}" for about in ("title", "text") if about in of)
        if told_columns and dialect.header:
            guessed = (
                f"no column says that it holds titles or text, so this was guessed: {told_columns}."
                " Write `columns:` into feeds.yaml to be sure"
            )
    return Columns(of, rule, guessed, missing)


def name(dialect: Dialect, at: int) -> str:
    """What people call a column: its header, or its number."""
    if dialect.header is None:
        return f"column {at + 1}"
    return words.one_line(words.clean(dialect.header[at])) if at < len(dialect.header) else ""


def listed(names: Sequence[str]) -> str:
    """Some names in a message."""
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more


def _told(dialect: Dialect, told: Told) -> tuple[dict[str, int], list[str]]:
    known = {headers.folded(name(dialect, at)): at for at in reversed(range(dialect.width))}
    of, missing = {}, []
    for about, column in told:
        at = known.get(headers.folded(column), known.get(headers.folded(f"column {column}")))
        if at is None:
            there = listed([name(dialect, at) for at in range(dialect.width) if name(dialect, at)])
            missing.append(
                f"has no column “{column}”, which `columns:` in feeds.yaml names as the {about}; its columns are"
                f" {there}"
            )
        else:
            of[about] = at
    return of, missing


def _dated(dialect: Dialect, sample: Sequence[Row], of: Mapping[str, int]) -> dict[str, int]:
    """The column of dates: the best by its name that has some, else the first that has nothing else."""
    if "date" in of:
        return {}
    free = [at for at in range(dialect.width) if at not in of.values()]
    ranks = {at: rank for at in free if (rank := headers.fields(_header(dialect, at)).get("date")) is not None}
    ranked = sorted(ranks, key=lambda at: (ranks[at], at))
    found = [at for at in ranked if _dates(sample, at) >= 0.5]  # noqa: PLR2004
    if not found:
        found = [at for at in free if _dates(sample, at) >= _MOST] or ranked
    return {"date": found[0]} if found else {}


def _named(dialect: Dialect, sample: Sequence[Row], of: Mapping[str, int]) -> dict[str, int]:
    """The best column by its name for each field."""
    best: dict[str, tuple[int, int]] = {}
    for at in range(dialect.width):
        if at in of.values():
            continue
        for about, rank in headers.fields(_header(dialect, at)).items():
            if about == "date" or (about == "url" and not _addresses(sample, at)):
                continue
            best[about] = min(best.get(about, (rank, at)), (rank, at))
    named: dict[str, int] = {}
    for about in headers.FIELDS:  # one column is one thing
        if about in best and best[about][1] not in named.values():
            named[about] = best[about][1]
    return named


def _by_contents(dialect: Dialect, sample: Sequence[Row], of: Mapping[str, int]) -> dict[str, int]:
    """The column with the longest cells is the text, one before it that has shorter ones is the title."""
    free = [at for at in range(dialect.width) if at not in of.values() and _length(sample, at)]
    found: dict[str, int] = {}
    for at in list(free):
        if _addresses(sample, at):
            free.remove(at)
            if "url" not in of:
                found.setdefault("url", at)
    if free:
        found["text"] = max(free, key=lambda at: (_length(sample, at), -at))
        before = [at for at in free if at < found["text"] and _length(sample, at) >= 8]  # noqa: PLR2004
        if before:
            found["title"] = max(before, key=lambda at: _length(sample, at))
    return found


def _header(dialect: Dialect, at: int) -> str:
    return dialect.header[at] if dialect.header and at < len(dialect.header) else ""


def _filled(sample: Sequence[Row], at: int) -> list[str]:
    return [row[at] for row in sample if at < len(row) and row[at].strip()]


def _dates(sample: Sequence[Row], at: int) -> float:
    filled = _filled(sample, at)
    return sum(map(cells.is_date, filled)) / len(filled) if filled else 0


def _addresses(sample: Sequence[Row], at: int) -> bool:
    """Whether the cells look like web addresses."""
    filled = _filled(sample, at)
    return sum(" " not in cell.strip() and ("/" in cell or "." in cell) for cell in filled) * 2 >= max(len(filled), 1)


def _length(sample: Sequence[Row], at: int) -> float:
    """Of its cells with letters, on average."""
    filled = [len(cell) for cell in _filled(sample, at) if any(map(str.isalpha, cell))]
    return sum(filled) / max(len(_filled(sample, at)), 1)
