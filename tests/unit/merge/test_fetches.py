"""What only two fetches of a feed can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mmmfeed.merge import another_site, are_many, by_page_and_title, own_name, strangers, under_known_id, under_new_ids
from mmmfeed.merge.fetches import id_reused
from mmmfeed.model import Announcement

UTC_ZONE = ZoneInfo("UTC")
LONG = "The five cities of the lower river signed the charter that the assembly had adopted, item by item, part {}."


def said(n: int, site: str = "ally.example", **fields: object) -> Announcement:
    one = Announcement(
        source="ally", source_id=f"id-{n}", title=f"Title {n}", text=f"Text {n}", url=f"https://{site}/{n}",
        published=datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=n),
    )  # fmt: skip
    return replace(one, **fields)  # type: ignore[arg-type]


KNOWN = [said(n) for n in range(6)]


def found(heard: Sequence[Announcement], known: Sequence[Announcement] = KNOWN) -> dict[str, str]:
    same = under_new_ids(heard, known, len(known), UTC_ZONE)
    return {name: old.source_id for name, old in same.items()}


def renamed(many: Sequence[Announcement] = KNOWN, **fields: object) -> list[Announcement]:
    return [replace(one, source_id=f"new-{one.source_id}", **fields) for one in many]  # type: ignore[arg-type]


ALL = {f"new-id-{n}": f"id-{n}" for n in range(6)}


# --- new ids ----------------------------------------------------------------------------------------------


def test_new_ids_at_the_same_pages() -> None:
    assert found(renamed()) == ALL


def test_new_ids_at_new_pages_with_the_same_words() -> None:
    assert found([replace(one, url=f"https://new.example/{one.title}") for one in renamed()]) == ALL


def test_new_ids_at_new_pages_with_the_same_titles_and_days() -> None:
    moved = [replace(one, url=None, text=f"{one.text}. Continue reading") for one in renamed()]
    assert found(moved) == ALL


def test_a_day_is_one_of_the_sources_own_time_zone() -> None:
    brussels = ZoneInfo("Europe/Brussels")
    before = [replace(one, published=one.published - timedelta(hours=1)) for one in KNOWN if one.published]
    after = [replace(one, url=None, text="") for one in renamed()]
    assert len(under_new_ids(after, before, 6, brussels)) == 6
    assert found(after, before) == {}


def test_a_new_program_that_dates_everything_with_the_day_it_was_set_up() -> None:
    before = [replace(one, text=LONG.format(one.title)) for one in KNOWN]
    after = [replace(one, published=datetime(2027, 6, 1, tzinfo=UTC)) for one in renamed(before)]
    assert found(after, before) == ALL


def test_titles_that_come_back_on_other_days_are_new() -> None:
    assert found([replace(one, published=datetime(2026, 4, 1, tzinfo=UTC)) for one in renamed(url=None)]) == {}


def test_pages_that_are_numbered_by_place_tell_nothing() -> None:
    after = [said(n, source_id=f"new-{n}", title=f"Other {n}", text=f"Other {n}", published=KNOWN[n].published)
             for n in range(6)]  # fmt: skip
    later = [replace(one, published=datetime(2026, 5, 1, tzinfo=UTC)) for one in after]
    assert found(later) == {}


def test_undated_items_are_known_by_their_words() -> None:
    before = [replace(one, dated=False, url=None) for one in KNOWN]
    assert found(renamed(before, published=None), before) == ALL


def test_some_new_ones_among_them_are_new() -> None:
    assert found([*renamed(), said(10), said(11)]) == ALL


def test_a_few_that_are_like_known_ones_among_many_new_are_no_change_of_ids() -> None:
    assert found([*renamed()[:2], *(said(n) for n in range(20, 40))]) == {}


def test_new_items_are_new() -> None:
    assert found([said(n) for n in range(10, 16)]) == {}


def test_a_short_feed_is_known_by_all_its_words_only() -> None:
    assert found(renamed(KNOWN[:2])) == {"new-id-0": "id-0", "new-id-1": "id-1"}
    assert found(renamed(KNOWN[:2], text="Other words")) == {}


def test_a_short_feeds_notice_that_comes_back_after_months_is_new() -> None:
    before = [said(1, text=LONG)]
    again = [said(1, text=LONG, source_id="new", published=datetime(2026, 9, 1, tzinfo=UTC))]
    assert found(again, before) == {}


def test_what_two_items_share_names_none() -> None:
    shared = [replace(one, url="https://ally.example/news", title="News", text="", published=None, dated=False)
              for one in KNOWN]  # fmt: skip
    assert found(renamed(shared), shared) == {}


def test_of_copies_that_were_kept_for_each_id_the_first_one_counts() -> None:
    copies = [replace(one, source_id=f"copy-{one.source_id}") for one in KNOWN]
    assert found(renamed(), [*KNOWN, *copies]) == ALL


@pytest.mark.parametrize(
    ("strange", "said", "many"),
    [(5, 10, True), (4, 10, False), (5, 11, False), (3, 3, True), (2, 3, False), (0, 0, False)],
)
def test_many_are_half_and_five_or_all(strange: int, said: int, many: bool) -> None:
    assert are_many(range(strange), range(said)) is many


# --- ids that mean something else -------------------------------------------------------------------------


def test_ids_that_are_places_in_the_feed() -> None:
    before = {f"place-{n}": said(n, source_id=f"place-{n}") for n in range(6)}
    after = [
        said(9, source_id="place-0"),
        *(replace(before[f"place-{n}"], source_id=f"place-{n + 1}") for n in range(5)),
    ]
    strange = strangers(after, before)
    assert strange == after
    same = under_new_ids(strange, list(before.values()), 6, UTC_ZONE)
    assert {name: old.source_id for name, old in same.items()} == {f"place-{n + 1}": f"place-{n}" for n in range(5)}


@pytest.mark.parametrize("fields", [{"title": "Other"}, {"text": "Other"}, {"url": "https://ally.example/other"}])
def test_an_edited_item_is_no_stranger(fields: dict[str, str]) -> None:
    others = {"title": "X", "text": "X", "url": "https://ally.example/x"} | {
        name: getattr(KNOWN[0], name) for name in fields
    }
    assert strangers([replace(KNOWN[0], **others)], {"id-0": KNOWN[0]}) == []


# --- ids that are not believed ----------------------------------------------------------------------------


def test_page_and_title_tell_what_an_item_is() -> None:
    edited = replace(KNOWN[0], source_id="x", text="Other", published=datetime(2026, 8, 1, tzinfo=UTC))
    other = replace(KNOWN[1], source_id="y", title="Other")
    assert by_page_and_title([edited, other], KNOWN) == {"x": KNOWN[0]}


def test_without_a_page_the_words_tell() -> None:
    before = replace(KNOWN[0], url="https://ally.example/")
    assert by_page_and_title([replace(before, source_id="x")], [before]) == {"x": before}
    assert by_page_and_title([replace(before, source_id="x", text="Other")], [before]) == {}


def test_a_session_in_the_page_makes_no_other_name() -> None:
    one, other = (said(1, url=f"https://ally.example/1?PHPSESSID={n}") for n in range(2))
    assert own_name(one) == own_name(other)
    assert own_name(one) != own_name(said(2))


def test_the_reason_takes_the_place_of_the_one_for_its_own_id() -> None:
    named = under_known_id(said(1, decisions=(id_reused(said(1)),)), "id-7", id_reused(said(2)))
    assert (named.source_id, [why.evidence for why in named.decisions]) == (
        "id-7",
        ["the id “id-2” was another announcement's"],
    )


# --- sites ------------------------------------------------------------------------------------------------


def test_a_feed_of_another_site_is_told() -> None:
    heard = [said(n, "www.casino.example", source_id=f"c-{n}") for n in range(3)]
    why = another_site([said(n, "www.ally.org") for n in range(3)], heard)
    assert why is not None
    assert (why.rule, why.evidence) == ("another-site", "its items were of ally.org and are of casino.example")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("www.ally.co.uk", "www.casino.co.uk"),
        ("ally.com.au", "casino.com.au"),
        ("www.ally.or.jp", "casino.or.jp"),
        ("ally.wordpress.com", "casino.wordpress.com"),
        ("ally.blogspot.com", "casino.blogspot.com"),
        ("203.0.113.7", "198.51.113.7"),
    ],
)
def test_what_many_sites_end_in_is_no_site(ours: str, theirs: str) -> None:
    heard = [said(n, theirs, source_id=f"c-{n}") for n in range(3)]
    assert another_site([said(n, ours) for n in range(3)], heard) is not None


def test_a_host_of_the_same_site_in_a_country_is_the_same() -> None:
    heard = [said(n, "news.ally.co.uk", source_id=f"n-{n}") for n in range(3)]
    assert another_site([said(n, "www.ally.co.uk") for n in range(3)], heard) is None


def test_a_site_that_moved_with_its_ids_is_the_same() -> None:
    assert another_site([said(n, "ally.org") for n in range(3)], [said(n, "ally.net") for n in range(3)]) is None


def test_a_host_of_the_same_site_is_the_same() -> None:
    heard = [said(n, "news.ally.org", source_id=f"n-{n}") for n in range(3)]
    assert another_site([said(n, "www.ally.org") for n in range(3)], heard) is None


def test_a_planet_may_tell_of_any_site() -> None:
    heard = [said(n, "late.example", source_id=f"l-{n}") for n in range(3)]
    assert another_site([said(n, f"blog-{n}.net") for n in range(3)], heard) is not None
    assert another_site([said(n, f"blog-{n}.net") for n in range(4)], heard) is None


def test_one_link_to_elsewhere_tells_nothing() -> None:
    assert another_site([said(n, "ally.org") for n in range(3)], [said(9, "petition.net")]) is None


def test_nothing_known_tells_nothing() -> None:
    assert another_site([], KNOWN) is None
    assert another_site(KNOWN, []) is None
