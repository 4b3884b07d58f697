"""Which events of an edited announcement are which that calendars already have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from made import announcement, day, member
from mmmfeed.model import Cluster, Entry, Event, Occasion
from mmmfeed.occasions import guids_of, occasions

GUID = "tag:wetlands.example,2026-03-01:0123456789ab"
OTHER = "tag:wetlands.example,2026-03-02:ba9876543210"


def event(month: int, number: int, hour: int | None = None, **fields: object) -> Event:
    start = date(2026, month, number) if hour is None else day(2026, month, number, hour)
    return replace(Event(start=start), **fields)  # type: ignore[arg-type] # fields of Event


def entry(
    *events: Event, edited: datetime | None = None, guid: str = GUID, aliases: tuple[str, ...] = (), title: str = "News"
) -> Entry:
    """Published on 1 March 2026, at noon."""
    said = announcement(events=events, updated=edited, title=title)
    return Entry(
        cluster=Cluster(guid=guid, since=day(2026, 3, 1), members=(member(said),), aliases=aliases), shown=said
    )


def told(found: Sequence[Occasion]) -> list[tuple[str, str, int, bool]]:
    """Which, on what day, how often changed, whether cancelled."""
    return [
        (one.uid.partition("@")[0].rpartition("-")[2], f"{one.event.start:%d.%m.}", one.sequence, one.cancelled)
        for one in found
    ]


def test_what_is_new_is_called_by_the_guid_and_stamped_with_the_announcements_date() -> None:
    (one,) = occasions((), entry(event(5, 1)))
    assert one.uid == "20260301-0123456789ab-1@wetlands.example"
    assert (one.sequence, one.stamp, one.cancelled) == (0, day(2026, 3, 1), False)


def test_a_guid_of_another_kind_has_uids_too() -> None:
    names = {
        occasions((), entry(event(5, 1), guid=guid))[0].uid for guid in ("tag:x.example,2026:y", "https://x/1", "é")
    }
    assert len(names) == 3
    assert all(name.isascii() and name.count("@") == 1 for name in names)


def test_nothing_happens_where_nothing_changed() -> None:
    known = occasions((), entry(event(5, 1, 10), event(6, 1, 10)))
    assert occasions(known, entry(event(5, 1, 10), event(6, 1, 10), edited=day(2026, 3, 9))) == known


def test_the_only_event_moves_and_stays_the_same() -> None:
    known = occasions((), entry(event(5, 1, 10, place="Porto")))
    (one,) = occasions(known, entry(event(5, 8, 14, place="Braga"), edited=day(2026, 3, 9)))
    assert (one.uid, one.sequence, one.stamp) == (known[0].uid, 1, day(2026, 3, 9))
    assert one.event == event(5, 8, 14, place="Braga")


@pytest.mark.parametrize(
    "change",
    [{"start": day(2026, 5, 1, 11)}, {"end": day(2026, 5, 1, 13)}, {"place": "Braga"}, {"start": date(2026, 5, 1)}],
    ids=["another hour", "another end", "another place", "the hour is open now"],
)
def test_another_time_or_place_is_a_change(change: dict[str, object]) -> None:
    before = event(5, 1, 10, place="Porto")
    known = occasions((), entry(before))
    (one,) = occasions(known, entry(replace(before, **change), edited=day(2026, 3, 9)))  # type: ignore[arg-type]
    assert (one.uid, one.sequence) == (known[0].uid, 1)


def test_other_words_for_the_same_are_none() -> None:
    before = event(5, 1, 10, place="Porto, Alfândega", evidence="1 May, 10am")
    known = occasions((), entry(before))
    lisbon = before.start.astimezone(ZoneInfo("Europe/Lisbon"))  # type: ignore[union-attr] # it has an hour
    after = replace(before, place="PORTO – Alfândega", evidence="1 May at 10:00", start=lisbon, online=True)
    (one,) = occasions(known, entry(after, edited=day(2026, 3, 9)))
    assert (one.uid, one.sequence, one.stamp) == (known[0].uid, 0, known[0].stamp)
    assert one.event == after


def test_another_order_changes_nothing() -> None:
    known = occasions((), entry(event(5, 1, 10), event(6, 1, 10)))
    turned = occasions(known, entry(event(6, 1, 10), event(5, 1, 10)))
    assert turned == known[::-1]


def test_of_several_the_one_moves_whose_day_is_told_no_more() -> None:
    known = occasions((), entry(event(5, 1, 10), event(6, 1, 10), event(7, 1, 10)))
    found = occasions(known, entry(event(5, 1, 10), event(6, 8, 10), event(7, 1, 10)))
    assert told(found) == [("1", "01.05.", 0, False), ("2", "08.06.", 1, False), ("3", "01.07.", 0, False)]


def test_several_that_move_at_once_are_known_by_place_and_hour() -> None:
    known = occasions((), entry(event(5, 1, 10, place="Porto"), event(6, 1, 18, place="Braga")))
    found = occasions(known, entry(event(6, 2, 18, place="Braga"), event(5, 2, 10, place="Porto")))
    assert told(found) == [("2", "02.06.", 1, False), ("1", "02.05.", 1, False)]


def test_several_that_are_alike_move_in_their_order() -> None:
    known = occasions((), entry(event(5, 1, 10), event(6, 1, 10)))
    found = occasions(known, entry(event(5, 8, 10), event(6, 8, 10)))
    assert told(found) == [("1", "08.05.", 1, False), ("2", "08.06.", 1, False)]


def test_one_day_at_two_places_is_two_events() -> None:
    known = occasions((), entry(event(5, 1, 10, place="Porto"), event(5, 1, 10, place="Braga")))
    assert told(occasions(known, entry(event(5, 1, 10, place="Braga")))) == [
        ("2", "01.05.", 0, False),
        ("1", "01.05.", 1, True),
    ]


def test_an_event_that_is_announced_twice_is_one() -> None:
    twice = entry(event(5, 8, 10), event(5, 8, 10), title="Postponed: News")
    known = occasions((), entry(event(5, 8), event(5, 8, 10)))
    found = occasions(known, twice)
    assert sorted(one.cancelled for one in found) == [True, True]
    assert occasions(found, twice) == found


def test_what_is_announced_no_more_is_cancelled_once() -> None:
    known = occasions((), entry(event(5, 1, 10), event(6, 1, 10)))
    once = occasions(known, entry(event(6, 1, 10), edited=day(2026, 3, 9)))
    assert told(once) == [("2", "01.06.", 0, False), ("1", "01.05.", 1, True)]
    assert once[1].stamp == day(2026, 3, 9)
    assert occasions(once, entry(event(6, 1, 10), edited=day(2026, 3, 10))) == once


def test_what_comes_back_is_the_same_with_a_higher_sequence() -> None:
    known = occasions(occasions((), entry(event(5, 1, 10))), entry(edited=day(2026, 3, 9)))
    (one,) = occasions(known, entry(event(5, 1, 10), edited=day(2026, 3, 10)))
    assert (one.uid, one.sequence, one.cancelled) == (known[0].uid, 2, False)


def test_what_comes_on_another_day_after_a_cancellation_is_new() -> None:
    known = occasions(occasions((), entry(event(5, 1, 10))), entry(edited=day(2026, 3, 9)))
    assert told(occasions(known, entry(event(9, 1, 10)))) == [("2", "01.09.", 0, False), ("1", "01.05.", 1, True)]


def test_what_was_over_is_neither_cancelled_nor_moved() -> None:
    known = occasions((), entry(event(3, 5, 10)))
    found = occasions(known, entry(event(4, 5, 10), edited=day(2026, 3, 20)))
    assert told(found) == [("2", "05.04.", 0, False), ("1", "05.03.", 0, False)]
    assert occasions(known, entry(edited=day(2026, 3, 20))) == known


# --- which are good enough --------------------------------------------------------------------------------


def test_a_lone_day_beside_the_likeliest_event_is_mostly_a_deadline() -> None:
    festival, deadline = event(9, 4, end=date(2026, 9, 6)), event(6, 1)
    assert told(occasions((), entry(festival, deadline))) == [("1", "04.09.", 0, False)]
    for sure in (event(6, 1, 10), event(6, 1, end=date(2026, 6, 2)), event(6, 1, place="Porto")):
        assert len(occasions((), entry(festival, sure))) == 2


def test_a_date_that_its_weekday_contradicts_is_not_for_calendars() -> None:
    doubtful = event(2, 23, 10, evidence="Tuesday, 23 February, 10:00 [but 23 February 2026 is a Monday]")
    assert occasions((), entry(doubtful)) == ()
    known = occasions((), entry(replace(doubtful, evidence="23 February, 10:00")))
    (one,) = occasions(known, entry(doubtful))  # what is in calendars is not cancelled for that
    assert (one.sequence, one.cancelled) == (0, False)


# --- titles that call it off ------------------------------------------------------------------------------


def test_a_title_that_calls_it_off_cancels_all() -> None:
    both = event(5, 1, 10), event(6, 1, 10)
    known = occasions((), entry(*both))
    off = entry(*both, title="CANCELLED: News", edited=day(2026, 3, 9))
    assert told(occasions(known, off)) == [("1", "01.05.", 1, True), ("2", "01.06.", 1, True)]
    assert [one.cancelled for one in occasions((), off)] == [True, True]


def test_what_is_postponed_leaves_its_day() -> None:
    known = occasions((), entry(event(5, 1, 10)))
    gone = occasions(known, entry(event(5, 1, 10), title="Postponed: News"))
    assert told(gone) == [("1", "01.05.", 1, True)]
    assert occasions(gone, entry(event(5, 1, 10), title="Postponed: News")) == gone
    assert occasions((), entry(event(5, 1, 10), title="Postponed: News")) == ()


def test_what_is_postponed_to_another_day_moves_there_for_good() -> None:
    known = occasions((), entry(event(5, 1, 10)))
    moved = entry(event(5, 8, 10), title="Postponed: News", edited=day(2026, 3, 9))
    found = occasions(known, moved)
    assert told(found) == [("1", "08.05.", 1, False)]
    later = entry(event(5, 8, 10), title="Postponed: News", edited=day(2026, 3, 20))
    assert occasions(found, later) == found


def test_a_title_that_tells_the_new_day_is_believed() -> None:
    told_in_title = event(5, 8, 10, evidence="8 May, 10:00")
    said = entry(told_in_title, title="New date: News, now on 8 May, 10:00")
    known = occasions((), said)
    assert told(known) == [("1", "08.05.", 0, False)]
    assert occasions(known, said) == known


# --- merges -----------------------------------------------------------------------------------------------


def test_what_is_merged_brings_its_events_along() -> None:
    known = occasions((), entry(event(5, 1, 10), guid=OTHER))
    merged = entry(event(5, 1, 10), aliases=(OTHER,))
    assert guids_of(merged) == (GUID, OTHER)
    assert occasions(known, merged) == known


def test_of_two_that_were_one_all_along_the_own_stays() -> None:
    mine, others = occasions((), entry(event(5, 1, 10))), occasions((), entry(event(5, 1, 10), guid=OTHER))
    found = occasions((*mine, *others), entry(event(5, 1, 10), aliases=(OTHER,)))
    assert [(one.uid, one.cancelled) for one in found] == [(mine[0].uid, False), (others[0].uid, True)]


def test_new_ones_are_called_by_the_guid_that_stayed() -> None:
    known = occasions((), entry(event(5, 1, 10), guid=OTHER))
    found = occasions(known, entry(event(5, 1, 10), event(6, 1, 10), aliases=(OTHER,)))
    assert [one.uid for one in found] == [
        "20260302-ba9876543210-1@wetlands.example",
        "20260301-0123456789ab-1@wetlands.example",
    ]
