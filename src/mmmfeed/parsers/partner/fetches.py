"""What only two fetches of a feed can tell: that it changes its ids, that another site stands behind it.

Pure: what is known of a source and what was heard now in, a decision out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mmmfeed.model import Announcement, Decision
from mmmfeed.parsers.partner.noise import without_session
from mmmfeed.text.urls import canonical, host, is_home_page
from mmmfeed.text.words import comparable

_MOST_CHANGED = 0.5  # of what was heard; below it, single items were given new ids


def changed_ids(known: Iterable[Announcement], heard: Sequence[Announcement]) -> Mapping[str, str]:
    """What is known under another id now, new id → known id, where a source changes its ids.

    An item is the same when its page is, or title and text are, and nothing else of either side has them. Empty when
    fewer than half of those heard have such a new id: then they are single items.
    """
    before = list(known)
    names = {said.source_id for said in before}
    unknown = [said for said in heard if said.source_id not in names]
    old, new = _clues(before), _clues(unknown)
    found: dict[str, str] = {}
    for clue, name in new.items():
        if name and old.get(clue):
            found.setdefault(name, old[clue])
    return found if len(found) > _MOST_CHANGED * len(heard) else {}


def _clues(said: Iterable[Announcement]) -> dict[tuple[str, str], str]:
    """What names an item besides its id; with "" as its name what names two."""
    found: dict[tuple[str, str], str] = {}
    for one in said:
        told = [("words", comparable(f"{one.title}\n{one.text}"))]
        if one.url and not is_home_page(one.url):
            told.insert(0, ("page", canonical(without_session(one.url)) or ""))
        for clue in told:
            found[clue] = "" if found.get(clue, one.source_id) != one.source_id else one.source_id
    return found


def another_site(known: Iterable[Announcement], heard: Sequence[Announcement]) -> Decision | None:
    """That what was heard is of another site altogether: no page and no id of it is of those known.

    None where there is too little to tell, or where anything is the same.
    """
    before = list(known)
    ours, theirs = _sites(before), _sites(heard)
    if not ours or not theirs or ours & theirs:
        return None
    if {said.source_id for said in before} & {said.source_id for said in heard}:
        return None
    was, now = ", ".join(sorted(ours)[:3]), ", ".join(sorted(theirs)[:3])
    return Decision(about="site", rule="another-site", evidence=f"its items were of {was} and are of {now}")


def _sites(said: Iterable[Announcement]) -> set[str]:
    return {".".join(name.split(".")[-2:]) for one in said if one.url and (name := host(one.url))}
