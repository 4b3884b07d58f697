"""Words for a day by its distance from the one that a text was written on: today, this evening, tomorrow."""

from __future__ import annotations

import re
from types import MappingProxyType

from mmmfeed.text import calendars

# "+" is a space.
_DAYS_AWAY = {
    0: """
        today tonight this+afternoon this+evening this+morning aujourd'hui ce+soir cet+après-midi heute heute+abend hoy
        esta+tarde esta+noche oggi stasera questa+sera hoje esta+noite vandaag vanavond dzisiaj dziś idag i+dag ikväll
        i+kväll i+aften i+kveld tänään dnes azi astăzi σήμερα απόψε danas večeras avui bugün сегодня сьогодні 本日 今日 今天
        今晚 오늘
    """,
    1: """
        tomorrow demain morgen mañana domani amanhã jutro imorgon i+morgon i+morgen huomenna zítra mâine αύριο holnap sutra
        demà yarın завтра 明日 明天 내일
    """,
}
AWAY = MappingProxyType(
    {phrase.replace("+", " "): days for days, listed in _DAYS_AWAY.items() for phrase in listed.split()}
)
# What is another word elsewhere: "jutro" is the morning in Croatia, "Sutra" a book, "hoy" an island, "Morgen" a name.
ONLY_IN = MappingProxyType(
    {
        "jutro": frozenset({"pl"}),
        "sutra": frozenset({"hr"}),
        "hoy": frozenset({"es"}),
        "azi": frozenset({"ro"}),
        "morgen": frozenset({"de", "nl"}),
    }
)


def _last(phrase: str) -> str:
    """The last word of `phrase`, folded, as it is cut off at apostrophes and hyphens."""
    return calendars.fold(re.findall(r"[^\W\d_]+", phrase)[-1])


# Every such phrase ends in one of these; for those without spaces a sign of their own stands for nothing else.
LAST_WORDS = frozenset(_last(phrase) for phrase in AWAY)
