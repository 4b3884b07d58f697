"""Days as they are written in prose, not yet given a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mmmfeed.text.events.grammar import GRAMMAR
from mmmfeed.text.events.tokens import Tokens

# What stands behind an hour, so that "May 5 - 7 pm" is one day.
_HOUR_MARKS = frozenset(["am", "pm", "a", "p", "h", "hrs", "uhr", "uur", "o", "heures", "hours", "ore", "horas"])
_WEEKDAY_SIGNS = {
    sign: number
    for signs in ("月火水木金土日", "월화수목금토일", "一二三四五六日")
    for number, sign in enumerate(signs, 1)
}


@dataclass(frozen=True, slots=True)
class Part:
    """Day and month and perhaps year, as written."""

    day: int
    month: int
    year: int | None = None  # below 100: of two digits
    swappable: bool = False  # in numbers alone: the day may be the month
    dotted: bool = False  # then it is so only where the weekday says so: no country puts the month first before a dot


@dataclass(frozen=True, slots=True)
class Mention:
    """A day or span of days that a text names, at `text[start:end]`."""

    start: int
    end: int
    rule: str
    first: Part
    last: Part | None = None
    weekday: int = 0  # of the first day: 1, Monday, to 7; 0 when none is written
    languages: frozenset[str] = frozenset()  # that the month's name is of


def find_mentions(tokens: Tokens) -> tuple[Mention, ...]:
    """Every date in the text, in its order; where two could be read, the one of the stricter shape."""
    taken = bytearray(len(tokens.signs))
    out: list[Mention] = []
    parts = list(_parts(tokens.signs))
    for rule, pattern in GRAMMAR:
        for begin, end in parts:
            for hit in pattern.finditer(tokens.signs, begin, end):
                if not any(taken[hit.start() : hit.end()]):
                    taken[hit.start() : hit.end()] = b"\1" * len(hit[0])
                    out.extend(_Reading(tokens, hit).mention(rule))
    return tuple(sorted(out, key=lambda mention: mention.start))


def _parts(signs: str) -> Iterator[tuple[int, int]]:
    """Where dates can be: between words that are part of none. Chinese, Japanese and Korean put any into a date."""
    if "m" in signs:
        yield 0, len(signs)
        return
    begin = 0
    for part in signs.replace("t", "x").split("x"):
        end = begin + len(part)
        if "d" in part and len(part) > 2:  # noqa: PLR2004
            yield begin, end
        begin = end + 1


@dataclass(frozen=True, slots=True)
class _Reading:
    """One match of the grammar, and what its parts say."""

    tokens: Tokens
    hit: re.Match[str]

    def mention(self, rule: str) -> Iterator[Mention]:
        first = self._first()
        if first is None:
            return
        last = self._last(first)
        at = self._at("M")
        # What was no last day ("May 5 - 7 pm") is no part of the date.
        dropped = last is None and (self._at("f") >= 0 or self._at("e") >= 0)
        end = self._first_end() if dropped else self.hit.end()
        yield Mention(
            self.tokens.starts[self.hit.start()],
            self.tokens.ends[end - 1],
            rule,
            first,
            last,
            self._weekday(),
            self.tokens.word(at).languages if at >= 0 else frozenset(),
        )

    def _first(self) -> Part | None:
        at = self._at("ys")
        if at >= 0 and len(self.tokens.written(at)) != 2:  # noqa: PLR2004
            return None  # version 2.3.1
        year = self._number("y") or self._number("ys") or None
        if day := self._number("d"):
            return Part(day, self._month("M", "m"), year)
        dotted = "s" in self.hit.re.groupindex and self.hit["s"] == "."
        return Part(self._number("a"), self._number("b"), year, swappable=True, dotted=dotted)

    def _last(self, first: Part) -> Part | None:
        """The last day of a span, where it is one: "22-24 April" and not "22 April - 3 pm"."""
        for name in ("f", "e", "g"):
            at = self._at(name)
            if at < 0 or self._is_hour(at):
                continue
            year = self._number("z") or first.year
            month = first.month if name == "g" else self._month("N", "n") or first.month
            same_month = (month, year) == (first.month, first.year)
            if not same_month or self.tokens.number(at) > first.day or first.swappable:
                return Part(self.tokens.number(at), month, year, swappable=first.swappable, dotted=first.dotted)
        return None

    def _is_hour(self, at: int) -> bool:
        rest = self.tokens.text[self.tokens.ends[at] : self.tokens.ends[at] + 8].lstrip().lower()
        word = re.match(r"[^\W\d_]+", rest)
        return word is not None and word[0] in _HOUR_MARKS

    def _first_end(self) -> int:
        ends = [self.hit.end(name) for name in ("y", "ys", "M", "m", "d", "a", "b") if self._at(name) >= 0]
        end = max(ends)
        return end + (self.tokens.signs[end : end + 1] in {"D", "o"})

    def _weekday(self) -> int:
        at = max(self._at("w"), self._at("v"))
        if at >= 0:
            return self.tokens.word(at).weekday
        if (at := self._at("u")) < 0:
            return 0
        inside = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[self.hit.end("u") - 1]]
        return next((_WEEKDAY_SIGNS[sign] for sign in inside if sign in _WEEKDAY_SIGNS), 0)

    def _month(self, name: str, number: str) -> int:
        at = self._at(name)
        return self.tokens.word(at).month if at >= 0 else self._number(number)

    def _number(self, name: str) -> int:
        at = self._at(name)
        return self.tokens.number(at) if at >= 0 else 0

    def _at(self, name: str) -> int:
        """Where the group `name` matched, -1 where it did not or the shape has none."""
        return self.hit.start(name) if name in self.hit.re.groupindex else -1
