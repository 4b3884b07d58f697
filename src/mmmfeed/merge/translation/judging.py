"""Are two announcements one in two languages? A link with its score and evidence, or None."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from mmmfeed.merge.translation.essence import Essence, essence, sounds
from mmmfeed.merge.translation.features import code
from mmmfeed.merge.translation.guards import veto
from mmmfeed.merge.translation.items import CODE, DAY, KINDS, NAME, NUMBER, PAGE
from mmmfeed.model import Announcement, Link

WINDOW = timedelta(days=10)
WEAK = 0.2  # of the score: what is less is no link, not even with the help of others

_FEW = 9  # announcements that have an item: as many as there may be translations of one
# What it says that the two agree in all of a kind, or in nothing.
_AGREEING = {PAGE: 1.8, CODE: 3.4, NUMBER: 5.0, DAY: 2.0, NAME: 0.0}
# And what it says that they share much of it.
_SHARING = {PAGE: 0.5, CODE: 0.3, NUMBER: 0.3, DAY: 0.8, NAME: 1.4}
# And what it says against them that each has some of its own: a number in the place of another.
_REPLACED = {PAGE: 0.0, CODE: 0.2, NUMBER: 1.0, DAY: 1.0, NAME: 0.0}
_NAME_OF_TITLE = 0.7  # that one has again and again, and the other nowhere
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_ENOUGH = 3.0  # weight of a kind's items, from which their agreement says nearly all it can
_TITLES_AGREEING = 3.0
_OWN_PAGE = 4.0  # one links to the other, or both are at one address but for the language
_ONE_SITE = 1.3
_SHAPES_AGREEING = 3.0
_SHAPE_ENOUGH = 6.0  # paragraphs, list items, …
_FOR_LENGTH = 0.6  # for each e times that one is longer than the other, beyond what a translator adds
_FREE_LENGTH = 0.25
_SHORT = 60  # signs: added to both lengths, since of short texts they say little
_FOR_A_DAY = 0.35
_FREE_DAYS = 0.5
_BASE = -1.0
_SURE = 0.9999
_SHOWN = 5
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def compare(a: Announcement, b: Announcement, frequency: Mapping[int, int] = MappingProxyType({})) -> Link | None:
    """The link between the two, the same whichever comes first; None where they are not one in two languages.

    `frequency`: how many known announcements have a feature (features.py), as far as that is known.
    """
    one, other = sorted((essence(a), essence(b)), key=lambda said: said.name)
    apart = _apart(one, other)
    if apart is None or veto(one, other):
        return None
    if one.words and one.words == other.words:
        return Link(a=one.name, b=other.name, score=_SURE, evidence="the same words, not translated")
    found = _Comparison.of(one, other, frequency)
    if found.is_by_chance():
        return None
    score = min(_SURE, round(1 / (1 + math.exp(-found.weight(apart))), 5))
    return Link(a=one.name, b=other.name, score=score, evidence=found.told(apart)) if score >= WEAK else None


def _apart(a: Essence, b: Essence) -> timedelta | None:
    """How far they are apart; None where they are no translations: one language, or not near in date."""
    if not a.tongue or not b.tongue or a.tongue == b.tongue or a.published is None or b.published is None:
        return None
    apart = abs(a.published - b.published)
    return apart if apart <= WINDOW else None


@dataclass(frozen=True, slots=True)
class _Share:
    """Of some items: how much both have, and how much each has alone, by their weight."""

    shared: float = 0.0
    a: float = 0.0
    b: float = 0.0

    @property
    def replaced(self) -> float:
        """How much stands in the place of something else; not what one has beyond the other."""
        return min(self.a, self.b)

    @property
    def agreement(self) -> float:
        """From -0.5, nothing agrees, to 0.5, all does; near 0 where there is little to agree."""
        total = 2 * self.shared + self.a + self.b
        return (2 * self.shared / total - 0.5) * (1 - math.exp(-total / _ENOUGH)) if total else 0.0


@dataclass(frozen=True, slots=True)
class _Comparison:
    a: Essence
    b: Essence
    shared: tuple[str, ...]  # items
    kinds: Mapping[str, _Share]
    title: _Share

    @classmethod
    def of(cls, a: Essence, b: Essence, frequency: Mapping[int, int]) -> _Comparison:
        both = {kind: a.items[kind].keys() & b.items[kind].keys() for kind in KINDS}
        rarity = {key: _rarity(key, frequency) for keys in both.values() for key in keys}
        kinds = {kind: _share(a.items[kind], b.items[kind], rarity) for kind in KINDS}
        if a.unlike_latin or b.unlike_latin:
            sharing = sounds(a).keys() & sounds(b).keys()
            kinds[NAME] = _Share(kinds[NAME].shared + sum(sounds(a)[told] for told in sharing))
        return cls(a, b, tuple(rarity), kinds, _share(a.title, b.title, rarity))

    def weight(self, apart: timedelta) -> float:
        """The evidence, above 0 for a link, as the logarithm of odds."""
        out = _BASE + _TITLES_AGREEING * self.title.agreement + _SHAPES_AGREEING * _shapes(self.a.shape, self.b.shape)
        for kind, share in self.kinds.items():
            out += _AGREEING[kind] * share.agreement + _SHARING[kind] * math.log1p(share.shared)
            out -= _REPLACED[kind] * share.replaced
        out -= _NAME_OF_TITLE * self._names_missing()
        if self._at_one_page():
            out += _OWN_PAGE
        elif self.a.site and self.a.site == self.b.site:
            out += _ONE_SITE
        if not (self.a.cut or self.b.cut):
            times = abs(math.log((self.a.length + _SHORT) / (self.b.length + _SHORT)))
            out -= _FOR_LENGTH * max(0.0, times - _FREE_LENGTH)
        return out - _FOR_A_DAY * max(0.0, apart / timedelta(days=1) - _FREE_DAYS)

    def is_by_chance(self) -> bool:
        """Whether they have nothing in common but day, site and length, as any two of a day may."""
        return not any(share.shared for share in self.kinds.values()) and not self._at_one_page()

    def _at_one_page(self) -> bool:
        a, b = self.a, self.b
        return (a.own is not None and (a.own == b.own or a.own in b.items[PAGE])) or b.own in a.items[PAGE]

    def _names_missing(self) -> int:
        """How many of the two have a name in title and text that the other has nowhere."""
        return sum(_has_name_missing(one, other) for one, other in ((self.a, self.b), (self.b, self.a)))

    def told(self, apart: timedelta) -> str:
        """For people: what both have, and how far they are apart."""
        weights = {key: weight for found in self.a.items.values() for key, weight in found.items()}
        telling = sorted(self.shared, key=lambda key: (-weights[key], key))[:_SHOWN]
        said = ", ".join(map(_shown, telling)) or "a like shape"
        return f"both have {said}; {_days(apart)}"


def _has_name_missing(one: Essence, other: Essence) -> bool:
    if one.tongue in _NOUNS_IN_CAPITALS or (other.unlike_latin and not one.unlike_latin):
        return False  # who writes in another script may write names in it, too
    missing = one.title_names - other.items[NAME].keys()
    return any(name.isascii() for name in missing) if one.unlike_latin else bool(missing)


def _shown(item: str) -> str:
    """An item, for people."""
    kind, _, value = item.partition(":")
    month, _, day = value.partition("-") if kind == DAY else ("", "", "")
    return f"{day} {_MONTHS[int(month) - 1]}".strip() if month else value.rpartition("/")[2] if kind == NAME else value


def _days(apart: timedelta) -> str:
    return "on one day" if apart < timedelta(days=1) else f"{apart.days} day{'s' * (apart.days > 1)} apart"


def _rarity(key: str, frequency: Mapping[int, int]) -> float:
    """1 for what a few have, less for what many have."""
    return min(1.0, _FEW / max(1, frequency.get(code(key), 0)))


def _share(a: Mapping[str, float], b: Mapping[str, float], rarity: Mapping[str, float]) -> _Share:
    both = a.keys() & b.keys()
    return _Share(
        sum(a[key] * rarity[key] for key in both),
        sum(weight for key, weight in a.items() if key not in both),
        sum(weight for key, weight in b.items() if key not in both),
    )


def _shapes(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    size = sum(map(max, a, b))
    return (sum(map(min, a, b)) / size - 0.5) * (1 - math.exp(-size / _SHAPE_ENOUGH)) if size else 0.0
