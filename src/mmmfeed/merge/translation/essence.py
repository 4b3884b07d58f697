"""What stays of an announcement in a translation, made once for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import unescape

from mmmfeed.merge.likeness.numerals import named, roman
from mmmfeed.merge.translation import months
from mmmfeed.merge.translation.addresses import page
from mmmfeed.merge.translation.items import NAME, NUMBER, OF_NAME, PAGE
from mmmfeed.merge.translation.reading import Reading
from mmmfeed.merge.translation.sounds import sound
from mmmfeed.merge.translation.tongues import signs, tongue
from mmmfeed.model import Announcement, Name, TitleOrigin
from mmmfeed.text.calendars import fold
from mmmfeed.text.words import comparable

_LONGEST = 12_000  # characters of a text that are read: what is told by then is enough
_SHAPES = ("<p>", "<li>", "<a ", "<h", "<img ", "<pre>")  # as sanitised content has them

_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile("第([一二三四五六七八九十]+)")
_HAN_DIGITS = "零一二三四五六七八九"
_LINK = re.compile(r'<(?:a|img)\b[^<>]*?(?:href|src)="([^"]+)"')


@dataclass(frozen=True, eq=False, slots=True)
class Essence:
    """An announcement as it is compared with others in other languages; what items are says items.py."""

    name: Name
    tongue: str  # see tongues.py; empty if unknown
    published: datetime | None  # UTC; None: it has no date of its own
    items: Mapping[str, Mapping[str, float]]  # by kind: how telling each is
    title: Mapping[str, float]  # the items of the title
    counts: frozenset[str]  # numbers of the title in digits
    told: frozenset[str]  # numbers of the title in words
    title_months: frozenset[int]
    title_names: frozenset[str]  # items of kind NAME of the title that the text has again
    days: frozenset[tuple[int, str]]  # months and days that are named
    possible: frozenset[tuple[int, str]]  # that may be named: 3/4/2018 is 3 April or 4 March
    own: str | None  # the item of its own page
    unlike_latin: bool  # whether it is in another script
    words: str  # the compared form
    length: float  # what the text would have in English, in signs
    cut: bool
    shape: tuple[int, ...]  # paragraphs, list items, links, headings, images, blocks of code

    @property
    def site(self) -> str:
        """The host of its page, without the label of a language; empty if unknown."""
        return self.own.partition(":")[2].partition("/")[0] if self.own else ""


@lru_cache(maxsize=2048)
def essence(said: Announcement) -> Essence:
    """What of `said` stays in a translation."""
    spoken = tongue(said.language)
    title = said.title if said.title_origin is not TitleOrigin.DERIVED else ""
    text = (said.text or said.summary)[:_LONGEST]
    of_title, of_text = Reading(spoken), Reading(spoken)
    of_title.read(title)
    of_text.read(text)
    for url in (*map(unescape, _LINK.findall(said.content)), *(file.url for file in said.enclosures)):
        of_text.page(url)
    own = page(said.url) if said.url else None
    return Essence(
        name=said.name,
        tongue=spoken,
        published=said.published if said.dated else None,
        items={kind: of_text.items[kind] | found for kind, found in of_title.items.items()},
        title={key: weight for found in of_title.items.values() for key, weight in found.items()},
        counts=frozenset(key.partition(":")[2] for key in of_title.items[NUMBER]),
        told=frozenset(_told_in_words(title)),
        title_months=frozenset(of_title.months | months.named_in(map(fold, _WORD.findall(title)), spoken)),
        title_names=frozenset(of_title.items[NAME].keys() & of_text.items[NAME].keys()),
        days=frozenset(of_title.days | of_text.days),
        possible=frozenset(of_title.days | of_text.days | of_title.possible | of_text.possible),
        own=f"{PAGE}:{own}" if own else None,
        unlike_latin=of_text.unlike_latin,
        words=comparable(f"{title} {text}"),
        length=len(text) * 100 / signs(spoken),
        cut=said.truncated,
        shape=tuple(map(said.content.count, _SHAPES)),
    )


@lru_cache(maxsize=2048)
def sounds(said: Essence) -> Mapping[str, float]:
    """Its names by their sounds, as items of no kind."""
    names = (key.partition(":")[2] for key in said.items[NAME])
    return {told: OF_NAME for name in names if (told := sound(name))}


def _told_in_words(title: str) -> Iterator[str]:
    """ "third", "III" and "第三" are 3."""
    for word in _WORD.findall(title):
        value = roman(word) if len(word) > 1 else None
        meanings = named().get(fold(word), ()) if value is None else (("number", value),)
        yield from (str(number) for kind, number in meanings if kind == "number")
    yield from (str(_of_han(found)) for found in _NUMBERED.findall(title))


def _of_han(number: str) -> int:
    """The value of a number from one to 99: 七, 十四, 二十."""
    tens, ten, ones = number.rpartition("十")
    return (_HAN_DIGITS.find(tens or "一") * 10 if ten else 0) + (_HAN_DIGITS.find(ones) if ones else 0)
