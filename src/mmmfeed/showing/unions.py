"""What is put together of all copies: each category, file and event once, in the words of whoever stands first.

What one source says twice stays twice: it may have its reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

from mmmfeed.model import Announcement, Category, Enclosure, Event
from mmmfeed.text.urls import canonical, without_scheme
from mmmfeed.text.words import comparable, one_line

_T = TypeVar("_T")


def categories(said: Sequence[Announcement]) -> tuple[Category, ...]:
    """Each word once, in whatever case and of whichever vocabulary."""
    return _union((a.categories for a in said), lambda one, other: _word(one) == _word(other))


def enclosures(said: Sequence[Announcement]) -> tuple[Enclosure, ...]:
    """Each address once."""
    return _union((a.enclosures for a in said), lambda one, other: _address(one) == _address(other))


def events(said: Sequence[Announcement]) -> tuple[Event, ...]:
    """Each once: of those on one day, those at another place. The likeliest of the first copy stays the first."""
    return _union((a.events for a in said), _is_same_event)


def _union(lists: Iterable[Sequence[_T]], are_same: Callable[[_T, _T], bool]) -> tuple[_T, ...]:
    found: list[_T] = []
    for things in lists:
        found += [thing for thing in things if not any(are_same(known, thing) for known in tuple(found))]
    return tuple(found)


def _word(category: Category) -> str:
    return one_line(category.term).casefold()


def _address(enclosure: Enclosure) -> str:
    return without_scheme(canonical(enclosure.url) or enclosure.url)


def _is_same_event(one: Event, other: Event) -> bool:
    if _day(one) != _day(other):
        return False
    here, there = comparable(one.place), comparable(other.place)
    return here in there or there in here  # "Porto" and "Alfândega, Porto"; also where one names none


def _day(event: Event) -> date:
    return event.start.date() if isinstance(event.start, datetime) else event.start
