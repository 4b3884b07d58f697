"""The words of a year's announcements, for a search that needs no server: static/search.js reads it.

    {"sources": [name, …], "entries": [[path, title, day, source's number, language, direction], …],
     "words": "first second …", "in": "2,5,1 0 …"}

The newest entry has the number 0. `in` has, for each word, the numbers of its entries to the base of 36, each but the
first as its distance from the one before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from mmmfeed.model import Entry
from mmmfeed.pages import folding
from mmmfeed.pages.cards import Setting, card
from mmmfeed.text.words import one_line

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def index(entries: Sequence[Entry], setting: Setting) -> bytes:
    """The index of `entries`, which are in the order in which they are shown."""
    sources: dict[str, int] = {}
    found: dict[str, list[int]] = {}
    listed = []
    for number, entry in enumerate(entries):
        shown = card(entry, setting, with_summary=False)
        source = sources.setdefault(shown.source, len(sources))
        row: list[str | int] = [
            shown.path,
            shown.title,
            shown.day.on.isoformat(),
            source,
            shown.speech.lang,
            shown.speech.dir,
        ]
        listed.append(_trimmed(row))
        for word in _words(entry):
            found.setdefault(word, []).append(number)
    words = sorted(found)
    said = {
        "sources": list(sources),
        "entries": listed,
        "words": " ".join(words),
        "in": " ".join(",".join(_steps(found[word])) for word in words),
    }
    return f"{json.dumps(said, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _words(entry: Entry) -> set[str]:
    shown = entry.shown
    more = (author.name for author in shown.authors), (category.term for category in shown.categories)
    text = "\n".join([shown.title, shown.text or shown.summary, *(one_line(said) for part in more for said in part)])
    return set(folding.tokens(text))


def _steps(numbers: Iterable[int]) -> Iterable[str]:
    last = 0
    for number in numbers:
        yield _in_36(number - last)
        last = number


def _in_36(number: int) -> str:
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits


def _trimmed(row: list[str | int]) -> list[str | int]:
    while row[-1] == "":
        row.pop()
    return row
