"""What holds for any copies."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from made import SOURCES, announcement, day, member
from mmmfeed.merge import is_reworded
from mmmfeed.model import Announcement, Category, Cluster, Enclosure, Event, Seen, TitleOrigin
from mmmfeed.showing import seen, shown, visible

NOW = day(2026, 6, 1)
SENTENCES = [
    "Beavers are back on the upper Tana.",
    "The first of them have built a dam, and a school has named it.",
    "Wardens count them each week.",
    "About us: we are many.",
]


@st.composite
def copies(draw: st.DrawFn) -> list[Announcement]:
    count = draw(st.integers(1, 5))
    return [draw(_copies(number)) for number in range(count)]


@st.composite
def _copies(draw: st.DrawFn, number: int) -> Announcement:
    text = "\n\n".join(draw(st.lists(st.sampled_from(SENTENCES), max_size=4)))
    cut = draw(st.booleans())
    return announcement(
        draw(st.sampled_from(["own", "ally", "peer", "former"])),
        str(number),
        title=draw(st.sampled_from(["Beavers", "BEAVERS", "Beavers are back on …"])),
        title_origin=draw(st.sampled_from(TitleOrigin)),
        published=day(2026, 3, 1) + timedelta(hours=draw(st.integers(0, 48))),
        updated=draw(st.none() | st.just(day(2026, 3, 9))),
        text=text[: draw(st.integers(0, len(text)))] if cut else text,
        content=f"<p>{number}</p>" if text else "",
        truncated=cut,
        skipped=draw(st.integers(0, 5)) == 0,
        language=draw(st.sampled_from([None, "en", "en-GB", "fr"])),
        url=draw(st.sampled_from([None, "https://a.example/1", "https://b.example/1"])),
        categories=draw(st.lists(st.builds(Category, term=st.sampled_from("aAbB")), max_size=3).map(tuple)),
        enclosures=draw(
            st.lists(
                st.builds(Enclosure, url=st.sampled_from(["https://a.example/f", "http://a.example/f"])), max_size=2
            ).map(tuple)
        ),
        events=draw(
            st.lists(
                st.builds(
                    Event,
                    start=st.sampled_from([day(2026, 4, 1), day(2026, 4, 2)]),
                    place=st.sampled_from(["", "Porto"]),
                ),
                max_size=2,
            ).map(tuple)
        ),
    )


def cluster(said: list[Announcement], before: Seen | None = None) -> Cluster:
    return Cluster(guid="tag:x:1", since=NOW, members=tuple(map(member, said)), seen=before)


@given(said=copies())
@settings(max_examples=60, deadline=None)
def test_the_text_is_that_of_one_member_and_nothing_else_is_lost(said: list[Announcement]) -> None:
    told = shown(cluster(said), SOURCES)
    there = [a for a in said if not a.skipped] or said
    (member_,) = [a for a in there if a.name == told.name]
    assert (told.text, told.content, told.summary, told.language, told.authors) == (
        (member_.text, member_.content, member_.summary, member_.language, member_.authors)
    )
    assert told.title in {a.title for a in there}
    assert told.published == min(a.published for a in there if a.published)
    assert {c.term.casefold() for c in told.categories} == {c.term.casefold() for a in there for c in a.categories}
    assert bool(told.enclosures) is any(a.enclosures for a in there)
    assert {e.start for e in told.events} == {e.start for a in there for e in a.events}


@given(said=copies())
@settings(max_examples=60, deadline=None)
def test_what_the_publisher_says_in_full_is_what_readers_read(said: list[Announcement]) -> None:
    own = sorted((a for a in said if a.source == "own" and not a.skipped), key=lambda a: a.truncated)
    partners = [a for a in said if a.source != "own"]
    if not own:
        return
    told = shown(cluster([*own, *partners]), SOURCES)
    if own[0].text and not own[0].truncated:
        assert told.source == "own"
    if own[0].title_origin is not TitleOrigin.DERIVED:
        assert told.title == own[0].title


@given(first=copies(), second=copies())
@settings(max_examples=60, deadline=None)
def test_a_change_is_told_just_when_readers_see_other_words(
    first: list[Announcement], second: list[Announcement]
) -> None:
    before = seen(cluster(first), SOURCES, NOW)
    after = seen(cluster(second, before), SOURCES, NOW)
    was, is_ = visible(cluster(first), SOURCES), visible(cluster(second), SOURCES)
    if was is None or is_ is None:
        return
    assert before is not None
    assert (after != before) is is_reworded(shown(was, SOURCES), shown(is_, SOURCES))
    assert seen(cluster(second, after), SOURCES, NOW) == after
