"""Years for dates that have none: "12 March" below "4 January 2026" is of 2025 where the file's dates go back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stop:
    """One date line in the file's order, or a heading that is a year."""

    index: int  # in Lines
    month: int = 0
    day: int = 0
    year: int | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it is a year alone."""
        return not self.month


@dataclass(frozen=True, slots=True)
class Year:
    """A year, and the line that it was taken from."""

    year: int
    source: int  # index in Lines
    backwards: bool | None = None  # whether the file's dates go back in time; None under a heading


def fill(stops: Sequence[Stop]) -> Mapping[int, Year]:
    """The year of each stop without one that the others settle, by index."""
    if any(stop.is_heading for stop in stops):
        return _from_headings(stops)
    backwards = _direction(stops)
    if backwards is None:
        return {}
    ahead = _spread(stops, backwards=backwards)
    behind = _spread(stops[::-1], backwards=not backwards)
    out = {}
    for stop in stops:
        found = [way[stop.index] for way in (ahead, behind) if stop.index in way]
        # Two neighbours that disagree settle nothing.
        if stop.year is None and len({year for year, _ in found}) == 1:
            out[stop.index] = Year(*found[0], backwards)
    return out


def _from_headings(stops: Sequence[Stop]) -> Mapping[int, Year]:
    out: dict[int, Year] = {}
    heading: Stop | None = None
    for stop in stops:
        if stop.is_heading:
            heading = stop
        elif stop.year is None and heading and heading.year:
            out[stop.index] = Year(heading.year, heading.index)
    return out


def _direction(stops: Sequence[Stop]) -> bool | None:
    """Whether dates go back in time: the direction in which the year turns less often; None when both do alike."""
    known = [stop.year for stop in stops if stop.year]
    if known and known[0] != known[-1]:
        return known[0] > known[-1]
    days = [(stop.month, stop.day) for stop in stops]
    up = sum(one < other for one, other in pairwise(days))
    down = sum(one > other for one, other in pairwise(days))
    return None if up == down and up else down > up


def _spread(stops: Sequence[Stop], *, backwards: bool) -> dict[int, tuple[int, int]]:
    """Year and source for each stop behind one that has a year."""
    out: dict[int, tuple[int, int]] = {}
    before: Stop | None = None
    year, source = None, 0
    for stop in stops:
        if stop.year:
            year, source = stop.year, stop.index
        elif year is not None and before is not None:
            here, there = (stop.month, stop.day), (before.month, before.day)
            if backwards and here > there:
                year -= 1
            elif not backwards and here < there:
                year += 1
            out[stop.index] = year, source
        before = stop
    return out
