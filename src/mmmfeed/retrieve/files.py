"""Paths and globs."""

from __future__ import annotations

import glob
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
    if not glob.has_magic(pattern):
        return [Path(pattern)] if Path(pattern).exists() else []
    found = (Path(name) for name in glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob wants a base)
    # Hidden files are left out by glob; editors leave copies that end in "~".
    return sorted(path for path in found if not path.is_dir() and not path.name.endswith("~"))


def _read(path: Path, source: SourceSpec, now: datetime) -> Document | Problem:
    try:
        if path.is_dir():
            return _problem(source, str(path), "is a folder. Name its files, as in dumps/*.txt")
        if path.stat().st_size > LARGEST:
            return _problem(
                source, str(path), f"is larger than {LARGEST // 1024**2} MB. Split it, or name another file"
            )
        return Document(source=source.name, location=str(path), body=path.read_bytes(), retrieved=now)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _problem(source, str(path), f"cannot be read ({reason}). Let the user who runs mmmfeed read it")


def _problem(source: SourceSpec, place: str, message: str) -> Problem:
    return Problem(source=source.name, place=place, message=f"{message}. What was known stays published.")
