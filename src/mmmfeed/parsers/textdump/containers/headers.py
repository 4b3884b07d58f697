"""What columns and keys are called, in the languages of text/calendars.py.

Names are compared folded and without anything between their letters: "Veröffentlicht am", "veroeffentlicht_am";
"pubDate", "pub-date".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from mmmfeed.parsers.textdump.containers import headernames
from mmmfeed.text import calendars

# What a record can have from a column. "summary" goes before the text, or stands for it; "place" and "time" come out of
# tables of events; "updated" is known so that it is not taken for the date.
FIELDS = (
    *("date", "title", "text", "summary", "url", "id"),
    *("author", "category", "language", "place", "time", "updated"),
)

_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})
# "Date (dd/mm/yyyy)", "日時（JST）", "Titel *": what explains a name is no part of it.
_EXPLAINED = re.compile(r"\s*[(\[（].*$", re.DOTALL)
_LONGEST = 60  # characters of a name


def fields(name: str) -> Mapping[str, int]:
    """The fields that a column of this `name` can hold, with its rank among the columns of each (0 is first)."""
    if len(name) > _LONGEST:
        return _NONE
    return _fields().get(folded(name)) or _fields().get(folded(_EXPLAINED.sub("", name)), _NONE)


def language(names: Iterable[str]) -> str | None:
    """The one language other than English that explains all of `names` that are known; None when that is open."""
    explained = [found for name in names if (found := _languages().get(folded(_EXPLAINED.sub("", name))))]
    common = frozenset.intersection(*explained) if explained else frozenset()
    return next(iter(common)) if len(common) == 1 and "en" not in common else None


def folded(name: str) -> str:
    """`name` as it is compared."""
    return "".join(filter(str.isalnum, calendars.fold(name).translate(_PLAIN)))


_NONE: Mapping[str, int] = MappingProxyType({})


# Some words name one thing in one language and another in the next: "Tag" is a day, and a category.
@cache
def _fields() -> Mapping[str, Mapping[str, int]]:
    known: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for rank, table in enumerate(headernames.DATES):
        for name, _ in _entries(table):
            known[folded(name)].setdefault("date", rank)
    for about, table in headernames.OTHERS.items():
        for rank, (name, _) in enumerate(_entries(table)):
            known[folded(name)].setdefault(about, rank)
    return dict(known)


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    """The languages that have a folded name."""
    known: dict[str, frozenset[str]] = {}
    for table in (*headernames.DATES, *headernames.OTHERS.values()):
        for name, code in _entries(table):
            known[folded(name)] = known.get(folded(name), frozenset()) | {code}
    return known


def _entries(table: str) -> Iterable[tuple[str, str]]:
    """Each name of a table with its language."""
    code = "en"
    for line in table.strip().splitlines():
        told, colon, names = line.strip().partition(": ")
        code, listed = (told, names) if colon else (code, line)
        for name in filter(None, map(str.strip, listed.split("|"))):
            yield name, code
