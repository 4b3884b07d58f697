"""The story: from the sources to the feeds. It acts; the rooms below judge.

each source   retrieve what it says now if it is due (asking.py), parse it, keep what is new (hearing/); a list names
              more sources (subscribing/)
all of it     merge what is new with what is known (joining.py); have it as people decided in feeds.yaml
              (pinning/, overruling.py)
each output   view what feeds and pages show now, emit it in each format, publish what differs (publishing/)
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from mmmfeed.asking import read_all
from mmmfeed.hearing import merge_new
from mmmfeed.model import Config, Problem
from mmmfeed.overruling import overrule_all
from mmmfeed.pinning import settle_pins
from mmmfeed.publishing import publish_all
from mmmfeed.rebuilding import Before, compared, derive_anew
from mmmfeed.report import Published, Report, Room
from mmmfeed.run import Progress, Run, open_run, silent
from mmmfeed.specs import ArchiveSpec
from mmmfeed.subscribing import expanded

_DAY = timedelta(days=1)
_MARKS = tuple(2**step * 10**9 for step in reversed(range(12)))  # bytes: 1 GB, 2, 4, …


def build(  # noqa: PLR0913 - one for each wish
    config: Config,
    now: datetime,
    progress: Progress = silent,
    forced: Collection[str] = (),
    accepted: Collection[str] = (),
    *,
    is_tried: bool = False,
) -> Report:
    """Read the sources, merge what they say, write the feeds. `now` is aware, and the run's only clock.

    Servers are asked that are due, and those of `forced` sources, by their names. What `accepted` sources say is right,
    and what `accepted` feeds would tell at once, however much it is. `is_tried`: nothing of it stays, and no feed is
    written.
    """
    with open_run(config, now, progress, is_tried=is_tried) as opened:
        before = opened.store.archive.room()
        listed, heard = read_all(opened, forced, accepted)
        run = replace(opened, config=listed.config)
        merged = merge_new(run)
        sources = {name: replace(said, merged=merged[name]) for name, said in heard.items()}
        right = listed.meant(accepted)
        settings = (*listed.problems, *decide(run))
        published = publish_all(run, right, is_tried=is_tried)
        room = Room() if is_tried else make_room(run, before)
        return Report(sources=sources, settings=settings, published=published, room=room)


def rebuild(config: Config, now: datetime, progress: Progress = silent, *, is_tried: bool = False) -> Report:
    """Derive everything anew, by today's rules, from the documents that were heard, and tell what differs. Guids stay.

    `is_tried`: nothing of it stays, and no feed is written.
    """
    with open_run(config, now, progress, create=False) as opened:
        listed = expanded(config, opened.store.subscriptions.listed())
        run = replace(opened, config=listed.config)
        with run.store.rehearsal() if is_tried else run.store.transaction():
            before = Before.of(run)
            sources, names = derive_anew(run)
            settings = (*listed.problems, *decide(run))
            differing = compared(before, names, run)
        published = Published() if is_tried else publish_all(run)
        return Report(sources=sources, settings=settings, published=published, differences=differing)


def decide(run: Run) -> tuple[Problem, ...]:
    """Have all as people decided in feeds.yaml; what of it cannot be followed."""
    with run.store.transaction():
        pins = settle_pins(run)
        merge_new(run)
        return (*overrule_all(run), *pins)


def make_room(run: Run, before: int) -> Room:
    """Drop documents that need not be kept longer, and see what the store takes, which took `before` bytes.

    Once a day, and when the settings have changed.
    """
    spec, dropping = run.config.archive, run.store.dropping
    if spec == ArchiveSpec():
        after = run.store.archive.room()
        return Room(passed=next((mark for mark in _MARKS if before < mark <= after), None))
    last = dropping.last_checked()
    if last and last[1] == repr(spec) and run.now - last[0] < _DAY:
        return Room()
    with run.store.transaction():
        dropped, freed = dropping.drop(run.now - spec.keep if spec.keep else None, spec.size)
        dropping.checked(run.now, repr(spec))
    return Room(dropped=dropped, freed=freed)
