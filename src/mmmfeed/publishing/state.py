"""What outputs depend on besides the announcements. While it stays, and none of these is touched, nothing is to do."""

from __future__ import annotations

import hashlib
import json
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import mmmfeed
from mmmfeed.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """As of one publication."""

    settings: str = ""  # of feeds.yaml, the templates, and the program
    day: str = ""  # in the site's time zone: what comes next, and what is too old, changes with it
    files: str = ""  # Folder.snapshot, after it; "": nobody knows what is in it
    coming: tuple[tuple[str, str], ...] = ()  # what comes out by itself: the guid, and when
    is_unfinished: bool = False  # whether something was refused, and is to be tried again
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
        known = {name: said[name] for name in cls.__dataclass_fields__ if name in said}
        pairs = {name: tuple(map(tuple, said.get(name, ()))) for name in ("coming", "shown")}
        return cls(**known | pairs)

    def kept(self) -> str:
        """To be read later."""
        return json.dumps({name: getattr(self, name) for name in self.__dataclass_fields__})

    def is_settled(self, last: State) -> bool:
        """Whether all outputs are as they have to be, if no announcement was touched since `last`."""
        return replace(self, coming=last.coming, shown=last.shown) == last

    def cut_off(self) -> State:
        """As of a run that began, and did not end."""
        return replace(self, files="", is_unfinished=False)

    @property
    def is_cut_off(self) -> bool:
        """Whether the last run began, and did not end."""
        return bool(self.settings) and not self.files and not self.is_unfinished

    def is_another(self, last: State) -> bool:
        """Whether all outputs are to be made anew, by other settings, or since somebody changed one."""
        return (self.settings, self.files) != (last.settings, last.files)

    def out(self, now: datetime) -> list[str]:
        """The guids of what has come out by `now`."""
        return [guid for guid, moment in self.coming if datetime.fromisoformat(moment) <= now]


def _settings(run: Run) -> str:
    config = run.config
    said = (
        config.site,
        config.feeds,
        config.sources,
        config.topics,
        config.pages,
        config.precompress,
        config.output,
    )
    digest = hashlib.blake2b(repr(said).encode(errors="surrogateescape"), digest_size=16)
    templates = _lines(config.pages.templates) if config.pages.templates else ()
    for line in (*_program(), *templates):
        digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


@cache
def _program() -> tuple[str, ...]:
    """This program, which stays the same as long as it runs, and the libraries that it works with.

    Whatever is installed, or brought up to date, changes the time of their folder.
    """
    libraries = Path(sysconfig.get_path("purelib"))
    time = libraries.stat().st_mtime_ns if libraries.exists() else 0
    return f"{sys.version} {time}\n", *_lines(Path(mmmfeed.__file__).parent)


def _lines(folder: Path) -> Iterator[str]:
    """A line for each file: another program, or another template, has other sizes or times."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            stat = path.stat()
            yield f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}\n"
