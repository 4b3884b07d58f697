"""What makes two announcements different, whatever they share: a number, month or ordinal of the one title that the
other has replaced, or days that have nothing in common. The rest of a text may be worded more freely.
"""

from __future__ import annotations

from collections.abc import Iterable

from mmmfeed.merge.translation.essence import Essence
from mmmfeed.merge.translation.quantities import are_equal
from mmmfeed.model import Veto


def veto(a: Essence, b: Essence) -> Veto | None:
    """Why the two are not one, the same whichever comes first but for the order of the words; None if they may be."""
    return _counts(a, b) or _title_months(a, b) or _days(a, b)


def _counts(a: Essence, b: Essence) -> Veto | None:
    """A number in the place of another: "Bulletin 14", „Bulletin Nr. 15“. In words it counts only against words."""
    here, there = _left(a.counts, b.counts | b.told), _left(b.counts, a.counts | a.told)
    if not (here and there):
        here, there = _left(a.told, b.counts | b.told), _left(b.told, a.counts | a.told)
    if not (here and there):
        return None
    return Veto(rule="number", evidence=f"in the title, {_listed(here)} here, {_listed(there)} there")


def _left(these: frozenset[str], those: frozenset[str]) -> list[str]:
    missing = these - those
    return sorted(one for one in missing if not any(are_equal(one, other) for other in those))


def _listed(numbers: Iterable[str]) -> str:
    return ", ".join(numbers)


def _title_months(a: Essence, b: Essence) -> Veto | None:
    here, there = a.title_months, b.title_months
    if not here or not there or here & there:
        return None
    return Veto(rule="date", evidence=f"in the title, month {min(here)} here, {min(there)} there")


def _days(a: Essence, b: Essence) -> Veto | None:
    """Both name days, and not one of either is in the other, be it in digits."""
    if not a.days or not b.days or a.days & b.possible or b.days & a.possible:
        return None
    (month, day), (other_month, other_day) = min(a.days), min(b.days)
    return Veto(rule="date", evidence=f"{day}/{month} here, {other_day}/{other_month} there")
