"""feeds.yaml → frozen specs, or every mistake at once, each with its line and path of keys."""

from __future__ import annotations

from pathlib import Path

from mmmfeed.config import agreement, files, lines, specs, values, wire, wording
from mmmfeed.config.schema import json_schema
from mmmfeed.errors import ConfigError
from mmmfeed.model import Config

__all__ = ["json_schema", "load", "of_text"]


def load(path: Path) -> Config:
    """The configuration in the file at `path`; paths in it are relative to its folder.

    Reads nothing else: whether a source is there, only retrieving it tells. Raises ConfigError with every mistake,
    in the order of the lines.
    """
    return of_text(files.text_of(path), path)


def of_text(text: str, path: Path) -> Config:
    """The configuration that `text` would be if it stood in the file at `path`. Raises ConfigError."""
    root, mistakes = lines.read(text)
    said: wire.FileWire | None = None
    file = values.absolute(str(path), Path.cwd())
    if root is not None:
        said, misshapen = wording.check(root)
        mistakes += misshapen + agreement.check(root, file)
    if root is None or said is None or mistakes:
        raise ConfigError([mistake.in_file(str(path)) for mistake in sorted(set(mistakes))])
    return specs.build(said, root, file)
