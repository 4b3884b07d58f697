"""A source's new copy of an announcement against the one that is known: a new version, or nothing new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mmmfeed.merge.noise import same_but_noise
from mmmfeed.model import Announcement, Decision, TitleOrigin
from mmmfeed.text.words import comparable

# What has no date, and was there when its source was first heard, is so much older: no news, and not forgotten either.
_HISTORY = timedelta(days=30)

# Why it is called otherwise than its document calls it, or was not changed with it: told once, and kept.
_LASTING = frozenset(("revised", "new-id", "ids-change"))


def succeed(  # noqa: PLR0913 - each says something else about the source
    known: Announcement | None,
    heard: Announcement,
    now: datetime,
    *,
    mends_dates: bool = False,
    history: bool = False,
    earlier: Sequence[str] = (),
) -> Announcement | None:
    """The version to keep after `heard`, or None when it says nothing that `known` does not, or nothing but noise.

    `now` is when it was heard, UTC. What the new version takes from the known one is what subscribers would
    be hurt by: a date that moves, an edit that is none, a made-up title that is made up differently.
    `mends_dates`: the source is a text file of a person's, in which another date is a slip that was mended, and another
    number an edit. `history`: it was there before its source was heard. `earlier`: texts of versions before `known`,
    oldest first, by which a counter is known.
    """
    if known is None:
        return _first(heard, now, history=history)
    kept = _kept(known, heard, now, mends_dates=mends_dates)
    # Evidence may name line numbers, which move when a record is inserted above: no new version for that.
    if replace(kept, decisions=known.decisions) == known:
        return None
    return kept if mends_dates or same_but_noise(known, kept, earlier) is None else None


def explained(
    known: Announcement, heard: Announcement, now: datetime, earlier: Sequence[str] = ()
) -> Announcement | None:
    """`known` with the reasons why `heard`, of a feed, makes no new version of it; None where all of them stand there.

    Each rule is told once.
    """
    told = {(why.about, why.rule) for why in known.decisions}
    reasons = [why for why in _reasons(known, heard, now, earlier) if (why.about, why.rule) not in told]
    return replace(known, decisions=(*known.decisions, *reasons)) if reasons else None


def _reasons(known: Announcement, heard: Announcement, now: datetime, earlier: Sequence[str]) -> Iterator[Decision]:
    yield from (why for why in heard.decisions if why.rule in _LASTING)
    if heard.published and known.published and heard.published > known.published + _guessed(known):
        said = f"its source dates it {heard.published:%Y-%m-%d %H:%M} UTC by now; the first date counts"
        yield Decision(about="published", rule="first-date", evidence=said)
    kept = _kept(known, heard, now, mends_dates=False)
    if heard.updated and heard.updated > (known.updated or known.published or heard.updated):
        kept = replace(kept, updated=heard.updated)
    noise = same_but_noise(known, kept, earlier)
    if noise is not None:
        yield noise


def _first(heard: Announcement, now: datetime, *, history: bool) -> Announcement:
    if heard.published is not None or not history:
        return replace(heard, published=heard.published or now, dated=heard.published is not None)
    told = f"it has no date, and was there before {now:%Y-%m-%d}: no news, so it counts as {_HISTORY.days} days older"
    why = Decision(about="published", rule="history", evidence=told)
    others = (decision for decision in heard.decisions if decision.about != "published")
    return replace(heard, published=now - _HISTORY, dated=False, decisions=(*others, why))


def _kept(known: Announcement, heard: Announcement, now: datetime, *, mends_dates: bool) -> Announcement:
    kept = _with_lasting_name(known, _with_lasting_title(known, _with_lasting_date(known, heard, mends_dates)))
    return replace(kept, updated=_edited(known, kept, now) if is_reworded(known, kept) else known.updated)


def is_reworded(known: Announcement, heard: Announcement) -> bool:
    """Whether readers see other words in the one than in the other."""
    return any(
        before != after and comparable(before) != comparable(after)
        for before, after in ((known.title, heard.title), (known.text, heard.text))
    )


def _with_lasting_date(known: Announcement, heard: Announcement, mends_dates: bool) -> Announcement:  # noqa: FBT001
    # An undated item keeps the time it was first heard; a date that is bumped on each edit would move the
    # item to the top again (python/planet#190).
    moved_on = heard.published and known.published and heard.published > known.published + _guessed(known)
    if heard.published is not None and (mends_dates or not moved_on):
        return heard
    return replace(
        heard,
        published=known.published,
        dated=known.dated,
        published_precision=known.published_precision,
        decisions=_decisions(known, heard, "published"),
    )


def _guessed(known: Announcement) -> timedelta:
    """How much later than its date it was first heard, where that date is our guess."""
    return _HISTORY if known.is_guess else timedelta(0)


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
    told = [decision for decision in known.decisions if decision.rule in _LASTING]
    rules = {decision.rule for decision in told}
    return replace(heard, decisions=(*(d for d in heard.decisions if d.rule not in rules), *told)) if told else heard


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
