"""The day that each date line means, and why; or why it means none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import overload

from mmmfeed.model import Decision
from mmmfeed.parsers.textdump import names, years
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.names import Named
from mmmfeed.parsers.textdump.order import Order
from mmmfeed.parsers.textdump.shapes import DateLine
from mmmfeed.parsers.textdump.tongue import Tongue
from mmmfeed.text import dates

_KEPT = 10_000  # days
_WAYS = {True: ", and dates go back in time", False: ", and dates go forward in time", None: ""}


@dataclass(frozen=True, slots=True)
class Day:
    """What a date line means: a day with the reason for it, or a refusal; and what speaks against it."""

    day: date | None = None
    decision: Decision = Decision(about="published", rule="none")
    refusal: str = ""  # for people, when there is no day
    remedy: str = "Correct the date"
    doubt: str = ""  # for people: a weekday that is not the day's


@dataclass(frozen=True, slots=True)
class Reader:
    """All that a file says about how its dates are to be read."""

    lines: Lines
    within: dates.Window
    order: Order
    tongue: Tongue
    headings: Sequence[years.Stop] = ()  # lines that are a year alone

    def read(self, starts: Sequence[DateLine]) -> Days:
        """One day for each of `starts`."""
        return Days(self, starts)

    def filled(self, starts: Sequence[DateLine]) -> Mapping[int, years.Year]:
        """The year of each line that has none, from those around it, by the line's index."""
        if all(isinstance(line.date, dates.Numbers) or line.date.year for line in starts):
            return {}
        stops = [stop for line in starts if (stop := self._stop(line))]
        return years.fill(sorted([*stops, *self.headings], key=lambda stop: stop.index))

    def day(self, line: DateLine, filled: Mapping[int, years.Year]) -> Day:
        """What `line` means."""
        return self._checked(line, self._read(line, filled))

    def _stop(self, line: DateLine) -> years.Stop | None:
        if isinstance(line.date, dates.Numbers):
            day = dates.day_of(line.date, self.order.order, self.within)
            return years.Stop(line.index, day.month, day.day, day.year) if day and day in self.within else None
        meant = self.tongue.month(line.date)
        if not meant:
            return None
        day = dates.made(line.date.year, meant[0], line.date.day, self.within) if line.date.year else None
        return years.Stop(line.index, meant[0], line.date.day, day.year if day else None)

    def _read(self, line: DateLine, filled: Mapping[int, years.Year]) -> Day:
        if isinstance(line.date, dates.Numbers):
            return self._in_numbers(line, line.date)
        meant = self.tongue.month(line.date)
        if meant is None:
            return Day(refusal=_at_odds(line.date), remedy="Write `language:` into feeds.yaml")
        month, language = meant
        year = line.date.year or (str(filled[line.index].year) if line.index in filled else "")
        if not year:
            return Day(refusal="it has no year, and the dates around it do not settle one", remedy="Write the year")
        day = dates.made(year, month, line.date.day, self.within)
        if day is None or day not in self.within:
            return Day(refusal=dates.why_not_made(year, month, line.date.day, self.within))
        decision = self._worded(line, day, language, filled.get(line.index))
        return Day(day, decision)

    def _in_numbers(self, line: DateLine, numbers: dates.Numbers) -> Day:
        order = self.order
        day = dates.day_of(numbers, order.order, self.within)
        if day is None or day not in self.within:
            read = "" if numbers.year_first else f"read {order.name} ({order.evidence}): "
            return Day(refusal=f"{read}{dates.why_not(numbers, order.order, self.within)}")
        read = f"{line.written} read as {dates.in_words(day)}"
        if numbers.year_first:
            return Day(day, Decision(about="published", rule="strict-ymd", evidence=read))
        why = "it can be no other day" if line.index == order.proof else order.evidence
        return Day(day, Decision(about="published", rule=order.rule, evidence=f"{read}: {why}"))

    def _worded(self, line: DateLine, day: date, language: str, year: years.Year | None) -> Decision:
        read = f"{line.written} read as {dates.in_words(day)}"
        if language == names.FALLBACK:
            why = "by a library that knows many languages: look whether it is right"
            return Decision(about="published", rule="dateparser", evidence=f"{read} {why}")
        reasons = [self._language(language)] if language else []
        if year:
            at = self.lines.numbers[year.source]
            reasons.append(f"line {at} says {self.lines.texts[year.source].strip()}{_WAYS[year.backwards]}")
        rule = "year-of-neighbours" if year else f"words-{language}" if language else "strict-signs"
        return Decision(about="published", rule=rule, evidence=f"{read}: {'; '.join(reasons)}" if reasons else read)

    def _language(self, language: str) -> str:
        if language in self.tongue.languages:
            return self.tongue.evidence
        return f"it is in {names.language_name(language)}"

    def _checked(self, line: DateLine, found: Day) -> Day:
        """`found` with a doubt where the line names another weekday."""
        if found.day is None or not line.weekdays or found.day.isoweekday() in self._meant(line):
            return found
        is_a = dates.WEEKDAYS[found.day.isoweekday()]
        evidence = f"{found.decision.evidence}; the weekday in it contradicts, for that day is a {is_a}"
        read = f"{line.written} was read as {dates.in_words(found.day)}, but that day is a {is_a}"
        doubt = f"{read}: correct the weekday or the date"
        return replace(found, decision=replace(found.decision, evidence=evidence), doubt=doubt)

    def _meant(self, line: DateLine) -> set[int]:
        """The weekdays that the name on the line can mean, in the language of the month where that is known."""
        if isinstance(line.date, Named) and (meant := self.tongue.month(line.date)) and meant[1] in line.weekdays:
            return {line.weekdays[meant[1]]}
        own = {line.weekdays[code] for code in self.tongue.languages if code in line.weekdays}
        return own or set(line.weekdays.values())


class Days(Sequence[Day]):
    """The day of each of many lines, found out when it is asked for: a long file has 200,000 of them.

    It has each of them several times, and names few days: those in numbers, which no neighbour changes, are kept.
    """

    __slots__ = ("_filled", "_known", "_reader", "_starts")

    def __init__(self, reader: Reader, starts: Sequence[DateLine]) -> None:
        self._reader, self._starts, self._filled = reader, starts, reader.filled(starts)
        self._known: dict[str, Day] = {}

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Day: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Day]: ...
    def __getitem__(self, index: int | slice) -> Day | Sequence[Day]:
        if isinstance(index, slice):
            return [self._day(line) for line in self._starts[index]]
        return self._day(self._starts[index])

    def _day(self, line: DateLine) -> Day:
        if not isinstance(line.date, dates.Numbers) or line.index == self._reader.order.proof:
            return self._reader.day(line, self._filled)
        day = self._known.get(line.written)
        if day is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            day = self._known[line.written] = self._reader.day(line, self._filled)
        return day


def _at_odds(named: Named) -> str:
    said = ", ".join(f"{dates.MONTHS[month]} in {names.language_name(code)}" for code, month in named.months.items())
    return f"its month is {said}"
