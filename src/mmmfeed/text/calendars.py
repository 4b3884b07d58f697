"""Names of months and weekdays in the languages that announcements are read in (CLDR, by way of Babel).

Names are compared folded: lower case, without accents and dots, so that "Février", "fevrier" and "févr." are known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

_CODES = "en fr es de it pt nl pl sv da nb fi cs ro el hu hr ca tr ru uk ja zh ko"
LANGUAGES = tuple(_CODES.split())

# What people write and CLDR has not: other short forms, and the case that a weekday takes behind "on".
# Months by their number, weekdays from Monday = 1.
_MORE_MONTHS = {
    "en": {9: "sept"},
    "de": {1: "jänner jän", 2: "feber", 3: "mrz", 9: "sept"},
    "fr": {7: "juil", 2: "fev"},
    "es": {9: "setiembre set"},
    "it": {9: "sett"},
    "fi": {
        number: f"{stem}kuussa"
        for number, stem in enumerate(["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä"], 1)
    },
    "el": {5: "μαΐου μάιος", 8: "αύγουστος"},
    "nl": {3: "mrt"},
}
_MORE_WEEKDAYS = {
    "en": {2: "tues", 3: "weds", 4: "thur thurs"},
    "de": {6: "sonnabend"},
    "pt": dict(enumerate(["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira"], 1)),
    "pl": {3: "środę", 6: "sobotę", 7: "niedzielę"},
    "cs": {3: "středu", 6: "sobotu", 7: "neděli"},
    "hr": {3: "srijedu", 6: "subotu", 7: "nedjelju"},
    "ru": {3: "среду", 5: "пятницу", 6: "субботу"},
    # A typewriter's apostrophe ends a word, so the rest of "п'ятниця" has to do.
    "uk": {3: "середу", 5: "ятницю ятниця", 6: "суботу", 7: "неділю"},
    "hu": {1: "hétfőn", 2: "kedden", 3: "szerdán", 4: "csütörtökön", 5: "pénteken", 6: "szombaton"},
    "sv": dict(enumerate(["måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen"], 1)),
    "da": dict(enumerate(["mandagen", "tirsdagen", "onsdagen", "torsdagen", "fredagen", "lørdagen", "søndagen"], 1)),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What one language calls the months (1 to 12) and the weekdays (1, Monday, to 7), by folded name."""

    months: Mapping[str, int]
    months_short: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekdays_short: Mapping[str, int]


def fold(name: str) -> str:
    """`name` in lower case without accents and outer dots: the form in which names are compared."""
    if name.isascii():
        return name.lower().strip(". ")
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).strip(". ")


@cache
def names(language: str) -> Names:
    """The names in `language`, one of LANGUAGES; KeyError for any other."""
    if language not in LANGUAGES:
        raise KeyError(language)
    from babel import Locale

    locale = Locale.parse(language)
    months, weekdays = dict(_forms(locale.months, "wide")), dict(_forms(locale.days, "wide", by=1))
    months |= _more(_MORE_MONTHS, language)
    weekdays |= _more(_MORE_WEEKDAYS, language)
    short = {name: number for name, number in _forms(locale.months, "abbreviated") if name not in months}
    days = {name: number for name, number in _forms(locale.days, "abbreviated", by=1) if name not in weekdays}
    return Names(*map(MappingProxyType, (months, short, weekdays, days)))


def _forms(table: Any, width: str, by: int = 0) -> Iterator[tuple[str, int]]:
    """Each name once as it stands in a date and once alone: Slavic languages and Greek tell the two apart."""
    for context in ("stand-alone", "format"):
        for number, name in table[context][width].items():
            # Catalan writes "de febrer" and "d’abril" for the month in a date.
            bare = fold(name).removeprefix("de ").removeprefix("d’").removeprefix("d'")
            yield bare, number + by


def _more(table: Mapping[str, Mapping[int, str]], language: str) -> dict[str, int]:
    return {fold(name): number for number, listed in table.get(language, {}).items() for name in listed.split()}
