"""Under which headings the pages of announcements are listed."""

from __future__ import annotations

from mmmfeed.publishing.listing import differing, labels


def test_a_year_is_one_list() -> None:
    assert labels({"2024-11": 3, "2025-01": 2, "2025-12": 1}) == {"2025": 3, "2024": 3}


def test_a_year_of_many_is_listed_by_its_months() -> None:
    assert labels({"2024-11": 3, "2025-01": 900, "2025-12": 101}) == {"2025-12": 101, "2025-01": 900, "2024": 3}


def test_only_lists_in_which_something_changed_are_made_anew() -> None:
    lists = {"2025-12": 101, "2025-01": 900, "2024": 3}
    assert differing(lists, lists, ["2025-01"]) == ["2025-01"]
    assert differing(lists, lists, ["2024-02"]) == ["2024"]
    assert differing(lists, lists, []) == []


def test_all_months_are_made_when_a_year_gets_too_long_for_one_list() -> None:
    assert differing({"2025": 1000}, {"2025-12": 101, "2025-01": 900}, ["2025-12"]) == ["2025-12", "2025-01"]
