"""`updated` moves when readers see other words, and at no other time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from made import SOURCES, announcement, day, dumped, member
from mmmfeed.model import Announcement, Cluster, Seen, TitleOrigin
from mmmfeed.showing import seen, shown, visible

WHOLE = (
    "The assembly adopted the river charter after two years of debate. Five cities signed it on the day it was read."
)
OWN = dumped("charter", text="The assembly adopted the river charter after two years of deb…", truncated=True)
ALLY = announcement(text=WHOLE, published=day(2026, 3, 2))
MORNING, EVENING = day(2026, 3, 3, 8), day(2026, 3, 3, 20)


def cluster(*said: Announcement, before: Seen | None = None) -> Cluster:
    return Cluster(guid="tag:x:1", since=day(2026, 3, 1), members=tuple(map(member, said)), seen=before)


def saw(*said: Announcement, before: Seen | None = None, now: datetime = MORNING) -> Seen:
    found = seen(cluster(*said, before=before), SOURCES, now)
    assert found is not None
    return found


def test_what_readers_see_first_is_no_change() -> None:
    assert saw(OWN, ALLY).changed is None
    edited = replace(OWN, truncated=False, updated=day(2026, 3, 2))
    assert saw(edited).changed == day(2026, 3, 2)


def test_a_better_copy_that_comes_later_is_a_change_and_so_is_its_going() -> None:
    before = saw(OWN)
    better = saw(OWN, ALLY, before=before)
    assert better.changed == MORNING
    assert shown(cluster(OWN, ALLY, before=better), SOURCES).updated == MORNING
    gone = saw(OWN, replace(ALLY, source="former"), before=better, now=EVENING)
    assert gone == Seen(before.words, EVENING)


def test_what_readers_do_not_see_is_no_change() -> None:
    before = saw(OWN, ALLY)
    longer = replace(OWN, text=OWN.text.replace("deb…", "debate. Fi…"), updated=MORNING)
    peer = announcement("peer", text=WHOLE, url="https://peer.example/1")
    louder = replace(ALLY, text=WHOLE.upper().replace(". ", ".\n\n"), updated=MORNING)
    for said in ([longer, ALLY], [OWN, ALLY, peer], [OWN, louder]):
        after = saw(*said, before=before, now=EVENING)
        assert after == before
        assert shown(cluster(*said, before=after), SOURCES).updated is None


def test_an_edit_has_the_time_that_its_source_gives_if_that_can_be() -> None:
    own = replace(OWN, text=WHOLE, truncated=False)
    before = saw(own)
    for updated, changed in (
        (day(2026, 3, 3, 12), day(2026, 3, 3, 12)),
        (day(2026, 3, 4), EVENING),
        (day(2026, 2, 1), EVENING),
        (None, EVENING),
    ):
        edited = replace(own, text=WHOLE.replace("Five", "Six"), updated=updated)
        assert saw(edited, before=before, now=EVENING).changed == changed


def test_the_time_of_a_change_does_not_go_back_with_a_copy_that_was_never_edited() -> None:
    before = saw(replace(OWN, text=WHOLE, truncated=False, updated=day(2026, 3, 2)))
    moved = cluster(announcement("peer", text=WHOLE, title=OWN.title), before=before)
    assert seen(moved, SOURCES, EVENING) == before
    assert shown(moved, SOURCES).updated == before.changed


def test_another_title_is_a_change() -> None:
    before = saw(OWN, ALLY)
    retitled = replace(OWN, title="Charter", title_origin=TitleOrigin.OVERRIDE)
    assert saw(retitled, ALLY, before=before, now=EVENING).changed == EVENING


def test_what_is_not_shown_any_more_is_remembered() -> None:
    before = saw(OWN)
    hidden = cluster(replace(OWN, skipped=True), before=before)
    assert seen(hidden, SOURCES, EVENING) == before
    assert seen(replace(hidden, seen=None), SOURCES, EVENING) is None
    assert saw(OWN, before=before, now=EVENING) == before


def test_a_cluster_of_which_all_can_be_seen_is_itself() -> None:
    both = cluster(OWN, ALLY)
    assert visible(both, SOURCES) is both
    assert visible(both, ["ally"]) == cluster(ALLY)
    assert visible(both, ["peer"]) is None
