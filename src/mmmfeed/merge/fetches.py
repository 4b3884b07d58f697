"""What only two fetches of a feed can tell: that it changes its ids, that another site stands behind it.

new-id        most ids of a document are unknown, or were another item's; page or words tell which items they are
ids-change    that happened with fetch after fetch: the source's ids are not believed any more, page and title decide
another-site  no id is known, and no page is of the site that the source was of

Pure: what is known of a source and what was heard now in, a decision out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from mmmfeed.merge.keys import TELLING, TEXT_WINDOW
from mmmfeed.merge.noise import without_session
from mmmfeed.model import Announcement, Decision
from mmmfeed.text.urls import canonical, host, is_home_page, site
from mmmfeed.text.words import comparable

# So often in a row a source changes its ids before they are not believed any more: a new program changes them once.
DISBELIEF = 2

_MANY = 0.5  # of a document's items: below it, single ones were given new ids
_FEW = 5  # items; that a share of fewer has new ids means little, unless it is all of them
_SITES = 3  # of which a source's items may be; those of more are a planet's, and any may come next
_ENOUGH_TO_TELL = 3  # items with a page

_Clue = Callable[[Announcement], object]
_Judge = Callable[[Announcement, Announcement], bool]  # of a known one and a strange one


# --- ids --------------------------------------------------------------------------------------------------


def strangers(said: Iterable[Announcement], named: Mapping[str, Announcement]) -> list[Announcement]:
    """Those whose id is unknown, or was another item's. `named`: what is known by the id that the document uses."""
    return [one for one in said if one.source_id not in named or is_another(one, named[one.source_id])]


def is_another(heard: Announcement, known: Announcement) -> bool:
    """Whether nothing of it is as it was under its id: neither the page nor the title nor the text."""
    if heard.title == known.title or (heard.text == known.text != "") or (_page(heard) == _page(known) != ""):
        return False  # nearly always, and soon told
    return (
        comparable(heard.title) != comparable(known.title)
        and not comparable(heard.text) == comparable(known.text) != ""
    )


def are_many(strange: Collection[object], said: Collection[object]) -> bool:
    """Whether so many of a document's ids are strange that the ids are what changed: half and five, or all of them."""
    return len(strange) >= min(max(_FEW, _MANY * len(said)), max(len(said), 1))


def under_new_ids(
    strange: Sequence[Announcement], known: Sequence[Announcement], total: int, zone: ZoneInfo
) -> dict[str, Announcement]:
    """Which of `known`, the first heard first, each of many strange ones is, by its new id; nothing if they are new.

    The same page, words, or title and day tell it where nothing else has them. `total`: so many are known of the
    source. Days are those of the time zone.
    """
    few = len(strange) < _FEW
    longest = TEXT_WINDOW if few else timedelta.max

    def may_be(old: Announcement, new: Announcement) -> bool:
        return _fit_in_time(old, new, zone, longest)

    def may_be_at_page(old: Announcement, new: Announcement) -> bool:
        return may_be(old, new) and _are_alike(old, new)

    by_words: tuple[_Clue, _Judge] = _words, may_be
    all_clues = ((_page, may_be_at_page), by_words, (lambda one: _title_and_day(one, zone), may_be))
    found: dict[str, Announcement] = {}
    for clue, judge in (by_words,) if few else all_clues:
        taken = {old.source_id for old in found.values()}
        left = (old for old in known if old.source_id not in taken)
        found |= _matched([one for one in strange if one.source_id not in found], left, clue, judge)
    return found if few or len(found) >= max(_FEW, _MANY * min(len(strange), total)) else {}


def by_page_and_title(strange: Sequence[Announcement], known: Sequence[Announcement]) -> dict[str, Announcement]:
    """The same of a source whose ids are not believed: its page and title, or else its words, are what it is."""
    names = _unique(strange, own_name)
    first: dict[str, Announcement] = {}
    for old in known:
        first.setdefault(own_name(old), old)
    return {one.source_id: first[name] for name, one in names.items() if name in first}


def own_name(said: Announcement) -> str:
    """A source_id for an announcement whose own one means nothing."""
    page = _page(said)
    words = (page, comparable(said.title)) if page else (comparable(said.title), comparable(said.text))
    digest = hashlib.blake2b("\n".join(words).encode(), digest_size=8).hexdigest()
    return f"{'page' if page else 'words'}:{digest}"


