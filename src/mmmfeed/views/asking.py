"""What a feed asks of an announcement: a question for each key that chooses, and each has to be answered yes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mmmfeed.errors import RunawayError
from mmmfeed.model import FeedSpec, Wording
from mmmfeed.views import matching
from mmmfeed.views.looking import Given, Look, term
from mmmfeed.views.tongues import takes


def _nothing(_: Look) -> str:
    return ""


class Question(NamedTuple):
    """What one key asks; those that are answered soonest stand first."""

    key: str  # of feeds.yaml
    asks: Callable[[Look], bool]  # raises RunawayError
    tells: Callable[[Look], str] = _nothing  # of one that it leaves out, what it is that it has instead


def questions(feed: FeedSpec, given: Given) -> tuple[Question, ...]:
    """Those of `feed`, without what Taking answers."""
    return (*_of_days(feed, given), *_of_kind(feed), *_of_words(feed))


def first_day(feed: FeedSpec, given: Given) -> date | None:
    """The first day that it takes."""
    if not isinstance(feed.since, timedelta):
        return feed.since
    # Ages ago is no day of the calendar.
    return given.today - min(feed.since, given.today - date.min)


def _of_days(feed: FeedSpec, given: Given) -> Iterator[Question]:
    first, last = first_day(feed, given), feed.until
    if first:
        yield Question("since", lambda look: look.day >= first, lambda look: look.day.isoformat())
    if last:
        yield Question("until", lambda look: look.day <= last, lambda look: look.day.isoformat())


def _of_kind(feed: FeedSpec) -> Iterator[Question]:
    if feed.languages:
        yield Question("languages", lambda look: _is_in(look.language, feed), lambda look: look.language or "")
    if feed.events_only:
        yield Question("events_only", lambda look: bool(look.told.events))
    if feed.min_length:
        yield Question(
            "min_length",
            lambda look: len(look.told.text) >= feed.min_length and _letters(look) >= feed.min_length,
            lambda look: str(_letters(look)),
        )


def _of_words(feed: FeedSpec) -> Iterator[Question]:
    if feed.categories:
        wanted = {term(category) for category in feed.categories}
        yield Question(
            "categories", lambda look: not wanted.isdisjoint(term(category.term) for category in look.shown.categories)
        )
    if feed.include:
        yield Question("include", lambda look: _first("include", feed, look) is not None)
    if feed.exclude:
        yield Question("exclude", lambda look: _first("exclude", feed, look) is None, lambda look: _found(feed, look))


def _is_in(language: str | None, feed: FeedSpec) -> bool:
    return language is not None and any(takes(wanted, language) for wanted in feed.languages)


def _letters(look: Look) -> int:
    return sum(map(str.isalpha, look.told.text))


def _first(key: str, feed: FeedSpec, look: Look) -> Wording | None:
    try:
        return matching.first(feed.include if key == "include" else feed.exclude, look.said)
    except RunawayError as error:
        raise RunawayError(f"{feed.name}: {key}: {error}", [feed.name]) from error


def _found(feed: FeedSpec, look: Look) -> str:
    found = _first("exclude", feed, look)
    return matching.shown(found) if found else ""
