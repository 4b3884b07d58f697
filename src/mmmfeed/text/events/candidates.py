"""The days that a text names, each with the hour that belongs to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
_BULLETS_BEFORE = 40
_BULLETS = " \t\n-–—*•·|#>\"'([_=~"
_MOST = 200  # days in one text that are looked at: a programme of a year has fewer
_LEADS_TO_DAY = re.compile(
    r"(?:^|\W)(?:on|am|vom|den|der|dem|el|le|il|du|op|d\.|dia|dnia|la data de|на|ma|pe)\s$", re.IGNORECASE
)
_HOUR_BEHIND = re.compile(
    r"[\s,;|–—-]{0,4}(?:at |um |ab |kl\.? |klo |à |o |v |u |von |from )?"
    r"(?:[0-9]{1,2}(?:[:.][0-9]{2}| ?[ap]\.?m| ?uhr)|noon|(?<=kl\. )[0-9]|(?<=kl )[0-9]|(?<=klo )[0-9])",
    re.IGNORECASE,
)
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
    begun: bool = False  # it is the first of several days, and over
    heads_line: bool = False
    alone: bool = False  # in its line, with an hour in the same or a neighbouring one
    rule: str = ""  # of the grammar

    @property
    def span(self) -> tuple[int, int]:
        """Where the phrase of day and hour begins and ends."""
        if self.clock is None:
            return self.start, self.end
        return min(self.start, self.clock.start), max(self.end, self.clock.end)


def find_days(tokens: Tokens, lowered: str, context: Context) -> list[Candidate]:
    """Every day that the text names, in its order, without hours."""
    return sorted(_named(tokens, lowered, context), key=lambda candidate: candidate.start)


def ahead(named: Sequence[Candidate], text: str, day: date) -> list[Candidate]:
    """Those of the `named` days that can still be attended on `day`."""
    alive = [candidate for candidate in named if (candidate.days.last or candidate.days.first) >= day][:_MOST]
    return [replace(found, label=labels.is_when(text, found.start), begun=found.days.first < day) for found in alive]


def with_hours(alive: Sequence[Candidate], named: Sequence[Candidate], tokens: Tokens) -> list[Candidate]:
    """The days that are `alive`, each with the hour that belongs to it and to no other of the `named` ones."""
    begin, end = min(day.start for day in alive), max(day.end for day in alive)
    hours = find_clocks(tokens.text, tokens.language, slice(max(0, begin - 2 * _BEFORE), end + 2 * _FAR))
    starts, ends = [candidate.start for candidate in named], sorted(candidate.end for candidate in named)
    out = []
    for candidate in alive:
        after, before = bisect_left(starts, candidate.end), bisect_right(ends, candidate.start)
        room = (ends[before - 1] if before else 0, starts[after] if after < len(starts) else len(tokens.text))
        out.append(_with_clock(tokens.text, candidate, hours, room))
    return out


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
                weekday=bool(mention.weekday),
                languages=mention.languages,
                own=days.first == context.day,
                lead=not text[: min(start, _BULLETS_BEFORE)].strip(_BULLETS) and start < _BULLETS_BEFORE,
                heads_line=_heads_line(text, start),
                rule=mention.rule,
            )
    for day in find_near(tokens, lowered, context.day, taken):
        named = "named" if day.named else "bare"
        yield Candidate(start=day.start, end=day.end, days=Days(day.day), relative=named, own=day.day == context.day)


def _heads_line(text: str, start: int) -> bool:
    before = text[max(0, start - _BULLETS_BEFORE) : start]
    return not before[before.rfind("\n") + 1 :].strip(_BULLETS) and ("\n" in before or start < _BULLETS_BEFORE)


def _is_sure(mention: Mention, text: str) -> bool:
    """Whether two numbers are a date and not a version, a ratio or a room: something beside them has to say so."""
    if not mention.rule.startswith("short") or mention.weekday:
        return True
    before, behind = text[max(0, mention.start - 12) : mention.start], text[mention.end : mention.end + 16]
    led = _LEADS_TO_DAY.search(before) or labels.is_when(text, mention.start)
    row = _heads_line(text, mention.start) and _HOUR_IN_ROW.match(text, mention.end)
    return bool(led or row or _HOUR_BEHIND.match(behind))


def _with_clock(text: str, day: Candidate, hours: Sequence[Clock], room: tuple[int, int]) -> Candidate:
    """`day` with the hour that belongs to it: in its line or sentence, under a header of its own, or the next one.

    `room` is where the day before ends and the day behind begins.
    """
    behind = [hour for hour in hours if day.end <= hour.start < min(room[1], day.end + _FAR)]
    for hour in behind:
        if _is_beside(text, day.end, hour.start) or (day.heads_line and hour.start < _line_end(text, day.end)):
            return replace(day, clock=hour, near_clock=True, alone=day.heads_line and _is_alone(text, day, hour))
    for hour in reversed(hours):
        if room[0] <= hour.end <= day.start <= hour.end + _BEFORE and not _NO_STOP.search(text, hour.end, day.start):
            return replace(day, clock=hour, near_clock=True)
    # An hour far behind belongs to a day that is told with its weekday, as invitations do.
    far = behind[0] if behind and (day.weekday or day.relative) and behind[0].begin != time() else None
    return replace(day, clock=far) if far else day


def _is_alone(text: str, day: Candidate, hour: Clock) -> bool:
    """Whether the day has a line for itself, or with its hour, as on a poster, and the hour stands there or below."""
    between = text[day.end : hour.start]
    if "\n" not in between:
        return not (between + text[hour.end : _line_end(text, hour.end)]).strip(_BULLETS + ",.;")
    lines = between.strip().count("\n")
    # On a poster the place may stand between the two.
    rest = "" if lines == 0 else between[between.rindex("\n") :] + text[hour.end : _line_end(text, hour.end)]
    return not (between[: between.index("\n")] + rest).strip(_BULLETS + ",.;") and lines <= 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _is_beside(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return (len(gap) <= _AFTER and not _NO_STOP.search(gap)) or labels.is_time(text, end, start)
