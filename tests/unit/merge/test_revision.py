"""Which record that is gone a new one takes the place of, and which it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made import day, dumped
from mmmfeed.merge import is_doubtful, revisions, under_its_name
from mmmfeed.model import Announcement, TitleOrigin

FLOODS = (
    "The report on the floods of last winter is out at last, and it spares nobody who had a say in it. It took the"
    " commission eleven months, forty witnesses and three trips along the whole length of the river."
)
CHINESE = "联合国妇女署与欧盟委员会今天在布鲁塞尔共同发布了关于护理经济的年度报告，并邀请各成员国参加明年春天的会议。"
BOARD = "Board meeting 14 on 3 May in Ghent: the river forum invites all its members, and asks them to tell whether they come."


def said(name: str, text: str, **fields: object) -> Announcement:
    return dumped(name, text=text, **fields)


def takes_the_place(old: str, new: str) -> bool:
    return revisions([said("new", new)], [said("old", old)]) == {"new": said("old", old)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The report on the floods", "Teh repport on the floods"),
        ("The report on the floods", "There port onthe floods"),
        ("of last winter", "of last Winter,"),
        ("commission", "comission"),
        ("The report", "Our whole report, the report"),
        ("forty witnesses", "forty witnesses of all 9 provinces"),
        ("It took the commission eleven months", "It took eleven months"),
    ],
)
def test_a_slip_that_is_mended(old: str, new: str) -> None:
    assert takes_the_place(FLOODS, FLOODS.replace(old, new))
    assert takes_the_place(FLOODS.replace(old, new), FLOODS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("14", "15"),
        ("3 May", "10 May"),
        ("3 May", "3 July"),
        ("Ghent", "Bruges"),
        ("river forum", "sailors' guild"),
        ("Board", "Staff"),
        ("14 on 3 May in Ghent", "15 on 3 June in Mechelen"),
    ],
)
def test_another_announcement_of_the_same_form(old: str, new: str) -> None:
    assert not takes_the_place(BOARD, BOARD.replace(old, new))


def test_a_text_that_was_cut_elsewhere() -> None:
    assert takes_the_place(FLOODS[:60], FLOODS)
    assert takes_the_place(FLOODS, FLOODS[:45])
    assert not takes_the_place(FLOODS[:20], FLOODS)


def test_a_script_without_spaces() -> None:
    assert takes_the_place(CHINESE, CHINESE.replace("今天在", "在"))
    assert not takes_the_place(CHINESE, CHINESE.replace("布鲁塞尔", "日内瓦"))


def test_few_words_under_a_title_that_the_file_gives() -> None:
    def titled(name: str, title: str) -> Announcement:
        return said(name, "", title=title, title_origin=TitleOrigin.GIVEN)

    assert revisions([titled("b", "Annual report 2025")], [titled("a", "Anual report 2025")])
    assert not revisions([titled("b", "Annual report 2025")], [titled("a", "Annual report 2024")])
    assert not revisions([titled("b", "Otters")], [titled("a", "Ferries")])


@pytest.mark.parametrize(
    ("when", "same"),
    [
        (day(2026, 3, 4), True),
        (day(2026, 2, 1), True),
        (day(2026, 1, 5), False),
        (day(2025, 3, 1), False),
    ],
)
def test_the_same_words_on_another_day(when: object, same: bool) -> None:
    assert bool(revisions([said("new", FLOODS, published=when)], [said("old", FLOODS)])) is same
    assert not revisions([said("new", "Closed today.", published=when)], [said("old", "Closed today.")])
    slip = FLOODS.replace("The report", "Teh report")
    assert not revisions([said("new", slip, published=when)], [said("old", FLOODS)])


def test_day_and_month_exchanged() -> None:
    old, new = said("old", FLOODS, published=day(2026, 3, 10)), said("new", FLOODS, published=day(2026, 10, 3))
    assert revisions([new], [old])


def test_other_rules_for_the_same_bytes_may_move_a_text_anywhere() -> None:
    old, new = said("old", FLOODS, published=day(2025, 3, 26)), said("new", FLOODS, published=day(2026, 3, 25))
    assert not revisions([new], [old])
    assert revisions([new], [old], same_bytes=True)


def test_each_takes_the_place_that_is_most_like_it() -> None:
    gone = [said("a", FLOODS), said("b", FLOODS.replace("eleven", "twelve").replace("witnesses", "people"))]
    new = [said("y", gone[1].text.replace("The report", "Teh report")), said("x", FLOODS.replace("The", "Teh"))]
    found = revisions(new, gone)
    assert {name: old.source_id for name, old in found.items()} == {"x": "a", "y": "b"}
    assert revisions(new[::-1], gone[::-1]) == found


def test_one_place_is_taken_once() -> None:
    new = [said("x", FLOODS.replace("The report", "Teh report")), said("y", FLOODS)]
    assert {name: old.source_id for name, old in revisions(new, [said("a", FLOODS)]).items()} == {"y": "a"}


def test_a_known_name_over_the_words_of_one_that_is_gone() -> None:
    new, gone = said("n", FLOODS), [said("a", FLOODS), said("b", BOARD)]
    assert revisions([], gone, [new]) == {"n": gone[0]}
    assert revisions([], gone, [said("n", FLOODS.replace("The report", "Teh report"))]) == {}
    assert is_doubtful(new, gone[1])
    assert not is_doubtful(new, replace(gone[0], text=FLOODS.upper()))


def test_it_goes_by_the_old_name_and_says_so() -> None:
    new = under_its_name(said("new", FLOODS), said("old", FLOODS))
    assert new.source_id == "old"
    assert new.decisions[-1].about == "source_id"
    assert "new takes the place of old" in new.decisions[-1].evidence
    assert under_its_name(said("old", FLOODS), said("old", FLOODS)).decisions == ()
