"""What a feed would tell its subscribers at once is compared with what it told them before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from made import announcement, day, member
from mmmfeed.model import Cluster, Difference, Entry, FeedSpec, FeedView, Past, Publication, SiteSpec, SourceSpec, Told
from mmmfeed.publish import plausible

SITE = SiteSpec(title="River Forum", url="https://www.riverforum.example/")
NOW = day(2026, 6, 1)
SOURCES = {
    name: SourceSpec(name=name, kind="feed", location=f"https://{name}.example/feed")
    for name in ("own", "ally", "peer")
}
DAY = timedelta(days=1)


def entry(name: str, at: datetime, source: str = "ally", aliases: tuple[str, ...] = (), title: str = "") -> Entry:
    said = announcement(source, name, published=at)
    said = replace(said, title=title) if title else said
    cluster = Cluster(guid=name, since=at, members=(member(said),), aliases=aliases)
    return Entry(cluster=cluster, shown=said)


def daily(count: int, source: str = "ally", until: datetime = NOW, prefix: str = "") -> list[Entry]:
    """One a day, the newest first."""
    return [entry(f"{prefix}{source}-{until - n * DAY:%Y%m%d}", until - n * DAY, source) for n in range(count)]


def view(entries: Iterable[Entry], sources: Mapping[str, SourceSpec] = SOURCES, **wishes: object) -> FeedView:
    shown = sorted(entries, key=lambda one: one.published, reverse=True)
    feed = FeedSpec(name="news", title="News", **wishes)  # type: ignore[arg-type]
    return FeedView(feed=feed, site=SITE, entries=tuple(shown[: feed.limit]), updated=NOW, sources=sources)


def past(
    shown: FeedView, at: datetime = NOW, news: Iterable[int] = (), former: Iterable[Entry] = (), **more: object
) -> Past:
    """That `shown` was published at last, after some publications with so many new entries."""
    told = {one.guid: plausible.told(one) for one in shown.entries}
    told |= {one.guid: replace(plausible.told(one), shown=False) for one in former}
    first = Publication(at=at - 30 * DAY, entries=1, new=len(told), changed=0, vanished=0, is_usual=False)
    later = [Publication(at=at, entries=len(told), new=new, changed=0, vanished=0) for new in news]
    last = replace((later or [first])[-1], at=at, settings=plausible.wishes(shown.feed), **more)  # type: ignore[arg-type]
    return Past(told=told, publications=(last, *later[:-1], first) if later else (last,))


def judge(
    now: FeedView, before: Past, whys: Mapping[str, str] | None = None, expected: Collection[str] = (), apart: int = 0
) -> tuple[Difference, str | None]:
    found = plausible.compared(now, before, whys or {}, plausible.wishes(now.feed), expected=expected)
    return found, plausible.implausible(found, now, before, apart)


def names(told: Iterable[Told]) -> list[str]:
    return [one.guid for one in told]


# --- what is new ------------------------------------------------------------------------------------------


def test_a_first_publication_may_always_go_out() -> None:
    found, why = judge(view(daily(50)), Past())
    assert (len(found.new), why) == (50, None)


def test_who_has_seen_nothing_yet_is_not_flooded() -> None:
    assert judge(view(daily(50)), past(view([])))[1] is None


def test_nothing_differs() -> None:
    before = view(daily(50))
    found, why = judge(before, past(before))
    assert not found
    assert why is None


def test_a_partners_history_at_once_is_a_flood() -> None:
    before = view(daily(50, "own"), limit=100)
    after = view([*before.entries, *daily(30, "peer", NOW - 20 * DAY)], limit=100)
    found, why = judge(after, past(before, news=[1, 2, 1]))
    assert len(found.new) == 30
    assert why is not None
    assert why.startswith("not published: 30 of its 80 entries would be new to subscribers at once")
    assert "from peer); usually it is 1. " in why
    assert "`mmmfeed build --accept news`" in why
    assert "`mmmfeed build --dry-run`" in why


def test_so_it_is_in_a_full_feed() -> None:
    before = view(daily(60, "own"))
    after = view([*daily(60, "own"), *daily(30, "peer", NOW - DAY)])
    found, why = judge(after, past(before))
    assert (len(found.new), len(found.slid), len(found.vanished)) == (24, 24, 0)
    assert why is not None


def test_a_partner_with_a_feed_of_the_usual_length_may_come() -> None:
    before = view(daily(20, "own"))
    assert judge(view([*before.entries, *daily(10, "peer", NOW - 20 * DAY)]), past(before))[1] is None


def test_what_somebody_let_come_is_no_flood() -> None:
    before, more = view(daily(20, "own")), daily(30, "peer", NOW - 20 * DAY)
    found, why = judge(view([*before.entries, *more]), past(before), expected=names(map(plausible.told, more)))
    assert len(found.new) == 30
    assert why is None


def test_cron_was_off_for_three_months() -> None:
    before = view(daily(50, until=NOW - 90 * DAY))
    found, why = judge(view(daily(140)), past(before, at=NOW - 90 * DAY, news=[1, 1]))
    assert (len(found.new), len(found.slid), why) == (50, 50, None)


def test_a_source_that_was_broken_for_months_is_back() -> None:
    shown = [*daily(100, "own"), *daily(10, "ally", NOW - 90 * DAY)]
    before = view(shown, limit=500)
    after = view([*shown, *daily(89, "ally")], limit=500)
    found, why = judge(after, past(before, news=[1, 1]))
    assert (len(found.new), why) == (89, None)


def test_a_busy_day_of_a_busy_feed_is_usual() -> None:
    old = [entry(f"o{n}", NOW - DAY * (n // 12 + 1)) for n in range(60)]
    before = view(old, limit=200)
    after = view([*old, *(entry(f"n{n}", NOW) for n in range(24))], limit=200)
    assert judge(after, past(before, news=[3, 4, 3]))[1] is None


def test_sixty_of_one_day_are_not() -> None:
    old = daily(50, until=NOW - DAY)
    after = view([*old, *(entry(f"n{n}", NOW) for n in range(60))], limit=200)
    assert judge(after, past(view(old, limit=200)))[1] is not None


def test_one_day_with_a_whole_history_in_it_does_not_make_every_flood_usual() -> None:
    old = [*daily(20, "own"), *(entry(f"h{n}", NOW - 3 * DAY) for n in range(40))]
    after = view([*old, *(entry(f"n{n}", NOW) for n in range(40))], limit=200)
    assert judge(after, past(view(old, limit=200)))[1] is not None


def test_what_is_published_in_large_lots_may_come_in_large_lots() -> None:
    old = daily(50, until=NOW - 30 * DAY)
    after = view([*old, *daily(25, "peer", NOW - 60 * DAY)], limit=200)
    assert judge(after, past(view(old, limit=200), news=[15, 14, 13]))[1] is None
    assert judge(after, past(view(old, limit=200), news=[1, 2, 3]))[1] is not None


def test_new_guids_for_all_is_a_flood_and_a_loss() -> None:
    before = view(daily(30))
    found, why = judge(view(daily(30, prefix="new-")), past(before))
    assert (len(found.new), len(found.vanished)) == (30, 30)
    assert why is not None
    assert "22 of its 30 entries would be new" in why  # the others might be news
    assert "30 of its 30 entries would be gone" in why


# --- what is gone -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("entries", "gone"), [(3, 1), (3, 2), (50, 3), (50, 5), (100, 10)])
def test_a_few_may_vanish(entries: int, gone: int) -> None:
    all_ = daily(entries)
    found, why = judge(view(all_[gone:], limit=200), past(view(all_, limit=200)))
    assert (len(found.vanished), why) == (gone, None)


@pytest.mark.parametrize(("entries", "gone"), [(2, 2), (3, 3), (6, 4), (50, 6), (100, 11)])
def test_many_may_not(entries: int, gone: int) -> None:
    all_ = daily(entries)
    found, why = judge(view(all_[gone:], limit=200), past(view(all_, limit=200)))
    assert len(found.vanished) == gone
    assert why is not None
    assert f"{gone} of its {entries} entries would be gone" in why
    assert "usually it is none" in why


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_what_newer_ones_pushed_out_did_not_vanish(order: str) -> None:
    before = view(daily(50, until=NOW - 9 * DAY), order=order)
    found, why = judge(view(daily(60), order=order), past(before))
    assert (len(found.slid), len(found.vanished), why) == (9, 0, None)


@pytest.mark.parametrize("why", ["limit", "since"])
def test_so_it_is_in_any_order_and_where_it_is_too_old(why: str) -> None:
    all_ = daily(50)
    gone = {one.guid: why for one in all_[:20]}
    found, refusal = judge(view(all_[20:], order="event"), past(view(all_, order="event")), gone)
    assert (len(found.slid), refusal) == (20, None)


@pytest.mark.parametrize("why", ["skipped", "former-source"])
def test_what_a_person_took_out_did_not_vanish(why: str) -> None:
    all_ = daily(50)
    found, refusal = judge(view(all_[20:]), past(view(all_)), {one.guid: why for one in all_[:20]})
    assert (len(found.decided), refusal) == (20, None)


def test_a_source_that_was_taken_out_takes_its_entries_along() -> None:
    own, ally = daily(20, "own"), daily(20, "ally")
    found, why = judge(view(own, {"own": SOURCES["own"]}), past(view([*own, *ally])))
    assert (len(found.decided), why) == (20, None)


@pytest.mark.parametrize("why", ["mirror", "ahead", "", "languages"])
def test_what_nobody_took_out_vanished(why: str) -> None:
    all_ = daily(50)
    found, refusal = judge(view(all_[20:]), past(view(all_)), {one.guid: why for one in all_[:20]})
    assert (len(found.vanished), refusal is None) == (20, False)


def test_a_feed_that_is_asked_for_otherwise_may_be_another_one() -> None:
    all_ = daily(100)
    before = past(view(all_, limit=50))
    found, why = judge(view(all_, limit=100), before)
    assert (len(found.new), why) == (50, None)
    few = view(all_[:10], limit=10)
    found, why = judge(few, before, {one.guid: "limit" for one in all_[10:]})
    assert (len(found.slid), why) == (40, None)
    german = view(all_[::5], languages=("de",))
    found, why = judge(german, before, {one.guid: "languages" for one in all_})
    assert (len(found.decided), len(found.vanished), why) == (40, 0, None)


def test_but_what_its_file_lost_is_lost_all_the_same() -> None:
    all_ = daily(50)
    found, why = judge(view(all_[20:], limit=40), past(view(all_)), {one.guid: "mirror" for one in all_[:20]})
    assert (len(found.vanished), why is None) == (20, False)


def test_how_a_feed_looks_is_not_what_is_asked_for() -> None:
    feed = FeedSpec(name="news", title="News")
    same = replace(feed, title="Other", description="Other", formats=("rss",), title_template="{title}", group="source")
    assert plausible.wishes(same) == plausible.wishes(feed)
    assert plausible.wishes(replace(feed, events_only=True)) != plausible.wishes(feed)


# --- other ways to come and go ----------------------------------------------------------------------------


def test_what_is_another_entry_now_did_not_vanish() -> None:
    all_ = daily(10)
    merged = entry("x", NOW, aliases=tuple(one.guid for one in all_[:8]))
    found, why = judge(view([merged, *all_[8:]]), past(view(all_)))
    assert (len(found.merged), names(found.new), found.vanished, why) == (8, ["x"], (), None)


def test_what_comes_back_is_not_new() -> None:
    own, ally = daily(20, "own"), daily(20, "ally")
    found, why = judge(view([*own, *ally]), past(view(own), former=ally))
    assert (found.new, len(found.returned), why) == ((), 20, None)


def test_what_reads_otherwise_has_changed() -> None:
    all_ = daily(5)
    edited = entry(all_[0].guid, all_[0].published, title="Another title")
    found, why = judge(view([edited, *all_[1:]]), past(view(all_)))
    assert (names(found.changed), why) == ([edited.guid], None)
    assert bool(found)


def test_what_people_keep_apart_is_split_and_new() -> None:
    before, old = view(daily(30)), daily(15, "peer", NOW - 40 * DAY)
    after = view([*before.entries, *old])
    assert judge(after, past(before))[1] is not None
    assert judge(after, past(before), apart=5)[1] is None
    assert judge(after, past(before, apart=5), apart=5)[1] is not None  # that was told long ago
