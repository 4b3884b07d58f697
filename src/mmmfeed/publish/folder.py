"""The output folder: files put in place whole, only where they differ, with their packed form beside them if wanted."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from mmmfeed.errors import RefusedError
from mmmfeed.publish import files, packing

_OURS = re.compile(rb"mmm-?feed")  # stands in each page, script, style sheet and picture of ours
# What a run that was killed left behind (files.replace).
_LEFT_BEHIND = re.compile(r"\.[a-z0-9][a-z0-9._-]*\.(?:rss|atom|json|ics|md|txt|html|opml|css|js|svg)(?:\.gz)?\.tmp")
_FOLDERS = ("", "archive", "n", "search")


@dataclass(slots=True)
class Folder:
    """Where outputs are served from. Only one run at a time may publish into it (the run's lock sees to that)."""

    root: Path
    precompress: bool = False
    is_tried: bool = False  # only tells what would be done
    written: set[str] = field(default_factory=set)  # names of the files that differ from what stood there
    standing: set[str] = field(default_factory=set)  # names of all that were to be here, whether they differed or not
    _unsynced: bool = False

    def path(self, name: str) -> Path:
        """Where the file of that name is; `name` is relative, with slashes."""
        return self.root / name

    def has(self, name: str, body: bytes) -> bool:
        """Whether just that stands there already, packed form and all."""
        path = self.path(name)
        self.standing.add(name)
        if files.read(path) != body:
            return False
        beside = files.read(_beside(path))
        return packing.is_packed(beside, body) if self.precompress else beside is None

    def has_all(self, names: Iterable[str]) -> bool:
        """Whether something stands at each of these."""
        return all(self.path(name).exists() for name in names)

    def put(self, name: str, body: bytes, *, at_once: bool = True) -> bool:
        """Have `body` stand at `name`; False when it does already, then nothing is touched.

        `at_once`: it outlasts a power cut from now on; else from `settle` on. Raises RefusedError when it cannot be
        written, or when what stands there is not ours to replace; then the last good file still stands.
        """
        if self.has(name, body):
            return False
        self.written.add(name)
        if not self.is_tried:
            path = self.path(name)
            if files.read(path) != body:
                files.remove(_beside(path))  # or else a server would go on sending that, if this run is killed here
                files.replace(path, body, lasts=at_once)
            self._pack(path, body, at_once=at_once)
            self._unsynced |= not at_once
        return True

    def check_own(self, name: str, body: bytes) -> None:
        """Raise RefusedError when something else than `body` stands there, and is not ours, as index.html may."""
        there = files.read(self.path(name))
        if there and there != body and not _OURS.search(there):
            raise RefusedError(
                f"{self.path(name)}: not written, because the file that stands there is not mmmfeed's. Move it, choose "
                f"another folder with `output` in feeds.yaml, or have no pages (pages: false). It still stands."
            )

    def remove(self, name: str) -> bool:
        """Have nothing stand at `name`; False when nothing did."""
        path, is_gone = self.path(name), False
        if path.exists():
            is_gone = True
            self.written.add(name)
        if not self.is_tried:
            for old in (path, _beside(path)):
                files.remove(old)
        return is_gone

    def tidy(self) -> None:
        """Remove what a run that was killed left behind."""
        for folder in () if self.is_tried else _FOLDERS:
            with suppress(FileNotFoundError, NotADirectoryError), os.scandir(self.root / folder) as found:
                for left in [entry.path for entry in found if _LEFT_BEHIND.fullmatch(entry.name)]:
                    files.remove(Path(left))

    def settle(self) -> None:
        """Have all that was put here outlast a power cut."""
        if self._unsynced:
            files.sync_all()
            self._unsynced = False

    def snapshot(self) -> str:
        """Names all files here, their sizes and times: the same as long as nobody changes one."""
        digest = hashlib.blake2b(digest_size=16)
        for folder in _FOLDERS:
            with suppress(FileNotFoundError, NotADirectoryError), os.scandir(self.root / folder) as found:
                for name, size, time in sorted(_described(entry) for entry in found if entry.is_file()):
                    digest.update(f"{folder}/{name} {size} {time}\n".encode(errors="surrogateescape"))
        return digest.hexdigest()

    def _pack(self, path: Path, body: bytes, *, at_once: bool) -> None:
        beside = _beside(path)
        if not self.precompress:
            files.remove(beside)  # a server would go on sending it
        elif not packing.is_packed(files.read(beside), body):
            files.replace(beside, packing.packed(body), lasts=at_once)


def _described(entry: os.DirEntry[str]) -> tuple[str, int, int]:
    stat = entry.stat()
    return entry.name, stat.st_size, stat.st_mtime_ns


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.gz")
