"""Texts that were cut where nothing says so, and lists of cut texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mmmfeed.merge.likeness import judge, wording
from mmmfeed.model import Announcement, Doubt, Verdict

_DAY = datetime(2024, 3, 4, 12, tzinfo=UTC)
_TEXT = (
    "The village libraries met on the hill behind the school in front of 870 guests, who had brought a book that they "
    "love. Afterwards there was tea, cake and a puppet play for the children of the valley."
)


def _said(
    text: str, source: str = "a", days: int = 0, title: str = "The libraries of the villages met"
) -> Announcement:
    return Announcement(
        source=source, source_id=f"{source}{days}", title=title, published=_DAY + timedelta(days=days), text=text
    )


@pytest.mark.parametrize("end", ["front of 87", "front of 870 gue", "brought a bo"])
def test_a_text_that_ends_inside_a_word_or_number_was_cut(end: str) -> None:
    cut = _TEXT[: _TEXT.index(end) + len(end)]
    assert isinstance(judge(_said(cut), _said(_TEXT, "b")), Verdict)


def test_the_same_beginning_weeks_apart_in_one_source_is_no_proof() -> None:
    cut = replace(_said(_TEXT[:100]), truncated=True)
    later = replace(_said(_TEXT[:100], days=14), truncated=True)
    assert isinstance(judge(cut, later), Doubt)
    assert isinstance(judge(cut, replace(later, source="b", published=_DAY)), Verdict)


@pytest.mark.parametrize("mark", ["[…] Continue reading", "[...] आगे पढ़ें", "…\n\nRead more", "(…) Zum Artikel"])
def test_a_footer_may_follow_a_cut_and_its_call(mark: str) -> None:
    said = wording(_said(f"{_TEXT[:90]} {mark}\n\nAbout us: we are a small network of libraries in the hills."))
    assert said.cut
    assert said.body.folded[-3:] == wording(_said(_TEXT[:90])).body.folded[-3:]


def test_a_newsletter_of_beginnings_is_not_cut_at_one_of_them() -> None:
    beginnings = "\n\n".join(f"Story {count}\n\n{_TEXT[:90]} […] Continue reading" for count in range(3))
    said = wording(_said(f"{beginnings}\n\nYou get this since you are a member of our network."))
    assert not said.cut
    assert said.body.folded[-1] == "network"


def test_few_words_with_an_introduction_are_the_same_under_one_title() -> None:
    short, more = "Tea at noon.", "Our partner sent us this on 4 May; we pass it on to all members.\n\nTea at noon."
    assert isinstance(judge(_said(short), _said(more, "b", days=1)), Verdict)
    assert not isinstance(judge(_said(short), _said(more, "b", title="Another day of libraries")), Verdict)
    assert not isinstance(judge(_said(short), _said(more, "b", days=9)), Verdict)
