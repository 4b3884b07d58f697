"""What a feed says of its items that is not to be believed, found by looking at all of them. Each rule has a name.

A rule gives a fact about the feed (shown with it) and may take from its items what is not theirs: a title that all of
them have, a date that is only when the feed was made. None of this is a problem that a person could mend.
What only two fetches can tell (ids that change, counters in a text) is merging's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from mmmfeed.model import Decision, Precision
from mmmfeed.parsers.partner import dates
from mmmfeed.parsers.partner.items import Item
from mmmfeed.text.words import comparable, cut

_FEW = 3  # items; fewer may agree by chance
_MADE_WITHIN = timedelta(minutes=1)  # between the first and the last item of a feed that dates them as it writes them
_COPY_AGE = timedelta(days=1)  # how old a cached copy of it may be
_AHEAD = timedelta(days=1)  # clocks and zones differ by less
_SHOWN = 60  # characters


class Whole(NamedTuple):
    """All that the rules look at."""

    items: Sequence[Item]
    title: str  # of the feed
    retrieved: datetime


class Found(NamedTuple):
    """What a rule found: how it is said, and the items as they are now."""

    evidence: str
    items: Sequence[Item]


Rule = Callable[[Whole], Found | None]


def judge(
    items: Sequence[Item], title: str, retrieved: datetime, told: Collection[str] = ()
) -> tuple[Sequence[Item], tuple[Decision, ...]]:
    """The items without what is not to be believed of them, and what was found, by the name of the rule.

    `told`: what a person does not believe (specs.DISTRUSTED); of ids, merging knows what to do.
    """
    items = [_as_told(item, told) for item in items]
    said = "feeds.yaml says not to believe them"
    found = [Decision(about=about, rule="told", evidence=said) for about in sorted(told)]
    for (about, rule), look in RULES.items():
        hit = look(Whole(items, title, retrieved))
        if hit is not None:
            items = hit.items
            found.append(Decision(about=about, rule=rule, evidence=hit.evidence))
    return items, tuple(found)


def _as_told(item: Item, told: Collection[str]) -> Item:
    if "titles" in told and item.title:
        item = replace(item, title_doubt="told")
    if "dates" in told:
        item = replace(item, dated=dates.undated("feeds.yaml says not to believe its dates", "told"))
    return item


# --- ids --------------------------------------------------------------------------------------------------


def _repeated_ids(whole: Whole) -> Found | None:
    told = Counter(item.entry.id for item in whole.items if item.entry.id and item.name.rule != "own-id")
    repeated = {name: count for name, count in told.items() if count > 1}
    if not repeated:
        return None
    name, count = max(repeated.items(), key=lambda pair: pair[1])
    said = f"{count} different items have the id “{cut(name, _SHOWN)}”; such ids name nothing"
    return Found(said, whole.items)


def _no_ids(whole: Whole) -> Found | None:
    if not whole.items or any(item.entry.id for item in whole.items):
        return None
    return Found("no item has an id; each is known by its link, or by its words", whole.items)


# --- links ------------------------------------------------------------------------------------------------


def _home_page_links(whole: Whole) -> Found | None:
    front = [item for item in whole.items if item.is_front]
    if len(front) < 2:  # noqa: PLR2004
        return None
    said = f"{len(front)} of {len(whole.items)} items link to the front page {front[0].page}, which is no item's page"
    return Found(said, whole.items)


def _same_link(whole: Whole) -> Found | None:
    shared = Counter(item.url for item in whole.items if item.url and not item.is_front)
    several = {page: count for page, count in shared.items() if count > 1}
    if not several:
        return None
    page, count = max(several.items(), key=lambda pair: pair[1])
    marked = [replace(item, shares_page=several[item.url] - 1) if item.url in several else item for item in whole.items]
    return Found(f"{count} items link to the same page {page}", marked)


# --- titles -----------------------------------------------------------------------------------------------


def _no_titles(whole: Whole) -> Found | None:
    if len(whole.items) < _FEW or any(item.title for item in whole.items):
        return None
    return Found("no item has a title; they are made from the texts", whole.items)


def _same_titles(whole: Whole) -> Found | None:
    if len(whole.items) < _FEW or len({comparable(item.title) for item in whole.items}) > 1:
        return None
    title = whole.items[0].title
    if not title or len({_text(item) for item in whole.items}) == 1:
        return None
    marked = [replace(item, title_doubt="same-titles") for item in whole.items]
    said = f"all {len(marked)} items have the title “{cut(title, _SHOWN)}”; titles are made from the texts"
    return Found(said, marked)


def _feeds_title(whole: Whole) -> Found | None:
    name = comparable(whole.title)
    named = [bool(name) and comparable(item.title) == name for item in whole.items]
    if sum(named) < 2:  # noqa: PLR2004
        return None
    marked = [
        replace(item, title_doubt=item.title_doubt or "title-of-the-feed") if same else item
        for item, same in zip(whole.items, named, strict=True)
    ]
    return Found(f"{sum(named)} items have the title of the feed, “{cut(whole.title, _SHOWN)}”", marked)


def _text(item: Item) -> tuple[str, ...]:
    return (*(text.value for text in item.entry.contents), item.entry.summary.value)


# --- dates ------------------------------------------------------------------------------------------------


def _no_dates(whole: Whole) -> Found | None:
    if not whole.items or any(item.entry.dates for item in whole.items):
        return None
    return Found("no item has a date; each counts from when it was first heard", whole.items)


def _dated_when_fetched(whole: Whole) -> Found | None:
    moments = _instants(whole.items)
    if len(moments) < max(_FEW, len(whole.items)) or max(moments) - min(moments) > _MADE_WITHIN:
        return None
    if not -_AHEAD <= whole.retrieved - max(moments) <= _COPY_AGE:
        return None
    said = (
        f"all {len(moments)} items are dated {max(moments):%Y-%m-%d %H:%M} UTC, which is when the feed was made "
        f"(it was fetched {whole.retrieved:%Y-%m-%d %H:%M}); each counts from when it was first heard"
    )
    marked = [replace(item, dated=dates.undated(said, "dated-when-fetched")) for item in whole.items]
    return Found(said, marked)


def _same_dates(whole: Whole) -> Found | None:
    moments = _instants(whole.items)
    if len(moments) < max(_FEW, len(whole.items)) or len(set(moments)) > 1:
        return None
    return Found(f"all {len(moments)} items are dated {moments[0]:%Y-%m-%d %H:%M:%S} UTC", whole.items)


def _dated_ahead(whole: Whole) -> Found | None:
    ahead = [item for item in whole.items if (day := item.dated.published) and day > whole.retrieved + _AHEAD]
    if not ahead:
        return None
    one = ahead[0]
    said = f"{len(ahead)} of {len(whole.items)} items are dated ahead, such as “{cut(one.title, _SHOWN)}”"
    return Found(f"{said} ({one.dated.published:%Y-%m-%d}); they wait for their day", whole.items)


def _instants(items: Sequence[Item]) -> list[datetime]:
    told = (item.dated for item in items if item.dated.precision is Precision.INSTANT)
    return [dated.published for dated in told if dated.published]


# In this order: the first of two that say the same of an item is the one that counts.
RULES: Mapping[tuple[str, str], Rule] = MappingProxyType(
    {
        ("ids", "repeated-ids"): _repeated_ids,
        ("ids", "no-ids"): _no_ids,
        ("links", "home-page-links"): _home_page_links,
        ("links", "same-link"): _same_link,
        ("titles", "no-titles"): _no_titles,
        ("titles", "same-titles"): _same_titles,
        ("titles", "title-of-the-feed"): _feeds_title,
        ("dates", "no-dates"): _no_dates,
        ("dates", "dated-when-fetched"): _dated_when_fetched,
        ("dates", "same-dates"): _same_dates,
        ("dates", "dated-ahead"): _dated_ahead,
    }
)
