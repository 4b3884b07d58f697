"""Words that count like a number: months, weekdays, ordinals and numbers in words. Each has a value to compare by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mmmfeed.text import calendars

# From one to twelve; "one" is left out where it is an article. In the order of en de fr es it pt nl pl
# sv da fi cs ru ja/zh (ko).
_CARDINALS = """
    one two three four five six seven eight nine ten eleven twelve
    - zwei drei vier fünf sechs sieben acht neun zehn elf zwölf
    - deux trois quatre cinq six sept huit neuf dix onze douze
    - dos tres cuatro cinco seis siete ocho nueve diez once doce
    - due tre quattro cinque sei sette otto nove dieci undici dodici
    - dois três quatro cinco seis sete oito nove dez onze doze
    - twee drie vier vijf zes zeven acht negen tien elf twaalf
    - dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście
    - två tre fyra fem sex sju åtta nio tio elva tolv
    - to tre fire fem seks syv otte ni ti elleve tolv
    - kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen - -
    - dva tři čtyři pět šest sedm osm devět deset jedenáct dvanáct
    - два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать
    一 二 三 四 五 六 七 八 九 十 - -
"""
# Stems, and what follows them: a case or gender ("zweite", "zweiten", "deuxième", "segunda"); "-" for nothing.
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth | -
    erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft | e en er es em
    premi deuxi troisi quatri cinqui sixi septi huiti neuvi dixi onzi douzi | er ers ère ères ème èmes
    primer segund tercer cuart quint sext séptim octav noven décim | o a os as
    prim second terz quart quint sest settim ottav non decim | o a i e
    primeir segund terceir quart quint sext sétim oitav non décim | o a os as
    eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde | -
    pierwsz drug trzeci czwart piąt szóst siódm ósm dziewiąt dziesiąt | y i a e ego iego ej iej ą ym im
    första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte | -
    første anden tredje fjerde femte sjette syvende ottende niende tiende | -
    ensimmäi toi kolma neljä viide kuude | nen sen sta
    prvn druh třet čtvrt pát šest sedm osm devát desát | í ý á é ého ího ém ím ou
    перв втор трет четвёрт четверт пят шест седьм восьм девят десят | ый ой ая ое ого ую ом ий ья ье ьего ью
    첫 두 세 네 다섯 여섯 일곱 여덟 아홉 열 | 번째 째
"""
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


@cache
def named() -> dict[str, frozenset[tuple[str, int]]]:
    """Folded word to what it can mean, as (kind, number): ("month", 3), ("weekday", 1), ("number", 2)."""
    found: dict[str, set[tuple[str, int]]] = {}
    for language in calendars.LANGUAGES:
        names = calendars.names(language)
        for kind, table in (("month", names.months), ("weekday", names.weekdays)):
            for name, number in table.items():
                found.setdefault(name, set()).add((kind, number))
        for kind, table in (("month", names.months_short), ("weekday", names.weekdays_short)):
            for name, number in table.items():
                if len(name) > 2:  # noqa: PLR2004 - "ma", "do", "to" are words of their own
                    found.setdefault(name, set()).add((kind, number))
    for word, number in (*_cardinals(), *_ordinals()):
        found.setdefault(calendars.fold(word), set()).add(("number", number))
    return {name: frozenset(meanings) for name, meanings in found.items()}


def roman(word: str) -> int | None:
    """The value of a Roman numeral from I to XXXIX, as it is written in capitals."""
    if not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_VALUES[sign] for sign in word]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def _cardinals() -> list[tuple[str, int]]:
    rows = [row.split() for row in _CARDINALS.strip().split("\n")]
    return [(word, number) for row in rows for number, word in enumerate(row, 1) if word != "-"]


def _ordinals() -> Iterator[tuple[str, int]]:
    for row in _ORDINALS.strip().split("\n"):
        stems, _, endings = row.partition("|")
        for number, stem in enumerate(stems.split(), 1):
            yield from ((stem + ending.strip("-"), number) for ending in endings.split())
