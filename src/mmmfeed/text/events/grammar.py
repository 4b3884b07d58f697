"""The shapes that dates have in prose, as patterns over signs (tokens.py).

Groups: w weekday, d day, M month's name, m month's number, y year (ys of two digits), a and b day and month in either order;
f last day of the same month, g last of a list; e, N, n, z last day, month's name, month's number and year of a span; v weekday behind.
"""

from __future__ import annotations

import re

_G = "[ \n]?"  # white space between the parts of a date; a line may end there
# A dash at the beginning of a line is a bullet.
_TO = rf"(?:{_G}[r&]{_G}|[ ]?-{_G})"
_START = r"(?<![:/dny])(?<![dn][.-])"
_AFTER = r"(?:,?[ ]?\(?(?P<v>w)\.?\)?)?"
# "Saturday & Sunday, 10 and 11 November": the first weekday is the first day's.
_WEEKDAY = rf"(?:(?P<w>w)\.?(?:{_TO}w\.?)?,?{_G}\(?(?:c{_G}){{0,2}})?"
_OTHER_WEEKDAY = r"(?:w\.?,?[ ](?:c[ ])?)?"


def _day(name: str) -> str:
    return rf"(?P<{name}>d)(?:-?[or])?\.?"


def _year(name: str) -> str:
    return rf"(?:,?{_G}(?:[cr]{_G})?(?P<{name}>y)|[ ]?'(?P<{name}s>[dn]))?"


def _month(name: str) -> str:
    return rf"(?:c{_G}){{0,2}}(?:c')?(?P<{name}>M)\.?"


_TO_DAY_MONTH = rf"(?:,?{_TO}(?:c{_G}){{0,2}}{_OTHER_WEEKDAY}{_day('e')}{_G}{_month('N')}{_year('z')})?"
_TO_MONTH_DAY = rf"(?:{_TO}{_OTHER_WEEKDAY}(?P<N>M)\.?{_G}{_day('e')}(?!:){_year('z')})?"
# "Feb. 2, 4-5" is a day and two hours; "March 3, 4 and 5" are three days.
_LIST = rf"(?:,{_G}d(?:-?[or])?\.?){{1,6}},?{_G}(?:r|&){_G}"
_TO_DAY = rf"(?:(?:{_LIST}|{_TO}{_OTHER_WEEKDAY}(?:c[ ']?)?){_day('f')}(?!:))?"

# 25日(水), 25일 수요일부터; 25日・26日, 25日から26日
_WIDE_WEEKDAY = r"[ ]?\(.{1,3}\)|[ ]?[mDx]xD"
_WIDE_AND = rf"{_G}(?:-|r|x{{1,2}}){_G}"

# Where two could be read, the one that stands first here is.
GRAMMAR = tuple(
    (rule, re.compile(pattern))
    for rule, pattern in (
        ("iso", rf"(?<![dny./-])(?P<y>y)(?P<s>[-./])(?P<m>d)(?P=s)(?P<d>d)(?![./-]?[dny]){_AFTER}"),
        (
            "wide",
            rf"(?:(?P<y>y)[ ]?Y[ ]?)?(?P<m>d)[ ]?m[ ]?(?P<d>d)[ ]?D(?P<u>{_WIDE_WEEKDAY})?"
            rf"(?:{_G}[,*]{_G}(?P<g>d)[ ]?D(?:{_WIDE_WEEKDAY})?){{0,6}}(?:{_WIDE_AND}(?:(?P<n>d)[ ]?m[ ]?)?(?P<e>d)[ ]?D(?:{_WIDE_WEEKDAY})?)?",
        ),
        ("stamp", rf"{_WEEKDAY}{_START}(?P<d>d)-?(?P<M>M)-?(?:(?P<y>y)|(?P<ys>[dn]))(?![dny]){_AFTER}"),
        ("span", rf"{_WEEKDAY}{_START}(?P<d>d)\.?[ ]?-[ ]?(?P<f>d)\.[ ]?(?P<m>d)\.(?:[ ]?(?P<y>y))?(?![./-]?[dn])"),
        (
            "numbers",
            rf"{_WEEKDAY}{_START}(?P<a>d)(?P<s>[./-])[ ]?(?P<b>d)(?P=s)[ ]?(?:(?P<y>y)|(?P<ys>[dn]))(?![./-]?[dny:])"
            rf"(?:{_TO}{_OTHER_WEEKDAY}(?P<e>d)(?P=s)[ ]?(?P<n>d)(?P=s)[ ]?(?P<z>y)(?![./-]?[dny:]))?{_AFTER}",
        ),
        ("year-first", rf"(?P<y>y)\.?,?{_G}(?P<M>M)\.?{_G}{_day('d')}{_TO_DAY}{_AFTER}"),
        (
            "day-month",
            # A line break parts "Room 12" from "May 5", but not "28" from "January 2026".
            rf"{_WEEKDAY}{_START}{_day('d')}{_TO_DAY}(?:[ ]|\n(?!M\.?[ ]d)|(?=[Mc])){_month('M')}{_year('y')}"
            rf"{_TO_DAY_MONTH}{_AFTER}",
        ),
        (
            "month-day",
            rf"{_WEEKDAY}(?P<M>M)\.?{_G}(?:c[ ])?{_day('d')}(?!:){_TO_DAY}{_year('y')}{_TO_MONTH_DAY}{_AFTER}",
        ),
        ("short-slash", rf"{_WEEKDAY}{_START}(?P<a>d)/(?P<b>d)(?![./:-]?[dnyM%]){_AFTER}"),
        ("short-dot", rf"{_WEEKDAY}{_START}(?P<d>d)\.[ ]?(?P<m>d)\.(?![ ]?[./-]?[dny]?[M%])(?![./]?[dny]){_AFTER}"),
    )
)
