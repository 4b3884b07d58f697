"""Which events of an announcement are which known ones, so that subscribers' calendars follow them. Pure.

An announcement is edited: a day moves, an event is called off, another one comes. What a calendar has stays the same
VEVENT by its UID (RFC 5545, section 3.8.4.7); a higher SEQUENCE (section 3.8.7.4) tells that it was moved or cancelled.
Why these rules: docs/decisions/0016-events-in-calendars.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from mmmfeed.model import Entry, Event, Occasion
from mmmfeed.text.callingoff import Said, said_of
from mmmfeed.text.words import comparable, one_line

_GUID = re.compile(r"tag:(?P<host>[A-Za-z0-9.-]+),(?P<day>\d{4}-\d\d-\d\d):(?P<hash>[0-9a-f]{8,64})")
_HOST = re.compile(r"tag:([A-Za-z0-9.-]+),")
_NO_HOST = "mmmfeed.invalid"  # RFC 2606: of a guid that names none


def guids_of(entry: Entry) -> tuple[str, ...]:
    """Whose occasions `occasions` wants to know: those of the entry's guid, and of its former ones."""
    return (entry.guid, *entry.cluster.aliases)


def occasions(known: Sequence[Occasion], entry: Entry) -> tuple[Occasion, ...]:
    """The events of `entry`, likeliest first, each with the UID that it has for life; then those no longer announced.

    `known` are the occasions of all `guids_of(entry)` as they were last time, in that order. No clock: what changes
    is stamped with the entry's own `updated`, and what was over by then stays as it was. The entry should have all
    its members, since an event that is not among its own is taken for called off. Given what it returned, it returns
    the same again.
    """
    said = said_of(entry.shown.title)
    pairs = _pairs(known, entry, said)
    taken = {id(pair.known) for pair in pairs if pair.known}
    uids = _unused_uids(entry.guid, known)
    announced = [_announced(pair, entry, said, uids) for pair in pairs]
    return (*announced, *(_unannounced(one, entry, said) for one in known if id(one) not in taken))


def _first_day(event: Event) -> date:
    return event.start.date() if isinstance(event.start, datetime) else event.start


# --- which is which ---------------------------------------------------------------------------------------


class _Pair(NamedTuple):
    """An event that is announced, and what it is known as."""

    event: Event
    known: Occasion | None


def _pairs(known: Sequence[Occasion], entry: Entry, said: Said) -> list[_Pair]:
    """Every event that is known or may be, in the announcement's order, with what it is known as."""
    events = _each_once(entry.shown.events)
    # Of two that are known alike, the one that is not cancelled.
    free = sorted(known, key=lambda one: one.cancelled)
    found: dict[int, Occasion] = {}
    for is_same in (_is_unchanged, _is_at_same_place, _is_on_same_day):
        for at, event in enumerate(events):
            one = None if at in found else next((one for one in free if is_same(one.event, event)), None)
            if one:
                found[at] = one
                free.remove(one)
    good = [at for at in _good(events) if at not in found]
    movable = [one for one in free if not one.cancelled and not _is_over(one.event, entry)]
    found |= _moved(movable, {at: events[at] for at in good})
    new = {at for at in good if at not in found and _may_begin(events[at], entry, said)}
    return [_Pair(event, found.get(at)) for at, event in enumerate(events) if at in found or at in new]


def _each_once(events: Iterable[Event]) -> tuple[Event, ...]:
    """Two that tell the same are one: else the second would be taken for another that is known, and moved there."""
    found: dict[tuple[object, ...], Event] = {}
    for event in events:
        found.setdefault(_told(event), event)
    return tuple(found.values())


def _good(events: Sequence[Event]) -> list[int]:
    """Which of the events are sure enough to begin an entry in a calendar.

    The likeliest one; of the others those with an hour, of several days, or with a place of their own: a lone day
    that stands beside them is mostly a deadline. None that its own weekday contradicts.
    """
    sure = [at for at, event in enumerate(events) if not _is_contradicted(event)]
    return [at for at in sure if at == 0 or not events[at].all_day or events[at].end or events[at].place]


def _is_contradicted(event: Event) -> bool:
    """Whether its own weekday speaks against its date."""
    if not event.evidence.endswith("]"):  # the rule; text/events takes 60 ms to import
        return False
    from mmmfeed.text.events.reasons import doubt_of

    return bool(doubt_of(event))


def _may_begin(event: Event, entry: Entry, said: Said) -> bool:
    """Where the title says that it was put off, a day may be the old one, unless the title itself tells it."""
    return said is not Said.PUT_OFF or _stands_in_title(event, entry)


def _stands_in_title(event: Event, entry: Entry) -> bool:
    phrase = comparable(event.evidence)
    return bool(phrase) and phrase in comparable(entry.shown.title)


