"""In what order entries stand, how many, under which titles; and that one pass gives what many do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import SOURCES, announcement, day, dumped, member
from mmmfeed.model import Announcement, Category, Cluster, Event, FeedSpec, SiteSpec, Topic, Wording
from mmmfeed.specs import ORDERS
from mmmfeed.views import Given, selected, tallies, view, views
from mmmfeed.views.titling import UnknownFieldError, template_of

SITE = SiteSpec(title="Wetlands", url="https://www.wetlands.example/", language="en", timezone=ZoneInfo("Asia/Tokyo"))
NOW = day(2026, 6, 1, 9)


def cluster(*said: Announcement) -> Cluster:
    return Cluster(guid=f"tag:x:{said[0].source}-{said[0].source_id}", since=NOW, members=tuple(map(member, said)))


def of(number: int, source: str = "ally", **fields: Any) -> Cluster:
    """The higher the number, the older."""
    return cluster(
        announcement(source, str(number), **{"published": day(2026, 5, 1) - timedelta(days=number)} | fields)
    )


def feed(**keys: Any) -> FeedSpec:
    return FeedSpec(name="news", title="News", **keys)


def order(clusters: list[Cluster], **keys: Any) -> list[str]:
    return [entry.shown.source_id for entry in view(feed(**keys), SITE, SOURCES, clusters, NOW).entries]


# --- order ----------------------------------------------------------------------------------------------------


def test_oldest_first_are_the_newest_turned_round() -> None:
    assert order([of(n) for n in range(5)], order="oldest", limit=3) == ["2", "1", "0"]


def test_what_was_changed_last_first_wherever_it_stands() -> None:
    clusters = [of(n, updated=day(2026, 5, 20) if n == 4 else None) for n in range(5)]
    assert order(clusters, order="updated", limit=2) == ["4", "0"]


def test_the_next_event_first_then_the_rest_newest_first() -> None:
    starts: list[date | None] = [
        None,
        date(2026, 7, 1),
        date(2026, 5, 31),
        datetime(2026, 6, 30, 23, tzinfo=UTC),  # the first of July in Tokyo, at 8
        date(2026, 6, 1),
        datetime(2026, 6, 1, 6, tzinfo=UTC),  # over for three hours, and still of today
    ]
    clusters = [of(n, events=(Event(start=start),) if start else ()) for n, start in enumerate(starts)]
    assert order(clusters, order="event") == ["4", "5", "1", "3", "0", "2"]
    assert order(clusters, order="event", limit=3) == ["4", "5", "1"]


def test_an_event_of_several_days_is_next_until_its_last_day_and_the_nearest_of_several_counts() -> None:
    long = Event(start=date(2026, 5, 1), end=date(2026, 6, 1))
    over = Event(start=date(2026, 5, 1), end=date(2026, 5, 31))
    clusters = [of(0, events=(over,)), of(1, events=(Event(start=date(2026, 9, 1)), Event(start=date(2026, 6, 2))))]
    assert order([*clusters, of(2, events=(long,))], order="event") == ["2", "1", "0"]


def test_those_of_one_moment_stay_as_they_were_known() -> None:
    clusters = [of(n, published=day(2026, 5, 1)) for n in range(9)]
    for by in ORDERS:
        shown = order(clusters, order=by, limit=9)
        assert (shown[::-1] if by == "oldest" else shown) == [str(n) for n in range(9)]


def test_a_late_copy_stands_where_its_own_date_puts_it() -> None:
    late = cluster(dumped("x", published=day(2026, 1, 1)), announcement("ally", "late", published=day(2026, 5, 30)))
    assert order([*(of(n) for n in range(5)), late], sources=("ally",), limit=2) == ["late", "0"]


def test_what_is_of_one_source_stands_together() -> None:
    clusters = [of(n, source) for n, source in enumerate(("peer", "own", "peer", "ally", "own"))]
    assert order(clusters, group="source") == ["0", "2", "1", "4", "3"]
    assert order(clusters, group="source", order="oldest") == ["4", "1", "3", "2", "0"]
    assert order(clusters, group="source", limit=3) == ["0", "2", "1"]


# --- how far it looks -------------------------------------------------------------------------------------------


class Looked(Exception):  # noqa: N818 - nothing is wrong
    """Too far."""


def endless(number: int) -> Iterator[Cluster]:
    yield from (of(n) for n in range(number))
    raise Looked


def test_it_looks_no_further_than_it_has_to() -> None:
    assert len(view(feed(limit=3), SITE, SOURCES, endless(3), NOW).entries) == 3
    assert len(view(feed(limit=3, order="oldest"), SITE, SOURCES, endless(3), NOW).entries) == 3
    assert len(view(feed(since=date(2026, 4, 28), limit=9), SITE, SOURCES, endless(400), NOW).entries) == 4
    with pytest.raises(Looked):
        view(feed(limit=3, order="updated"), SITE, SOURCES, endless(5), NOW)
    with pytest.raises(Looked):
        view(feed(limit=3, sources=("ally",)), SITE, SOURCES, endless(5), NOW)


def test_one_pass_ends_when_all_are_full() -> None:
    short, long = feed(limit=1), feed(limit=4)
    assert [len(v.entries) for v in views([short, long], SITE, SOURCES, endless(4), NOW)] == [1, 4]
    with pytest.raises(Looked):
        views([short, long], SITE, SOURCES, endless(3), NOW)
    assert views([], SITE, SOURCES, endless(0), NOW) == ()


# --- titles -----------------------------------------------------------------------------------------------------

SAID = of(
    0,
    title="Otters are back",
    language="fr",
    place="Ghent",
    categories=(Category(term="Otters"),),
    events=(Event(start=date(2026, 7, 1)), Event(start=date(2026, 7, 2), place="Temse")),
)
BARE = of(0, title="Otters are back")


def title(template: str, said: Cluster = SAID, **site: Any) -> str:
    sources = SOURCES | {"ally": replace(SOURCES["ally"], title="The Allies")}
    site = {"language": None} | site
    (entry,) = view(feed(title_template=template), replace(SITE, **site), sources, [said], NOW).entries
    assert entry.guid == said.guid
    return entry.shown.title


def test_each_field() -> None:
    assert title("{source}: {title}") == "The Allies: Otters are back"
    assert title("{date} {title} [{language}] in {place}, {category}") == (
        "2026-05-01 Otters are back [fr] in Temse, Otters"
    )
    assert title("{{{title}}}") == "{Otters are back}"
    assert title("{language}", BARE, language="nl") == "nl"


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{title} ({place})", "Otters are back"),
        ("{title} ({place}, {date})", "Otters are back (2026-05-01)"),
        ("{title} ({date}, {place})", "Otters are back (2026-05-01)"),
        ("{title} (in {place}) by {source}", "Otters are back by The Allies"),
        ("[{language}] {title}", "Otters are back"),
        ("{place}: {title}", "Otters are back"),
        ("{category} – {place} – {title}", "Otters are back"),
        ("{title} – {category} – {place}", "Otters are back"),
        ("{title}【{category}】", "Otters are back"),
        ("News {category}: {title}", "News Otters are back"),
        ("{place}", "Otters are back"),
        ("{place}{category}", "Otters are back"),
    ],
)
def test_what_is_not_known_goes_with_the_signs_around_it(template: str, shown: str) -> None:
    assert title(template, BARE) == shown


def test_filters_know_the_title_that_the_source_gave() -> None:
    spec = feed(title_template="{source}: {title}", exclude=(Wording(words="ally", where="title"),))
    assert len(view(spec, SITE, SOURCES, [BARE], NOW).entries) == 1


def test_a_template_says_what_is_wrong_with_it() -> None:
    for wrong in ("{titel}", "{0}", "{}", "{title.x}", "{title!r}", "{title:>9}", "{title[0]}"):
        with pytest.raises(UnknownFieldError):
            template_of(wrong)
    for wrong in ("{title", "title}", "title", "{{title}}"):
        with pytest.raises(ValueError, match=r"^has "):
            template_of(wrong)


# --- one pass gives what many do ----------------------------------------------------------------------------------

WORDS = ("flood", "care", "sea", "otter")
SAID_BY = st.lists(st.sampled_from(("own", "ally", "peer", "former")), min_size=1, max_size=3, unique=True)
DAYS = st.integers(0, 60)


@st.composite
def known(draw: st.DrawFn) -> list[Cluster]:
    """Some clusters, newest first."""
    clusters = [draw(one(number)) for number in range(draw(st.integers(0, 12)))]
    return sorted(clusters, key=lambda one: one.published, reverse=True)


@st.composite
def one(draw: st.DrawFn, number: int) -> Cluster:
    said = [
        announcement(
            source,
            str(number),
            title=draw(st.sampled_from(WORDS)),
            text=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=4))),
            published=NOW - timedelta(days=draw(DAYS) - 3),
            updated=draw(st.one_of(st.none(), DAYS.map(lambda days: NOW - timedelta(days=days)))),
            language=draw(st.sampled_from(("en-GB", "fr", None))),
            categories=tuple(Category(term=term) for term in draw(st.sets(st.sampled_from(("News", "sea"))))),
            events=(Event(start=NOW.date() + timedelta(days=draw(st.integers(-9, 9)))),) if draw(st.booleans()) else (),
            skipped=draw(st.integers(0, 9)) == 0,
        )
        for source in draw(SAID_BY)
    ]
    return cluster(*said)


SOME_WORDS = st.lists(
    st.builds(Wording, words=st.sampled_from(WORDS), where=st.sampled_from(("title", "text", "all"))), max_size=2
).map(tuple)
SOME_SOURCES = st.sets(st.sampled_from(("own", "ally", "peer"))).map(lambda names: tuple(sorted(names)))
FEEDS = st.builds(
    feed,
    limit=st.integers(1, 6),
    sources=SOME_SOURCES,
    exclude_source=SOME_SOURCES,
    first_party=st.sampled_from((None, None, True, False)),
    languages=st.sampled_from(((), ("en",), ("fr", "en"))),
    categories=st.sampled_from(((), ("news",), ("Sea",))),
    include=SOME_WORDS,
    exclude=SOME_WORDS,
    since=st.sampled_from((None, None, date(2026, 5, 20), timedelta(days=30))),
    until=st.sampled_from((None, None, date(2026, 5, 25))),
    events_only=st.booleans(),
    min_length=st.sampled_from((0, 0, 6)),
    order=st.sampled_from(ORDERS),
    group=st.sampled_from(("", "source")),
    title_template=st.sampled_from(("", "{source}: {title}")),
)
TOPICS = (Topic(term="Sea", wordings=(Wording(words="sea"),)),)


@settings(max_examples=120, deadline=None)
@given(known(), st.lists(FEEDS, max_size=4))
def test_one_pass_gives_what_many_do(clusters: list[Cluster], feeds: list[FeedSpec]) -> None:
    together = views(feeds, SITE, SOURCES, iter(clusters), NOW, TOPICS)
    assert together == tuple(view(spec, SITE, SOURCES, clusters, NOW, TOPICS) for spec in feeds)


@settings(max_examples=120, deadline=None)
@given(known(), FEEDS)
def test_a_view_is_what_is_selected_in_a_total_order(clusters: list[Cluster], spec: FeedSpec) -> None:
    chosen = {c.guid: selected(spec, SITE, SOURCES, c, NOW, TOPICS) for c in clusters}
    all_ = {guid: entry for guid, entry in chosen.items() if entry}
    shown = view(spec, SITE, SOURCES, clusters, NOW, TOPICS)
    assert len(shown.entries) == min(spec.limit, len(all_))
    assert all(replace(entry, translations=()) == all_[entry.guid] for entry in shown.entries)
    whole = view(replace(spec, limit=100, group=""), SITE, SOURCES, clusters, NOW, TOPICS)
    best = whole.entries[-spec.limit :] if spec.order == "oldest" else whole.entries[: spec.limit]
    if not (spec.exclude_source or spec.sources or spec.first_party is not None):
        return  # it stopped as soon as it was full, by the dates of all copies, those of former sources, too
    assert {entry.guid for entry in shown.entries} == {entry.guid for entry in best}


@settings(max_examples=80, deadline=None)
@given(known(), st.lists(FEEDS, max_size=3))
def test_what_is_counted_is_what_is_chosen(clusters: list[Cluster], feeds: list[FeedSpec]) -> None:
    feeds = [replace(spec, name=str(number)) for number, spec in enumerate(feeds)]
    counted = {tally.name: tally for tally in tallies(feeds, Given(SITE, SOURCES, NOW, TOPICS), clusters)}
    assert counted.pop("Sea").is_topic
    for spec in (spec for spec in feeds if spec.name in counted):
        tally = counted[spec.name]
        assert tally.chosen <= tally.taken <= tally.known
        assert all(tally.chosen <= many <= tally.of(key) for key, many in tally.all_keys.items())
        shown = view(replace(spec, limit=100), SITE, SOURCES, clusters, NOW, TOPICS)
        assert tally.chosen == len(shown.entries) + shown.waiting
    assert all(not spec.sources and not spec.include for spec in feeds if spec.name not in counted)
