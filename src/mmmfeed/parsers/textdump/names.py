"""Names of months and weekdays in all languages at once, so that a file's own dates say which language it is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from mmmfeed.text import calendars, dates

ANY = ""  # stands for every language: the month is a number
FALLBACK = "dateparser"  # stands for a language that only dateparser knows

# Folding leaves letters that people without the keyboard write plain; capitals of Turkish lose their dot on the way.
# Apostrophes are typed in many ways, or not at all: п’ятниця.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "’": "", "'": "", "ʼ": "", "`": "", "週": "周"})


@dataclass(frozen=True, slots=True)
class Named:
    """A date with its month in words, or without a year: what it says in each language that can explain it."""

    day: int
    months: Mapping[str, int]  # by language
    year: str = ""  # as written, two digits or four; empty when there is none

    def on(self, language: str, year: str, within: dates.Window) -> date | None:
        """The day in this language and year; None when the calendar has no such day."""
        return dates.made(year, self.months[language], self.day, within) if year else None


@dataclass(slots=True)
class Vocabulary:
    """The months and weekdays of some languages; it counts the dates that are in none of them."""

    languages: tuple[str, ...] = calendars.LANGUAGES
    strangers: int = 0

    def months(self, word: str) -> Mapping[str, int]:
        """The month that `word` names, by language; empty when it names none."""
        return _index(self.languages).months.get(_key(word), _NONE)

    def weekdays(self, word: str) -> Mapping[str, int]:
        """The weekday (Monday is 1) that `word` names, by language; empty when it names none."""
        return _index(self.languages).weekdays.get(_key(word), _NONE)


def vocabularies(language: str | None) -> Iterator[Vocabulary]:
    """That of the languages that most files are in, with the one that is told; then that of all that are known."""
    told = base(language)
    own = (told,) if told and told not in calendars.LANGUAGES and _is_known(told) else ()
    yield Vocabulary((*calendars.LANGUAGES, *own))
    yield Vocabulary((*calendars.LANGUAGES, *own, *(code for code in calendars.more_languages() if code not in own)))


@dataclass(frozen=True, slots=True)
class _Index:
    months: Mapping[str, Mapping[str, int]]
    weekdays: Mapping[str, Mapping[str, int]]


def _is_known(language: str) -> bool:
    try:
        return bool(calendars.names(language))
    except KeyError:
        return False


def language_name(language: str) -> str:
    """For messages: "Polish"."""
    from babel import Locale

    return str(Locale.parse(language).english_name)


def base(language: str | None) -> str:
    """The language of a BCP 47 tag as the calendars name it: "pt" of "pt-BR"."""
    tag = (language or "").replace("_", "-").partition("-")[0].lower()
    return "nb" if tag in {"no", "nn"} else tag


_NONE: Mapping[str, int] = MappingProxyType({})


# All 24 languages take 90 ms to load, once, and only for a file with a line that looks like a date in words.
@cache
def _index(languages: tuple[str, ...]) -> _Index:
    by_month: defaultdict[str, dict[str, int]] = defaultdict(dict)
    by_day: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for language in languages:
        known = calendars.names(language)
        for table, forms in (
            (by_month, (known.months_short, known.months)),
            (by_day, (known.weekdays_short, known.weekdays)),
        ):
            for name, number in (pair for form in forms for pair in form.items()):
                table[_key(name)][language] = number
    return _Index(dict(by_month), dict(by_day))


def _key(word: str) -> str:
    # 水曜日, 水曜 and 水 are one.
    return calendars.fold(word).translate(_PLAIN).replace("曜日", "").replace("曜", "")