def _moved(known: Sequence[Occasion], events: dict[int, Event]) -> dict[int, Occasion]:
    """Which of the known events, whose days are told no more, moved to which new ones: the likest first."""
    likeness = sorted(
        (-_likeness(one.event, event), abs(order - place), order, place)
        for order, one in enumerate(known)
        for place, event in enumerate(events.values())
    )
    keys, orders, places, found = list(events), set[int](), set[int](), dict[int, Occasion]()
    for _, _, order, place in likeness:
        if order not in orders and place not in places:
            orders.add(order)
            places.add(place)
            found[keys[place]] = known[order]
    return found


def _likeness(one: Event, other: Event) -> int:
    """How much but the day is the same: the place most of all, then the hour."""
    place = bool(one.place) and comparable(one.place) == comparable(other.place)
    return 4 * place + 2 * (_hours(one) == _hours(other)) + (one.all_day == other.all_day)


def _hours(event: Event) -> tuple[time | None, timedelta | None]:
    start, end = event.start, event.end
    if isinstance(start, datetime):
        return start.time(), end - start if isinstance(end, datetime) else None
    return None, end - start if end else None


def _is_unchanged(one: Event, other: Event) -> bool:
    return _told(one) == _told(other)


def _is_at_same_place(one: Event, other: Event) -> bool:
    here, there = comparable(one.place), comparable(other.place)
    return _is_on_same_day(one, other) and (here in there or there in here)


def _is_on_same_day(one: Event, other: Event) -> bool:
    return _first_day(one) == _first_day(other)


def _told(event: Event) -> tuple[object, ...]:
    """What people have to know of to be there: when and where."""
    return (event.all_day, *map(_moment, (event.start, event.end)), comparable(event.place))


def _moment(when: datetime | date | None) -> datetime | date | None:
    return when.astimezone(UTC) if isinstance(when, datetime) else when


# --- what becomes of it -----------------------------------------------------------------------------------


def _announced(pair: _Pair, entry: Entry, said: Said, uids: Iterator[str]) -> Occasion:
    event, known = pair
    if known is None:
        return Occasion(uid=next(uids), event=event, stamp=_stamp(entry), cancelled=said is Said.OFF)
    is_moved = not _is_unchanged(known.event, event)
    off = said is Said.OFF or (said is Said.PUT_OFF and _is_left(known, event, entry, is_moved=is_moved))
    return _changed(known, event, entry, cancelled=off)


def _is_left(known: Occasion, event: Event, entry: Entry, *, is_moved: bool) -> bool:
    """Whether an announcement that says "postponed" still tells the day that it was postponed from."""
    if known.cancelled:
        return not is_moved
    return not is_moved and known.sequence == 0 and not _stands_in_title(event, entry)


def _unannounced(known: Occasion, entry: Entry, said: Said) -> Occasion:
    if _is_over(known.event, entry) and said is not Said.OFF:
        return known
    return _changed(known, known.event, entry, cancelled=True)


def _changed(known: Occasion, event: Event, entry: Entry, *, cancelled: bool) -> Occasion:
    """`known` as it is announced now, with a higher SEQUENCE if people have to know."""
    if known.event == event and known.cancelled is cancelled:
        return known
    matters = known.cancelled is not cancelled or not _is_unchanged(known.event, event)
    return replace(
        known,
        event=event,
        cancelled=cancelled,
        sequence=known.sequence + matters,
        stamp=max(known.stamp, _stamp(entry)) if matters else known.stamp,
    )


def _is_over(event: Event, entry: Entry) -> bool:
    """Whether it had taken place when the announcement was edited last."""
    when = event.end or event.start
    if isinstance(when, datetime):
        return when <= entry.updated
    return when < entry.updated.date()


def _stamp(entry: Entry) -> datetime:
    """To the second, which is as precise as a calendar is."""
    return entry.updated.replace(microsecond=0)


# --- names for life ---------------------------------------------------------------------------------------


def _unused_uids(guid: str, known: Iterable[Occasion]) -> Iterator[str]:
    """UIDs of the guid's own that no known event has. A store that was lost mints the same again."""
    stem, host = _stem(guid)
    taken, number = {one.uid for one in known}, 0
    while True:
        number += 1
        uid = f"{stem}-{number}@{host}"
        if uid not in taken:
            yield uid


def _stem(guid: str) -> tuple[str, str]:
    """The name of the announcement's page (n/20260128-330edcaceedf.html), and the host that minted the guid."""
    if found := _GUID.fullmatch(guid):
        return f"{found['day'].replace('-', '')}-{found['hash']}", found["host"].lower()
    host = _HOST.match(one_line(guid))
    return hashlib.blake2b(guid.encode(), digest_size=8).hexdigest(), host[1].lower() if host else _NO_HOST
