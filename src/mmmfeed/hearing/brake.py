"""A feed that brings too much at once, or that is another site's by now, is held back until somebody looked at it."""

from __future__ import annotations

from typing import NamedTuple

from mmmfeed.hearing.saying import Named, Saying
from mmmfeed.merge import HELD, MOST, another_site, is_flood, still_says
from mmmfeed.model import Decision, Problem
from mmmfeed.run import Run
from mmmfeed.store import Hold
from mmmfeed.text.words import cut

_FLOOD = "flood"
_REMEMBERED = 50  # announcements of a source that tell of which site it is
_EXAMPLES = 2
_SHOWN = 60  # characters of a title


class Stance(NamedTuple):
    """What becomes of a document."""

    held: bool = False
    problem: Problem | None = None  # why it is held
    history: bool = False  # what is new in it was there before, and is no news


def stance(named: Named, saying: Saying, run: Run) -> Stance:
    """Whether a feed's document is believed now. What is held back is kept as a hold, or taken off it."""
    document, store = saying.document, run.store
    if store.documents.is_first(document, saying.hearing):
        return Stance(history=True)
    suspicion = _suspicion(named, saying, run)
    if suspicion is None:
        store.holds.over(document)
        return Stance()
    hold = _hold(suspicion.rule, named, saying, run)
    if saying.accepted or may_come_now(hold, run):
        store.holds.let_through(saying.hearing, document, hold, run.now)
        return Stance(history=True)
    store.holds.hold(saying.hearing, document, hold)
    message = _message(suspicion, named, saying.source.name)
    return Stance(held=True, problem=Problem(source=saying.source.name, place=document.location, message=message))


def former_stance(saying: Saying, run: Run) -> Stance:
    """What became of a document when it was heard."""
    passed = run.store.holds.became_of(saying.hearing)
    if passed is None:
        return Stance(history=run.store.documents.is_first(saying.document, saying.hearing))
    return Stance(held=not passed, history=passed)


def may_come_now(hold: Hold, run: Run) -> bool:
    """Whether what was held back has been said for so long that it is believed, if its source says it still.

    Of another site nothing comes by itself: a domain that somebody else bought stays theirs.
    """
    return hold.rule == _FLOOD and run.now - hold.since >= HELD


def _suspicion(named: Named, saying: Saying, run: Run) -> Decision | None:
    unknown, source = named.unknown, saying.source
    if unknown and not named.known:
        site = another_site(run.store.records.latest(source.name, _REMEMBERED), unknown)
        if site is not None:
            return site
    if len(unknown) > MOST:  # else the days need not be counted
        days = run.store.records.days(source.name)
        if is_flood(unknown, len(named.said), days, source.timezone):
            return Decision(about="document", rule=_FLOOD)
    return None


def _hold(rule: str, named: Named, saying: Saying, run: Run) -> Hold:
    """A new one, or the one that stands, if it is for the same."""
    names = tuple(said.source_id for said in named.unknown)
    last = run.store.holds.last(saying.source.name, saying.document.location)
    same = last is not None and last.rule == rule and still_says(last.names, names)
    return Hold(
        location=saying.document.location, rule=rule, since=last.since if last and same else run.now, names=names
    )


def _message(suspicion: Decision, named: Named, source: str) -> str:
    unknown = named.unknown
    shown = ", ".join(f"“{cut(said.title, _SHOWN)}”" for said in unknown[:_EXAMPLES])
    accept = f"run `mmmfeed build --accept {source}`"
    if suspicion.rule != _FLOOD:
        return (
            f"is now the feed of another site: {suspicion.evidence}. Its {len(unknown)} announcements ({shown}, …) "
            f"are held back. If that is right, {accept}."
        )
    return (
        f"brought {len(unknown)} announcements at once that were not there before, of {len(named.said)} ({shown}, …); "
        f"they are held back. If they are right, {accept}; they come by themselves if it still says so tomorrow."
    )
