"""What a rebuild changes of what is known. Pure: what was known and what is known in, what differs out.

An announcement is followed by its guid, and its copies by their names.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from mmmfeed.model import Cluster, Name, SourceSpec
from mmmfeed.showing import shown, visible
from mmmfeed.text.words import comparable


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An announcement, as readers see it."""

    guid: str
    former: tuple[str, ...] = ()  # guids that lead to it, too
    title: str
    published: datetime  # UTC
    words: bytes  # hash of its text, without layout and case
    members: frozenset[Name]

    @classmethod
    def of(cls, cluster: Cluster, sources: Mapping[str, SourceSpec]) -> Known:
        """A cluster, by what readers see of it."""
        told = shown(visible(cluster, sources) or cluster, sources)
        return cls(
            guid=cluster.guid,
            former=cluster.aliases,
            title=told.title,
            published=cluster.published,
            words=hashlib.blake2b(comparable(told.text).encode(), digest_size=12).digest(),
            members=frozenset(member.name for member in cluster.members),
        )


class Change(NamedTuple):
    """One announcement, before and after."""

    before: Known
    after: Known


class Joined(NamedTuple):
    """Several that are one now."""

    before: tuple[Known, ...]
    after: Known


class Split(NamedTuple):
    """One that is several now."""

    before: Known
    after: tuple[Known, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """All that differs, each by its guid."""

    joined: tuple[Joined, ...] = ()
    split: tuple[Split, ...] = ()
    titles: tuple[Change, ...] = ()
    dates: tuple[Change, ...] = ()
    texts: tuple[Change, ...] = ()
    new: tuple[Known, ...] = ()
    gone: tuple[Known, ...] = ()


def differences(before: Iterable[Known], after: Iterable[Known], renamed: Mapping[Name, Name]) -> Differences:
    """What differs. `renamed`: what announcements are called now that were called otherwise before."""
    was = {known.guid: known for known in sorted(before, key=_guid)}
    now = {known.guid: known for known in sorted(after, key=_guid)}
    still = {guid for known in now.values() for guid in (known.guid, *known.former)}
    ways = _Ways.between(was.values(), now.values(), renamed)
    followed = [Change(old, now[guid]) for guid, old in was.items() if guid in now]
    return Differences(
        joined=tuple(Joined(tuple(olds), now[guid]) for guid, olds in ways.from_where.items() if len(olds) > 1),
        split=tuple(Split(was[guid], tuple(news)) for guid, news in ways.to_where.items() if len(news) > 1),
        titles=tuple(change for change in followed if change.before.title != change.after.title),
        dates=tuple(change for change in followed if change.before.published != change.after.published),
        texts=tuple(change for change in followed if change.before.words != change.after.words),
        new=tuple(known for guid, known in now.items() if guid not in was and guid not in ways.from_where),
        gone=tuple(known for guid, known in was.items() if guid not in ways.to_where and guid not in still),
    )


def moved(
    before: Iterable[Known], after: Iterable[Known], renamed: Mapping[Name, Name]
) -> Iterator[tuple[Name, Change]]:
    """Each copy that is in another announcement than before, by its name now."""
    was = {renamed.get(name, name): known for known in before for name in known.members}
    for known in sorted(after, key=_guid):
        for name in sorted(known.members):
            if name in was and was[name].guid != known.guid:
                yield name, Change(was[name], known)


class _Ways(NamedTuple):
    """Which announcements became which."""

    from_where: Mapping[str, Sequence[Known]]
    to_where: Mapping[str, Sequence[Known]]

    @classmethod
    def between(cls, before: Iterable[Known], after: Iterable[Known], renamed: Mapping[Name, Name]) -> _Ways:
        now = {name: known for known in after for name in known.members}  # where each copy is
        from_where: dict[str, list[Known]] = defaultdict(list)
        to_where: dict[str, list[Known]] = defaultdict(list)
        for old in before:
            called = {renamed.get(name, name) for name in old.members}
            for new in sorted({now[name].guid: now[name] for name in called if name in now}.values(), key=_guid):
                to_where[old.guid].append(new)
                from_where[new.guid].append(old)
        return cls(from_where, to_where)


def _guid(known: Known) -> str:
    return known.guid
