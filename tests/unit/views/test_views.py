"""What a feed shows at a given time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from made import SOURCES, announcement, day, dumped, member
from mmmfeed.model import Announcement, Cluster, FeedSpec, FeedView, Seen, SiteSpec, Translation
from mmmfeed.text.instants import at_noon
from mmmfeed.views import absent, translated, view

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
    assert [entry.cluster for entry in shown.entries] == clusters[:3]


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
    assert [entry.cluster for entry in shown.entries] == [soon]
    assert shown.waiting == 1


def test_a_feed_of_some_sources_shows_their_copies() -> None:
    both = cluster(dumped("x"), announcement("ally"))
    shown = show(both, cluster(announcement("peer")), feed=replace(NEWS, sources=("ally",)))
    (entry,) = shown.entries
    assert entry.shown.source == "ally"
    assert entry.guid == both.guid


def test_a_source_that_left_the_configuration_shows_nothing() -> None:
    assert show(cluster(announcement("former"))).entries == ()


def test_what_a_person_skips_is_not_shown() -> None:
    skipped = dumped("x", skipped=True)
    both = cluster(skipped, announcement("ally"))
    shown = show(cluster(skipped), both)
    assert [entry.shown.source for entry in shown.entries] == ["ally"]
    assert shown.waiting == 0
    assert show(cluster(skipped, announcement(skipped=True))).entries == ()


def test_a_teaser_is_shown_with_the_whole_text_of_a_copy_that_the_feed_takes() -> None:
    whole = announcement(url="https://ally.example/1")
    own = dumped("x", text=whole.text[:60] + "…", truncated=True, published=day(2026, 3, 2), title="Charter adopted")
    both = cluster(own, whole)
    (entry,) = show(both).entries
    assert (entry.shown.title, entry.shown.text, entry.published) == (own.title, whole.text, whole.published)
    assert (entry.text_from, entry.shown.url) == (whole, whole.url)
    (alone,) = show(both, feed=replace(NEWS, sources=("own",))).entries
    assert alone.shown == own


def test_updated_is_when_readers_saw_other_words() -> None:
    both = replace(cluster(dumped("x"), announcement("ally")), seen=Seen(b"", day(2026, 5, 3)))
    assert show(both).updated == day(2026, 5, 3)
    assert show(replace(both, seen=Seen(b"", day(2026, 2, 3)))).updated == day(2026, 3, 1)


def test_what_changed_for_others_has_not_changed_in_a_feed_of_some_sources() -> None:
    both = replace(cluster(dumped("x"), announcement("ally")), seen=Seen(b"", day(2026, 5, 3)))
    assert show(both, feed=replace(NEWS, sources=("ally",))).updated == day(2026, 3, 1)
    assert show(both, feed=replace(NEWS, sources=("own", "ally"))).updated == day(2026, 5, 3)


# --- translations -----------------------------------------------------------------------------------------

ENGLISH, FRENCH, GERMAN = (
    announcement(source_id=tag, language=tag, url=f"https://ally.example/{tag}") for tag in ("en", "fr", "de")
)


def linked(said: Announcement, *others: str) -> Cluster:
    return replace(cluster(said), translations=tuple(f"tag:x:{name}" for name in others))


def of(said: Announcement) -> Translation:
    return Translation(guid=f"tag:x:{said.source_id}", language=said.language, url=said.url)


def test_translations_that_are_entries_are_known_and_the_others_are_named() -> None:
    shown = show(linked(ENGLISH, "fr", "de", "en"), linked(FRENCH, "en", "de"))
    assert [entry.translations for entry in shown.entries] == [(of(FRENCH),), (of(ENGLISH),)]
    assert absent(shown) == ("tag:x:de",)


def test_a_translation_elsewhere_is_linked_whatever_source_it_is_of() -> None:
    shown = show(linked(ENGLISH, "fr", "de"), feed=replace(NEWS, sources=("ally",)))
    german = replace(GERMAN, source="peer", language=None)
    (entry,) = translated(shown, [linked(german), linked(FRENCH)], NOW).entries
    assert entry.translations == (of(FRENCH), of(german))


def test_a_translation_that_readers_may_not_see_is_none() -> None:
    shown = show(linked(ENGLISH, "fr", "de"))
    hidden = [replace(FRENCH, skipped=True), replace(GERMAN, published=NOW + timedelta(days=1))]
    (entry,) = translated(shown, map(linked, hidden), NOW).entries
    assert entry.translations == ()
    (entry,) = translated(shown, [linked(replace(FRENCH, source="former"))], NOW).entries
    assert entry.translations == ()


def test_a_translation_without_a_language_is_in_that_of_the_site() -> None:
    shown = view(
        NEWS,
        replace(SITE, language="de"),
        SOURCES,
        [linked(ENGLISH, "de"), linked(replace(GERMAN, language=None))],
        NOW,
    )
    assert shown.entries[0].translations == (of(GERMAN),)
