"""Why a text's events are what they are, for `mmmfeed why`, and what a person should look at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mmmfeed.model import Decision, Event

_DOUBT = re.compile(r" \[but (?P<doubt>[^\[\]]+)\]$")
_DECISIVE = "words-beside-a-day"
_CONTRADICTED = "weekday-contradicts"


def with_doubt(phrase: str, doubt: str) -> str:
    """The evidence of an event: the phrase, and behind it, in square brackets, what speaks against it."""
    return f"{phrase} [but {doubt}]" if doubt else phrase


def doubt_of(event: Event) -> str:
    """What speaks against the event's day, for people ("23 February 2026 is a Monday"); empty where nothing does."""
    found = _DOUBT.search(event.evidence)
    return found["doubt"] if found else ""


def doubts(events: Sequence[Event]) -> tuple[str, ...]:
    """What is to be reported of these events: each weekday that is not the one of its date."""
    return tuple(
        f"the weekday in “{_DOUBT.sub('', event.evidence)}” is not the one of that date: {doubt}. "
        "The date was believed; if the weekday is right, correct the text."
        for event in events
        if (doubt := doubt_of(event))
    )


def decision(events: Sequence[Event]) -> Decision | None:
    """Why an announcement has these events; None when it has none."""
    if not events:
        return None
    rule = _CONTRADICTED if any(map(doubt_of, events)) else _DECISIVE
    return Decision(about="events", rule=rule, evidence="; ".join(f"“{event.evidence}”" for event in events))
