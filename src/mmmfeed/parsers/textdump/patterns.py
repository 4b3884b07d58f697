"""What a date looks like, in numbers and in words, with all that stands around it on its line.

The forms are those of CLDR's short, medium, long and full dates in 24 languages, with the slips of people's fingers. A
word is any word here: whether it names a month or a weekday is for names.py to say.
"""

from __future__ import annotations

import re

from mmmfeed.text import dates

_WORD = r"[^\W\d_][^\s\d.,:;|()（）\[\]<>{}/–—_*\-]*"
_BEFORE = r"(?P<before>[\s#*=\[(<{>_\u200e\u200f•\-]*)"
_AFTER = r"(?P<after>[\s.:;,#*=\])>}_\u200e\u200f\-]*)"
_CLOSED = r"(?P<after>[*_]*[\])>}]?[*_]*)"

# "Le lundi 3 mars", "onsdag den 28. maj", "Mi, 28.05.2025", "sexta-feira"
_ARTICLE = r"(?:(?:le|el|the|den|der|am|on|il|lo|em|på|op)\s+)?"
_WEEKDAY = (
    rf"{_ARTICLE}(?:(?P<weekday>(?!令和|平成){_WORD}(?:-{_WORD})?)(?:\.?[,،、]?\s+|\.?[,،]|\s*(?=\d)){_ARTICLE})?"
)
_WEEKDAY_BEHIND = rf"(?:\.?[,،]?\s*[(（]?(?!(?:at|um|à|kl|om|ore|klo)\b)(?P<behind>{_WORD}(?:-feira)?)[)）.]*)?"
_CLOCK = (
    r"(?:(?:T|,?\s+(?:(?:at|um|à|a|kl\.?|om|ore|о|в|klo)\s+)?)"
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?(?!\w))?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)(?:\s?(?:Uhr|h))?)?"
)

_OF = r"(?:(?:de|of|del|do|der|the)\s+|d['’]\s?)?"
_ORDINAL = r"(?:st|nd|rd|th|er|re|ère|\.?º|ª|°|\.)?"
_YEAR = r"(?:\d{4}|['’]?\d{2})(?!\d)"
_OF_YEAR = r"(?:\s?(?:г|р|год|года|рік|року|r|roku)(?!\w))?\.?"  # 28 мая 2025 г.

_NUMERIC = dates.NUMERIC + r"(?!\d)(?:\s?[гр](?!\w))?\.?"
_DAY_FIRST = (
    rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+|[-/]|(?<=\.)){_OF}(?P<month>{_WORD})\.?"
    rf"(?:(?:,?\s+|[-/]){_OF}(?P<year>{_YEAR}){_OF_YEAR})?"
)
_MONTH_FIRST = (
    rf"(?P<month>{_WORD})\.?(?:\s+|-){_ARTICLE}(?P<day>\d{{1,2}}){_ORDINAL}(?:(?:,\s*|\s+|-)(?P<year>\d{{4}})(?!\d))?"
)
_YEAR_FIRST = rf"(?P<year>\d{{4}})\.?(?:,?\s+|[-/])(?P<month>{_WORD})\.?(?:\s+|[-/])(?P<day>\d{{1,2}})(?!\d)\.?"
_SIGNS = (
    r"(?:(?P<era>令和|平成)?\s?(?P<year>\d{1,4}|元)\s?[年년]\s?)?"
    r"(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号號]"
)
_DOTS = r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\."  # German: 28.05.

CORES = {
    "numeric": _NUMERIC,
    "day-first": _DAY_FIRST,
    "month-first": _MONTH_FIRST,
    "year-first": _YEAR_FIRST,
    "signs": _SIGNS,
    "dots": _DOTS,
}


def _bare(core: str) -> re.Pattern[str]:
    return re.compile(_BEFORE + _WEEKDAY + core + _WEEKDAY_BEHIND + _CLOCK + _AFTER, re.IGNORECASE)


def _titled(core: str, behind: str = "") -> re.Pattern[str]:
    gap = r"(?P<gap>\s*[–—|·•:]\s*|\s+-+\s+|\s+)"
    return re.compile(_BEFORE + _WEEKDAY + core + behind + _CLOCK + _CLOSED + gap + r"(?P<title>\S.*)", re.IGNORECASE)


# The way of most files, before all others: a date in numbers and decoration.
PLAIN = re.compile(rf"{_BEFORE}{dates.NUMERIC}{_AFTER}")
BARE = {name: _bare(core) for name, core in CORES.items()}
# A word behind the date is a weekday or begins the title; both are tried.
TITLED = [(name, _titled(core, behind)) for name, core in CORES.items() for behind in (_WEEKDAY_BEHIND, "")]
# Cheap, and true of every line that can begin with a date: a number within the first words.
MAYBE = re.compile(
    r"(?:[^\w]|_){0,12}(?:(?:[^\W\d_][^\s\d]*\s+){0,4}(?:[^\W\d_]+[,.]\s?)?[^\s\d\w]?\d|[^\W\d_]{2,3}[\d元])"
)
LINK = re.compile(r"=>\s*(?P<url>\S+)\s+(?P<label>\S.*)")
STAMP = re.compile(
    r"(?P<stamp>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))\t(?P<text>.*)", re.IGNORECASE
)
HEADING = re.compile(r"(?P<before>#{1,6}|\*{1,6}|={1,6})\s+(?P<rest>\S.*)")
GAP = re.compile(r"\s*(?:\s[-–—|/·:@]\s|,\s)\s*|\s+(?=[(\[<\d])")
CLOCK_AHEAD = re.compile(r"\d{1,2}[:.h]\d{2}(?!\d)")
