"""A source's new copy of what we know: a version, or nothing new."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from made import announcement, day, dumped
from mmmfeed.merge import explained, succeed
from mmmfeed.model import Announcement, Decision
from mmmfeed.text.words import one_line


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


# --- a source's history -----------------------------------------------------------------------------------


def test_what_was_there_undated_when_its_source_was_first_heard_is_no_news(now: datetime) -> None:
    first = succeed(None, announcement(published=None), now, history=True)
    assert first is not None
    assert first.published == now - timedelta(days=30)
    assert (first.dated, first.is_guess) == (False, True)
    assert [(why.about, why.rule) for why in first.decisions] == [("published", "history")]


def test_a_source_that_dates_it_is_believed(now: datetime) -> None:
    dated = succeed(None, announcement(), now, history=True)
    assert dated is not None
    assert (dated.published, dated.is_guess) == (announcement().published, False)


def test_a_date_that_comes_later_replaces_the_guess_if_it_is_before_the_first_hearing(now: datetime) -> None:
    first = succeed(None, announcement(published=None), now, history=True)
    told = succeed(first, announcement(published=day(2026, 5, 20)), now)
    assert told is not None
    assert (told.published, told.is_guess) == (day(2026, 5, 20), False)
    assert succeed(first, announcement(published=day(2026, 7, 1)), day(2026, 7, 1)) is None


# --- noise ------------------------------------------------------------------------------------------------


def counted(number: int, word: str = "views") -> Announcement:
    body = f"The river charter was signed.\n\n{number} {word}"
    return announcement(
        text=body, content=f"<p>The river charter was signed.</p><p>{number} {word}</p>", summary=one_line(body)
    )


def test_noise_is_no_version(now: datetime) -> None:
    assert succeed(known(counted(3), now), counted(5), day(2026, 6, 2)) is None


def test_noise_is_explained_once(now: datetime) -> None:
    first = known(counted(3), now)
    told = explained(first, counted(5), now)
    assert told is not None
    assert replace(told, decisions=()) == replace(first, decisions=())
    assert [(why.about, why.rule, why.evidence) for why in told.decisions] == [
        ("content", "counter", "text: “3 views” became “5 views”")
    ]
    assert explained(told, counted(6), now) is None
    assert explained(first, counted(3), now) is None


def test_a_counter_in_any_language_is_known_by_its_past(now: datetime) -> None:
    first = known(counted(3, "mara"), now)
    second = succeed(first, counted(5, "mara"), now)
    assert second is not None
    assert succeed(second, counted(9, "mara"), now) is not None
    assert succeed(second, counted(9, "mara"), now, earlier=[first.text]) is None
    told = explained(second, counted(9, "mara"), now, [first.text])
    assert told is not None
    assert told.decisions[-1].rule == "ticking"


def test_in_a_persons_file_a_number_is_what_it_says(now: datetime) -> None:
    assert succeed(known(counted(3), now), counted(5), now, mends_dates=True) is not None


def test_why_it_is_called_otherwise_lasts(now: datetime) -> None:
    why = Decision(about="source_id", rule="new-id", evidence="x")
    first = known(announcement(), now)
    told = explained(first, announcement(decisions=(why,)), now)
    assert told is not None
    assert told.decisions == (why,)
    edited = succeed(told, announcement(text="Other words."), now)
    assert edited is not None
    assert why in edited.decisions


def test_an_update_or_a_date_that_only_moves_is_explained(now: datetime) -> None:
    first = known(announcement(updated=day(2026, 5, 1)), now)
    told = explained(first, announcement(updated=day(2026, 5, 9), published=day(2026, 5, 8)), now)
    assert told is not None
    assert [(why.about, why.rule, why.evidence) for why in told.decisions] == [
        ("published", "first-date", "its source dates it 2026-05-08 12:00 UTC by now; the first date counts"),
        ("content", "updated", "updated: “2026-05-01 12:00:00+00:00” became “2026-05-09 12:00:00+00:00”"),
    ]
    assert replace(told, decisions=()) == replace(first, decisions=())


def test_an_edit_that_only_we_noticed_is_no_update_that_moves(now: datetime) -> None:
    first = known(announcement(updated=day(2026, 5, 1)), now)
    edited = succeed(first, announcement(updated=day(2026, 5, 1), text="Other words."), now)
    assert edited is not None
    assert explained(edited, announcement(updated=day(2026, 5, 1), text="Other words."), day(2026, 6, 2)) is None
