"""What a person decided in feeds.yaml about an announcement: which one is meant, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from zoneinfo import ZoneInfo

from mmmfeed.model import Announcement, DateOrder, Decision, Override, Precision, TitleOrigin
from mmmfeed.text import dates
from mmmfeed.text.instants import at_noon
from mmmfeed.text.words import comparable

# Overrides are about announcements that may be old.
_EVER = dates.Window(date(1969, 1, 1), date(2068, 12, 31))
_SUGGESTED = 3  # announcements that come near to what matches none
_TELLING = 3  # letters at least that these have in common with it


def days_named(which: str) -> frozenset[date] | None:
    """The days that `which` can mean where it is a date in numbers; None where it is no date at all.

    With dots the day comes first (no locale of CLDR 46 puts the month there), with four digits in front the year.
    """
    written = dates.numbers(which.strip())
    if written is None:
        return None
    orders = [DateOrder.YMD] if written.year_first else [DateOrder.DMY, DateOrder.MDY]
    days = [day for order in orders if (day := dates.day_of(written, order, _EVER))]
    return frozenset(days[:1] if written.separator == "." else days)


def day_named(which: str) -> date | None:
    """The one day that `which` means; None where it is no date, or more than one."""
    days = days_named(which)
    return next(iter(days)) if days and len(days) == 1 else None


def is_named(announcement: Announcement, which: str, zone: ZoneInfo) -> bool:
    """Whether `which` (a source_id, a date, or opening words of text or title) means it. `zone`: its source's."""
    if which == announcement.source_id:
        return True
    if day := day_named(which):
        return announcement.published is not None and announcement.published.astimezone(zone).date() == day
    words = comparable(which)
    return bool(words) and any(_begins(text, words) for text in (announcement.text, announcement.title))


def overrule(announcement: Announcement, overrides: Iterable[Override], zone: ZoneInfo) -> Announcement:
    """`announcement` as a person wants it; each of `overrides` is about it. `zone`: its source's, for dates."""
    for override in overrides:
        announcement = _overruled(announcement, override, zone)
    return announcement


def nearest(which: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """Of pairs of words and a source_id: the source_ids whose words begin most like `which`, the likest first."""
    words = comparable(which)
    common = {name: _in_common(words, comparable(opening)) for opening, name in names}
    likest = sorted((name for name, length in common.items() if length >= _TELLING), key=lambda n: (-common[n], n))
    return likest[:_SUGGESTED]


def hide(announcement: Announcement, rule: str, evidence: str) -> Announcement:
    """`announcement`, not to be shown."""
    decision = Decision(about="skipped", rule=rule, evidence=evidence)
    return replace(announcement, skipped=True, decisions=_with(announcement.decisions, decision))


def _in_common(a: str, b: str) -> int:
    """How many letters they have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def _begins(text: str, words: str) -> bool:
    return comparable(text[: 4 * len(words) + 100]).startswith(words)


def _overruled(said: Announcement, override: Override, zone: ZoneInfo) -> Announcement:
    if isinstance(override.value, date):
        decision = Decision(about="published", rule="override", evidence=override.place)
        return replace(
            said,
            published=at_noon(override.value, zone),
            published_precision=Precision.DAY,
            dated=True,
            decisions=_with(said.decisions, decision),
        )
    if override.value is None:
        return hide(said, "override", override.place)
    decision = Decision(about="title", rule="override", evidence=override.place)
    return replace(
        said,
        title=override.value,
        title_origin=TitleOrigin.OVERRIDE,
        decisions=_with(said.decisions, decision),
    )


def _with(decisions: Sequence[Decision], new: Decision) -> tuple[Decision, ...]:
    """`decisions`, with `new` in place of those about the same."""
    return (*_others(decisions, new.about), new)


def _others(decisions: Sequence[Decision], about: str) -> Iterator[Decision]:
    return (decision for decision in decisions if decision.about != about)
