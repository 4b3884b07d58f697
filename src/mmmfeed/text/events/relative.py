"""Days told by their distance: today, tomorrow, this Friday, next Tuesday, and a weekday alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mmmfeed.text.events.distances import AWAY, ONLY_IN
from mmmfeed.text.events.tokens import Tokens, Word
from mmmfeed.text.events.trees import tree

_PATTERN = re.compile(rf"(?<![^\W\u3000-\u9fff\uac00-\ud7a3]){tree(f'{phrase}*' for phrase in AWAY)}(?![a-zß-ɏͰ-ӿ'-])")
# "la mañana" and "guten Morgen" are a time of day.
_MORNING = re.compile(r"(?:\b(?:la|esta|una|por la|guten|am|jeden|heute|goede|god)\s)$")
_ONCE = re.compile(
    r"\b(?:every|each|weekly|all|last|past|previous|chaque|tous les|jeden|jede|letzten|vergangenen|todos los|cada|pasado|ogni|scorso|"
    r"todas as|todos os|passad[ao]|elke|iedere|vorige|każd\w+|varje|hver|joka|každ\w+|fiecare|κάθε|minden|svak\w+|her|кажд\w+|кожн\w+)\s$"
)
_NEXT = re.compile(r"\bnext\s$")
_THIS = re.compile(
    r"\b(?:this|coming|upcoming|next|diesen|kommenden|nächsten|ce|este|esta|próxim[oa]|quest[oa]|prossim[oa]|deze|aanstaande|komende|volgende"
    r"|najbliższ\w+|przyszł\w+|nästa|næste|neste|på|tuto|příští|ezen a|jövő|ovaj|sljedeć\w+|aquest|bu|önümüzdeki|эт[оу]\w*|следующ\w+|ближайш\w+|ц\w{1,2}|наступн\w+)\s$"
)
_GONE_OR_AGAIN = re.compile(
    r"\s(?:dernier|passé|prochains|pasado|scorso|passad[ao]|evenings|afternoons|mornings|nights)\b"
)


@dataclass(frozen=True, slots=True)
class Near:
    """A day that is told by its distance from the record's own."""

    start: int
    end: int
    day: date
    named: bool  # "tomorrow", "this Friday"; False: a weekday alone


def find_near(tokens: Tokens, lowered: str, day: date, taken: bytearray) -> Iterator[Near]:
    """Every such day in the text that is no part of a date (where `taken` is set)."""
    if "t" in tokens.signs or not lowered.isascii():
        yield from _told_by_distance(tokens, lowered, day, taken)
    at = tokens.signs.find("w")
    while at >= 0:
        if not taken[tokens.starts[at]] and is_alone(tokens.written(at), tokens.word(at)):
            yield from _weekday(tokens, at, lowered, day)
        at = tokens.signs.find("w", at + 1)


def is_alone(written: str, word: Word) -> bool:
    """Whether a weekday's name can stand without a date: short forms are other words too often, as in "the sun"."""
    return not word.short or (len(written) > 2 and written[0].isupper() and not written.isupper())  # noqa: PLR2004


def _told_by_distance(tokens: Tokens, lowered: str, day: date, taken: bytearray) -> Iterator[Near]:
    for hit in _PATTERN.finditer(lowered):
        phrase = " ".join(hit[0].split())
        known = tokens.language is None or phrase not in ONLY_IN or tokens.language in ONLY_IN[phrase]
        if known and not taken[hit.start()] and not _MORNING.search(lowered, max(0, hit.start() - 12), hit.start()):
            yield Near(hit.start(), hit.end(), day + timedelta(days=AWAY[phrase]), named=True)


def _weekday(tokens: Tokens, at: int, lowered: str, day: date) -> Iterator[Near]:
    start, end = tokens.starts[at], tokens.ends[at]
    before = max(0, start - 16), start
    if _ONCE.search(lowered, *before) or _GONE_OR_AGAIN.match(lowered, end):
        return
    away = (tokens.word(at).weekday - day.isoweekday()) % 7
    named = _THIS.search(lowered, *before)
    if _NEXT.search(lowered, *before):
        if 0 < away <= 2:  # noqa: PLR2004 - on a Monday, "next Tuesday" may be the one in eight days
            return
        away = away or 7
    yield Near(named.start() if named else start, end, day + timedelta(days=away), named=named is not None)
