"""What a word counts as: a number, a date, a time, a version, a month. "3rd" is 3, "March" month 3, "20:00" 8 pm."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mmmfeed.merge.likeness.numerals import named, roman
from mmmfeed.text.calendars import fold

_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+")
# What a number may end in without being another: ordinals and hours.
_SUFFIX = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|er|re|e|ère|ème|eme|de|ste|te|ten|ter|tes|a|o|os|as|y|ego|й|го|я|е|h|hrs?|uhr|am|pm)$"
)
_NOON = 12
_CENTURY = 100
_YEARS = 1000  # a number above this may be a year
_LONGEST_NUMBER = 9  # digits; longer ones are names (telephone, digest), compared as they stand


class Value(NamedTuple):
    """A word that counts, and what it can mean."""

    word: str  # folded
    at: int  # index of the word in its text
    kind: str  # "number", "month", "weekday" or "code" (letters with digits: p247, rc1)
    parts: tuple[int, ...]  # its numbers


def value_of(word: str, shown: str, index: int = 0) -> Value | None:
    """What a word counts as; None for a mere word."""
    if word.startswith(("http:", "https:", "www.")):
        return None
    if _DIGIT.search(word):
        return _number(word, index)
    meanings = named().get(fold(word))
    if meanings:
        kind = min(kind for kind, _ in meanings)  # month before number before weekday
        return Value(word, index, kind, tuple(sorted(number for of, number in meanings if of == kind)))
    value = roman(shown)
    return Value(word, index, "number", (value,)) if value and len(shown) > 1 else None


def _number(word: str, index: int) -> Value:
    bare = _SUFFIX.sub("", word)
    if any(map(str.isalpha, bare)):
        return Value(word, index, "code", ())
    if _THOUSANDS.fullmatch(bare):
        return Value(word, index, "number", (_int("".join(_PARTS.findall(bare))),))
    parts = tuple(_int(part) if len(part) <= _LONGEST_NUMBER else hash(part) for part in _PARTS.findall(bare))
    value = Value(word, index, "number", parts)
    return in_the_afternoon(value) if word.endswith("pm") else value


def in_the_afternoon(value: Value) -> Value:
    """The value as an hour after noon: 8 is 20, 20 stays."""
    if not value.parts or value.parts[0] >= _NOON:
        return value
    return value._replace(parts=(value.parts[0] + _NOON, *value.parts[1:]))


def _int(digits: str) -> int:
    return int("".join(str(unicodedata.digit(sign)) for sign in digits)) if not digits.isascii() else int(digits)


def replaced(a: Iterable[Value], b: Iterable[Value]) -> tuple[list[Value], list[Value]]:
    """What counts on either side and has no equal on the other; nothing when one side has all that the other has."""
    only_a, only_b = _without_equals(list(a), list(b))
    if not only_a or not only_b:
        return [], []
    if _same_parts(only_a, only_b):
        return [], []
    return only_a, only_b


def _without_equals(a: list[Value], b: list[Value]) -> tuple[list[Value], list[Value]]:
    """Both without the values that the other side has, too, as they stand or as the same numbers."""
    for key in (_as_written, _as_numbers):
        here, there = Counter(map(key, a)), Counter(map(key, b))
        a, b = _beyond(a, there, key), _beyond(b, here, key)
    return a, b


def _beyond(values: list[Value], others: Counter[object], key: Callable[[Value], object]) -> list[Value]:
    left = others.copy()
    out = []
    for value in values:
        name = key(value)
        if left[name] > 0:
            left[name] -= 1
        else:
            out.append(value)
    return out


def _as_written(value: Value) -> object:
    return value.word


def _as_numbers(value: Value) -> object:
    return (value.kind, value.parts) if value.parts else value.word


def _same_parts(a: list[Value], b: list[Value]) -> bool:
    """Whether both are the same numbers written in other shapes: "3 March 2018" and "03.03.18"."""
    if {shape(value) for value in a} & {shape(value) for value in b} or any(v.kind == "code" for v in (*a, *b)):
        return False
    return _covers(a, b) or _covers(b, a)


def _covers(many: list[Value], few: list[Value]) -> bool:
    """Whether `few` say nothing that `many` do not say: "3 March at 17:30" and "03.03.", but not "14.30" and "14"."""
    weekdays = all(any(value.kind == "weekday" for value in side) for side in (many, few))
    left = Counter(part for value in few if weekdays or value.kind != "weekday" for part in _parts(value))
    said = bool(left)
    for value in many:
        mine = Counter(_parts(value))
        rest = mine - left
        if rest != mine and rest and not _is_year(rest, value):
            return False
        left -= mine
    return said and not left


def _parts(value: Value) -> list[int]:
    """Zeros ("20:00") and the century of a year say nothing here."""
    return [part % _CENTURY for part in value.parts if part % _CENTURY]


def _is_year(rest: Counter[int], value: Value) -> bool:
    """Whether all that one says besides the other is the year of a date."""
    years = [part % _CENTURY for part in value.parts if part > _YEARS]
    if not years and len(value.parts) == 3:  # noqa: PLR2004 - 03.03.18
        years = [part for part in value.parts[-1:] if len(str(part)) == 2]  # noqa: PLR2004
    return rest == Counter(years)


def shape(value: Value) -> tuple[str, str]:
    """How a value is written: its kind, and the signs between its numbers."""
    return value.kind, re.sub(r"\d+", "0", value.word) if value.kind == "number" else ""
