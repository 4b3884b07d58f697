"""Subscriptions of another program → sources that feeds.yaml does not have yet. It reads files, and writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mmmfeed.config.editing import NewSource, known
from mmmfeed.config.mistakes import quoted
from mmmfeed.config.naming import name_for, place_of
from mmmfeed.errors import MmmfeedError
from mmmfeed.model import Config, Problem
from mmmfeed.parsers import opml
from mmmfeed.subscribing.choosing import chosen
from mmmfeed.text.urls import canonical
from mmmfeed.text.words import cut

_LONGEST_NOTE = 60  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a list brings."""

    sources: tuple[NewSource, ...]
    known: int = 0  # feeds that feeds.yaml has already, or that the list names twice
    left_out: int = 0  # feeds that cannot be sources
    problems: tuple[Problem, ...] = ()


def of_opml(path: Path, file: Path) -> Imported:
    """The feeds of the subscription list in `file` that the feeds.yaml at `path` does not have.

    Raises MmmfeedError when it is none.
    """
    listed = _read(file)
    here = known(path)
    taken = chosen(listed.feeds)
    unfit = [_problem(file, f"{wrong}. It is left out.", feed.title) for feed, wrong in taken.unfit]
    new = _new(taken.feeds, here)
    lists = [canonical(url) or quoted(url) for url in listed.lists]  # without a password that may stand in it
    told = [f"includes another list, {url}, which is left out. Import that one, too." for url in lists]
    if listed.doubt:
        told.append(f"{listed.doubt}; what could be read was taken.")
    return Imported(
        sources=tuple(new),
        known=len(listed.feeds) - len(unfit) - len(new),
        left_out=len(unfit),
        problems=(*unfit, *(_problem(file, words) for words in told)),
    )


def _new(feeds: Mapping[str, opml.Listed], here: Config) -> list[NewSource]:
    """Those that are not there yet, each once and with a name of its own."""
    places = {place_of(source.location) for source in here.sources}
    names = [source.name for source in here.sources]
    new: list[NewSource] = []
    for place, feed in feeds.items():
        if place not in places:
            names.append(name_for(feed.title, feed.address, names))
            note = cut(" › ".join(feed.folders), _LONGEST_NOTE)
            new.append(NewSource(name=names[-1], location=feed.address, note=note))
    return new


def _problem(file: Path, message: str, title: str = "") -> Problem:
    return Problem(source=title, place=str(file), message=message)


def _read(file: Path) -> opml.Subscriptions:
    try:
        with file.open("rb") as opened:
            return opml.read(opened.read(opml.LARGEST + 1))
    except opml.NoListError as error:
        raise MmmfeedError(f"{file} {error}. Nothing was written.") from error
    except OSError as error:
        raise MmmfeedError(f"{file} cannot be read ({error.strerror}). Nothing was written.") from error
