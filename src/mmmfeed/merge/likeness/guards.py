"""What makes two announcements different although they share most of their words. Each veto says what it saw.

The rule at the heart: aligned word by word, a number, date, time, version or name that is *replaced by another in the
same place* tells two announcements apart ("Bulletin 14", "Bulletin 15"). One that is merely *inserted* does not:
partners add an introduction ("on 3 March our partner …") and a footer ("© 2018").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from mmmfeed.merge.likeness.alignment import Alignment, Gap
from mmmfeed.merge.likeness.forms import template
from mmmfeed.merge.likeness.normal import Words
from mmmfeed.merge.likeness.places import SHORT, SLOT, Place, alike, attached, ends_behind
from mmmfeed.merge.likeness.shingles import is_sign
from mmmfeed.merge.likeness.values import Value, in_the_afternoon, replaced, shape, value_of
from mmmfeed.model import Veto

_NAME = 6  # words of a name with its titles, at most
_EDGE = 3  # words beside a block that stand in the same place as those beside it on the other side
_STOP = re.compile(r"[.!?:;…。！？：\n\"“”«»'‘’(|–—-]\s*$")
_SIGNED = re.compile(r"[^\W\d_]")
# What stands before a place, in languages that write names with a capital as they write all nouns, or not at all.
_PREPOSITIONS = "in at à en a au aux zu nach aus bei te op i w we na v ve в во на 在 于 於"
_BEFORE_PLACE = frozenset(_PREPOSITIONS.split())
_BEHIND_PLACE = ("で", "に", "에서", "에")
_AFTERNOON = frozenset({"pm", "p"})
_NOUNS_IN_CAPITALS = frozenset({"de", "lb", "nds", "gsw"})


def differing(a: Words, b: Words, found: Alignment, *, language: str | None = None, title: bool = False) -> Veto | None:
    """The veto of two aligned texts, or None. `title`: both are titles, where a number is that of a series."""
    for gap in found.gaps:
        if not gap.replaced:
            continue
        for place in _places(a, b, gap, found, whole=title):
            veto = _value_veto(place, title=title) or (None if place.edge else _name_veto(place, language))
            if veto:
                return veto
    return None if title else template(a, b, found)


def _places(a: Words, b: Words, gap: Gap, found: Alignment, *, whole: bool) -> Iterator[Place]:
    """What stands in the same place. `whole`: texts so short (titles) that their ends are places, too."""
    here, there = range(gap.a, gap.a_end), range(gap.b, gap.b_end)
    before, behind = gap.a > 0 and gap.b > 0, (gap.a_end, gap.b_end) != found.lengths
    words = max(len(here), len(there))
    if words <= SLOT and ((before and behind) or (whole and (before or behind))):
        yield Place(a, here, b, there)
        return
    yield from attached(a, b, gap, found)
    if before:  # a name may end both texts
        yield Place(a, here, b, there) if words <= SHORT else Place(a, here[:_EDGE], b, there[:_EDGE], edge=True)
    if behind:
        yield Place(a, here[-_EDGE:], b, there[-_EDGE:], edge=True)


def _value_veto(place: Place, *, title: bool) -> Veto | None:
    only_a, only_b = replaced(counting(place.a, place.here), counting(place.b, place.there))
    if place.edge:  # only a number of the same shape is surely in the place of another
        shapes = {shape(value) for value in only_a} & {shape(value) for value in only_b}
        only_a, only_b = ([value for value in only if shape(value) in shapes] for only in (only_a, only_b))
    if not only_a:
        return None
    rule = "series" if title else _kind(only_a + only_b)
    where = "in the title, " if title else ""
    return Veto(rule=rule, evidence=f"{where}{_shown(place.a, only_a)} here, {_shown(place.b, only_b)} there")


def counting(text: Words, places: Iterable[int]) -> list[Value]:
    """What counts among the words at these places."""
    found = (value_of(text.folded[index], text.shown(index), index) or _weekday(text, index) for index in places)
    return [_by_the_clock(value, text) for value in found if value]


def _weekday(text: Words, index: int) -> Value | None:
    """ "月曜日", of which the first sign only is another one in "金曜日"."""
    if not is_sign(text.folded[index]):
        return None
    name = "".join(text.folded[index : index + 3])
    value = value_of(name, name, index)
    return value if value and value.kind == "weekday" else None


def _by_the_clock(value: Value, text: Words) -> Value:
    """ "8 pm" counts as 20."""
    behind = text.folded[value.at + 1 : value.at + 2]
    return in_the_afternoon(value) if behind and behind[0] in _AFTERNOON else value


def _kind(values: list[Value]) -> str:
    return "date" if any(value.kind in ("month", "weekday") for value in values) else "number"


def _shown(text: Words, values: list[Value]) -> str:
    first, last = values[0].at, values[-1].at
    return f"“{text.quote(max(0, first - 2), last + 1)}”"


def _name_veto(place: Place, language: str | None) -> Veto | None:
    """A name in the place of another name: "in Berlin", "in Paris"; or a letter: "room B", "room C 214"."""
    place = place.bare
    if not place.here.start or not place.there.start or not 0 < max(len(place.here), len(place.there)) <= _NAME:
        return None
    sides = ((place.a, place.here), (place.b, place.there))
    named = all(_is_name(*side, language) for side in sides) or all(_is_letter(*side) for side in sides)
    if not named or alike(place):
        return None
    here, there = place.shown
    return Veto(rule="name", evidence=f"“{here}” here, “{there}” there")


def _is_letter(text: Words, place: range) -> bool:
    shown = text.shown(place.start) if 0 < len(place) <= 2 else ""  # noqa: PLR2004
    return len(shown) == 1 and shown != shown.lower() and not ends_behind(text, place.start - 1)


def _is_name(text: Words, place: range, language: str | None) -> bool:
    if not place or not all(_SIGNED.match(text.shown(index)) for index in place):
        return False
    first = text.shown(place.start)
    if first[:1].lower() == first[:1].upper():  # a script without capitals
        return _at_place(text, place)
    capitals = [text.shown(index)[:1].isupper() for index in place]
    if not (capitals[0] and capitals[-1]) or (len(place) > SHORT and 2 * sum(capitals) <= len(place)):
        return False
    # A sentence may begin with a name, of two words in capitals.
    if _begins_a_sentence(text, place) and not (len(place) > 1 and language not in _NOUNS_IN_CAPITALS):
        return False
    return language not in _NOUNS_IN_CAPITALS or _at_place(text, place)


def _begins_a_sentence(text: Words, place: range) -> bool:
    start = text.spans[place.start][0]
    return bool(_STOP.search(text.text, max(0, start - 4), start))


def _at_place(text: Words, place: range) -> bool:
    before = text.folded[place.start - 1] if place.start else ""
    behind = text.folded[place.stop] if place.stop < len(text) else ""
    return before in _BEFORE_PLACE or behind in _BEHIND_PLACE or text.folded[place.stop - 1].endswith("에서")


# --- beyond the words ---------------------------------------------------------------------------------------

# What blogs say when they are set up, before anybody has said anything.
_DEFAULT_POSTS = """
    welcome to wordpress
    this is your first post edit or delete it
    this is an example post
    lorem ipsum dolor sit
    willkommen zur deutschen version von wordpress
    willkommen bei wordpress
    bienvenue sur wordpress
    bienvenido a wordpress
    te damos la bienvenida a wordpress
    benvenuto in wordpress
    benvenuti in wordpress
    bem vindo ao wordpress
    boas vindas ao wordpress
    witaj w wordpressie
    witamy w wordpressie
    welkom bij wordpress
    välkommen till wordpress
    добро пожаловать в wordpress
    wordpressへようこそ
    歡迎使用wordpress
    欢迎使用wordpress
"""
_DEFAULTS = tuple("".join(phrase.split()) for phrase in _DEFAULT_POSTS.strip().split("\n"))
_DEFAULT_WORDS = 60  # more than this, and somebody has written something


def is_default(text: Words) -> bool:
    """Whether this is what a program wrote into a new blog ("Welcome to WordPress. This is your first post.")."""
    if len(text) > _DEFAULT_WORDS:
        return False
    said = "".join(text.folded)
    return any(phrase in said for phrase in _DEFAULTS)


def too_far(apart: timedelta | None, limit: timedelta) -> Veto | None:
    """A veto on announcements that are dated further apart than a copy would be."""
    if apart is None or apart <= limit:
        return None
    return Veto(rule="window", evidence=f"{apart.days} days apart; a copy follows within {limit.days}")
