"""What a person writes into feeds.yaml to have an announcement otherwise: lines that are ready to be copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mmmfeed.config.inserting import note, scalar
from mmmfeed.model import Cluster, Config, Member
from mmmfeed.overruling import matching
from mmmfeed.pinning import word_for
from mmmfeed.store import Store
from mmmfeed.text.words import cut

_TITLE = 60  # characters, in a comment


class Change(NamedTuple):
    """One thing that can be had otherwise."""

    key: str  # of feeds.yaml: titles, dates, skip, same, never_same
    lines: tuple[str, ...]  # what to write below it, as YAML


def changes(cluster: Cluster, title: str, others: Iterable[Cluster], config: Config, store: Store) -> Iterator[Change]:
    """The lines for `cluster`, of which readers see `title`; to join it with `others`, and to part its copies.

    Titles and dates are those that it has: the one that it is to have goes in their place.
    """
    known = {source.name: source for source in config.sources}
    members = [member for member in cluster.members if member.announcement.source in known]
    if which := _which(members, config, store):
        yield Change("titles", (f"  {scalar(which)}: {scalar(title)}",))
        zone = known[cluster.earliest.source].timezone if cluster.earliest.source in known else ZoneInfo("UTC")
        yield Change("dates", (f"  {scalar(which)}: {cluster.published.astimezone(zone):%Y-%m-%d}",))
    if shown := [member.announcement for member in members if not member.announcement.skipped]:
        yield Change("skip", tuple(f"  - {scalar(said.source_id)}{note(said.source)}" for said in shown))
    if pairs := list(_joining(cluster, others, config, store)):
        yield Change("same", tuple(pairs))
    if pairs := list(_parting(members, config, store)):
        yield Change("never_same", tuple(pairs))


def _which(members: Iterable[Member], config: Config, store: Store) -> str | None:
    """What `titles` and `dates` may name it by: it means these members, and no other announcement."""
    sources, mine = {source.name: source for source in config.sources}, {member.name for member in members}
    for member in members:
        said = member.announcement
        for word in (said.source_id, said.title):
            found = matching(word, sources, store)
            if found and {(one.source, one.source_id) for one in found} <= mine:
                return word
    return None


def _joining(cluster: Cluster, others: Iterable[Cluster], config: Config, store: Store) -> Iterator[str]:
    word = _name(cluster, config, store)
    for other in others:
        theirs = _name(other, config, store)
        if word and theirs:
            yield f"  - [{scalar(word)}, {scalar(theirs)}]{note(cut(other.lead.title, _TITLE))}"


def _parting(members: Sequence[Member], config: Config, store: Store) -> Iterator[str]:
    """A line for each copy, to have it apart from the first."""
    words = [word_for(member, {member.name}, config, store) for member in members]
    for member, word in zip(members[1:], words[1:], strict=True):
        if words[0] and word:
            yield f"  - [{scalar(words[0])}, {scalar(word)}]{note(member.announcement.source)}"


def _name(cluster: Cluster, config: Config, store: Store) -> str | None:
    mine = {member.name for member in cluster.members}
    return next(filter(None, (word_for(member, mine, config, store) for member in cluster.members)), None)
