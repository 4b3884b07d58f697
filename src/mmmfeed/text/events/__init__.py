"""Something to attend, found in an announcement: when, until when, where, and in which words it says so.

A day counts only where a word, a header or an hour tells of an event; the announcement's own date never does alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mmmfeed.model import Event
from mmmfeed.text import calendars, words
from mmmfeed.text.events import candidates, judge, places
from mmmfeed.text.events.candidates import Candidate
from mmmfeed.text.events.clocks import Clock
from mmmfeed.text.events.cues import ATTEND, find_cues, lowered
from mmmfeed.text.events.hints import may_name_a_day
from mmmfeed.text.events.judge import Scene
from mmmfeed.text.events.online import find_online, is_bare
from mmmfeed.text.events.passages import find_passages
from mmmfeed.text.events.reasons import with_doubt
from mmmfeed.text.events.tokens import tokenize
from mmmfeed.text.events.years import Context

_LONGEST = 30_000  # characters; what is to be attended is told before
_MOST = 20  # events
_WRAPPED = 100  # characters of a line that a mail program or terminal broke
_FIRST_YEAR, _LAST_YEAR = 1800, 9000


def find_events(text: str, day: date, zone: ZoneInfo, language: str | None) -> tuple[Event, ...]:
    """The events that `text` announces, likeliest first; none without a clear sign of one.

    `day` is the announcement's own date in `zone`, which also holds where an hour names no zone. `language` (BCP 47)
    settles names that two languages share; None is fine. No start is before `day` minus a year or after `day` plus two.
    What is called off, comes every week, is over, or ends on a day (a deadline) is none; of what is moved, the new day is.
    One hour told in two zones is one event, in the zone that comes first. A date counts more than its weekday.
    An end that is a date is the last day. `evidence` is the phrase as it stands in the text on one line, and behind it, in
    square brackets, what speaks against it.
    """
    base = (language or "").lower().replace("_", "-").partition("-")[0]
    known = base if base in calendars.LANGUAGES else None
    text = text[:_LONGEST]
    if not _FIRST_YEAR < day.year < _LAST_YEAR or not may_name_a_day(text, known):
        return ()
    return read_events(_joined(text), Context(day, zone, language), known)


def read_events(text: str, context: Context, known: str | None) -> tuple[Event, ...]:
    """The same without the quick look; `known` is the language where it is one of calendars.LANGUAGES."""
    low = lowered(text)
    tokens = tokenize(text, known)
    named = candidates.find_days(tokens, low, context)
    alive = candidates.ahead(named, text, context.day)
    cues = find_cues(low) if alive else ()
    # Most days in prose are told beside nothing to attend: what follows is as much work again.
    if not any(cue.kinds & ATTEND for cue in cues) and not any(found.label or found.heads_line for found in alive):
        return ()
    scene = Scene(text, low, cues, find_passages(text, alive[0].start, alive[-1].end), known)
    ranked = [(judge.rank(found, scene), found) for found in candidates.with_hours(alive, named, tokens)]
    kept = sorted((entry for entry in ranked if entry[0]), key=lambda entry: (-entry[0], entry[1].start))
    return tuple(_events(kept, scene, context))[:_MOST]


def _joined(text: str) -> str:
    """A text whose broken lines came out as paragraphs (parsers/textdump/paragraphs.py), with its lines again."""
    lines = text.split("\n\n")
    if len(lines) < 3 or any("\n" in line or len(line) > _WRAPPED for line in lines):  # noqa: PLR2004
        return text
    return "\n".join(lines)


def _events(kept: Sequence[tuple[int, Candidate]], scene: Scene, context: Context) -> Iterator[Event]:
    """One event for each day: the likeliest mention of it that has an hour, else the likeliest."""
    by_day: dict[date, list[Candidate]] = {}
    for _, candidate in kept:
        by_day.setdefault(candidate.days.first, []).append(candidate)
    alone = len(by_day) == 1
    for same in by_day.values():
        best = next((candidate for candidate in same if candidate.clock), same[0])
        last = next((candidate.days.last for candidate in same if candidate.days.last), None)
        yield _event(best, last, scene, context, alone=alone)


def _event(candidate: Candidate, last: date | None, scene: Scene, context: Context, *, alone: bool) -> Event:
    start, end = _times(candidate.days.first, last, candidate.clock, context.zone)
    first, last_sign = candidate.span
    # Where there are several, each has its own passage.
    part = (0, len(scene.text)) if alone else scene.passages.around(first)
    online, tool = find_online(scene.text, scene.lowered, scene.cues, part, (first, last_sign))
    hour = candidate.clock.start if candidate.clock else 0
    place = places.place(scene.text, first, last_sign, (candidate.end, max(candidate.end, hour)))
    return Event(
        start=start,
        end=end,
        place=tool if not place or is_bare(place) else place,
        online=online,
        evidence=with_doubt(words.one_line(scene.text[first:last_sign]), candidate.days.doubt),
    )


def _times(
    first: date, last: date | None, clock: Clock | None, zone: ZoneInfo
) -> tuple[date | datetime, date | datetime | None]:
    # Of several days with one hour, when the last one ends is not known: then the days are what is told.
    if clock is None or (last and clock.finish is None):
        return first, last
    begin = datetime.combine(first, clock.begin, tzinfo=clock.zone or zone)
    if clock.finish is None:
        return begin, None
    end = datetime.combine(last or first, clock.finish, tzinfo=clock.zone or zone)
    return begin, end if end > begin else end + timedelta(days=1)
