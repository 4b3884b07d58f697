"""What each two announcements that are near each other are to each other: the same, different, or doubtful.

A key that settles the matter (keys.py) makes its holders one; of many, a chain says it. Texts that share
words are compared word by word (likeness). What was found before stands, though words are edited later: what
subscribers know as one stays one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

from mmmfeed.merge.keys import CROWD, SURE, may_crowd, rule_of
from mmmfeed.merge.likeness import Context, Outcome, Wording, compare, wording
from mmmfeed.model import Announcement, Judgement, Member, Name, Verdict
from mmmfeed.text.tongues import tongue
from mmmfeed.text.words import comparable

Pair = tuple[Name, Name]  # the smaller name first
Judged = Mapping[Pair, Outcome]

_FEW = 12  # holders of one key: so many are all compared with each other


def pair_of(a: Name, b: Name) -> Pair:
    """Both, the smaller first."""
    return (a, b) if a < b else (b, a)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """New announcements, and what is known near them."""

    members: Mapping[Name, Member]  # new ones, and every known one that shares a key which is not crowded, or words
    new: frozenset[Name]  # heard for the first time, or in another version
    alike: Collection[Pair] = ()  # share words
    crowded: frozenset[str] = frozenset()  # keys that more than CROWD records of one source have
    judged: Judged = field(default_factory=lambda: MappingProxyType({}))  # what stands so far between members
    pinned: Judged = field(default_factory=lambda: MappingProxyType({}))  # what people say about new ones
    frequency: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))  # of runs of words in a source
    wordings: Mapping[Name, Wording] = field(default_factory=lambda: MappingProxyType({}))  # those that are known


class Findings(NamedTuple):
    """What came of looking at a neighbourhood."""

    found: tuple[Judgement, ...]  # new, or other than before
    dropped: tuple[Pair, ...]  # what was found before and does not stand


class Comparison:
    """Compares members word by word; what one says is prepared once."""

    def __init__(
        self,
        members: Mapping[Name, Member],
        frequency: Mapping[int, int] = MappingProxyType({}),
        wordings: Mapping[Name, Wording] = MappingProxyType({}),
    ) -> None:
        self._members = members
        self._context = Context(frequency)
        self._wordings = dict(wordings)

    def __call__(self, a: Name, b: Name) -> Outcome:
        """What the words of the two say, the same whichever comes first."""
        return compare(self._wording(a), self._wording(b), self._context)

    def _wording(self, name: Name) -> Wording:
        if name not in self._wordings:
            self._wordings[name] = wording(self._members[name].announcement)
        return self._wordings[name]


def judgements(near: Neighbourhood) -> Findings:
    """What is found between the new ones and all that is near them, and between known ones where that changes."""
    by_words = Comparison(near.members, near.frequency, near.wordings)
    sharing, urls = _sharing(near), _Urls.of(near)
    sure = dict(_sure(sharing, urls, near))
    likely = {pair: by_words(*pair) for pair in _to_compare(sharing, near) if not _are_sure(*pair, sharing, urls, near)}
    again = {pair: sure.get(pair) or by_words(*pair) for pair in _contested(urls, near)}
    outcomes = _lasting(likely, near) | sure | again | dict(near.pinned)
    told = {pair: outcome for pair, outcome in outcomes.items() if outcome is not None}
    found = (Judgement(a=a, b=b, outcome=o) for (a, b), o in sorted(told.items()) if o != near.judged.get((a, b)))
    return Findings(tuple(found), tuple(sorted(pair for pair in _outdated(near) | again.keys() if pair not in told)))


# --- keys that settle the matter ----------------------------------------------------------------------------


def _sharing(near: Neighbourhood) -> dict[str, list[Name]]:
    """The names that have each key of a new one, where there are several and not a crowd."""
    asked = {key for name in near.new for key in near.members[name].keys} - near.crowded
    having: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(near.members):
        for key in near.members[name].keys & asked:
            having[key].append(name)
    return {key: names for key, names in having.items() if len(names) > 1 and not _is_crowd(key, names)}


def _is_crowd(key: str, names: Sequence[Name]) -> bool:
    return may_crowd(key) and max(Counter(name.source for name in names).values()) > CROWD


@dataclass(frozen=True, slots=True)
class _Urls:
    """Who is at which URL, of those where a new one is."""

    holders: Mapping[str, Sequence[Name]]
    alone: Mapping[str, frozenset[Name]]  # those whose source has the URL once: for them it says what they are
    crowded: frozenset[str]

    @classmethod
    def of(cls, near: Neighbourhood) -> _Urls:
        asked = {key for name in near.new for key in near.members[name].keys if rule_of(key) == "url"}
        holders: dict[str, list[Name]] = defaultdict(list)
        for name in sorted(near.members):
            for key in near.members[name].keys & asked:
                holders[key].append(name)
        crowds = frozenset(key for key, names in holders.items() if key in near.crowded or _is_crowd(key, names))
        return cls(holders, {key: _once(names) for key, names in holders.items()}, crowds)

    def prove(self, a: Name, b: Name, keys: Iterable[str]) -> bool:
        """Whether one of the URLs that they share says that they are the same."""
        return any(key in self.holders and key not in self.crowded and {a, b} <= self.alone[key] for key in keys)


def _sure(sharing: Mapping[str, Sequence[Name]], urls: _Urls, near: Neighbourhood) -> Iterator[tuple[Pair, Verdict]]:
    """The surest rule's verdict comes last, and so stands."""
    for key in sorted(sharing, key=lambda key: (_RANKS.index(rule_of(key)), key)):
        names, rule = sharing[key], rule_of(key)
        if rule == "url":
            pairs = [*_all_one(sorted(urls.alone[key])), *_same_words(names, near)]
        else:
            pairs = list(_all_one(names)) if rule in SURE else []
        for a, b in pairs:
            if not near.new.isdisjoint((a, b)) and not (rule == "url" and _have_other_readers(a, b, near)):
                yield (a, b), _verdict(key, near.members[a], near.members[b])


