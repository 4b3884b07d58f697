"""Building again when something changes, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import anyio
import anyio.to_thread
from watchfiles import awatch

from mmmfeed.config import load
from mmmfeed.errors import LockedError, MmmfeedError
from mmmfeed.model import Config
from mmmfeed.report import Report
from mmmfeed.serving.watched import Watched

Tell = Callable[[Report | MmmfeedError], None]

_TOGETHER = 200  # milliseconds: changes within that time are one
_BEAT = 500  # milliseconds: as soon as nothing happens for so long, it is sure that the watching has begun
_AGAIN = 1.0  # seconds until it is tried again, while another run is at work


@dataclass(slots=True)
class Preview:
    """The folder that is shown, and the pages that are open and wait to be told of something new."""

    output: Path
    waiting: set[anyio.Event] = field(default_factory=set)
    told: int = 0  # how often there was something new
    is_over: bool = False

    def tell(self) -> None:
        """All of them."""
        self.told += 1
        for event in self.waiting:
            event.set()
        self.waiting.clear()

    def close(self) -> None:
        """For good: nobody waits any longer."""
        self.is_over = True
        self.tell()

    async def next(self) -> bool:
        """Wait; whether there is something new (False: it is over)."""
        if not self.is_over:
            event = anyio.Event()
            self.waiting.add(event)
            try:
                await event.wait()
            finally:
                self.waiting.discard(event)
        return not self.is_over


async def keep_built(config: Config, preview: Preview, tell: Tell) -> None:
    """Build whenever a file changes that the outputs are made from; for ever.

    A mistake in feeds.yaml is told, and what was built before goes on being served until it is mended.
    """
    watched = Watched.of(config)
    while True:
        watched = await _until_folders_differ(watched, preview, tell)


async def keep_telling(preview: Preview) -> None:
    """Tell the pages when somebody else has built; for ever."""
    preview.output.mkdir(parents=True, exist_ok=True)
    async for _ in awatch(preview.output, watch_filter=_is_shown, debounce=_TOGETHER, rust_timeout=_BEAT):
        preview.tell()


async def _until_folders_differ(watched: Watched, preview: Preview, tell: Tell) -> Watched:
    """Build at each change, and once when the watching has begun, since something may have changed before."""
    folders, is_first, path = watched.folders(), True, watched.feeds
    changes = awatch(
        *folders,
        watch_filter=lambda _, path: watched.concerns(path) or Path(path).is_dir(),
        debounce=_TOGETHER,
        rust_timeout=_BEAT,
        yield_on_timeout=True,
        recursive=False,
    )
    async for changed in changes:
        if changed or is_first:
            is_first = False
            config = await _built(path, preview, tell)
            watched = Watched.of(config) if config else watched
            if watched.folders() != folders:
                await changes.aclose()
                break
    return watched


async def _built(path: Path, preview: Preview, tell: Tell) -> Config | None:
    """Build, and tell what came of it; the settings, if there were no mistakes in them."""
    try:
        config = load(path)
        report = await _when_free(config, tell)
    except MmmfeedError as error:
        tell(error)
        return None
    tell(report)
    moved, preview.output = config.output != preview.output, config.output
    if moved or has_news(report):
        preview.tell()
    return config


def has_news(report: Report) -> bool:
    """Whether a file was written."""
    published = report.published
    others = published.pages, published.documents, published.removed
    return any(output.written for output in published.outputs) or any(others)


async def _when_free(config: Config, tell: Tell) -> Report:
    from mmmfeed.build import build

    told = False
    while True:
        try:
            return await anyio.to_thread.run_sync(build, config, datetime.now(UTC))
        except LockedError as error:
            if not told:
                tell(error)
            told = True
        await anyio.sleep(_AGAIN)


def _is_shown(_: object, path: str) -> bool:
    return not Path(path).name.startswith(".")
