"""Announcements that are heard find the clusters where they belong."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made import announcement, day, dumped
from merging import groups, knowing
from mmmfeed.merge import CROWD
from mmmfeed.model import Announcement, Cluster

TODAY = day(2026, 6, 1)


def clusters(*heard: Announcement, at: datetime = TODAY) -> list[Cluster]:
    with knowing(at) as known:
        known.hear(*heard)
        return known.clusters


SAME_TEXT = {"text": announcement().text}


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        pytest.param(
            announcement(source_id="http://ally.example/a"),
            announcement(source_id="https://ally.example/a", text="Else", title="Else"),
            "guid",
            id="https for http in the source's own id",
        ),
        pytest.param(
            announcement(source_id="http://old.example/2026/a"),
            announcement(source_id="https://new.example/2026/a", text="Else", title="Else"),
            "guid",
            id="a source that moved to another host",
        ),
        pytest.param(
            announcement(url="https://ally.example/a"),
            announcement("peer", url="http://ALLY.example/a?utm_source=peer#top"),
            "url",
            id="one page, linked with and without tracking",
        ),
        pytest.param(
            announcement(**SAME_TEXT),
            announcement("peer", text=SAME_TEXT["text"].upper(), published=day(2026, 3, 4)),
            "text",
            id="the same words some days later",
        ),
        pytest.param(
            announcement(source_id="1", **SAME_TEXT, title="Charter"),
            announcement(source_id="2", **SAME_TEXT, title="Charter"),
            "text",
            id="a source that says it twice",
        ),
        pytest.param(
            announcement(source_id="1", text="We meet.", title="We meet"),
            announcement(source_id="2", text="We meet.", title="We meet"),
            "text",
            id="a source that says few words twice on a day",
        ),
    ],
)
def test_the_same(a: Announcement, b: Announcement, rule: str) -> None:
    (one,) = clusters(a, b)
    assert [m.joined.rule for m in one.members if m.joined] == [rule]
    assert all(m.joined.evidence for m in one.members if m.joined)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(announcement("ally"), announcement("peer"), id="nothing in common but the sources' ids"),
        pytest.param(
            announcement(source_id="https://one.example/?p=12"),
            announcement(source_id="https://two.example/?p=12", published=day(2026, 4, 1)),
            id="two blogs of a planet that count their posts",
        ),
        pytest.param(
            announcement(url="https://ally.example/"),
            announcement("peer", url="https://ally.example/"),
            id="a home page is not an announcement",
        ),
        pytest.param(
            announcement(**SAME_TEXT, title="Bulletin 14"),
            announcement("peer", **SAME_TEXT, title="Bulletin 15"),
            id="titles that count",
        ),
        pytest.param(
            announcement(**SAME_TEXT),
            announcement("peer", **SAME_TEXT, published=day(2026, 9, 1)),
            id="a reminder that comes back",
        ),
        pytest.param(
            announcement(text="Read more on our website."),
            announcement("peer", text="Read more on our website."),
            id="few words say little",
        ),
        pytest.param(
            announcement(**SAME_TEXT, language="de"),
            announcement("peer", **SAME_TEXT, language="en"),
            id="untranslated, for readers of another language",
        ),
        pytest.param(
            announcement(url="https://ally.example/charter", language="fr"),
            announcement("peer", url="https://ally.example/charter", language="en"),
            id="one page, told of in two languages",
        ),
        pytest.param(
            announcement(source_id="1", url="https://ally.example/diary"),
            announcement(source_id="2", url="https://ally.example/diary"),
            id="a source that links all to one page",
        ),
    ],
)
def test_not_the_same(a: Announcement, b: Announcement) -> None:
    assert len(clusters(a, b)) == 2


def test_a_copy_that_tells_no_language_joins_none_of_two() -> None:
    said = [announcement(source, **SAME_TEXT, language=code) for source, code in (("ally", "de"), ("peer", "en"))]
    found = groups(clusters(*said, announcement("own", **SAME_TEXT)))
    assert sorted(map(len, found)) == [1, 2]


def test_a_crowded_url_says_nothing() -> None:
    crowd = [announcement(source_id=str(n), url="https://ally.example/diary") for n in range(CROWD + 1)]
    outside = announcement("peer", url="https://ally.example/diary")
    assert len(clusters(*crowd, outside)) == CROWD + 2


def test_many_partners_may_carry_one_announcement() -> None:
    carried = [announcement(f"partner{n}", url="https://own.example/charter") for n in range(9)]
    assert len(clusters(*carried)) == 1


def test_first_party_leads_and_the_earliest_date_stands() -> None:
    (one,) = clusters(announcement("ally", **SAME_TEXT, published=day(2026, 3, 1, 8)), dumped("x", **SAME_TEXT))
    assert one.lead.source == "own"
    assert one.published == day(2026, 3, 1, 8)


def test_guid_is_minted_without_a_clock() -> None:
    (first,) = clusters(dumped("x"), at=day(2026, 6, 1))
    (second,) = clusters(dumped("x"), at=day(2027, 1, 1))
    assert first.guid == second.guid
    assert first.guid.startswith("tag:www.wetlands.example,2026-03-01:")


def test_an_undated_announcement_has_no_day_of_ours_in_its_guid() -> None:
    (first,) = clusters(announcement(published=day(2026, 6, 1), dated=False))
    (second,) = clusters(announcement(published=day(2026, 7, 1), dated=False))
    assert first.guid == second.guid


def test_guid_is_for_life_when_a_better_copy_leads() -> None:
    with knowing() as known:
        (before,) = known.hear(announcement("ally", **SAME_TEXT))
        (after,) = known.hear(dumped("x", **SAME_TEXT), at=day(2026, 6, 2))
    assert after.lead.source == "own"
    assert after.guid == before.guid


def test_a_guid_that_nobody_has_seen_yet_is_the_one_that_another_order_would_have_given() -> None:
    with knowing() as known:
        known.hear(announcement("ally", **SAME_TEXT))
        (one,) = known.hear(dumped("x", **SAME_TEXT))
    assert [one.guid] == [c.guid for c in clusters(dumped("x", **SAME_TEXT))]
    assert one.aliases == ()


def test_of_two_clusters_the_older_guid_stays_and_the_other_is_an_alias() -> None:
    with knowing() as known:
        (old,) = known.hear(announcement("ally", "2", url="https://ally.example/a"), at=day(2026, 6, 1))
        (young,) = known.hear(announcement("peer", **SAME_TEXT), at=day(2026, 6, 2))
        link = announcement("own", "x", url="https://ally.example/a", **SAME_TEXT)
        (one,) = known.hear(link, at=day(2026, 6, 3))
    assert one.guid == old.guid
    assert one.aliases == (young.guid,)


def test_what_is_joined_stays_joined_when_its_words_change() -> None:
    with knowing() as known:
        before = known.hear(announcement("ally", **SAME_TEXT), announcement("peer", **SAME_TEXT))
        edited = announcement("ally", text="Quite other words than there were before, all of them.")
        (after,) = known.hear(edited, at=day(2026, 6, 2))
    assert groups([after]) == groups(before)
    assert after.guid == before[0].guid


def test_untouched_clusters_are_not_returned() -> None:
    with knowing() as known:
        known.hear(announcement("ally", "1"), announcement("peer", "1"))
        assert groups(known.hear(announcement("ally", "1", title="New title"))) == {frozenset({("ally", "1")})}


def test_a_url_proves_nothing_any_more_when_its_source_has_it_again() -> None:
    page = "https://ally.example/diary"
    with knowing() as known:
        (one,) = known.hear(announcement("ally", "1", url=page), announcement("peer", "1", url=page))
        known.hear(announcement("ally", "2", url=page), at=day(2026, 6, 2))
        found = known.clusters
    assert len(one.members) == 2
    assert len(found) == 3
    assert one.guid in {c.guid for c in found}


def test_a_teaser_and_two_texts_that_are_not_the_same_are_no_chain() -> None:
    start = (
        "The harbour council invites all residents to the public hearing on the new tidal barrier, which will be held"
    )
    teaser = announcement("own", "t", text=start, truncated=True, title="Hearing on the tidal barrier")
    first = announcement("ally", "1", text=f"{start} on 3 March in the old customs house at 18:00.")
    second = announcement("peer", "1", text=f"{start} on 9 April in the old customs house at 18:00.")
    found = clusters(teaser, first, second)
    assert not any({("ally", "1"), ("peer", "1")} <= names for names in groups(found))


# --- what must always hold


SAID = st.builds(
    lambda source, number, url, words, days: announcement(
        source,
        str(number),
        url=url and f"https://ally.example/{url}",
        text=f"{words} and so on, at such a length that equal words mean that the announcements are the same.",
        title="Title",
        published=day(2026, 3, 1) + timedelta(days=days),
    ),
    st.sampled_from(["own", "ally", "peer"]),
    st.integers(0, 3),  # what a source says five times is its boilerplate
    st.sampled_from([None, "a", "b"]),
    st.sampled_from(["one", "two", "three"]),
    st.sampled_from([0, 1, 90]),
)
SEVERAL = st.lists(SAID, min_size=1, max_size=8, unique_by=lambda a: (a.source, a.source_id))


@settings(max_examples=60)
@given(SEVERAL, st.randoms(use_true_random=False), st.integers(1, 8))
def test_neither_order_nor_size_of_batches_matters(said: list[Announcement], random: object, size: int) -> None:
    shuffled = list(said)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with knowing() as known:
        for start in range(0, len(shuffled), size):
            known.hear(*shuffled[start : start + size])
        found = known.clusters
    assert {c.guid: groups([c]) for c in found} == {c.guid: groups([c]) for c in clusters(*said)}


@settings(max_examples=40)
@given(SEVERAL, st.permutations(range(8)))
def test_who_is_with_whom_does_not_depend_on_the_day_of_hearing(said: list[Announcement], order: list[int]) -> None:
    with knowing() as known:
        for days, at in enumerate(at for at in order if at < len(said)):
            known.hear(said[at], at=TODAY + timedelta(days=days))
        assert groups(known.clusters) == groups(clusters(*said))


@settings(max_examples=40)
@given(SEVERAL)
def test_each_announcement_is_in_one_cluster_and_each_guid_is_one_clusters(said: list[Announcement]) -> None:
    found = clusters(*said)
    names = [m.name for c in found for m in c.members]
    assert sorted(names) == sorted(a.name for a in said)
    assert len({c.guid for c in found}) == len(found)


@settings(max_examples=40)
@given(SEVERAL)
def test_merging_again_changes_nothing(said: list[Announcement]) -> None:
    with knowing() as known:
        known.hear(*said)
        once = known.clusters
        known.hear(*said, at=day(2026, 7, 1))
        assert known.clusters == once


@settings(max_examples=40)
@given(SEVERAL)
def test_guids_that_were_given_out_stay_known(said: list[Announcement]) -> None:
    """Heard one by one on different days: whatever guid was shown stays a guid, or an alias of one."""
    shown: set[str] = set()
    with knowing() as known:
        for days, one in enumerate(said):
            shown |= {c.guid for c in known.hear(one, at=TODAY + timedelta(days=days))}
            assert shown <= {guid for c in known.clusters for guid in (c.guid, *c.aliases)}


def test_permutations_of_a_chain_make_one_cluster() -> None:
    chain = [
        announcement("ally", url="https://ally.example/a"),
        announcement("peer", url="https://ally.example/a", **SAME_TEXT),
        dumped("x", **SAME_TEXT),
    ]
    guids = {clusters(*order)[0].guid for order in permutations(chain)}
    assert len(guids) == 1
