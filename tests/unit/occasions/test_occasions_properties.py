"""What holds for any announcement, however it is edited."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from made import announcement, day, member
from mmmfeed.model import Cluster, Entry, Event, Occasion
from mmmfeed.occasions import occasions

GUID = "tag:wetlands.example,2026-03-01:0123456789ab"

_days = st.dates(date(2026, 2, 20), date(2026, 4, 10))
_moments = st.builds(lambda d, h: datetime(d.year, d.month, d.day, h, tzinfo=UTC), _days, st.integers(0, 23))
_places = st.sampled_from(["", "Porto", "Porto, Alfândega", "Braga"])
_evidence = st.sampled_from(["", "5 March", "Monday, 5 March [but 5 March 2026 is a Thursday]"])


@st.composite
def _events(draw: st.DrawFn) -> Event:
    start = draw(_days | _moments)
    end = draw(st.none() | st.integers(0, 3).map(lambda days: start + timedelta(days=days)))
    return Event(start=start, end=end, place=draw(_places), evidence=draw(_evidence))


_titles = st.sampled_from(["News", "News", "News", "Cancelled: News", "Postponed: News", "New date: 5 March"])
_said = st.tuples(st.lists(_events(), max_size=4), _titles, st.integers(0, 40))


def _entry(said: tuple[list[Event], str, int]) -> Entry:
    events, title, later = said
    heard = announcement(events=tuple(events), title=title, updated=day(2026, 3, 1) + timedelta(days=later))
    return Entry(cluster=Cluster(guid=GUID, since=day(2026, 3, 1), members=(member(heard),)), shown=heard)


@given(versions=st.lists(_said, min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_an_edited_announcement_keeps_what_calendars_know(versions: list[tuple[list[Event], str, int]]) -> None:
    known: tuple[Occasion, ...] = ()
    for said in versions:
        entry = _entry(said)
        found = occasions(known, entry)
        before = {one.uid: one for one in known}
        assert len({one.uid for one in found}) == len(found)
        assert before.keys() <= {one.uid for one in found}  # none is forgotten
        for one in found:
            was = before.get(one.uid)
            if was is None:
                assert one.sequence == 0
                continue
            told = [(o.event.start, o.event.end, o.event.place, o.cancelled) for o in (was, one)]
            assert one.sequence - was.sequence == (told[0] != told[1])
            assert one.stamp >= was.stamp
        alive = [one for one in found if not one.cancelled]
        assert all(one.event in entry.shown.events or one == before[one.uid] for one in alive)
        # A build that hears nothing new says the same, also of what comes out of the store in another order.
        assert occasions(found, entry) == found
        stored = tuple(sorted(found, key=lambda one: one.uid))
        assert {one.uid: one for one in occasions(stored, entry)} == {one.uid: one for one in found}
        known = stored


_one_a_day = st.lists(_events(), max_size=5, unique_by=lambda event: event.start.timetuple()[:3])


@given(orders=_one_a_day.flatmap(lambda events: st.tuples(st.just(events), st.permutations(events))))
@settings(max_examples=100, deadline=None)
def test_no_order_of_the_same_events_changes_what_is_known(orders: tuple[list[Event], list[Event]]) -> None:
    first, second = orders
    known = occasions((), _entry((first, "News", 0)))
    assert set(known) <= set(occasions(known, _entry((second, "News", 0))))
