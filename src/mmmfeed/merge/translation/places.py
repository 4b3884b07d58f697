"""Countries and cities by what each language calls them (CLDR, by way of Babel): Ukraine, Україна and 乌克兰 are UA."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from mmmfeed.text.calendars import fold

_SHORTEST = 4  # letters of a name
_STEM = 5  # letters: from here on the last two may be a case ("Україні", "w Polsce" has its own)
_ENDING = 2
# Scripts in which words don't stand apart, or bear their particles: names are looked for wherever they are.
_UNSPACED = frozenset("zh-hans zh-hant ja ko th lo km my".split())  # noqa: SIM905
_INFLECTED = frozenset("uk ru be bg mk sr-cyrl sr-latn hr bs sl cs sk pl hu fi et lv lt el tr".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places that a language has names for."""

    by_word: Mapping[str, str]  # folded name to code, where words stand apart
    anywhere: re.Pattern[str] | None  # elsewhere: any of the names
    by_name: Mapping[str, str]

    def of_word(self, folded: str) -> str | None:
        """The code of the place that a folded word names, or None."""
        return self.by_word.get(folded) or (self.by_word.get(_stem(folded)) if len(folded) >= _STEM else None)

    def within(self, text: str) -> Iterator[str]:
        """The codes of all places that are named in `text`, where words don't stand apart."""
        if self.anywhere:
            yield from (self.by_name[found] for found in self.anywhere.findall(text))


@cache
def gazetteer(language: str) -> Gazetteer:
    """The places that `language`, a tongue, has names for; none where CLDR has not the language."""
    by_name = dict(_places(language))
    if language in _UNSPACED:
        longest_first = sorted((name for name in by_name if len(name) > 1), key=len, reverse=True)
        return Gazetteer({}, re.compile("|".join(map(re.escape, longest_first))), by_name)
    words = {fold(name): code for name, code in by_name.items() if name.isalpha() and len(name) >= _SHORTEST}
    if language in _INFLECTED:
        words |= {_stem(word): code for word, code in words.items() if len(word) > _STEM} | words
    return Gazetteer(words, None, by_name)


def _stem(folded: str) -> str:
    return folded[:-_ENDING] + "*"


def _places(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"), sep="_")
    except (UnknownLocaleError, ValueError):
        return
    for zone in _zones():
        told = locale.time_zones.get(zone, {}).get("city")
        yield told or zone.rpartition("/")[2].replace("_", " "), zone
    yield from ((name, code) for code, name in locale.territories.items() if code.isalpha())


@cache
def _zones() -> tuple[str, ...]:
    """Time zones that are called after cities."""
    from babel import Locale

    known = {*Locale.parse("uk").time_zones, *Locale.parse("de").time_zones}
    return tuple(sorted(zone for zone in known if "/" in zone and not zone.startswith("Etc/")))