def under_known_id(said: Announcement, source_id: str, decision: Decision) -> Announcement:
    """`said` under the id that it is known by, with the reason in place of the one for its own id."""
    others = (why for why in said.decisions if why.about != "source_id")
    return replace(said, source_id=source_id, decisions=(*others, decision))


def new_id(said: Announcement, known: Announcement) -> Decision:
    """Why an announcement keeps the id that it had."""
    told = f"it comes under the id “{said.source_id}” now; its page, its words, or its title and day are the same"
    return Decision(about="source_id", rule="new-id", evidence=f"{told} as those of “{known.source_id}”")


def ids_change(said: Announcement) -> Decision:
    """Why an announcement does not have the id that its source gives it."""
    told = f"the ids of {said.source} are not believed (now “{said.source_id}”); page and title tell what it is"
    return Decision(about="source_id", rule="ids-change", evidence=told)


def id_reused(said: Announcement) -> Decision:
    """Why an announcement does not have the id that its source gives it, though that lasts as a rule."""
    told = f"the id “{said.source_id}” was another announcement's"
    return Decision(about="source_id", rule="id-reused", evidence=told)


def _matched(
    strange: Sequence[Announcement], known: Iterable[Announcement], clue: _Clue, may_be: _Judge
) -> dict[str, Announcement]:
    """One clue's finds. Known ones that have it and say the same are one: an earlier version of us kept each id."""
    having: dict[object, list[Announcement]] = {}
    for old in known:
        if value := clue(old):
            having.setdefault(value, []).append(old)
    matched = {}
    for value, one in _unique(strange, clue).items():
        fits = [old for old in having.get(value, ()) if may_be(old, one)]
        if fits and len({_words(old) for old in fits}) == 1:
            matched[one.source_id] = fits[0]
    return matched


def _unique(said: Iterable[Announcement], clue: Callable[[Announcement], object]) -> dict[object, Announcement]:
    """By the clue, those that share it with no other."""
    having: dict[object, list[Announcement]] = {}
    for one in said:
        if value := clue(one):
            having.setdefault(value, []).append(one)
    return {value: some[0] for value, some in having.items() if len(some) == 1}


def _are_alike(old: Announcement, new: Announcement) -> bool:
    """Whether title, text or moment are the same: some sites number their pages by place, and a page tells nothing."""
    if comparable(old.title) == comparable(new.title) or (old.dated and old.published == new.published):
        return True
    return comparable(old.text) == comparable(new.text) != ""


def _fit_in_time(old: Announcement, new: Announcement, zone: ZoneInfo, longest: timedelta) -> bool:
    """Whether the days are the same, if both have one; a new program may also date all with the day it was set up."""
    if not (old.dated and old.published and new.published) or _day(old, zone) == _day(new, zone):
        return True
    text = comparable(new.text)
    same_text = len(text) >= TELLING and comparable(old.text) == text
    return same_text and -TEXT_WINDOW <= new.published - old.published <= longest


def _page(said: Announcement) -> str:
    if not said.url or is_home_page(said.url):
        return ""
    return canonical(without_session(said.url)) or ""


def _words(said: Announcement) -> str:
    return comparable(f"{said.title}\n{said.text}")


def _title_and_day(said: Announcement, zone: ZoneInfo) -> tuple[str, str] | None:
    return (comparable(said.title), _day(said, zone)) if said.dated and said.published else None


def _day(said: Announcement, zone: ZoneInfo) -> str:
    return said.published.astimezone(zone).date().isoformat() if said.published else ""


# --- sites ------------------------------------------------------------------------------------------------


def another_site(known: Sequence[Announcement], heard: Sequence[Announcement]) -> Decision | None:
    """That what was heard is of another site altogether: no page and no id of it is of those known.

    None where there is too little to tell, where anything is the same, or where a source always told of many sites.
    """
    ours, theirs = _sites(known), _sites(heard)
    if min(len(ours), len(theirs)) < _ENOUGH_TO_TELL or len(set(ours)) > _SITES or set(ours) & set(theirs):
        return None
    if {said.source_id for said in known} & {said.source_id for said in heard}:
        return None
    was, now = (", ".join(sorted(set(sites))[:_SITES]) for sites in (ours, theirs))
    return Decision(about="site", rule="another-site", evidence=f"its items were of {was} and are of {now}")


def _sites(said: Iterable[Announcement]) -> list[str]:
    """The site of each one that has a page."""
    return [site(name) for one in said if one.url and (name := host(one.url))]
