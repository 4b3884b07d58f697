"""Paths and globs."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from mmmfeed.model import Document, Problem, SourceSpec

# Two hundred thousand announcements; whoever has more has picked the wrong file.
LARGEST = 100 * 1024 * 1024  # bytes


def read(source: SourceSpec, now: datetime) -> Iterator[Document | Problem]:
    """Each file that the source's path or glob matches, in the order of their names."""
    paths = _matches(source.location)
    if not paths:
        yield _problem(source, source.location, "no file matches. Is the path right? It is relative to feeds.yaml")
    for path in paths:
        yield _read(path, source, now)


def _matches(pattern: str) -> list[Path]:
    if not glob.has_magic(pattern) or os.path.lexists(pattern):  # a file may be named news[1].txt
        return [Path(pattern)] if os.path.lexists(pattern) else []
    found = (Path(name) for name in glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob wants a base)
    # Hidden files are left out by glob; editors leave copies that end in "~".
    return sorted(path for path in found if not path.is_dir() and not path.name.endswith("~"))


def _read(path: Path, source: SourceSpec, now: datetime) -> Document | Problem:
    place = os.fsencode(path).decode("utf-8", "replace")
    try:
        if wrong := _not_to_be_read(path):
            return _problem(source, place, wrong)
        return Document(source=source.name, location=str(path), body=path.read_bytes(), retrieved=now)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _problem(source, place, f"cannot be read ({reason}). Let the user who runs mmmfeed read it")


def _not_to_be_read(path: Path) -> str:
    """Why; empty when it may be. Raises OSError when the file is not there or closed to us."""
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        return "is a folder. Name its files, as in dumps/*.txt"
    if not stat.S_ISREG(about.st_mode):
        return "is a pipe or a device, not a file. Name a file"
    if about.st_size > LARGEST:
        return f"is larger than {LARGEST // 1024**2} MB. Split it, or name another file"
    if os.fsencode(path).decode("utf-8", "replace") != str(path):
        return "has a name that is not UTF-8. Rename it"
    return ""


def _problem(source: SourceSpec, place: str, message: str) -> Problem:
    return Problem(source=source.name, place=place, message=f"{message}. What was known stays published.")
