"""What stays of an announcement in a translation: pages, numbers, days, codes, names, places, and the shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import unescape

from mmmfeed.merge.likeness.numerals import named, roman
from mmmfeed.merge.translation import months, places, quantities
from mmmfeed.merge.translation.addresses import page
from mmmfeed.merge.translation.sounds import sound
from mmmfeed.merge.translation.tongues import signs, tongue
from mmmfeed.model import Announcement, Name, TitleOrigin
from mmmfeed.text.calendars import fold
from mmmfeed.text.words import comparable

PAGE, CODE, NUMBER, DAY, NAME = KINDS = ("page", "code", "number", "day", "name")

_LONGEST = 12_000  # characters of a text that are read: what is told by then is enough
_SAMPLE = 300  # characters that tell a text's script

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f"
_CAPITALS = "\u0386-\u03ab\u0400-\u042f\u0460-\u0481\u0490"  # Greek and Cyrillic
_IN = f"[{_LATIN}0-9_]"
_ADDRESS = r"https?://[^\s<>\"”»)\]」』】）]+|[A-Za-z0-9_.+-]++@[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z]"
_THOUSANDS = r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d.,])"
_TAIL = rf"(?:[-.:/+#&'’]+{_IN}+|,\d+)*"
_OTHER_NAMES = rf"(?<!\w)[{_CAPITALS}]\w+"
# A text in Latin letters: what has a capital or a digit. Any other: all that is Latin, and what has a capital.
_MARKED = re.compile(rf"{_ADDRESS}|{_THOUSANDS}|(?<!{_IN})[a-z]*+[{_UPPER}0-9_]{_IN}*{_TAIL}")
_FOREIGN = re.compile(rf"{_ADDRESS}|{_THOUSANDS}|(?<!{_IN}){_IN}+{_TAIL}|{_OTHER_NAMES}")
_NOT_LATIN = re.compile("[\u0370-\u03ff\u0400-\u1cff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc]")
_ARABIC_WORD = re.compile("[\u0620-\u064a\u0671-\u06d3]{4,}")
_ARABIC_PREFIX = re.compile("(?:[وفبلك]|لل)(?=ال|[^ا])")
_IS_CODE = re.compile(rf"[0-9_@]|[{_LATIN}][A-Z]|[.:/#&+]")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile("第([一二三四五六七八九十]+)")
_LINK = re.compile(r'<(?:a|img)\b[^<>]*?(?:href|src)="([^"]+)"')
_AFTER_ADDRESS = ".,;:!?'’…*_"
_POSSESSIVE = re.compile(r"['’]s?$")
_SHAPES = ("<p>", "<li>", "<a ", "<h", "<img ", "<pre>")

# How telling one thing is that both have.
_PAGE, _CODE, _CODE_WITH_DIGITS, _NAME, _PLACE = 2.5, 1.2, 1.6, 0.8, 1.0
_DAY, _MONTH = 1.0, 0.4
_YEAR, _SMALL, _PAIR = 0.5, 0.25, 1.2  # numbers up to 12 are everywhere
_BY_DIGITS = (0.5, 0.5, 1.2, 1.8, 2.2)  # other numbers, by how many digits they have
_DOZEN = 12


@dataclass(frozen=True, eq=False, slots=True)
class Essence:
    """An announcement as it is compared with others in other languages. Items are "number:14", "page:ex.org/a" …"""

    name: Name
    tongue: str  # see tongues.py; empty if unknown
    published: datetime | None  # None: it has no date of its own
    items: Mapping[str, Mapping[str, float]]  # by kind: each with how telling it is
    title: Mapping[str, float]  # those of the title
    own: str | None  # the item of its own page
    counts: frozenset[str]  # numbers in digits in the title
    told: frozenset[str]  # numbers in words in the title
    title_months: frozenset[int]
    days: frozenset[tuple[int, str]]  # months and days that the text names
    months: frozenset[int]
    unlike_latin: bool  # whether it is in another script
    words: str  # the compared form
    length: float  # what the text would have in English, in signs
    cut: bool
    shape: tuple[int, ...]  # paragraphs, list items, links, headings, images, blocks of code


@lru_cache(maxsize=2048)
def essence(said: Announcement) -> Essence:
    """What of `said` stays in a translation."""
    language = tongue(said.language)
    title = said.title if said.title_origin is not TitleOrigin.DERIVED else ""
    text = (said.text or said.summary)[:_LONGEST]
    reading = _Reading(language)
    reading.read(title)
    counts = frozenset(reading.items[NUMBER])
    of_title = {key: weight for items in reading.items.values() for key, weight in items.items()}
    months_of_title = frozenset(reading.months) | months.named_in(frozenset(map(fold, _WORD.findall(title))), language)
    reading.read(text)
    own = page(said.url) if said.url else None
    for url in (*map(unescape, _LINK.findall(said.content)), *(file.url for file in said.enclosures)):
        reading.page(url)
    return Essence(
        name=said.name,
        tongue=language,
        published=said.published if said.dated else None,
        items=reading.items,
        title=of_title,
        own=f"{PAGE}:{own}" if own else None,
        counts=frozenset(key.partition(":")[2] for key in counts),
        told=frozenset(_in_words(title)),
        title_months=months_of_title,
        days=frozenset(reading.days),
        months=frozenset(reading.months),
        unlike_latin=reading.unlike_latin,
        words=comparable(f"{title} {text}"),
        length=len(text) * 100 / signs(language),
        cut=said.truncated,
        shape=tuple(map(said.content.count, _SHAPES)),
    )


def _in_words(title: str) -> Iterator[str]:
    """Numbers that a title tells in words: "third", "III", "第三"."""
    for word in _WORD.findall(title):
        value = roman(word) if len(word) > 1 else None
        meanings = named().get(fold(word), ()) if value is None else (("number", value),)
        yield from (str(number) for kind, number in meanings if kind == "number")
    for found in _NUMBERED.findall(title):
        yield str(_han(found))


def _han(signs_: str) -> int:
    """The value of a number up to 99: 十四, 二十."""
    tens, ten, ones = signs_.rpartition("十")
    digits = "零一二三四五六七八九"
    return (digits.find(tens) if tens else 1) * 10 * bool(ten) + (digits.find(ones) if ones else 0)


class _Reading:
    """What is found while texts are read."""

    def __init__(self, language: str) -> None:
        self.items: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}
        self.days: set[tuple[int, str]] = set()
        self.months: set[int] = set()
        self.unlike_latin = False
        self._month_names = months.names(language) if language else {}
        self._places = places.gazetteer(language)

    def add(self, kind: str, value: str, weight: float) -> None:
        self.items[kind][f"{kind}:{value}"] = weight

    def read(self, text: str) -> None:
        text = quantities.plain_digits(text)
        sample = text[:_SAMPLE]
        self.unlike_latin = 3 * len(_NOT_LATIN.findall(sample)) > len(sample)
        for found in (_FOREIGN if self.unlike_latin else _MARKED).finditer(text):
            token = found[0]
            if token[0].isdigit():
                self._number(token, text, *found.span())
            elif token.startswith("http"):
                self.page(token.rstrip(_AFTER_ADDRESS))
            else:
                self._word(token)
        if self.unlike_latin:
            self._named_without_capitals(text)

    def page(self, url: str) -> None:
        if form := page(url):
            self.add(PAGE, form, _PAGE)

    def _number(self, token: str, text: str, start: int, end: int) -> None:
        for number in quantities.numbers(token):
            clock = quantities.by_the_clock(number, text, start, end)
            self.add(NUMBER, clock, weight_of(clock))
            if token.isdigit() and len(number) <= 4:  # noqa: PLR2004 - day or year
                self._day(number, text, start, end)

    def _day(self, number: str, text: str, start: int, end: int) -> None:
        month = months.beside(text, start, end, self._month_names)
        if not month:
            return
        self.months.add(month)
        self.add(DAY, str(month), _MONTH)
        if number in months.DAYS and not months.is_month(text, end):
            self.days.add((month, number))
            self.add(DAY, f"{month}-{number}", _DAY)

    def _word(self, token: str) -> None:
        word = fold(_POSSESSIVE.sub("", token))
        if _IS_CODE.search(token):
            if len(word) > 1:
                self.add(CODE, word, _CODE_WITH_DIGITS if any(map(str.isdigit, word)) else _CODE)
        elif len(word) > 2:  # noqa: PLR2004 - "In", "La", "On"
            place = self._places.of_word(word)
            if place:
                self.add(NAME, place, _PLACE)
            else:
                self.add(NAME, word, _NAME)

    def _named_without_capitals(self, text: str) -> None:
        for place in self._places.within(text):
            self.add(NAME, place, _PLACE)
        for word in _ARABIC_WORD.findall(text):
            bare = fold(word)
            place = self._places.of_word(bare) or self._places.of_word(_ARABIC_PREFIX.sub("", bare, count=1))
            if place:
                self.add(NAME, place, _PLACE)


def weight_of(number: str) -> float:
    """How telling it is that two texts have this number."""
    if not number.isdigit():
        return _PAIR if len(number) < 6 else _CODE_WITH_DIGITS  # noqa: PLR2004 - 17.30, 2.0; 1.9.3-p484
    value = int(number) if len(number) <= 4 else 0  # noqa: PLR2004
    if value in quantities.YEARS:
        return _YEAR
    return _SMALL if 0 < value <= _DOZEN else _BY_DIGITS[min(len(number), len(_BY_DIGITS)) - 1]


@lru_cache(maxsize=2048)
def sounds(said: Essence) -> Mapping[str, float]:
    """Its names by their sounds."""
    names = (key.partition(":")[2] for key in said.items[NAME])
    return {told: _NAME for name in names if (told := sound(name))}
