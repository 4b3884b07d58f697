"""Which files on this computer the outputs are made from."""

from __future__ import annotations

import fnmatch
import glob
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mmmfeed.model import Config


@dataclass(frozen=True)
class Watched:
    """feeds.yaml, the files of local sources, and templates; as folders, since editors put new files in place."""

    feeds: Path  # feeds.yaml, absolute
    patterns: tuple[str, ...] = ()  # absolute paths and globs of sources
    templates: Path | None = None

    @classmethod
    def of(cls, config: Config) -> Watched:
        """What the configuration names."""
        local = (source.location for source in config.sources if source.enabled and not source.is_remote)
        return cls(config.path.absolute(), tuple(dict.fromkeys(local)), config.pages.templates)

    def folders(self) -> frozenset[Path]:
        """Those to be watched, without those in them, as far as they are there now."""
        found = {self.feeds.parent}
        for pattern in self.patterns:
            found.update(_folders_of(pattern))
        if self.templates:
            found.update(_with_inner(self.templates))
        return frozenset(folder for folder in found if folder.is_dir())

    def concerns(self, path: str) -> bool:
        """Whether a change of the file or folder at `path` may change the outputs."""
        changed = Path(path)
        if changed == self.feeds or any(self._matches(path)):
            return True
        return self.templates is not None and changed.is_relative_to(self.templates)

    def _matches(self, path: str) -> list[bool]:
        return [bool(pattern.match(path)) for pattern in self._expressions]

    @cached_property
    def _expressions(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(_expression, self.patterns))


def _expression(pattern: str) -> re.Pattern[str]:
    """Files that the glob means, and perhaps some more: a build that changes nothing does no harm."""
    return re.compile(f"{fnmatch.translate(pattern)}|{re.escape(pattern)}\\Z")


def _folders_of(pattern: str) -> set[Path]:
    """Where the files of a glob are, or may come."""
    if not glob.has_magic(pattern):
        return {Path(pattern).parent}
    parts = Path(pattern).parts
    first = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    base = Path(*parts[:first])
    if first == len(parts) - 1:
        return {base}
    return _with_inner(base) if base.is_dir() else {base}


def _with_inner(folder: Path) -> set[Path]:
    return {folder, *(path for path in folder.rglob("*") if path.is_dir() and not path.name.startswith("."))}