_RANKS = ("text", "url", "copy", "moved", "id")


def _once(names: Sequence[Name]) -> frozenset[Name]:
    uses = Counter(name.source for name in names)
    return frozenset(name for name in names if uses[name.source] == 1)


def _all_one(names: Sequence[Name]) -> Iterator[Pair]:
    """Pairs that make all of these one: every pair of a few, so that one that is taken away leaves no hole."""
    return combinations(names, 2) if len(names) <= _FEW else pairwise(names)


def _are_sure(a: Name, b: Name, sharing: Collection[str], urls: _Urls, near: Neighbourhood) -> bool:
    """Whether a key settles the matter between these two, be it over others."""
    shared = near.members[a].keys & near.members[b].keys
    if any(rule_of(key) in SURE and key in sharing for key in shared):
        return True
    return urls.prove(a, b, shared) and not _have_other_readers(a, b, near)


def _have_other_readers(a: Name, b: Name, near: Neighbourhood) -> bool:
    """Whether one page is told of in two languages: a reader of the one must not lose it to the other."""
    one, other = (tongue(near.members[name].announcement.language) for name in (a, b))
    return bool(one and other) and one != other


def _same_words(names: Iterable[Name], near: Neighbourhood) -> Iterator[Pair]:
    """Where a source has several at one URL, title or text have to agree as well."""
    for words in (_title, _text):
        having: dict[str, list[Name]] = defaultdict(list)
        for name in names:
            having[words(near.members[name].announcement)].append(name)
        having.pop("", None)
        for some in having.values():
            yield from _all_one(some)


def _agree(a: Announcement, b: Announcement) -> bool:
    return _title(a) == _title(b) or _text(a) == _text(b) != ""


def _title(said: Announcement) -> str:
    return comparable(said.title)


def _text(said: Announcement) -> str:
    return comparable(said.text)


def _verdict(key: str, a: Member, b: Member) -> Verdict:
    value = key.rpartition(" ")[2]
    match rule_of(key):
        case "id":
            return Verdict(rule="guid", evidence=f"{a.announcement.source} names both {value}")
        case "moved":
            names = f"{a.announcement.source_id} and {b.announcement.source_id}"
            return Verdict(rule="guid", evidence=f"{names} differ in the host only")
        case "url":
            return Verdict(rule="url", evidence=f"both are at {value}")
        case _:
            return Verdict(rule="text", evidence=f"the same words, dated {_day(a)} and {_day(b)}")


def _day(member: Member) -> str:
    published = member.announcement.published
    return published.date().isoformat() if published else "no day"


# --- what stands, and what does not -------------------------------------------------------------------------


def _to_compare(sharing: Mapping[str, Sequence[Name]], near: Neighbourhood) -> set[Pair]:
    pairs = {pair for pair in near.alike if not near.new.isdisjoint(pair)}
    for key, names in sharing.items():
        if rule_of(key) in ("text", "url"):
            pairs |= {pair_of(a, b) for a in near.new.intersection(names) for b in names[:_FEW] if a != b}
    return pairs


def _contested(urls: _Urls, near: Neighbourhood) -> list[Pair]:
    """Known pairs that a URL joined which proves nothing any more: their source has it again, or many have."""
    return [
        pair
        for pair, outcome in near.judged.items()
        if isinstance(outcome, Verdict) and outcome.rule == "url"
        if (shared := near.members[pair[0]].keys & near.members[pair[1]].keys & urls.holders.keys())
        if not urls.prove(*pair, shared)
        if shared <= urls.crowded or not _agree(*(near.members[name].announcement for name in pair))
    ]


def _lasting(likely: Mapping[Pair, Outcome], near: Neighbourhood) -> dict[Pair, Outcome]:
    """What was the same stays so, though it is worded otherwise by now."""
    return {
        pair: outcome
        for pair, outcome in likely.items()
        if isinstance(outcome, Verdict) or not _is_natural(near.judged.get(pair))
    }


def _is_natural(before: Outcome) -> bool:
    return isinstance(before, Verdict) and before.rule != "pin"


def _outdated(near: Neighbourhood) -> set[Pair]:
    """What was found about former words of new ones, and pins that were taken out."""
    return {pair for pair, before in near.judged.items() if not near.new.isdisjoint(pair) and not _is_natural(before)}
