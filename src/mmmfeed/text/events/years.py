"""A day as written → a day of the calendar, with the record's own date to go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from mmmfeed.model import DateOrder
from mmmfeed.text import dates
from mmmfeed.text.events.days import Mention, Part

# A day without a year is the next one of its name, unless it has only just been: "on 3 March" in a text of 10 March.
_JUST_BEEN = timedelta(days=90)
_AHEAD = timedelta(days=275)
_SOON = timedelta(days=60)
_FARTHEST = timedelta(days=730)
_YEAR = timedelta(days=365)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH_FIRST_LANGUAGES = frozenset({"hu", "ja", "zh", "ko"})
_MONTH_FIRST_COUNTRIES = frozenset({"us", "ph"})
_DAY_FIRST_ZONES = ("Europe/", "Africa/", "Australia/", "Asia/", "Atlantic/", "Indian/", "Pacific/Auckland", "GB")


@dataclass(frozen=True, slots=True)
class Context:
    """What a day without a year, or in numbers, is judged by."""

    day: date  # the record's own
    zone: ZoneInfo
    language: str | None

    @property
    def order(self) -> DateOrder | None:
        """How this source is likely to write numbers; None where that is open, as in English without a country."""
        base, _, country = (self.language or "").lower().replace("_", "-").partition("-")
        if base in _MONTH_FIRST_LANGUAGES or (base == "en" and country in _MONTH_FIRST_COUNTRIES):
            return DateOrder.MDY
        if (base and base != "en") or country or self.zone.key.startswith(_DAY_FIRST_ZONES):
            return DateOrder.DMY
        return DateOrder.MDY if self.zone.key.startswith(("America/", "US/")) else None


@dataclass(frozen=True, slots=True)
class Days:
    """The days that were meant, and what speaks against it."""

    first: date
    last: date | None = None
    doubt: str = ""  # for people: "23 October 1992 is a Friday"


def resolve(mention: Mention, context: Context) -> Days | None:
    """The days that `mention` means; None where that is open, or more than a year ago or two years ahead."""
    found = _chosen(mention, context)
    if found is None or not context.day - _YEAR <= found <= context.day + _FARTHEST:
        return None
    doubt = ""
    if mention.weekday and found.isoweekday() != mention.weekday:
        doubt = f"{dates.in_words(found)} is a {_DAYS[found.weekday()]}"
    if mention.last is None:
        return Days(found, doubt=doubt)
    last = _last(mention.last, found)
    return Days(found, last, doubt) if last else None


def _chosen(mention: Mention, context: Context) -> date | None:
    candidates = list(dict.fromkeys(_candidates(mention.first, context)))
    agreeing = [found for found in candidates if mention.weekday and found.isoweekday() == mention.weekday]
    near = [found for found in candidates if mention.first.year or _is_near(found, context)]
    if len(near) > 1:
        both = [found for found in near if found in agreeing] or near
        return both[0] if mention.first.dotted else _of_two(both, context)
    if near and (near[0] in agreeing or not agreeing or context.day <= near[0] <= context.day + _SOON):
        return near[0]
    # Far ahead, or not at all: the weekday says which year.
    later = [found for found in agreeing if context.day <= found <= context.day + _YEAR + _SOON]
    found = later or near
    return found[0] if found else None


def _candidates(part: Part, context: Context) -> Iterator[date]:
    pairs = [(part.month, part.day)]
    if part.swappable:  # as written: a day and a month, or the other way round
        pairs.append((part.day, part.month))
    for month, day in pairs:
        for year in _years(part.year, context.day.year):
            try:
                yield date(year, month, day)
            except ValueError:  # no such day in that year
                continue


def _years(written: int | None, own: int) -> tuple[int, ...]:
    if written is None:
        return own, own + 1, own - 1
    if written >= 100:  # noqa: PLR2004
        return (written,)
    return (min((written + century for century in (1900, 2000)), key=lambda year: abs(year - own)),)


def _is_near(found: date, context: Context) -> bool:
    return context.day - _JUST_BEEN <= found <= context.day + _AHEAD


def _of_two(near: list[date], context: Context) -> date | None:
    """3/4 is a day in March or April: the one that is not over, else the source's habit, else the one that is near."""
    ahead = [found for found in near if found >= context.day] or near
    if len(ahead) == 1:
        return ahead[0]
    if context.order:
        # Candidates come with the day first.
        return near[0] if context.order is DateOrder.DMY else near[-1]
    soon = [found for found in ahead if found <= context.day + _SOON]
    return soon[0] if len(soon) == 1 else None


def _last(part: Part, first: date) -> date | None:
    """The end of the span that begins on `first`; None where it cannot be one."""
    pairs = [(part.month, part.day), *([(part.day, part.month)] if part.swappable else [])]
    for month, day in pairs:
        for year in (first.year, first.year + 1):
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if first <= found <= first + _YEAR:
                return found
    return None
