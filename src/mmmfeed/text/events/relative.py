"""Days told by their distance: today, tomorrow, this Friday, next Tuesday, and a weekday alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mmmfeed.text.events.tokens import Tokens
from mmmfeed.text.events.trees import tree

_DAYS_AWAY = {
    0: "today tonight this+afternoon this+evening this+morning aujourd'hui ce+soir cet+après-midi heute heute+abend hoy esta+tarde"
    " esta+noche oggi stasera questa+sera hoje esta+noite vandaag vanavond dzisiaj dziś idag i+dag ikväll i+kväll i+aften i+kveld"
    " tänään dnes azi astăzi σήμερα απόψε danas večeras avui bugün сегодня сьогодні 本日 今日 今天 今晚 오늘",
    1: "tomorrow demain morgen mañana domani amanhã jutro imorgon i+morgon i+morgen huomenna zítra mâine αύριο holnap sutra demà"
    " yarın завтра 明日 明天 내일",
}
AWAY = {phrase.replace("+", " "): days for days, listed in _DAYS_AWAY.items() for phrase in listed.split()}
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
    for hit in _PATTERN.finditer(lowered):
        if not taken[hit.start()] and not _MORNING.search(lowered, max(0, hit.start() - 12), hit.start()):
            yield Near(hit.start(), hit.end(), day + timedelta(days=AWAY[" ".join(hit[0].split())]), named=True)
    for at, sign in enumerate(tokens.signs):
        if sign == "w" and not taken[tokens.starts[at]]:
            yield from _weekday(tokens, at, lowered, day)


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
