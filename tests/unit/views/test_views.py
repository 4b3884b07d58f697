"""What a feed shows at a given time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from made import SOURCES, announcement, day, dumped, member
from mmmfeed.model import Announcement, Cluster, FeedSpec, FeedView, SiteSpec
from mmmfeed.text.instants import at_noon
from mmmfeed.views import view

SITE = SiteSpec(title="Wetlands", url="https://www.wetlands.example/")
NEWS = FeedSpec(name="news", title="News")
NOW = day(2026, 6, 1, 9)


def cluster(*said: Announcement) -> Cluster:
    return Cluster(guid=f"tag:x:{said[0].source_id}", since=NOW, members=tuple(member(a) for a in said))


def show(*clusters: Cluster, feed: FeedSpec = NEWS) -> FeedView:
    return view(feed, SITE, SOURCES, clusters, NOW)


def test_the_newest_up_to_the_limit() -> None:
    clusters = [cluster(announcement(source_id=str(n))) for n in range(5)]
    shown = show(*clusters, feed=replace(NEWS, limit=3))
    assert shown.entries == tuple(clusters[:3])


def test_updated_is_that_of_the_entry_changed_last() -> None:
    old = cluster(announcement(updated=day(2026, 5, 20)))
    new = cluster(announcement(published=day(2026, 5, 10)))
    assert show(new, old).updated == day(2026, 5, 20)
    assert show().updated == show().updated


def test_todays_day_is_out_from_its_first_minute_in_the_sources_zone() -> None:
    auckland = replace(SOURCES["own"], timezone=ZoneInfo("Pacific/Auckland"))
    said = dumped("x", published=at_noon(day(2026, 6, 2).date(), auckland.timezone))
    at = day(2026, 6, 1, 12)  # in Auckland the second of June has just begun
    shown = view(NEWS, SITE, {"own": auckland}, [cluster(said)], at)
    assert len(shown.entries) == 1
    early = view(NEWS, SITE, {"own": auckland}, [cluster(said)], at - timedelta(minutes=1))
    assert (len(early.entries), early.waiting) == (0, 1)


def test_what_is_dated_ahead_waits() -> None:
    soon = cluster(announcement(published=NOW + timedelta(minutes=4)))
    later = cluster(announcement(source_id="2", published=NOW + timedelta(minutes=6)))
    shown = show(later, soon)
    assert shown.entries == (soon,)
    assert shown.waiting == 1


def test_a_feed_of_some_sources_shows_their_copies() -> None:
    both = cluster(dumped("x"), announcement("ally"))
    shown = show(both, cluster(announcement("peer")), feed=replace(NEWS, sources=("ally",)))
    (entry,) = shown.entries
    assert entry.lead.source == "ally"
    assert entry.guid == both.guid


def test_a_source_that_left_the_configuration_shows_nothing() -> None:
    assert show(cluster(announcement("former"))).entries == ()


def test_what_a_person_skips_is_not_shown() -> None:
    skipped = dumped("x", skipped=True)
    both = cluster(skipped, announcement("ally"))
    shown = show(cluster(skipped), both)
    assert [entry.lead.source for entry in shown.entries] == ["ally"]
    assert shown.waiting == 0
    assert show(cluster(skipped, announcement(skipped=True))).entries == ()
