"""Two texts in two columns, with the words marked in which they differ. Pure: texts and a width in, lines out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

from mmmfeed.merge.likeness.alignment import Block, Gap, align
from mmmfeed.merge.likeness.normal import Words, untagged, words
from mmmfeed.text.words import one_line

Mark = Callable[[str, bool], str]  # a run of differing words, and whether it is on the left

_BETWEEN = " │ "
_LONG = 40  # words; of a longer run that both have, or only one, the middle is left out
_KEPT = 14  # words at either end of it
_MARKS = 4  # columns that the marks of `in_brackets` take
_ATOMS = re.compile(r"\s+|[^\s]+")
_WIDE = frozenset("WF")  # two columns each (UAX 11)
_NOTHING = ("Mn", "Me", "Cf")  # none


def in_brackets(text: str, left: bool) -> str:  # noqa: FBT001 - a Mark
    """The marks of wdiff, where there is no colour."""
    return f"[-{text}-]" if left else f"{{+{text}+}}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words as they were written, with what stands behind them."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side."""

    left: list[Piece] = field(default_factory=list)
    right: list[Piece] = field(default_factory=list)
    left_out: int = 0  # words that both have, which are not shown above this row


def compared(a: str, b: str) -> list[Row]:
    """Two texts, cut into rows where both go on alike for long."""
    one, other = (words(untagged(one_line(text))) for text in (a, b))
    alignment = align(one.folded, other.folded)
    rows = [Row()]
    parts: list[Block | Gap] = sorted([*alignment.blocks, *alignment.gaps], key=lambda part: (part.a, part.b))
    for number, part in enumerate(parts):
        if isinstance(part, Gap):
            rows[-1].left.extend(_differing(one, part.a, part.a_end))
            rows[-1].right.extend(_differing(other, part.b, part.b_end))
        else:
            _add_alike(rows, one, other, part, is_last=number == len(parts) - 1)
    return rows


def columns(rows: Sequence[Row], width: int, mark: Mark = in_brackets) -> Iterator[str]:
    """Lines of at most `width` columns of a terminal."""
    half = (width - len(_BETWEEN)) // 2
    for row in rows:
        if row.left_out:
            yield f"… {row.left_out} words alike …".center(width).rstrip()
        left, right = (list(_wrapped(pieces, half, with_marks=mark is in_brackets)) for pieces in (row.left, row.right))
        for one, other in zip_longest(left, right, fillvalue=_Line()):
            padding = " " * (half - one.width)
            yield f"{one.shown(mark, left=True)}{padding}{_BETWEEN}{other.shown(mark, left=False)}".rstrip()


def empty_line(width: int) -> str:
    """Between two things that are shown in columns."""
    return f"{' ' * ((width - len(_BETWEEN)) // 2)}{_BETWEEN}".rstrip()


def width_of(text: str) -> int:
    """How many columns of a terminal it takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(char) in _NOTHING else 2 if unicodedata.east_asian_width(char) in _WIDE else 1
        for char in text
    )


# --- which words ------------------------------------------------------------------------------------------


def _add_alike(rows: list[Row], one: Words, other: Words, block: Block, *, is_last: bool) -> None:
    row, end, b_end = rows[-1], block.a + block.length, block.b + block.length
    if block.length <= _LONG:
        row.left.append(Piece(_slice(one, block.a, end)))
        row.right.append(Piece(_slice(other, block.b, b_end)))
        return
    row.left.append(Piece(_slice(one, block.a, block.a + _KEPT)))
    row.right.append(Piece(_slice(other, block.b, block.b + _KEPT)))
    kept = 0 if is_last else _KEPT
    after = Row(left_out=block.length - _KEPT - kept)
    if kept:
        after.left.append(Piece(_slice(one, end - kept, end)))
        after.right.append(Piece(_slice(other, b_end - kept, b_end)))
    rows.append(after)


def _differing(said: Words, start: int, end: int) -> Iterator[Piece]:
    if end - start <= _LONG:
        if start < end:
            yield Piece(_slice(said, start, end), differs=True)
        return
    yield Piece(_slice(said, start, start + _KEPT), differs=True)
    yield Piece(f"… {end - start - 2 * _KEPT} more words … ")
    yield Piece(_slice(said, end - _KEPT, end), differs=True)


def _slice(said: Words, start: int, end: int) -> str:
    """The words, with what stands between them and before the next one."""
    first = said.spans[start][0] if start else 0
    return said.text[first : said.spans[end][0] if end < len(said) else len(said.text)]


# --- where they stand -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Line:
    """One line of a column, in the making."""

    atoms: list[Piece] = field(default_factory=list)
    width: int = 0

    def put(self, atom: Piece, cost: int) -> None:
        self.atoms.append(atom)
        self.width += cost

    def ended(self) -> _Line:
        """Without the white space at its end."""
        while self.atoms and self.atoms[-1].text.isspace():
            self.width -= width_of(self.atoms.pop().text)
        return self

    def shown(self, mark: Mark, *, left: bool) -> str:
        runs = groupby(self.atoms, key=lambda atom: atom.differs)
        joined = ((differs, "".join(atom.text for atom in run)) for differs, run in runs)
        return "".join(mark(text, left) if differs else text for differs, text in joined)


def _wrapped(pieces: Sequence[Piece], width: int, *, with_marks: bool) -> Iterator[_Line]:
    line = _Line()
    for atom in (atom for piece in pieces for atom in _atoms(piece, width - _MARKS)):
        marks = _MARKS if with_marks and atom.differs and not (line.atoms and line.atoms[-1].differs) else 0
        cost = width_of(atom.text) + marks
        if line.width + cost > width:
            yield line.ended()
            line = _Line()
            cost = width_of(atom.text) + (_MARKS if with_marks and atom.differs else 0)
        if line.atoms or not atom.text.isspace():
            line.put(atom, cost)
    if line.atoms:
        yield line.ended()


def _atoms(piece: Piece, most: int) -> Iterator[Piece]:
    """What a line is not broken in; white space is no part of a mark at the piece's end."""
    end = len(piece.text.rstrip())
    for found in _ATOMS.finditer(piece.text):
        differs = piece.differs and found.start() < end
        for part in _parts(found[0], most):
            yield Piece(part, differs)


def _parts(word: str, most: int) -> Iterator[str]:
    """A word whole, unless it is too long, or of a script in which lines end anywhere."""
    part = ""
    for char in word:
        wide = unicodedata.east_asian_width(char) in _WIDE
        if part and unicodedata.category(char) not in _NOTHING and (wide or width_of(part + char) > most):
            yield part
            part = ""
        part += char
    yield part
