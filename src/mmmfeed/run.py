"""What a run has in its hands, and that there is only one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType

from filelock import FileLock, Timeout

from mmmfeed import __version__
from mmmfeed.errors import LockedError
from mmmfeed.merge import Policy
from mmmfeed.model import Config, SourceSpec
from mmmfeed.store import Store

Progress = Callable[[str], None]  # is told what is being done


def silent(_: str) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Run:
    """The store is open, and nobody else writes to it."""

    config: Config
    store: Store
    now: datetime  # aware
    progress: Progress
    minted: set[str] = field(default_factory=set)  # guids that no subscriber has seen yet
    sources: Mapping[str, SourceSpec] = field(init=False)  # of the configuration, by name; lists bring thousands

    def __post_init__(self) -> None:
        by_name = {source.name: source for source in self.config.sources}
        object.__setattr__(self, "sources", MappingProxyType(by_name))

    @property
    def user_agent(self) -> str:
        """How servers are told who asks."""
        return f"mmmfeed/{__version__} (+{self.config.site.url})"

    @property
    def policy(self) -> Policy:
        """What merging depends on besides the announcements."""
        now = self.now.astimezone(UTC).replace(microsecond=0)
        return Policy(site_url=self.config.site.url, sources=self.sources, now=now, unseen=self.minted)


@contextmanager
def open_run(
    config: Config, now: datetime, progress: Progress, *, create: bool = True, is_tried: bool = False
) -> Iterator[Run]:
    """The only run at this time. Raises LockedError when there is another one, StoreError when there is no store.

    `is_tried`: nothing of what is done to the store stays, and where there is none, none is made.
    """
    try:
        if not is_tried:
            config.store.parent.mkdir(parents=True, exist_ok=True)
        # Without a store there is nothing to be kept from another run.
        lock = FileLock(f"{config.store}.lock", timeout=0) if not is_tried or config.store.exists() else nullcontext()
        opened = Store.rehearsed(config.store) if is_tried else Store.open(config.store, create=create)
        with lock, opened as store:
            yield Run(config, store, now, progress)
    except Timeout as error:
        raise LockedError(f"{config.store}: another run is at work. Let it finish; this one did nothing.") from error


def fingerprint(source: SourceSpec) -> str:
    """Names the program and the settings that a document is read with: when it differs, it is read again."""
    # How a server is reached, and whether, does not change what it says.
    settings = replace(
        source,
        location="",
        title="",
        enabled=True,
        mirror=False,
        allow_private=False,
        ca_bundle=None,
        proxy=None,
        auth=None,
    )
    return hashlib.blake2b(f"{__version__} {settings!r}".encode(), digest_size=8).hexdigest()
