"""Something to attend, found in an announcement: when, until when, where, and in which words it says so.

A day counts only where a word, a header or an hour tells of an event; the announcement's own date never does alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mmmfeed.model import Event
from mmmfeed.text import calendars, words
from mmmfeed.text.events import judge, labels, places
from mmmfeed.text.events.clocks import Clock, clocks
from mmmfeed.text.events.cues import cues, lowered
from mmmfeed.text.events.days import mentions
from mmmfeed.text.events.judge import Candidate, Scene
from mmmfeed.text.events.passages import passages
from mmmfeed.text.events.relative import near
from mmmfeed.text.events.tokens import Tokens, tokens
from mmmfeed.text.events.years import Context, Days, resolve

_LONGEST = 50_000  # characters; what is to be attended is told before
_MOST = 20


def find_events(text: str, day: date, zone: ZoneInfo, language: str | None) -> tuple[Event, ...]:
    """The events that `text` announces, likeliest first; none without a clear sign of one.

    `day` is the announcement's own date in `zone`, which also holds where an hour names no zone. `language` (BCP 47)
    settles names that two languages share; None is fine. No start is before `day` minus a year or after `day` plus two.
    `evidence` is the phrase as it stands in the text, and, in brackets behind it, what speaks against it.
    """
    text = text[:_LONGEST]
    if not _MAYBE.search(text):
        return ()
    context = Context(day, zone, language)
    base = (language or "").lower().replace("_", "-").partition("-")[0]
    known = base if base in calendars.LANGUAGES else None
    found = tokens(text, known)
    low = lowered(text)
    candidates = _candidates(found, low, context)
    if not candidates:
        return ()
    scene = Scene(text, low, cues(text), passages(text), known)
    ranked = [(judge.rank(candidate, scene), candidate) for candidate in candidates]
    kept = sorted((entry for entry in ranked if entry[0]), key=lambda entry: (-entry[0], entry[1].start))
    return tuple(_events(kept, scene, context))[:_MOST]


_MAYBE = re.compile(r"[0-9]")
