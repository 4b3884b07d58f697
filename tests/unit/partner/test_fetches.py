"""What only two fetches of a feed can tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from mmmfeed.model import Announcement
from mmmfeed.parsers.partner.fetches import another_site, changed_ids


def said(n: int, site: str = "ally.example", **fields: object) -> Announcement:
    one = Announcement(
        source="ally", source_id=f"id-{n}", title=f"Title {n}", text=f"Text {n}", url=f"https://{site}/{n}",
        published=datetime(2026, 3, 1 + n, tzinfo=UTC),
    )  # fmt: skip
    return replace(one, **fields)  # type: ignore[arg-type]


KNOWN = [said(n) for n in range(6)]


def test_a_source_that_gives_new_ids_to_its_items_is_found_out() -> None:
    heard = [said(n, source_id=f"new-{n}") for n in range(6)]
    assert changed_ids(KNOWN, heard) == {f"new-{n}": f"id-{n}" for n in range(6)}


def test_words_tell_the_item_where_its_page_moved_too() -> None:
    heard = [said(n, "new.example", source_id=f"new-{n}") for n in range(6)]
    assert len(changed_ids(KNOWN, heard)) == 6


def test_single_new_ids_are_no_change_of_all() -> None:
    heard = [*KNOWN[:5], said(5, source_id="new-5")]
    assert changed_ids(KNOWN, heard) == {}


def test_new_items_are_new() -> None:
    assert changed_ids(KNOWN, [said(n) for n in range(10, 16)]) == {}


def test_what_two_items_share_names_none() -> None:
    shared = [replace(one, url="https://ally.example/news", title="News", text="") for one in KNOWN]
    assert changed_ids(shared, [replace(one, source_id=f"new-{one.source_id}") for one in shared]) == {}


def test_a_feed_of_another_site_is_told() -> None:
    heard = [said(n, "www.casino.example", source_id=f"c-{n}") for n in range(3)]
    found = another_site([said(n, "www.ally.org") for n in range(3)], heard)
    assert found is not None
    assert (found.rule, found.evidence) == ("another-site", "its items were of ally.org and are of casino.example")


def test_a_site_that_moved_with_its_ids_is_the_same() -> None:
    assert another_site([said(n, "ally.org") for n in range(3)], [said(n, "ally.net") for n in range(3)]) is None


def test_a_host_of_the_same_site_is_the_same() -> None:
    heard = [said(n, "news.ally.org", source_id=f"n-{n}") for n in range(3)]
    assert another_site([said(n, "www.ally.org") for n in range(3)], heard) is None


def test_nothing_known_tells_nothing() -> None:
    assert another_site([], KNOWN) is None
    assert another_site(KNOWN, []) is None
