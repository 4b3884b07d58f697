"""Numbers as they are told in any language: "17h30" and "5:30 p.m." are 17.30, "1 200" and "1.200" are 1200."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Digits that NFKC leaves as they are: zero of Arabic, Persian, Devanagari, Bengali, …, Thai, Lao, Burmese and Khmer.
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0)
_DIGITS = {zero + value: str(value) for zero in _ZEROS for value in range(10)} | {0x66B: ".", 0x66C: ","}
_OTHER_DIGIT = re.compile(f"[{''.join(map(chr, _DIGITS))}]")

YEARS = range(1900, 2100)
_MONTHS = range(1, 13)
_NOON = 12
_CENTURY = 100
_SCALES = (10**3, 10**4, 10**6, 10**8, 10**9)  # "5 million", "5,000,000"; 万, 億

_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,'’ ])\d{3}(?:\1\d{3})*")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_NO_YEAR = re.compile(r"(\d{1,2})[./](\d{1,2})")
_PAIR = re.compile(r"(\d+)[.,:hH](\d+)")
_VERSION = re.compile(r"\d+(?:\.\d+){2,}")
_SPLIT = re.compile(r"[-–—/+:&'’]+|,(?!\d)|\.(?!\d)")
_BEGINNING = re.compile(r"(\d+(?:[.,]\d+)?)([^\W\d_]*)")
_ENDING = 3  # letters behind a number, up to which they are an ordinal, a case or a unit: 3rd, 17h, 14-én; more: 35mm
_AFTERNOON_BEHIND = re.compile(r"\s?(?:[pP]\.?\s?[mM]\b|μ\.μ)")
_AFTERNOON_BEFORE = re.compile(r"(?:午後|下午|晚上|오후)\s?$")


def plain_digits(text: str) -> str:
    """`text` in NFKC, all digits ASCII."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    return text.translate(_DIGITS) if _OTHER_DIGIT.search(text) else text


def numbers(token: str) -> Iterator[str]:
    """What a token that begins with a digit counts: "26-28" is 26 and 28, "17h30" is 17.30, "2.0.0-rc1" itself.

    A date in digits gives its day, month and year, since nobody knows which of 3/4/2018 is the month.
    """
    if token.isdigit():
        yield token.lstrip("0") or "0"
    elif date := _YEAR_FIRST.fullmatch(token) or _YEAR_LAST.fullmatch(token):
        yield from (part.lstrip("0") or "0" for part in date.groups())
    elif _THOUSANDS.fullmatch(token):
        yield re.sub(r"\D", "", token)
    elif pair := _PAIR.fullmatch(token):
        yield f"{pair[1].lstrip('0') or '0'}.{pair[2]}"
    elif _VERSION.match(token):
        yield token.casefold()
    else:
        for part in _SPLIT.split(token):
            yield from _of_part(part, token)


def _of_part(part: str, token: str) -> Iterator[str]:
    found = _BEGINNING.match(part)
    if not found:
        return
    whole = found.end() == len(part)
    if whole and (len(found[2]) <= _ENDING or found[2].islower()) and found[1] != token:
        yield from numbers(found[1])
    else:
        yield part.casefold()


def dates(token: str) -> frozenset[tuple[int, str]]:
    """The months and days that a date in digits may be: 3/4/2018 is 3 April or 4 March, 14.3. is 14 March."""
    found = _YEAR_FIRST.fullmatch(token) or _YEAR_LAST.fullmatch(token) or _NO_YEAR.fullmatch(token)
    if not found:
        return frozenset()
    one, other = (part.lstrip("0") or "0" for part in found.groups() if len(part) <= 2)  # noqa: PLR2004
    return frozenset((int(month), day) for month, day in ((one, other), (other, one)) if int(month) in _MONTHS)


def by_the_clock(number: str, text: str, start: int, end: int) -> str:
    """The number at `start` to `end` of `text`, as an hour after noon where the text says so: 5.30 is 17.30."""
    hour, point, minutes = number.partition(".")
    if not hour.isdigit() or int(hour) >= _NOON:
        return number
    if _AFTERNOON_BEHIND.match(text, end) or _AFTERNOON_BEFORE.search(text, max(0, start - 3), start):
        return f"{int(hour) + _NOON}{point}{minutes}"
    return number


def are_equal(a: str, b: str) -> bool:
    """Whether two numbers may be one, told otherwise: "’14" and 2014, "5 million" and 5,000,000."""
    if a == b:
        return True
    try:
        low, high = sorted((float(a), float(b)))
    except ValueError:  # a version
        return False
    if high in YEARS and high % _CENTURY == low:
        return True
    return any(abs(low * scale - high) < 0.5 * scale / 100 for scale in _SCALES)
