"""The days that a text names, each with the hour that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from mmmfeed.text.events import labels
from mmmfeed.text.events.clocks import Clock, find_clocks
from mmmfeed.text.events.days import Mention, find_mentions
from mmmfeed.text.events.relative import find_near
from mmmfeed.text.events.tokens import Tokens
from mmmfeed.text.events.years import Context, Days, resolve

_AFTER, _BEFORE, _FAR = 60, 40, 250  # characters between a day and its hour
_BULLETS = " \t\n-–—*•·|#>\"'([_=~"
_LEADS_TO_DAY = re.compile(r"(?:^|\W)(?:on|am|vom|den|der|dem|el|le|il|du|op|d\.|dia|dnia|la data de|на|ma|pe)\s$", re.IGNORECASE)
_HOUR_BEHIND = re.compile(r"[\s,;|–—-]{0,4}(?:at |um |ab |kl\.? |klo |à |o |v |u |von |from )?(?:[0-9]{1,2}(?:[:.][0-9]{2}| ?[ap]\.?m| ?uhr)|noon)", re.IGNORECASE)
_HOUR_IN_ROW = re.compile(r"[^\n]{1,50}[^\w.:][0-9]{1,2}:[0-9]{2}")
_NO_STOP = re.compile(r"[.!?]\s+[A-Z]|[。！？]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A day in the text, with the hour that belongs to it."""

    start: int
    end: int
    days: Days
    clock: Clock | None = None
    near_clock: bool = False  # the hour stands beside it, not only somewhere behind
    label: bool = False  # a header such as "When:" stands before it
    weekday: bool = False
    relative: str = ""  # "named" for "tomorrow", "bare" for a weekday alone
    languages: frozenset[str] = frozenset()
    own: bool = False  # it is the record's own day
    lead: bool = False  # the text begins with it
    heads_line: bool = False
    alone: bool = False  # in its line, with an hour in the same or a neighbouring one
    rule: str = ""  # of the grammar

    @property
    def span(self) -> tuple[int, int]:
        """Where the phrase of day and hour begins and ends."""
        if self.clock is None:
            return self.start, self.end
        return min(self.start, self.clock.start), max(self.end, self.clock.end)



def find_candidates(tokens: Tokens, lowered: str, context: Context) -> list[Candidate]:
    """Every day that can still be attended; those that are over are left out."""
    named = list(_named(tokens, lowered, context))
    alive = [candidate for candidate in named if (candidate.days.last or candidate.days.first) >= context.day]
    if not alive:
        return []
    hours = find_clocks(tokens.text, tokens.language)
    spans = sorted((candidate.start, candidate.end) for candidate in named)
    return [_with_clock(tokens.text, candidate, hours, spans) for candidate in alive]


def _named(tokens: Tokens, lowered: str, context: Context) -> Iterator[Candidate]:
    text, taken = tokens.text, bytearray(len(tokens.text))
    for mention in find_mentions(tokens):
        start = mention.start
        taken[start : mention.end] = b"\1" * (mention.end - start)
        if (days := resolve(mention, context)) and _is_sure(mention, text):
            yield Candidate(
                start=start,
                end=mention.end,
                days=days,
                label=labels.is_when(text, start),
                weekday=bool(mention.weekday),
                languages=mention.languages,
                own=days.first == context.day,
                lead=not text[:start].strip(_BULLETS),
                heads_line=not text[text.rfind("\n", 0, start) + 1 : start].strip(_BULLETS),
                rule=mention.rule,
            )
    for day in find_near(tokens, lowered, context.day, taken):
        yield Candidate(
            start=day.start,
            end=day.end,
            days=Days(day.day),
            label=labels.is_when(text, day.start),
            relative="named" if day.named else "bare",
            own=day.day == context.day,
        )


def _is_sure(mention: Mention, text: str) -> bool:
    """Whether two numbers are a date and not a version, a ratio or a room: something beside them has to say so."""
    if not mention.rule.startswith("short") or mention.weekday:
        return True
    before, behind = text[max(0, mention.start - 12) : mention.start], text[mention.end : mention.end + 16]
    led = _LEADS_TO_DAY.search(before) or labels.is_when(text, mention.start)
    heads_row = not text[text.rfind("\n", 0, mention.start) + 1 : mention.start].strip(_BULLETS)
    row = heads_row and _HOUR_IN_ROW.match(text, mention.end)
    return bool(led or row or _HOUR_BEHIND.match(behind))


def _with_clock(
    text: str, day: Candidate, hours: Sequence[Clock], spans: Sequence[tuple[int, int]]
) -> Candidate:
    """`day` with the hour that belongs to it: one in its line or sentence, under a header of its own, or the next one."""
    next_day = min((start for start, _ in spans if start >= day.end), default=len(text))
    last_day = max((end for _, end in spans if end <= day.start), default=0)
    behind = [hour for hour in hours if day.end <= hour.start < min(next_day, day.end + _FAR)]
    for hour in behind:
        if _is_beside(text, day.end, hour.start) or (day.heads_line and hour.start < _line_end(text, day.end)):
            return replace(day, clock=hour, near_clock=True, alone=day.heads_line and _is_alone(text, day, hour))
    for hour in reversed(hours):
        if last_day <= hour.end <= day.start <= hour.end + _BEFORE and not _NO_STOP.search(text, hour.end, day.start):
            return replace(day, clock=hour, near_clock=True)
    # An hour far behind belongs to a day that is told with its weekday, as invitations do.
    far = behind[0] if behind and (day.weekday or day.relative) and behind[0].begin != time() else None
    return replace(day, clock=far) if far else day


def _is_alone(text: str, day: Candidate, hour: Clock) -> bool:
    """Whether nothing but the day and the hour stands in their lines, as on a poster."""
    between = text[day.end : hour.start]
    return not between.strip(_BULLETS + ",.;") and not text[hour.end : _line_end(text, hour.end)].strip(_BULLETS + ",.;")


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _is_beside(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return (len(gap) <= _AFTER and not _NO_STOP.search(gap)) or labels.is_time(text, end, start)
