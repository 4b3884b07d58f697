"""Two copies of one announcement that differ in nothing a reader would call an edit.

Each rule is named and says what it saw. Pure: what is known and what was heard in, a decision out.

counter      a number beside a word of counting: "1,204 views"
ticking      a number in the same place that grew before too, whatever the word beside it
session      an address that differs only in a token that names the visit
advert       a block that is an advert, or a linked picture of another site
updated      the time of the last edit, and nothing else

pieces     where the two differ
addresses  without what names a visit
counters   numbers that count, and those that only grow
adverts    blocks that are adverts
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from mmmfeed.merge.noise.addresses import without_session, without_sessions
from mmmfeed.merge.noise.adverts import without_adverts
from mmmfeed.merge.noise.counters import ticking, without_counters
from mmmfeed.merge.noise.pieces import Piece, pieces
from mmmfeed.model import Announcement, Decision
from mmmfeed.text.words import cut

__all__ = ["same_but_noise", "without_session"]


def same_but_noise(before: Announcement, after: Announcement, earlier: Sequence[str] = ()) -> Decision | None:
    """Why `after` is no edit of `before` though it differs; None where it is one, or where nothing differs.

    `earlier`: plain texts of still older versions, oldest first, by which a number is known to tick.
    """
    if _same(before, after) or _rest(before) != _rest(after):
        return None
    old, new = pieces(before, after)
    for rule, quiet in _RULES:
        if quiet(old) == quiet(new):
            return Decision(about="content", rule=rule, evidence=_evidence(before, after))
    still = ticking([*earlier, before.text, after.text])
    if still and _quiet(still(old)) == _quiet(still(new)):
        return Decision(about="content", rule="ticking", evidence=_evidence(before, after))
    return None


def _same(before: Announcement, after: Announcement) -> bool:
    """Whether the two say the same; why each is as it is does not matter."""
    return replace(before, decisions=()) == replace(after, decisions=())


def _rest(said: Announcement) -> Announcement:
    """What no rule takes anything from."""
    return replace(
        said, updated=None, url=None, raw_url=None, text="", summary="", content="", enclosures=(), decisions=()
    )


def _without_updated(said: Piece) -> Piece:
    """As it is: the time of the last edit is no part of it."""
    return said


def _quiet(said: Piece) -> Piece:
    return without_sessions(without_counters(without_adverts(said)))


_RULES = (
    ("updated", _without_updated),
    ("session", without_sessions),
    ("counter", without_counters),
    ("advert", without_adverts),
    ("noise", _quiet),  # more than one of them
)


def _evidence(before: Announcement, after: Announcement) -> str:
    """The first lines that differ."""
    for name in ("title", "text", "content", "raw_url", "updated"):
        old, new = (str(getattr(said, name) or "nothing") for said in (before, after))
        if old != new:
            lines = zip_longest(old.split("\n"), new.split("\n"), fillvalue="")
            was, now = next(pair for pair in lines if pair[0] != pair[1])
            return f"{name}: “{cut(was, 80)}” became “{cut(now, 80)}”"
    return "other fields"
