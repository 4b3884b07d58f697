"""A source's new copy of an announcement against the one that is known: a new version, or nothing new."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mmmfeed.model import Announcement, Decision, TitleOrigin
from mmmfeed.text.words import comparable


def succeed(
    known: Announcement | None, heard: Announcement, now: datetime, *, mends_dates: bool = False
) -> Announcement | None:
    """The version to keep after `heard`, or None when it says nothing that `known` does not.

    `now` is when it was heard, UTC. What the new version takes from the known one is what subscribers would
    be hurt by: a date that moves, an edit that is none, a made-up title that is made up differently.
    `mends_dates`: another date of this source is a slip that somebody mended, as in a dump.
    """
    if known is None:
        return replace(heard, published=heard.published or now, dated=heard.published is not None)
    kept = _with_lasting_name(known, _with_lasting_title(known, _with_lasting_date(known, heard, mends_dates)))
    kept = replace(kept, updated=_edited(known, kept, now) if is_reworded(known, kept) else known.updated)
    # Evidence may name line numbers, which move when a record is inserted above: no new version for that.
    return None if replace(kept, decisions=known.decisions) == known else kept


def is_reworded(known: Announcement, heard: Announcement) -> bool:
    """Whether readers see other words in the one than in the other."""
    return any(
        before != after and comparable(before) != comparable(after)
        for before, after in ((known.title, heard.title), (known.text, heard.text))
    )


def _with_lasting_date(known: Announcement, heard: Announcement, mends_dates: bool) -> Announcement:  # noqa: FBT001
    # An undated item keeps the time it was first heard; a date that is bumped on each edit would move the
    # item to the top again (python/planet#190).
    moved_on = heard.published and known.published and heard.published > known.published
    if heard.published is not None and (mends_dates or not moved_on):
        return heard
    return replace(
        heard,
        published=known.published,
        dated=known.dated,
        published_precision=known.published_precision,
        decisions=_decisions(known, heard, "published"),
    )


def _with_lasting_title(known: Announcement, heard: Announcement) -> Announcement:
    if heard.title_origin is not TitleOrigin.DERIVED or known.title_origin is not TitleOrigin.DERIVED:
        return heard
    if _is_stale(known.title, known.text, heard.text):
        return heard
    return replace(heard, title=known.title, decisions=_decisions(known, heard, "title"))


def _is_stale(title: str, before: str, after: str) -> bool:
    """Whether `title` was made of words that were mended since."""
    words = comparable(title)
    return words in comparable(before) and words not in comparable(after)


def _with_lasting_name(known: Announcement, heard: Announcement) -> Announcement:
    # That its document calls it otherwise by now was told when it was found out, and once is enough.
    revised = [decision for decision in known.decisions if decision.rule == "revised"]
    if not revised:
        return heard
    return replace(heard, decisions=(*(d for d in heard.decisions if d.rule != "revised"), *revised))


def _decisions(known: Announcement, heard: Announcement, about: str) -> tuple[Decision, ...]:
    """The decisions of `heard`, but those about one field as they are known."""
    return (
        *(decision for decision in heard.decisions if decision.about != about),
        *(decision for decision in known.decisions if decision.about == about),
    )


def _edited(known: Announcement, heard: Announcement, now: datetime) -> datetime:
    # Some feeds never touch `updated`, some touch it at each fetch; here the text did change.
    if heard.updated is not None and heard.updated != known.updated:
        return min(heard.updated, now)
    return now
