"""The sources and how they are: a table for people, and JSON for scripts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from mmmfeed.cli.exporting import rfc3339
from mmmfeed.cli.wording import count, near, size
from mmmfeed.overview import Health, Overview
from mmmfeed.store import Kept

_WIDTH = 100  # characters of a line
_LONGEST_NAME = 18  # in the first column; a longer one stands above its line
_COLUMNS = ("state", "last answer", "last new", "next due", "why", "known", "saved")
_WIDTHS = (8, 12, 12, 12, 10, 5, 8)
_NUMBERS = ("known", "saved")
_WHY = {  # rules of schedule/due.py
    "floor": "hourly",
    "daily": "daily",
    "fresh": "its server",
    "period": "its feed",
    "rhythm": "its rhythm",
    "failing": "failing",
    "retry-after": "its server",
}
_SPEAKS_FOR_ITSELF = frozenset(("well", "never", "off"))


def table(seen: Overview, zone: ZoneInfo, now: datetime) -> Iterator[str]:
    """Lines for people, with times in `zone`."""
    longest = max([len(health.source.name) for health in seen.sources] + [len("source")])
    margin = min(longest, _LONGEST_NAME)
    yield _row("source", margin, _COLUMNS)
    for health in seen.sources:
        yield from _source(health, margin, zone, now)
    yield f"Kept: {_kept(seen.kept)}. Times: {zone.key}."


def as_json(seen: Overview) -> dict[str, object]:
    """The same for scripts."""
    return {"sources": [_fields(health) for health in seen.sources], "kept": _size(seen.kept)}


def _source(health: Health, margin: int, zone: ZoneInfo, now: datetime) -> Iterator[str]:
    name = health.source.name
    if len(name) > margin:
        yield name
        name = ""
    yield _row(name, margin, _cells(health, zone, now))
    if health.feeds is not None:
        yield f"  a list of {count(health.feeds, 'feed')}"
    if health.state.name not in _SPEAKS_FOR_ITSELF:
        yield from textwrap.wrap(near(health.state.words), _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _cells(health: Health, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    poll, due = health.poll, health.due
    if health.source.is_remote:
        last = time_of(poll.succeeded if poll else None, zone, now)
        next_due = ("next run" if due.at <= now else time_of(due.at, zone, now)) if due else "-"
        why = _WHY.get(due.rule, due.rule) if due else "-"
        saved = size(poll.saved if poll else 0)
    else:
        last = next_due = "each run" if health.source.enabled else "-"
        why = "a file" if health.source.enabled else "-"
        saved = "-"
    if not poll and health.source.is_remote and health.source.enabled:
        next_due = "next run"
    known = str(health.announcements) if health.feeds is None else "-"
    return (health.state.name, last, time_of(health.news, zone, now), next_due, why, known, saved)


def _row(name: str, margin: int, cells: tuple[str, ...]) -> str:
    aligned = (
        cell.rjust(width) if column in _NUMBERS else cell.ljust(width)
        for column, cell, width in zip(_COLUMNS, cells, _WIDTHS, strict=True)
    )
    return f"{name:{margin}}  {'  '.join(aligned)}".rstrip()


def time_of(moment: datetime | None, zone: ZoneInfo, now: datetime) -> str:
    """At most twelve characters: with the hour in the year of `now`, else with the year."""
    if moment is None:
        return "-"
    here, today = moment.astimezone(zone), now.astimezone(zone)
    return f"{here.day} {here:%b %H:%M}" if here.year == today.year else f"{here.day} {here:%b %Y}"


def _kept(kept: Kept) -> str:
    dropped = f"; {count(kept.dropped, 'older one')} dropped" if kept.dropped else ""
    return f"{count(kept.documents, 'document')} of {size(kept.size)}, packed {size(kept.packed)}{dropped}"


def _fields(health: Health) -> dict[str, object]:
    source, state, poll, due = health.source, health.state, health.poll, health.due
    return {
        "source": source.name,
        "location": source.location,
        "state": state.name,
        "words": state.words,
        "since": _utc(state.since),
        "moved_to": poll.move.url if poll and poll.move and state.name == "moved" else None,
        "last_asked": _utc(poll.asked if poll else None),
        "last_answer": _utc(poll.succeeded if poll else None),
        "last_new": _utc(health.news),
        "next_due": _utc(due.at) if due else None,
        "rule": due.rule if due else None,
        "evidence": due.evidence if due else None,
        "failures": poll.failures if poll else 0,
        "known": health.announcements,
        "feeds": health.feeds,
        "saved": poll.saved if poll else 0,
        "kept": _size(health.kept),
    }


def _utc(moment: datetime | None) -> str | None:
    return rfc3339(moment.replace(microsecond=0)) if moment else None


def _size(kept: Kept) -> dict[str, int]:
    return {"documents": kept.documents, "bytes": kept.size, "packed": kept.packed, "dropped": kept.dropped}
