"""The cells of a date column → days: by the habit of the whole column, or on their own where they leave no choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from mmmfeed.model import DateOrder, Decision, Precision, SourceSpec
from mmmfeed.parsers.textdump import order, tongue
from mmmfeed.parsers.textdump.days import Reader
from mmmfeed.parsers.textdump.lines import Lines
from mmmfeed.parsers.textdump.shapes import DateLine, bare_date
from mmmfeed.text import dates, instants, words

Cells = Callable[[], Iterable[tuple[int, str]]]  # every cell of the column with its line number; asked again, again

_LONGEST = 80  # characters
_MOST = 50_000  # different dates that the habit is found from: 136 years of days
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?\s?(?:[Zz]|UTC|GMT|[+-]\d{2}:?\d{2})?"
_ISO = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})(?:(?:T|\s+)({_CLOCK}))?")
_BEHIND = re.compile(rf"(?:,?\s+(?:(?:at|um|à|a|kl\.?|om|ore|о|в|klo)\s+)?)({_CLOCK})(?:\s?(?:Uhr|h))?")
_ONLY_CLOCK = re.compile(rf"({_CLOCK})(?:\s?(?:Uhr|h))?")
UNIX = re.compile(r"-?(\d{9,10})(\d{3})?(?:\.\d{1,6})?")
_UTC = ZoneInfo("UTC")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Dated:
    """What a cell means: a day with the reason for it, or a refusal; and what speaks against it."""

    day: date | None = None
    clock: str = ""  # with its zone where it has one
    rule: str = ""
    evidence: str = ""
    refusal: str = ""  # for people, when there is no day
    doubt: str = ""

    def decision(self, where: str) -> Decision:
        """The decision about a record that stands `where`: "line 7, column Datum"."""
        return Decision(about="published", rule=self.rule, evidence=f"{where}: {self.evidence}")


def is_date(cell: str) -> bool:
    """Whether `cell` is a date and nothing else, whatever day it may mean."""
    text = cell.strip()
    if not any(map(str.isdigit, text)) or len(text) > _LONGEST:
        return False
    return bool(_ISO.fullmatch(text) or _line(text)[0] or _instant(text))


def clock(cell: str) -> str:
    """The time of day that `cell` is, as records write it; empty when it is none."""
    found = _ONLY_CLOCK.fullmatch(cell.strip())
    return found[1] if found and instants.read_instant(f"2000-01-01 {found[1]}", _UTC) else ""


class Dates:
    """The dates of one column. Its habit is looked for when the first cell needs it, and then in all of the column."""

    def __init__(
        self, cells: Cells, source: SourceSpec, within: dates.Window, language: str | None = None, *, unix: bool = True
    ) -> None:
        """`language` (BCP 47) is that of the headers: a hint where the source tells none."""
        self._cells, self._source, self._within, self._unix = cells, source, within, unix
        self._hint = source if source.language or not language else replace(source, language=language)
        self._known: dict[str, Dated] = {}

    def read(self, cell: str) -> Dated:
        """What `cell` means."""
        found = self._known.get(cell)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[cell] = self._read(words.clean(cell).strip())
        return found

    @property
    def conflict(self) -> str:
        """For people, when the column contradicts itself."""
        return self._habit[0].order.conflict if "_habit" in self.__dict__ else ""

    def understood(self) -> Decision | None:
        """How day and month are ordered, where the column left a choice."""
        if "_habit" not in self.__dict__:
            return None
        ordered = self._habit[0].order
        return Decision(about="order", rule=ordered.rule, evidence=ordered.evidence)

    def _read(self, text: str) -> Dated:
        if not text:
            return Dated(refusal="it has no date")
        if len(text) > _LONGEST:
            return Dated(refusal=f"“{text[: _LONGEST // 2]}…” is not a date")
        if found := _ISO.fullmatch(text):
            return self._on(found[1], found[2] or "", text)
        if self._unix and (found := UNIX.fullmatch(text)):
            return self._since_1970(found, text)
        line, clock_behind = _line(text)
        return self._by_habit(line, clock_behind, text) if line else self._whole(text)

    def _on(self, day: str, clock_behind: str, text: str) -> Dated:
        try:
            meant = date.fromisoformat(day)
        except ValueError:
            numbers = dates.numbers(day)
            why = dates.why_not(numbers, DateOrder.YMD, self._within) if numbers else "there is no such day"
            return Dated(refusal=f"{text} cannot be the date of an announcement: {why}")
        rule = "strict-instant" if clock_behind else "strict-ymd"
        return self._inside(meant, text, Dated(meant, clock_behind, rule))

    def _since_1970(self, found: re.Match[str], text: str) -> Dated:
        moment = _EPOCH + timedelta(seconds=int(found[1]) * (-1 if text.startswith("-") else 1))
        unit = "milliseconds" if found[2] else "seconds"
        read = self._inside(moment.date(), text, Dated(moment.date(), f"{moment:%H:%M:%S}Z", "unix-time"))
        return replace(read, evidence=f"{read.evidence}, {unit} since 1970") if read.day else read

    def _inside(self, day: date, text: str, found: Dated) -> Dated:
        if day not in self._within:
            why = dates.why_not_made(str(day.year), day.month, day.day, self._within)
            return Dated(refusal=f"{text} cannot be the date of an announcement: {why}")
        return replace(found, evidence=f"{text} read as {dates.in_words(day)}")

    def _by_habit(self, line: DateLine, clock_behind: str, text: str) -> Dated:
        reader, places = self._habit
        index = places.get(_bare(text), 0)
        found = reader.read([replace(line, index=index)])[0]
        if found.day is None:
            return Dated(refusal=f"{text} cannot be the date of an announcement: {found.refusal}. {found.remedy}")
        decision = found.decision
        return Dated(found.day, clock_behind, decision.rule, decision.evidence, doubt=found.doubt)

    def _whole(self, text: str) -> Dated:
        """A timestamp of mail (RFC 5322) or of ctime()."""
        found = instants.read_instant(text, self._source.timezone, self._source.dates, self._source.language)
        if found is None:
            return Dated(refusal=f"“{text}” is not a date")
        moment = found.value
        clock_behind = f"{moment:%H:%M:%S}Z" if found.precision is Precision.INSTANT else ""
        day = moment.date() if clock_behind else moment.astimezone(self._source.timezone).date()
        return self._inside(day, text, Dated(day, clock_behind, found.rule))

    @cached_property
    def _habit(self) -> tuple[Reader, dict[str, int]]:
        """What the column says about its dates, and the place of each different date in it."""
        places: dict[str, int] = {}
        starts: list[DateLine] = []
        numbers: list[int] = []
        for number, cell in self._cells():
            bare = _bare(words.clean(cell).strip())
            if bare in places or len(bare) > _LONGEST or len(places) >= _MOST:
                continue
            line = _line(bare)[0]
            if line and not _ISO.fullmatch(bare):
                places[bare] = len(starts)
                starts.append(replace(line, index=len(starts)))
                numbers.append(number)
        lines = Lines([line.written for line in starts], numbers)
        ordered = order.infer(starts, lines, self._hint, self._within)
        spoken = tongue.infer(starts, self._source.language, self._within)
        return Reader(lines, self._within, ordered, spoken), places


def _bare(text: str) -> str:
    """`text` without a time of day behind the date: most columns have many times and few days."""
    found = _BEHIND.search(text)
    return text[: found.start()] if found and found.end() == len(text) else text


def _line(text: str) -> tuple[DateLine | None, str]:
    bare = _bare(text)
    line = bare_date(bare)
    if line is None and bare != text:
        line = bare_date(text)
        return line, line.clock if line else ""
    found = _BEHIND.fullmatch(text[len(bare) :])
    return line, line.clock or (found[1] if found else "") if line else ""


def _instant(text: str) -> bool:
    return instants.read_instant(text, _UTC) is not None
