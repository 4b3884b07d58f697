"""What a person can name an announcement by, in feeds.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mmmfeed.model import Config, Member, Name
from mmmfeed.pinning.meaning import named
from mmmfeed.store import Store


def word_for(member: Member, mine: Collection[Name], config: Config, store: Store) -> str | None:
    """What a pin may name `member` by: it means some of `mine`, and nothing else. None when nothing does."""
    return next((word for word in _words(member) if _means(word, set(mine), config, store)), None)


def _words(member: Member) -> Iterator[str]:
    """What people can read comes first; an address and a source_id outlast a lost store."""
    said = member.announcement
    if said.url:
        yield said.url
    yield said.source_id
    yield from (claim.guid for claim in member.claims)


def _means(word: str, mine: set[Name], config: Config, store: Store) -> bool:
    meant = set(named(word, config, store).names)
    return bool(meant) and meant <= mine
