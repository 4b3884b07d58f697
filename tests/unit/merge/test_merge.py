"""Known clusters and heard announcements become clusters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import SOURCES, announcement, day, dumped, member
from mmmfeed.merge import CROWD, Policy, merge
from mmmfeed.model import Announcement, Cluster


def policy(now: datetime) -> Policy:
    return Policy(site_url="https://www.wetlands.example/", sources=SOURCES, now=now)


TODAY = day(2026, 6, 1)


def clusters(*heard: Announcement, known: Sequence[Cluster] = (), at: datetime = TODAY) -> list[Cluster]:
    return merge([member(a) for a in heard], known, policy(at))


def groups(found: Sequence[Cluster]) -> set[frozenset[tuple[str, str]]]:
    return {frozenset((m.announcement.source, m.announcement.source_id) for m in cluster.members) for cluster in found}


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
            announcement(source_id="1", url="https://ally.example/diary"),
            announcement(source_id="2", url="https://ally.example/diary"),
            id="a source that links all to one page",
        ),
    ],
)
def test_not_the_same(a: Announcement, b: Announcement) -> None:
    assert len(clusters(a, b)) == 2


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
    before = clusters(announcement("ally", **SAME_TEXT))
    (after,) = clusters(dumped("x", **SAME_TEXT), known=before)
    assert after.lead.source == "own"
    assert after.guid == before[0].guid


def test_of_two_clusters_the_older_guid_stays_and_the_other_is_an_alias() -> None:
    old = clusters(announcement("ally", url="https://ally.example/a"), at=day(2026, 6, 1))
    young = clusters(announcement("peer", **SAME_TEXT), at=day(2026, 6, 2))
    link = announcement("own", "x", url="https://ally.example/a", **SAME_TEXT)
    (one,) = clusters(link, known=[*young, *old])
    assert one.guid == old[0].guid
    assert one.aliases == (young[0].guid,)


def test_what_is_joined_stays_joined_when_its_words_change() -> None:
    before = clusters(announcement("ally", **SAME_TEXT), announcement("peer", **SAME_TEXT))
    (after,) = clusters(
        announcement("ally", text="Quite other words than there were before, all of them."), known=before
    )
    assert groups([after]) == groups(before)
    assert after.guid == before[0].guid


def test_untouched_clusters_are_not_returned() -> None:
    known = clusters(announcement("ally", "1"), announcement("peer", "1"))
    assert groups(clusters(announcement("ally", "1", title="New title"), known=known)) == {frozenset({("ally", "1")})}


def test_afresh_takes_a_wrong_cluster_apart_and_only_one_part_keeps_the_guid() -> None:
    a, b = announcement("ally"), announcement("peer", published=day(2026, 3, 2))
    wrong = Cluster(guid="tag:wetlands.example,2026-03-01:x", since=day(2026, 1, 1), members=(member(a), member(b)))
    first, second = merge([member(a), member(b)], [wrong], policy(day(2026, 6, 1)), afresh=True)
    assert first.lead == a
    assert first.guid == wrong.guid
    assert second.guid != wrong.guid


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
    st.integers(0, 6),
    st.sampled_from([None, "a", "b"]),
    st.sampled_from(["one", "two", "three"]),
    st.sampled_from([0, 1, 90]),
)
SEVERAL = st.lists(SAID, min_size=1, max_size=8, unique_by=lambda a: (a.source, a.source_id))


@given(SEVERAL, st.randoms(use_true_random=False))
def test_the_order_of_one_batch_does_not_matter(said: list[Announcement], random: object) -> None:
    shuffled = list(said)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert {c.guid: c for c in clusters(*said)} == {c.guid: c for c in clusters(*shuffled)}


@given(SEVERAL)
def test_each_announcement_is_in_one_cluster_and_each_guid_is_one_clusters(said: list[Announcement]) -> None:
    found = clusters(*said)
    names = [(m.announcement.source, m.announcement.source_id) for c in found for m in c.members]
    assert sorted(names) == sorted((a.source, a.source_id) for a in said)
    assert len({c.guid for c in found}) == len(found)


@given(SEVERAL)
def test_merging_again_changes_nothing(said: list[Announcement]) -> None:
    once = clusters(*said)
    again = clusters(*said, known=once, at=day(2026, 7, 1))
    assert {c.guid: groups([c]) for c in again} == {c.guid: groups([c]) for c in once}


@given(SEVERAL)
def test_guids_that_were_given_out_stay_known(said: list[Announcement]) -> None:
    """Heard one by one: whatever guid was shown stays a guid, or an alias of one."""
    known: list[Cluster] = []
    shown: set[str] = set()
    for one in said:
        touched = clusters(one, known=known)
        gone = set().union(*(groups([c]) for c in touched))
        names = frozenset().union(*gone)
        known = [c for c in known if not names & next(iter(groups([c])))] + touched
        shown |= {c.guid for c in touched}
        assert shown <= {guid for c in known for guid in (c.guid, *c.aliases)}


def test_permutations_of_a_chain_make_one_cluster() -> None:
    chain = [
        announcement("ally", url="https://ally.example/a"),
        announcement("peer", url="https://ally.example/a", **SAME_TEXT),
        dumped("x", **SAME_TEXT),
    ]
    guids = {clusters(*order)[0].guid for order in permutations(chain)}
    assert len(guids) == 1
