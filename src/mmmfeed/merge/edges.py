"""Which pairs are looked at, so that nobody is compared with everybody, and what the verdict on each was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import NamedTuple

from mmmfeed.merge.keys import CROWD, may_crowd, rule_of
from mmmfeed.merge.verdict import judge
from mmmfeed.model import Announcement, Member, Verdict

Name = tuple[str, str]  # source and source_id: an announcement's own name
Pair = tuple[Name, Name]


class Edge(NamedTuple):
    """Two announcements that say the same thing."""

    a: Name
    b: Name
    verdict: Verdict


def name_of(announcement: Announcement) -> Name:
    """What an announcement is called among all sources."""
    return (announcement.source, announcement.source_id)


def edges_between(members: Mapping[Name, Member], crowded: frozenset[str]) -> Iterator[Edge]:
    """An edge for each pair that shares a key that is not crowded, and that the verdict joins."""
    sharing = _sharing(members, crowded)
    uses = Counter((key, source) for key, names in sharing.items() if rule_of(key) == "url" for source, _ in names)
    for (a, b), shared in _pairs(sharing).items():
        contested = a[0] == b[0] or any(uses[key, source] > 1 for key in shared for source in (a[0], b[0]))
        verdict = judge(members[a], members[b], frozenset(shared), contested=contested)
        if verdict is not None:
            yield Edge(a, b, verdict)


def _sharing(members: Mapping[Name, Member], crowded: frozenset[str]) -> dict[str, list[Name]]:
    """The names that have each key, where there are several and not a crowd."""
    having: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(members):
        for key in members[name].keys - crowded:
            having[key].append(name)
    return {key: names for key, names in having.items() if len(names) > 1 and not _is_crowd(key, names)}


def _is_crowd(key: str, names: list[Name]) -> bool:
    return may_crowd(key) and max(Counter(source for source, _ in names).values()) > CROWD


def _pairs(sharing: Mapping[str, list[Name]]) -> dict[Pair, list[str]]:
    """The keys that each pair shares. Keys that settle the matter chain their holders: n - 1 pairs do."""
    pairs: dict[Pair, list[str]] = defaultdict(list)
    for key in sorted(sharing):
        names = sharing[key]
        for pair in combinations(names, 2) if may_crowd(key) else pairwise(names):
            pairs[pair].append(key)
    return pairs
