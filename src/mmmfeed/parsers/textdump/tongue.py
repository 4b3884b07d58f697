"""The language of a file's dates: told, or found as the one whose names explain them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mmmfeed.parsers.textdump import names
from mmmfeed.parsers.textdump.names import Named
from mmmfeed.parsers.textdump.shapes import DateLine
from mmmfeed.text import dates


@dataclass(frozen=True, slots=True)
class Tongue:
    """The languages that the dates may be in, all of which say the same days; none when that is open."""

    languages: Sequence[str] = ()
    evidence: str = ""  # for people

    def month(self, named: Named) -> tuple[int, str] | None:
        """The month that `named` means and the language that says so; None when languages are at odds over it."""
        for language in (names.ANY, names.FALLBACK, *self.languages):
            if language in named.months:
                return named.months[language], language
        # A line in another language than the rest of the file.
        meant = set(named.months.values())
        return (meant.pop(), next(iter(named.months))) if len(meant) == 1 else None


def infer(starts: Sequence[DateLine], language: str | None, within: dates.Window) -> Tongue:
    """The language of the dates that `starts` have in words."""
    worded = [(line.date, line.weekdays) for line in starts if isinstance(line.date, Named)]
    told = names.base(language)
    counts = Counter(code for named, _ in worded for code in named.months if code)
    if told in counts:
        return Tongue((told,), f"language: {language} stands in feeds.yaml")
    if not counts:
        return Tongue()
    agreeing = Counter({code: _agreements(worded, code, within) for code in counts})
    best = max((counts[code], agreeing[code]) for code in counts)
    tied = [code for code in counts if (counts[code], agreeing[code]) == best]
    if any(len({named.months[code] for code in tied if code in named.months}) > 1 for named, _ in worded):
        return Tongue()
    shown = " or ".join(map(names.language_name, tied[:2])) if names.FALLBACK not in tied else "a rarer language"
    return Tongue(tuple(tied), f"its dates are in {shown}")


def _agreements(worded: Sequence[tuple[Named, Mapping[str, int]]], code: str, within: dates.Window) -> int:
    """How many weekdays fit the days in this language."""
    return sum(
        _fits(named.on(code, named.year, within), weekdays, code)
        for named, weekdays in worded
        if weekdays and named.year and code in named.months
    )


def _fits(day: date | None, weekdays: Mapping[str, int], code: str) -> bool:
    return day is not None and weekdays.get(code) == day.isoweekday()
