"""Which feeds of a list are taken, and what each is called. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from mmmfeed.config import values
from mmmfeed.config.naming import name_for, place_of
from mmmfeed.parsers.opml import Listed
from mmmfeed.store import Subscription

MOST = 2_000  # feeds of one list; each is a question to a server
_FEW = 3  # feeds, of which all but one may go at once and nobody wonders


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What of a list can be sources."""

    feeds: Mapping[str, Listed]  # each once, by its place, in the list's order
    unfit: tuple[tuple[Listed, str], ...] = ()  # and why


def chosen(feeds: Iterable[Listed]) -> Chosen:
    """The feeds that can be sources. One that is named twice is taken where it stands first."""
    fit: dict[str, Listed] = {}
    unfit: list[tuple[Listed, str]] = []
    for feed in feeds:
        if wrong := _wrong(feed):
            unfit.append((feed, wrong))
        else:
            fit.setdefault(place_of(feed.address), feed)
    return Chosen(feeds=fit, unfit=tuple(unfit))


def called(feeds: Mapping[str, Listed], known: Sequence[Subscription], *, is_whole: bool = True) -> list[Subscription]:
    """The first MOST of `feeds`, by their places, each under the name that it has in `known`, or a new one.

    A new one gets the name of one that is gone if it would be called so anyway: its address has changed. With
    `is_whole` false nothing is gone, and what is known and not named stands behind what is.
    """
    here = {feed.place: feed for feed in known}
    gone = {feed.name for feed in known if is_whole and feed.is_listed and feed.place not in feeds}
    taken = [feed.name for feed in known if feed.name not in gone]
    named: list[Subscription] = []
    for place, feed in islice(feeds.items(), MOST):
        before = here.get(place)
        name = before.name if before else name_for(feed.title, feed.address, taken)
        taken.append(name)
        named.append(Subscription(place=place, name=name, url=feed.address, title=feed.title))
    return named if is_whole else [*named, *missing(named, known)]


def missing(now: Sequence[Subscription], known: Sequence[Subscription]) -> list[Subscription]:
    """What of `known` the list named until now."""
    names = {feed.name for feed in now}
    return [feed for feed in known if feed.is_listed and feed.name not in names]


def is_shrunk(now: Sequence[Subscription], known: Sequence[Subscription]) -> bool:
    """Whether so many are gone at once that somebody should look: more than half of them."""
    before = sum(feed.is_listed for feed in known)
    return before > _FEW and len(missing(now, known)) * 2 > before


def _wrong(feed: Listed) -> str:
    """Why it cannot be a source; empty when it can."""
    try:
        values.web_address(feed.address)
    except ValueError as error:
        return str(error)
    return ""
