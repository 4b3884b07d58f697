"""Lines in the very shape that starts records, and yet inside one: the days of what it announces.

    Home win in the cup. Upcoming fixtures:
    Sat 17 Jan 2026
    Rovers v Town

One sign alone says little. Such a line is text where two agree: it stands close under a line while the others follow an
empty one, or what stands above it leads up to it (a colon) or goes on behind it; and it breaks the order of the file's
dates, which the dates without it keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mmmfeed.parsers.textdump.days import Day
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.shapes import DateLine
from mmmfeed.text import cuts, sentences

_LEADS_UP = (":", "：")
_SEVERAL = 2  # starts under an empty line that show this to be the habit
_FEW_LINES = 2  # of text under a day in a list
_LONGEST_LIST = 30  # days
_SLIPS = 0.05  # the share of dates that may stand out of order all the same


@dataclass(frozen=True, slots=True)
class _Start:
    """What stands around one start."""

    close: bool  # under a line of text, without an empty one between
    finished: bool  # the text above has its full stop
    led: bool  # what stands above ends in a colon
    goes_on: bool  # a sentence begins above, and ends below or with the date


def inside(starts: Sequence[DateLine], days: Sequence[Day], lines: Lines) -> frozenset[int]:
    """Positions of those `starts` that start nothing; `days` are looked at where the layout raises the question."""
    around = [_around(line, lines) for line in starts]
    parted = sum(not start.close for start in around[1:]) >= _SEVERAL
    asked = [at for at, start in enumerate(around) if at and (start.led or start.goes_on or (start.close and parted))]
    if not asked:
        return frozenset()
    file = _File(starts, [day.day for day in days], around, lines)
    runs = file.out_of_order(asked)
    listed = file.listed(asked, frozenset(at for run in runs for at in run))
    if parted and all(at in listed for at in asked if around[at].close):
        return listed
    # Where records start under a line of text, too, only what leads up to a day or goes on behind it tells.
    broken = frozenset(at for run in runs for at in run)
    stops = all(start.finished for at, start in enumerate(around) if at and at not in broken)
    return frozenset(at for run in runs if file.is_sure(run[0], stops=stops) for at in run)


def _around(line: DateLine, lines: Lines) -> _Start:
    at = line.index - 1
    while at >= 0 and not lines.texts[at].strip():
        at -= 1
    above = lines.texts[at].strip() if at >= 0 else ""
    close = at >= 0 and at == line.index - 1
    finished = sentences.is_finished(above)
    goes_on = close and not line.title and not finished and _is_of_sentence(line.index + 1, lines)
    return _Start(close, finished, above.endswith(_LEADS_UP) and not cuts.is_call(above), goes_on)


def _starts_small(index: int, lines: Lines) -> bool:
    return index < len(lines) and lines.texts[index].lstrip()[:1].islower()


def _is_of_sentence(below: int, lines: Lines) -> bool:
    """Whether the line `below` a date goes on with the sentence above it, or shows that the date ended it."""
    return below >= len(lines) or not lines.texts[below].strip() or _starts_small(below, lines)


@dataclass(frozen=True, slots=True)
class _File:
    starts: Sequence[DateLine]
    days: Sequence[date | None]  # of each start
    around: Sequence[_Start]
    lines: Lines

    def is_sure(self, at: int, *, stops: bool) -> bool:
        """Whether the lines around a day say alone that it is theirs; `stops`: the file's texts have full stops."""
        goes_on = self.around[at].goes_on and _starts_small(self.starts[at].index + 1, self.lines)
        return self.around[at].led or (goes_on and stops)

    def listed(self, asked: Sequence[int], broken: frozenset[int]) -> frozenset[int]:
        """All that are in `broken`, close under what leads up to them, in midst of a sentence, or next in a list."""
        found = set(broken)
        for at in asked:
            start = self.around[at]
            if start.close and (start.led or start.goes_on or (at - 1 in found and self._is_short(at - 1))):
                found.add(at)
        return frozenset(found)

    def out_of_order(self, asked: Sequence[int]) -> Sequence[range]:
        """Runs that break the order of the dates, where the dates without them keep one; each begins in `asked`."""
        for backwards in (True, False):
            if self._breaks(range(len(self.days)), backwards=backwards) == 0:
                return []
        for backwards in (True, False):
            runs = list(self._runs(asked, backwards=backwards))
            gone = {at for run in runs for at in run}
            kept = [at for at in range(len(self.days)) if at not in gone]
            if runs and len(kept) >= _SEVERAL and self._breaks(kept, backwards=backwards) <= _SLIPS * len(kept):
                return runs
        return []

    def _breaks(self, positions: Iterable[int], *, backwards: bool) -> int:
        days = [day for at in positions if (day := self.days[at])]
        return sum(one < other if backwards else one > other for one, other in pairwise(days))

    def _runs(self, asked: Sequence[int], *, backwards: bool) -> Iterator[range]:
        end = 0
        for at in asked:
            # Below a full stop and an empty line that was forgotten stands a record as likely as not.
            if at >= end and not self.around[at].finished and (run := self._run(at, backwards=backwards)):
                yield run
                end = run.stop

    def _run(self, at: int, *, backwards: bool) -> range | None:
        """The starts from `at` on that are out of order: later than the record they stand in and than the next one."""
        before, here = self.days[at - 1], self.days[at]
        if not before or not here or (backwards and here <= before):
            return None
        for end in range(at + 1, min(at + _LONGEST_LIST, len(self.days))):
            day = self.days[end]
            if day is None or (day <= before if backwards else before <= day < here):
                return range(at, end)
            if not (self._is_short(end - 1) or self.around[end].close):
                return None
        last = len(self.days) - at < _LONGEST_LIST
        return range(at, len(self.days)) if backwards and last else None

    def _is_short(self, at: int) -> bool:
        """Whether no more stands under a day than under one of a list."""
        end = self.starts[at + 1].index if at + 1 < len(self.starts) else len(self.lines)
        begin = self.starts[at].index + 1
        if end - begin > 3 * _FEW_LINES:
            return False
        return sum(bool(text.strip()) for text in self.lines.texts[begin:end]) <= _FEW_LINES
