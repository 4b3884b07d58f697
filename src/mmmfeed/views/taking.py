"""Which copies of an announcement a feed takes, by the sources that they are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mmmfeed.model import Cluster, FeedSpec, SourceSpec
from mmmfeed.showing import visible

_KEYS = ("sources", "exclude_source", "first_party")


class Taking:
    """Which copies a feed takes: of its sources, and of them the publisher's own or others' only."""

    def __init__(self, feed: FeedSpec, sources: Mapping[str, SourceSpec]) -> None:
        self._only: dict[str, frozenset[str]] = {}
        self._never: dict[str, frozenset[str]] = {}
        if feed.sources:
            self._only["sources"] = frozenset(feed.sources)
        if feed.exclude_source:
            self._never["exclude_source"] = frozenset(feed.exclude_source)
        if feed.first_party is not None:
            own = frozenset(name for name, source in sources.items() if source.first_party)
            (self._only if feed.first_party else self._never)["first_party"] = own
        self._allowed: frozenset[str] | None = None
        if self._only or self._never:
            self._allowed = frozenset(sources).intersection(*self._only.values()).difference(*self._never.values())

    def names(self, sources: Iterable[str]) -> frozenset[str]:
        """Those of `sources` of which it takes copies."""
        return frozenset(sources) if self._allowed is None else self._allowed

    @property
    def is_of_all(self) -> bool:
        """Whether it takes whatever there is."""
        return self._allowed is None

    def of(self, known: Cluster) -> Cluster | None:
        """What `known`, in which only what may be seen is left, is to this feed; None when it is not for it.

        An announcement is its leading source's: where that is left out, so is what others copied of it. Else only the
        copies of a source that is left out are, and a partner that copied the publisher sees the publisher's own.
        """
        if self._allowed is None:
            return known
        if self._leads(known):
            return None
        mine = visible(known, self._allowed)
        # What changed for those who see all copies may not have changed for those who see some.
        return replace(mine, seen=None) if mine and mine is not known else mine

    def why_not(self, known: Cluster) -> str:
        """The key of feeds.yaml for which it takes nothing of it; "" where it does."""
        if self.of(known):
            return ""
        missed = (key for key, names in self._only.items() if visible(known, names) is None)
        return next(missed, "") or self._leads(known) or "sources"

    def passes(self, key: str, known: Cluster) -> bool:
        """Whether `key` alone would let something of it through."""
        return (key not in self._only or visible(known, self._only[key]) is not None) and (
            key not in self._never or known.lead.source not in self._never[key]
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """Those of feeds.yaml that it follows."""
        return tuple(key for key in _KEYS if key in self._only or key in self._never)

    def _leads(self, known: Cluster) -> str:
        return next((key for key, names in self._never.items() if known.lead.source in names), "")
