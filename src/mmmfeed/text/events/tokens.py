"""Text → signs: one letter for each word, number or mark, so that dates of all languages have one short grammar.

"Wed, 5th of February 2026"  →  "w, do c M y"

d  a number from 1 to 31      y  a year of four digits    n  any other number
M  a month's name             w  a weekday's name         o  the ending of an ordinal
c  "of", "de", "the"          r  "to", "and", "bis"       t  "today", "tomorrow" or a part of the like
x  any other word
Y m D  the signs 年 月 日 behind a number                   marks stand for themselves, *  any other
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from mmmfeed.text import calendars
from mmmfeed.text.events.distances import LAST_WORDS

# Chinese and Korean are read sign by sign: there is no space between 28日 and 下午.
_WIDE = "\u4e00-\u9fff\uac00-\ud7a3"
# Every character is in one, so that their lengths tell where each begins.
_TOKEN = re.compile(
    rf"[a-zA-Z]+(?![^\W\d_]|-(?i:feira))|[0-9]+|[{_WIDE}]|[^\W\d_{_WIDE}]+(?:-(?i:feira))?"
    r"|[^\S\n]*\n\s*|[^\S\n]+|[\d_]|[^\w\s]"
)
_MARKS = dict.fromkeys(".,:/()'|&-", "") | {
    "–": "-",
    "—": "-",
    "‒": "-",
    "−": "-",
    "〜": "-",
    "~": "-",
    "～": "-",
    "’": "'",
    "（": "(",
    "）": ")",
    "°": "o",  # "1° marzo"
}
_WIDE_SIGNS = {"年": "Y", "월": "m", "月": "m", "日": "D", "일": "D", "년": "Y", "号": "D", "號": "D"}
_ENDINGS = "st nd rd th er re º ª ° an en án én ei je jen te ste e a"
_SMALL = "of de del d the den le la el du des van von am dem zum zur il os los las les dne di l o s"
_ANDS = """
    to and through thru bis und au à et al y e ed i och til till og do по и та en t m is έως ως και és ve ile ja až pana si
    і
"""
_ORDINALS = frozenset(_ENDINGS.split())
_CONNECTORS = frozenset(_SMALL.split())
_RANGES = frozenset(_ANDS.split()) - _CONNECTORS | {"a"}
_REMEMBERED = 8192  # words of each language, of which a dump repeats most: reading one again takes a tenth of the time


@dataclass(frozen=True, slots=True)
class Word:
    """What a word can be in a date."""

    month: int = 0  # 1 to 12
    weekday: int = 0  # 1, Monday, to 7
    short: bool = False  # a weekday's short form: "Wed", but "mon" and "so" are other words, too
    languages: frozenset[str] = frozenset()  # in which it names the month


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text and its signs; `signs[i]` stands for `text[starts[i]:ends[i]]`."""

    text: str
    signs: str
    starts: Sequence[int]
    ends: Sequence[int]
    language: str | None

    def written(self, at: int) -> str:
        """The token at `at`, as it stands in the text."""
        return self.text[self.starts[at] : self.ends[at]]

    def number(self, at: int) -> int:
        """The number at `at`."""
        return int(self.written(at))

    def word(self, at: int) -> Word:
        """What the word at `at` can be in a date."""
        return vocabulary(self.language)[calendars.fold(self.written(at))]


def tokenize(text: str, language: str | None) -> Tokens:
    """`text` cut into tokens; months and weekdays are known in all languages, their short forms in `language` and English."""
    tokens = cut(text)
    edges = list(accumulate(map(len, tokens), initial=0))
    return Tokens(text, "".join(map(reader(language), tokens)), edges[:-1], edges[1:], language)


def cut(text: str) -> list[str]:
    """The tokens, of which `text` is made without a rest."""
    return _TOKEN.findall(text)


@cache
def reader(language: str | None) -> Callable[[str], str]:
    """What gives the sign of a token in a text of this language."""
    known = vocabulary(language)
    return lru_cache(_REMEMBERED)(lambda token: _sign(token, known))


def _sign(token: str, known: Mapping[str, Word]) -> str:
    first = token[0]
    if first.isspace():
        return "\n" if "\n" in token else " "
    if "0" <= first <= "9":
        return _number(token)
    if not first.isalpha():
        return _MARKS.get(token, "*") or token
    return _WIDE_SIGNS.get(token) or _word(calendars.fold(token), known)


def _number(token: str) -> str:
    if len(token) <= 2:  # noqa: PLR2004
        return "d" if 1 <= int(token) <= 31 else "n"  # noqa: PLR2004
    return "y" if len(token) == 4 and token[:2] in {"19", "20"} else "n"  # noqa: PLR2004


def _word(folded: str, known: Mapping[str, Word]) -> str:
    if word := known.get(folded):
        return "M" if word.month else "w"
    for sign, words in (("c", _CONNECTORS), ("r", _RANGES), ("o", _ORDINALS)):
        if folded in words:
            return sign
    return "t" if folded in LAST_WORDS else "x"


@cache
def vocabulary(language: str | None) -> Mapping[str, Word]:
    """Every folded name of a month or weekday that may stand in a text of this language."""
    out: dict[str, Word] = {}
    # The text's own language comes last and overrules: "listopada" is November in Poland and October in Croatia.
    for code in (*(code for code in calendars.LANGUAGES if code != language), *([language] if language else [])):
        names = calendars.names(code)
        own = code in {language, "en"}
        for name, number in names.weekdays.items():
            if name not in out or out[name].short:
                out[name] = Word(weekday=number)
        for name, number in names.weekdays_short.items() if own else ():
            out.setdefault(name, Word(weekday=number, short=True))
        for name, number in [*names.months.items(), *(names.months_short.items() if own else ())]:
            out[name] = _joined(out.get(name), number, code, overrule=code == language)
    # One letter is too little: 木 is Thursday, and a part of the name 鈴木.
    return {name: word for name, word in out.items() if len(name) > 1 and (word.month or word.weekday)}


def _joined(before: Word | None, number: int, code: str, *, overrule: bool) -> Word:
    if before is None or not before.languages or overrule:
        return Word(month=number, languages=frozenset({code}))
    # One name for two months is none where the language is unknown.
    return Word(month=number if number == before.month else 0, languages=before.languages | {code})
