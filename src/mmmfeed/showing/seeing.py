"""Whether readers see other words than last time."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import datetime

from mmmfeed.model import Announcement, Cluster, Seen, SourceSpec
from mmmfeed.showing.entry import shown
from mmmfeed.text.words import comparable


def visible(cluster: Cluster, sources: Container[str]) -> Cluster | None:
    """`cluster` as if only these sources had said it, and what is skipped were not there; None when nothing is."""
    members = tuple(m for m in cluster.members if m.announcement.source in sources and not m.announcement.skipped)
    if len(members) == len(cluster.members):
        return cluster
    return replace(cluster, members=members) if members else None


def seen(cluster: Cluster, sources: Mapping[str, SourceSpec], now: datetime) -> Seen | None:
    """What readers see of `cluster` from now on, where `cluster.seen` is what they saw until now. `now` is UTC.

    The moment of a change is the one that the source of the text gives, if it comes after the last one that readers
    know of, and else `now`. What they see first is no change.
    """
    there = visible(cluster, sources)
    if there is None:
        return cluster.seen
    told, before = shown(replace(there, seen=None), sources), cluster.seen
    words = _hash(told)
    if before is None or before.words == words:
        return before or Seen(words, told.updated)
    last = before.changed or cluster.published
    dated = told.updated if told.updated and last < told.updated <= now else now
    return Seen(words, dated)


def _hash(told: Announcement) -> bytes:
    """Of the words of title and text, as merge.is_reworded compares them: without layout and case."""
    words = "\n".join(map(comparable, (told.title, told.text)))
    return hashlib.blake2b(words.encode(), digest_size=12).digest()
