"""What a feed takes, key by key, and why it does not take the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from made import SOURCES, announcement, day, dumped, member
from mmmfeed.errors import RunawayError
from mmmfeed.model import (
    Announcement,
    Category,
    Cluster,
    Event,
    FeedSpec,
    Precision,
    Seen,
    SiteSpec,
    SourceSpec,
    Topic,
    Wording,
)
from mmmfeed.views import place, selected, view, views

SITE = SiteSpec(title="Wetlands", url="https://www.wetlands.example/", language="en")
NOW = day(2026, 6, 1, 9)


def cluster(*said: Announcement) -> Cluster:
    return Cluster(guid=f"tag:x:{said[0].source}-{said[0].source_id}", since=NOW, members=tuple(map(member, said)))


def feed(**keys: Any) -> FeedSpec:
    return FeedSpec(name="news", title="News", **keys)


def words(*said: str, where: str = "all") -> tuple[Wording, ...]:
    return tuple(Wording(words=one, where=where) for one in said)


def reason(
    one: Cluster,
    spec: FeedSpec,
    *,
    site: SiteSpec = SITE,
    now: datetime = NOW,
    topics: tuple[Topic, ...] = (),
    sources: dict[str, SourceSpec] = SOURCES,
) -> str:
    """ "" if the feed has it, which `view`, `selected` and `place` have to agree about."""
    shown = view(spec, site, sources, [one], now, topics)
    found = place(one, shown, now, topics)
    assert (selected(spec, site, sources, one, now, topics) is not None) == bool(shown.entries) == (not found.reason)
    return f"{found.reason} {found.evidence}".strip()


# --- whose --------------------------------------------------------------------------------------------------


def test_what_a_partner_shows_already_is_left_out_for_it() -> None:
    spec = feed(exclude_source=("ally",))
    assert reason(cluster(announcement("ally")), spec) == "exclude_source ally"
    assert reason(cluster(announcement("peer")), spec) == ""


def test_a_partner_that_copied_the_publisher_still_sees_the_publishers_own() -> None:
    both = replace(cluster(dumped("x"), announcement("ally")), seen=Seen(b"", day(2026, 5, 3)))
    (entry,) = view(feed(exclude_source=("ally",)), SITE, SOURCES, [both], NOW).entries
    assert [m.announcement.source for m in entry.cluster.members] == ["own"]
    assert (entry.guid, entry.cluster.seen) == (both.guid, None)


def test_what_others_copied_of_a_partner_is_the_partners() -> None:
    copied = cluster(announcement("ally"), announcement("peer"))
    assert reason(copied, feed(exclude_source=("ally",))) == "exclude_source ally"
    assert reason(copied, feed(exclude_source=("peer",))) == ""
    assert reason(copied, feed(sources=("peer",), exclude_source=("ally",))) == "exclude_source ally"


def test_what_is_skipped_or_of_a_former_source_leads_nothing() -> None:
    spec = feed(exclude_source=("own",))
    assert reason(cluster(dumped("x", skipped=True), announcement("ally")), spec) == ""
    assert reason(cluster(announcement("former"), announcement("ally")), spec) == ""


def test_the_publishers_own_and_that_of_others() -> None:
    own, others, both = cluster(dumped("x")), cluster(announcement()), cluster(dumped("x"), announcement())
    only_own, only_others = feed(first_party=True), feed(first_party=False)
    assert [reason(one, only_own) for one in (own, others, both)] == ["", "first_party ally", ""]
    assert [reason(one, only_others) for one in (own, others, both)] == ["first_party own", "", "first_party own"]
    (entry,) = view(only_own, SITE, SOURCES, [both], NOW).entries
    assert len(entry.cluster.members) == 1


def test_copies_of_other_sources_are_told_from_announcements_of_others() -> None:
    assert reason(cluster(announcement("peer")), feed(sources=("ally",))) == "sources peer"
    assert reason(cluster(announcement("former")), feed(sources=("ally",))) == "former-source"
    # Of its sources only ally says it, whose copies it leaves out.
    copied = cluster(announcement("own"), announcement("ally"))
    assert reason(copied, feed(sources=("ally", "peer"), exclude_source=("ally",))) == "sources own"


# --- which languages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("en", "en"), ("en", "en-GB"), ("EN", "en-gb"), ("en-GB", "en-GB"), ("en-gb", "en-Latn-GB"),
        ("zh", "zh-Hant-TW"), ("zh-Hant", "zh-TW"), ("zh-TW", "zh-Hant-TW"), ("zh-Hans", "zh"),
        ("sr", "sr-Latn"), ("sr-Cyrl", "sr"), ("no", "nb"), ("no", "nn-NO"), ("nb", "no"), ("he", "iw"),
        ("en", None), ("fr-BE", "fr-BE-x-ab"), ("de-1996", "de-CH-1996"),
    ],
)  # fmt: skip
def test_a_language_that_is_taken(wanted: str, language: str | None) -> None:
    assert reason(cluster(announcement(language=language)), feed(languages=("fr-CA", wanted))) == ""


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("en-GB", "en"), ("en-GB", "en-US"), ("en", "fr"), ("en", "enm"), ("zh-Hant", "zh-CN"), ("zh-Hans", "zh-TW"),
        ("sr-Latn", "sr"), ("nb", "nn"), ("fr", None), ("en-a", "en-x-a"), ("de-1996", "de-CH"),
    ],
)  # fmt: skip
def test_a_language_that_is_not(wanted: str, language: str | None) -> None:
    said = cluster(announcement(language=language))
    assert reason(said, feed(languages=(wanted,))) == f"languages {language or 'en'}"


def test_what_is_in_no_known_language_is_not_taken_where_the_site_has_none() -> None:
    site = replace(SITE, language=None)
    assert reason(cluster(announcement()), feed(languages=("en",)), site=site) == "languages"


# --- categories and topics ----------------------------------------------------------------------------------

FLOODS = Topic(term="Floods", wordings=words("flood*", "high water"))


def test_a_category_in_whatever_case() -> None:
    said = cluster(announcement(categories=(Category(term="Care  WORK"), Category(term="News"))))
    assert reason(said, feed(categories=("Other", "care work"))) == ""
    assert reason(said, feed(categories=("care",))) == "categories"


def test_a_topic_is_a_category_that_words_give() -> None:
    wet, dry = cluster(announcement(text="The flooding was bad.")), cluster(announcement())
    spec = feed(categories=("floods",))
    assert reason(wet, spec, topics=(FLOODS,)) == ""
    assert reason(dry, spec, topics=(FLOODS,)) == "categories"
    (entry,) = view(feed(), SITE, SOURCES, [wet], NOW, (FLOODS,)).entries
    assert entry.shown.categories == (Category(term="Floods"),)
    assert [(why.about, why.evidence) for why in entry.shown.decisions] == [("category Floods", "for “flood*”")]


def test_a_topic_that_is_there_in_another_case_is_not_there_twice() -> None:
    said = cluster(announcement(text="High water!", categories=(Category(term="FLOODS", scheme="https://x.example/"),)))
    (entry,) = view(feed(), SITE, SOURCES, [said], NOW, (FLOODS,)).entries
    assert entry.shown.categories == (Category(term="FLOODS", scheme="https://x.example/"),)


# --- words: which are found is told in test_view_words.py -----------------------------------------------------


def test_include_and_exclude() -> None:
    said = cluster(announcement(title="A webinar", text="On floods."))
    assert reason(said, feed(include=words("storm", "floods"))) == ""
    assert reason(said, feed(include=words("storm"))) == "include"
    assert reason(said, feed(include=words("floods"), exclude=words("ad", "Webinar"))) == "exclude Webinar"
    assert reason(said, feed(exclude=words("webinar", where="text"))) == ""
    assert reason(said, feed(include=words("webinar", where="title"))) == ""


def test_words_are_looked_for_in_what_readers_see() -> None:
    whole = announcement(text="The assembly met. " * 9 + "It spoke of floods.")
    own = dumped("x", text="The assembly met…", truncated=True)
    spec = feed(include=words("floods"))
    assert reason(cluster(own, whole), spec) == ""
    assert reason(cluster(own, whole), replace(spec, sources=("own",))) == "include"


# --- dates --------------------------------------------------------------------------------------------------


def test_days_are_those_of_the_site() -> None:
    tokyo = replace(SITE, timezone=ZoneInfo("Asia/Tokyo"))
    said = cluster(announcement(published=day(2026, 3, 1, 16)))  # in Tokyo it is the second
    assert reason(said, feed(since=date(2026, 3, 2)), site=tokyo) == ""
    assert reason(said, feed(since=date(2026, 3, 2))) == "since 2026-03-01"
    assert reason(said, feed(until=date(2026, 3, 1)), site=tokyo) == "until 2026-03-02"
    assert reason(said, feed(since=date(2026, 3, 1), until=date(2026, 3, 1))) == ""


def test_a_day_without_a_time_is_that_day_everywhere() -> None:
    zone = ZoneInfo("Pacific/Auckland")
    sources = SOURCES | {"own": replace(SOURCES["own"], timezone=zone)}
    noon = datetime(2026, 1, 2, 12, tzinfo=zone).astimezone(UTC)  # 23:00 of the first, UTC
    said = cluster(dumped("x", published=noon))
    assert said.lead.published_precision is Precision.DAY
    assert reason(said, feed(since=date(2026, 1, 2), until=date(2026, 1, 2)), sources=sources) == ""


def test_how_long_is_counted_from_now_in_whole_days() -> None:
    said, spec = cluster(announcement(published=day(2026, 3, 3, 0))), feed(since=timedelta(days=90))
    assert reason(said, spec, now=day(2026, 6, 1, 23)) == ""
    assert reason(said, spec, now=day(2026, 6, 2, 0)) == "since 2026-03-03"
    assert reason(said, feed(since=timedelta(days=99_999_999))) == ""


def test_a_copy_counts_with_its_own_date() -> None:
    said = cluster(dumped("x", published=day(2026, 1, 5)), announcement("ally", published=day(2026, 3, 5)))
    assert reason(said, feed(since=date(2026, 3, 1))) == "since 2026-01-05"
    assert reason(said, feed(since=date(2026, 3, 1), sources=("ally",))) == ""


# --- the rest -----------------------------------------------------------------------------------------------


def test_events_only() -> None:
    spec = feed(events_only=True)
    assert reason(cluster(announcement(events=(Event(start=date(2026, 7, 1)),))), spec) == ""
    assert reason(cluster(announcement()), spec) == "events_only"


def test_letters_are_counted_and_nothing_else() -> None:
    said = cluster(announcement(text="Ten letters: 12345 … 你好, ok."))
    assert reason(said, feed(min_length=14)) == ""
    assert reason(said, feed(min_length=15)) == "min_length 14"


def test_what_waits_is_only_what_the_feed_would_show() -> None:
    later = NOW + timedelta(days=2)
    ahead = [cluster(announcement(source_id=tag, language=tag, published=later)) for tag in ("en", "fr")]
    assert view(feed(languages=("fr",)), SITE, SOURCES, ahead, NOW).waiting == 1
    assert reason(ahead[0], feed(languages=("fr",))) == "languages en"
    assert reason(ahead[1], feed(languages=("fr",))) == "ahead"


def test_what_is_over_the_limit() -> None:
    old, new = (cluster(announcement(source_id=str(n), published=day(2026, 1, n))) for n in (1, 2))
    shown = view(feed(limit=1), SITE, SOURCES, [new, old], NOW)
    assert (place(new, shown, NOW).position, place(old, shown, NOW).reason) == (1, "limit")
    assert selected(feed(limit=1), SITE, SOURCES, old, NOW) is not None


# --- regular expressions that run away ------------------------------------------------------------------------

RUNAWAY = Wording(pattern="(a|a)*$", where="text")


def test_a_runaway_pattern_stops_its_feed_and_says_where() -> None:
    said = cluster(announcement(title="Long a's", text="a" * 50 + "!"))
    good, bad = feed(), replace(feed(include=(RUNAWAY,)), name="bad")
    with pytest.raises(
        RunawayError, match=r"^bad: include: the regular expression /\(a\|a\)\*\$/ .* “Long a's”"
    ) as told:
        views([good, bad], SITE, SOURCES, [said], NOW)
    assert told.value.feeds == ("bad",)
    assert told.value.exit_code == 3


def test_a_runaway_topic_stops_all_that_show_it() -> None:
    said = cluster(announcement(text="a" * 50 + "!"))
    with pytest.raises(RunawayError, match=r"^topics: Bad: ") as told:
        views([feed()], SITE, SOURCES, [said], NOW, (Topic(term="Bad", wordings=(RUNAWAY,)),))
    assert told.value.feeds == ("news",)
