"""A source's new copy of an announcement against the one that is known: a new version, or nothing new."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mmmfeed.model import Announcement, Decision, TitleOrigin
from mmmfeed.text.words import comparable


def succeed(known: Announcement | None, heard: Announcement, now: datetime) -> Announcement | None:
    """The version to keep after `heard`, or None when it says nothing that `known` does not.

    `now` is when it was heard, UTC. What the new version takes from the known one is what subscribers would
    be hurt by: a date that moves, an edit that is none, a made-up title that is made up differently.
    """
    if known is None:
        return replace(heard, published=heard.published or now, dated=heard.published is not None)
    kept = _with_lasting_title(known, _with_lasting_date(known, heard))
    if _significant(known, kept):
        return replace(kept, updated=_edited(known, kept, now))
    kept = replace(kept, updated=known.updated)
    # Evidence may name line numbers, which move when a record is inserted above: no new version for that.
    return None if replace(kept, decisions=known.decisions) == known else kept


def _with_lasting_date(known: Announcement, heard: Announcement) -> Announcement:
    # An undated item keeps the time it was first heard; a date that is bumped on each edit would move the
    # item to the top again (python/planet#190).
    if heard.published is not None and (known.published is None or heard.published <= known.published):
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
    return replace(heard, title=known.title, decisions=_decisions(known, heard, "title"))


def _decisions(known: Announcement, heard: Announcement, about: str) -> tuple[Decision, ...]:
    """The decisions of `heard`, but those about one field as they are known."""
    return (
        *(decision for decision in heard.decisions if decision.about != about),
        *(decision for decision in known.decisions if decision.about == about),
    )


def _significant(known: Announcement, heard: Announcement) -> bool:
    return any(
        comparable(before) != comparable(after)
        for before, after in ((known.title, heard.title), (known.text, heard.text))
    )


def _edited(known: Announcement, heard: Announcement, now: datetime) -> datetime:
    # Some feeds never touch `updated`, some touch it at each fetch; here the text did change.
    if heard.updated is not None and heard.updated != known.updated:
        return min(heard.updated, now)
    return now
