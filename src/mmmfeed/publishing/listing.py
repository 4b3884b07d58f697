"""Under which headings announcements are listed: years, and months where a year has many. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_MANY = 1000  # announcements; who looks through a list of more?


def labels(periods: Mapping[str, int]) -> dict[str, int]:
    """Each list and how many are in it, newest first: `2025`, or `2025-11`, …; `periods` are months, `2025-11`."""
    years: dict[str, int] = {}
    for period, number in periods.items():
        years[_year(period)] = years.get(_year(period), 0) + number
    lists: dict[str, int] = {}
    for period in sorted(periods, reverse=True):
        label = period if years[_year(period)] > _MANY else _year(period)
        lists[label] = lists.get(label, 0) + periods[period]
    return lists


def differing(before: Mapping[str, int], after: Mapping[str, int], periods: Iterable[str]) -> list[str]:
    """The lists that have to be made anew: new ones, and those of `periods` in which something changed."""
    changed = set(periods)
    years = {_year(period) for period in changed}
    return [label for label in after if label not in before or label in changed or label in years]


def _year(period: str) -> str:
    return period.rpartition("-")[0]
