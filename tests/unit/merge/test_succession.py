"""A source's new copy of what we know: a version, or nothing new."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from made import announcement, day, dumped
from mmmfeed.merge import succeed
from mmmfeed.model import Announcement, Decision


def known(heard: Announcement, when: datetime) -> Announcement:
    version = succeed(None, heard, when)
    assert version is not None
    return version


def test_the_same_again_is_nothing_new(now: datetime) -> None:
    first = known(announcement(), now)
    assert succeed(first, announcement(), now) is None


def test_evidence_that_names_another_line_is_nothing_new(now: datetime) -> None:
    def read(line: int) -> Announcement:
        return dumped("x", decisions=(Decision(about="published", rule="strict-dmy", evidence=f"line {line}"),))

    assert succeed(known(read(14), now), read(16), now) is None


def test_undated_keeps_the_time_it_was_first_heard(now: datetime) -> None:
    first = known(announcement(published=None), now)
    assert first.published == now
    assert not first.dated
    assert succeed(first, announcement(published=None), day(2026, 6, 2)) is None


def test_a_date_that_is_bumped_does_not_move(now: datetime) -> None:
    first = known(announcement(), now)
    second = succeed(first, announcement(published=day(2026, 5, 1), text="Edited."), now)
    assert second is not None
    assert second.published == first.published


def test_an_earlier_date_is_taken(now: datetime) -> None:
    second = succeed(known(announcement(), now), announcement(published=day(2026, 2, 1)), now)
    assert second is not None
    assert second.published == day(2026, 2, 1)


def test_updated_moves_with_the_words_only(now: datetime) -> None:
    first = known(announcement(), now)
    assert succeed(first, announcement(updated=day(2026, 5, 5)), now) is None
    markup = succeed(first, announcement(content="<p>Same words, other markup.</p>"), now)
    assert markup is not None
    assert markup.updated is None
    edited = succeed(first, announcement(text="Other words."), now)
    assert edited is not None
    assert edited.updated == now
    told = succeed(first, announcement(text="Other words.", updated=day(2026, 5, 5)), now)
    assert told is not None
    assert told.updated == day(2026, 5, 5)


def test_updated_in_the_future_is_now(now: datetime) -> None:
    edited = succeed(known(announcement(), now), announcement(text="Other words.", updated=day(2030, 1, 1)), now)
    assert edited is not None
    assert edited.updated == now


def test_a_made_up_title_lasts_and_a_given_one_replaces_it(now: datetime) -> None:
    first = known(dumped("x", title="The charter", text="The charter was ado"), now)
    longer = replace(dumped("x", title="The charter was adopted"), text="The charter was adopted by all.")
    grown = succeed(first, longer, now)
    assert grown is not None
    assert grown.title == "The charter"
    given = succeed(first, announcement("own", "x", title="Charter adopted"), now)
    assert given is not None
    assert given.title == "Charter adopted"
