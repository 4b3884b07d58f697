"""What people decided in feeds.yaml about several announcements: which ones are meant, kept for merging.

A pin names announcements in words; merging wants pairs of records. Whatever differs from the pins of the run before has
its records merged again, so a line that is taken out leaves no trace.

meaning   the records that a word names, and why it cannot be followed
naming    what a person can name a record by
pairs     the pairs that all pins come to
unheard   what names nothing, before anything is built
"""

from __future__ import annotations

from dataclasses import dataclass

from mmmfeed.model import Config, Pin, Problem
from mmmfeed.pinning.meaning import named, nearest_to, what_is_wrong
from mmmfeed.pinning.naming import word_for
from mmmfeed.pinning.pairs import Pairs
from mmmfeed.pinning.unheard import unpinned
from mmmfeed.pinning.words import problem, subject
from mmmfeed.run import Run
from mmmfeed.store import Store

__all__ = ["Decided", "Pairs", "decided", "named", "nearest_to", "settle_pins", "unpinned", "word_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What the pins of feeds.yaml come to: pairs that do not contradict each other."""

    pairs: Pairs
    problems: tuple[Problem, ...] = ()  # in the order of the lines


def settle_pins(run: Run) -> tuple[Problem, ...]:
    """Keep what feeds.yaml pins, and have merged again what differs; what of it cannot be followed.

    What is one title's depends on what is merged, so this comes after what is new was merged, and merging after this.
    """
    found = decided(run.config, run.store)
    before, now = set(run.store.pins.all()), set(found.pairs.found)
    if before != now:
        run.store.pins.replace(found.pairs.found)
        run.store.records.wait(sorted({name for pair in before ^ now for name in (pair.a, pair.b)}))
    return found.problems


def decided(config: Config, store: Store) -> Decided:
    """The pairs of records that the pins mean; changes nothing."""
    meant = {word: named(word, config, store) for pin in config.pins for word in pin.which}
    told: list[tuple[Pin, str]] = []
    for pin in config.pins:
        wrong = ((word, what_is_wrong(word, meant[word], config, store)) for word in pin.which)
        told += [(pin, f"{subject(word)} {why}") for word, why in wrong if why]
    pairs = Pairs()
    for pin in sorted(config.pins, key=lambda pin: pin.same):  # never_same first: what it keeps apart stays so
        groups = [meant[word].names for word in pin.which if meant[word].is_one]
        if len(groups) > 1 and (why := pairs.add(pin, groups)):
            told.append((pin, f"{subject(*pin.which)} {why}"))
    told.sort(key=lambda pair: config.pins.index(pair[0]))
    return Decided(pairs=pairs, problems=tuple(problem(pin, message) for pin, message in told))
