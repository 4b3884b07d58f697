"""What outputs depend on besides the announcements. While it stays, and none of these is touched, nothing is to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import mmmfeed
from mmmfeed.model import SourceSpec
from mmmfeed.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """As of one publication."""

    settings: str = ""  # of feeds.yaml, the templates, and the program
    day: str = ""  # in the site's time zone: what comes next, and what is too old, changes with it
    files: str = ""  # Folder.snapshot, after it
    waiting: int = 0  # announcements that come out by themselves
    shown: tuple[tuple[str, int, int], ...] = ()  # of each feed's file: its name, entries, and those waiting

    @classmethod
    def of(cls, run: Run, files: str) -> State:
        """As of now."""
        day = run.now.astimezone(run.config.site.timezone).date().isoformat()
        return cls(settings=_settings(run), day=day, files=files)

    @classmethod
    def read(cls, kept: str | None) -> State:
        """As it was kept; as if nothing had been published, if it was not."""
        if not kept:
            return cls()
        said = json.loads(kept)
        return cls(**said | {"shown": tuple(map(tuple, said["shown"]))})

    def kept(self) -> str:
        """To be read later."""
        return json.dumps({name: getattr(self, name) for name in self.__dataclass_fields__})

    def is_settled(self, last: State) -> bool:
        """Whether all outputs are as they have to be, if no announcement was touched since `last`."""
        as_then = replace(self, waiting=last.waiting, shown=last.shown)
        return as_then == last and not last.waiting


def _settings(run: Run) -> str:
    config = run.config
    said = (
        config.site,
        config.feeds,
        [_as_shown(source) for source in config.sources],
        config.topics,
        config.pages,
        config.precompress,
        config.output,
    )
    digest = hashlib.blake2b(repr(said).encode(), digest_size=16)
    for folder in filter(None, (Path(mmmfeed.__file__).parent, config.pages.templates)):
        for line in _files(folder):
            digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


def _as_shown(source: SourceSpec) -> SourceSpec:
    """As far as readers see it."""
    return replace(source, allow_private=False, auth=None, ca_bundle=None, proxy=None, enabled=True, mirror=False)


@cache
def _files(folder: Path) -> tuple[str, ...]:
    """A line for each file: another program, or another template, has other sizes or times."""
    return tuple(_lines(folder))


def _lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            stat = path.stat()
            yield f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}\n"
