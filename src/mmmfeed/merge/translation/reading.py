"""A text, read once for all that stays of it in a translation."""

from __future__ import annotations

import re
from functools import lru_cache

from mmmfeed.merge.translation import items, months, quantities
from mmmfeed.merge.translation.addresses import page
from mmmfeed.merge.translation.items import CODE, DAY, KINDS, NAME, NUMBER, PAGE
from mmmfeed.merge.translation.places import gazetteer
from mmmfeed.text.calendars import fold

_SAMPLE = 300  # characters that tell a text's script

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f"
_CAPITALS = "\u0386-\u03ab\u0400-\u042f\u0460-\u0481\u0490"  # Greek and Cyrillic
_IN = f"[{_LATIN}0-9_]"
_ADDRESS = r"(?:https?://|www\.|(?<![\w.@-])(?:[a-z0-9-]++\.)+[a-z]{2,9}/)[^\s<>\"”»)\]」』】）]+|[A-Za-z0-9_.+-]++@[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z]"
_THOUSANDS = r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d.,])"
_TAIL = rf"(?:[-.:/+#&'’]+{_IN}+|,\d+)*"
# In Latin letters: what has a capital or a digit. In any other: all that is Latin, and what has a capital.
_MARKED = re.compile(rf"{_ADDRESS}|{_THOUSANDS}|(?<!{_IN})[a-z]*+[{_UPPER}0-9_]{_IN}*{_TAIL}")
_FOREIGN = re.compile(rf"{_ADDRESS}|{_THOUSANDS}|(?<!{_IN}){_IN}+{_TAIL}|(?<!\w)[{_CAPITALS}]\w+")
_NOT_LATIN = re.compile("[\u0370-\u03ff\u0400-\u1cff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc]")
_ARABIC_WORD = re.compile("[\u0620-\u064a\u0671-\u06d3]{4,}")
_ARABIC_PREFIX = re.compile("(?:[وفبلك]|لل)(?=ال|[^ا])")
_IS_PAGE = re.compile(r"https?://|www\.|(?:[a-z0-9-]++\.)+[a-z]{2,9}/")
_IS_CODE = re.compile(rf"[0-9_@]|[{_LATIN}][A-Z]|[.:/#&+]")
_HAS_DIGIT = re.compile(r"\d")
_AFTER_ADDRESS = ".,;:!?'’…*_"
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORTEST_NAME = 3  # letters: "In", "La", "On" are none
_SHORTEST_CODE = 2
_LONGEST_DAY = 4  # digits of a day or a year, beside which a month may be named


class Reading:
    """What was found so far. `tongue`: of the texts, see tongues.py."""

    def __init__(self, tongue: str) -> None:
        self.items: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}  # by kind: how telling each is
        self.months: set[int] = set()
        self.days: set[tuple[int, str]] = set()  # months and days
        self.possible: set[tuple[int, str]] = set()  # that a date in digits may be
        self.unlike_latin = False  # whether the last text was in another script
        self._tongue = tongue
        self._month_names = months.names(tongue) if tongue else {}
        self._last: tuple[str, int, int | None] | None = None  # of numbers that may be days: where it ends, its month

    def read(self, text: str) -> None:
        """Find what is in plain `text`."""
        text = quantities.plain_digits(text)
        sample = text[:_SAMPLE]
        self.unlike_latin = 3 * len(_NOT_LATIN.findall(sample)) > len(sample)
        self._last = None
        for found in (_FOREIGN if self.unlike_latin else _MARKED).finditer(text):
            token = found[0]
            if token[0].isdigit():
                self._number(token, text, *found.span())
            elif _IS_PAGE.match(token):
                address = token.rstrip(_AFTER_ADDRESS)
                self.page(address if address.startswith("http") else f"http://{address}")
            elif item := _item(token, self._tongue):
                kind, key, weight = item
                self.items[kind][key] = weight
        if self.unlike_latin:
            self._places_without_capitals(text)

    def page(self, url: str) -> None:
        """Add what a text links to."""
        if form := page(url):
            self.items[PAGE][f"{PAGE}:{form}"] = items.OF_PAGE

    def _number(self, token: str, text: str, start: int, end: int) -> None:
        for number in quantities.numbers(token):
            clock = quantities.by_the_clock(number, text, start, end)
            self.items[NUMBER][f"{NUMBER}:{clock}"] = items.of_number(clock)
            if len(number) <= _LONGEST_DAY and clock == number and number.isdigit():
                self._day(number, text, start, end)
        self.possible |= quantities.dates(token)

    def _day(self, number: str, text: str, start: int, end: int) -> None:
        month = months.beside(text, start, end, self._month_names)
        if self._last and months.in_one_row(text, self._last[1], start):
            before = self._last[2]
            if month and before is None:
                self._named_day(month, self._last[0])
            month = month or before
        if month:
            self.months.add(month)
            self.items[DAY][f"{DAY}:{month}"] = items.OF_MONTH
        if number in months.DAYS and not months.is_month(text, end):
            self._last = (number, end, month)
            if month:
                self._named_day(month, number)

    def _named_day(self, month: int, number: str) -> None:
        self.days.add((month, number))
        self.items[DAY][f"{DAY}:{month}-{number}"] = items.OF_DAY

    def _places_without_capitals(self, text: str) -> None:
        known = gazetteer(self._tongue)
        found = {*known.within(text)}
        for word in map(fold, _ARABIC_WORD.findall(text)):
            place = known.of_word(word) or known.of_word(_ARABIC_PREFIX.sub("", word, count=1))
            if place:
                found.add(place)
        self.items[NAME] |= {f"{NAME}:{place}": items.OF_PLACE for place in found}


@lru_cache(maxsize=1 << 15)
def _item(token: str, tongue: str) -> tuple[str, str, float] | None:
    """The kind, the item, and how telling it is, of a word in `tongue`."""
    word = fold(_POSSESSIVE.sub("", token))
    if _IS_CODE.search(token):
        weight = items.OF_CODE_WITH_DIGITS if _HAS_DIGIT.search(word) else items.OF_CODE
        return (CODE, f"{CODE}:{word}", weight) if len(word) >= _SHORTEST_CODE else None
    if len(word) < _SHORTEST_NAME:
        return None
    place = gazetteer(tongue).of_word(word)
    return (NAME, f"{NAME}:{place}", items.OF_PLACE) if place else (NAME, f"{NAME}:{word}", items.OF_NAME)
