"""Names of months and weekdays in the languages that announcements are read in (CLDR, by way of Babel).

Names are compared folded: lower case, without accents and dots, so that "Février", "fevrier" and "févr." are known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

_CODES = "en fr es de it pt nl pl sv da nb fi cs ro el hu hr ca tr ru uk ja zh ko"
LANGUAGES = tuple(_CODES.split())
_MORE_CODES = """
    af ar az be bg bn bs cy eo et eu fa fil fo ga gl gu he hi hy id is ka kk kn ky lb lt lv mk ml mn mr ms mt ne nn pa
    rm si sk sl sq sr sw ta te th ur uz vi zu
"""

# Another script, or other names for the months, in one language.
_VARIANTS = {"sr": ("sr_Latn",), "ar": ("ar_LB", "ar_DZ"), "de": ("de_AT",), "az": ("az_Cyrl",), "uz": ("uz_Cyrl",)}
# Languages whose names are others when they stand alone, not in a date. Only these are asked for them: in the others
# such a name is an alias in Babel, which gives the names of whatever language was asked first
# (https://github.com/python-babel/babel/issues/1234).
_ALONE = {
    "months": frozenset("be ca cs de el fa fi hr hy kk ky lb lt nb pl ru sk uk uz vi".split()),  # noqa: SIM905
    "days": frozenset("az de fi lb lv".split()),  # noqa: SIM905
}

_FINNISH_MONTHS = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"
_BASQUE_MONTHS = "urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua"
_HEBREW_MONTHS = "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"
_DAY_SUCH = frozenset({"he", "cy", "ga"})  # weekdays are named "day such" there: "יום ראשון"
_PLAIN_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # German without the keys for them: "Maerz"

# What people write and CLDR has not: other short forms, and the case that a weekday takes behind "on".
# Months by their number, weekdays from Monday = 1.
_MORE_MONTHS = {
    "en": {9: "sept"},
    "de": {1: "jänner jän", 2: "feber", 3: "mrz", 9: "sept"},
    "fr": {7: "juil", 2: "fev"},
    "es": {9: "setiembre set"},
    "it": {9: "sett"},
    "fi": {number: f"{stem}kuussa {stem}kuuta {stem}kuun" for number, stem in enumerate(_FINNISH_MONTHS.split(), 1)},
    # The cases that a month takes in a date: "martxoaren 4a", "4 במרץ".
    "eu": dict(enumerate((f"{name}ren {name}k" for name in _BASQUE_MONTHS.split()), 1)),
    "he": dict(enumerate((f"ב{name}" for name in _HEBREW_MONTHS.split()), 1)),
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
    "fi": {7: "sunnuntaina"},
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


_OUTER = ". \u0970\u05f3"  # Hindi and Hebrew mark a short form by signs of their own


def fold(name: str) -> str:
    """`name` in lower case without accents and outer dots: the form in which names are compared."""
    if name.isascii():
        return name.lower().strip(_OUTER)
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).strip(_OUTER)


def more_languages() -> tuple[str, ...]:
    """Languages beyond LANGUAGES in which announcements are dated, too; `names` knows them, and all others of CLDR.

    Each takes some milliseconds to load, so they are for a file in which no date was found.
    """
    return tuple(_MORE_CODES.split())


@cache
def names(language: str) -> Names:
    """The names in `language`, a code of CLDR ("en", "pt", "fil"); KeyError for one that it has not."""
    months: dict[str, int] = {}
    short: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    days: dict[str, int] = {}
    for code in (language, *_VARIANTS.get(language, ())):
        locale = _locale(code)
        months |= _forms(locale.months, "wide", alone=code in _ALONE["months"])
        short |= _forms(locale.months, "abbreviated", alone=code in _ALONE["months"])
        weekdays |= _forms(locale.days, "wide", by=1, alone=code in _ALONE["days"])
        days |= _forms(locale.days, "abbreviated", by=1, alone=code in _ALONE["days"])
    months |= _more(_MORE_MONTHS, language)
    weekdays |= _more(_MORE_WEEKDAYS, language)
    if language in _DAY_SUCH:
        weekdays |= {name.rpartition(" ")[2]: number for name, number in weekdays.items()}
    if language == "de":
        months |= {fold(name.translate(_PLAIN_UMLAUTS)): number for name, number in _german()}
    short = {name: number for name, number in short.items() if name not in months}
    days = {name: number for name, number in days.items() if name not in weekdays}
    return Names(*map(MappingProxyType, (months, short, weekdays, days)))


def _locale(code: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError) as error:
        raise KeyError(code) from error


def _forms(table: Any, width: str, by: int = 0, *, alone: bool) -> dict[str, int]:
    """Each name as it stands in a date, and, in Slavic languages and Greek, as it stands alone."""
    forms = {}
    for context in ("stand-alone", "format") if alone else ("format",):
        for number, name in table[context][width].items():
            # Catalan writes "de febrer" and "d’abril" for the month in a date.
            bare = fold(name).removeprefix("de ").removeprefix("d’").removeprefix("d'")
            forms[bare] = number + by
    return forms


def _german() -> Iterator[tuple[str, int]]:
    for width in ("wide", "abbreviated"):
        for code in ("de", *_VARIANTS["de"]):
            for number, name in _locale(code).months["format"][width].items():
                yield name.lower(), number


def _more(table: Mapping[str, Mapping[int, str]], language: str) -> dict[str, int]:
    return {fold(name): number for number, listed in table.get(language, {}).items() for name in listed.split()}
