"""The sites that browser tests look at, by name: each a function that writes output/ into an empty folder.

A test file says which it needs in a line of comment, `// sites: sample, odd`, and finds the output/ of each by
`site("sample")`. A new one: a function here and a line in SITES.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import oddsite
import samplepages

import embedded
from mmmfeed.build import build
from mmmfeed.config import load
from mmmfeed.embedding import static_files

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def sample(folder: Path) -> None:
    """The repository's own sample, as `make feeds` builds it."""
    for name in ("dumps", "partners"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "feeds.yaml", folder)
    build(load(folder / "feeds.yaml"), NOW)


def script(folder: Path) -> None:
    """The embed script and its kin alone, as they are served."""
    (folder / "output").mkdir()
    for name, body in static_files().items():
        (folder / "output" / name).write_bytes(body)


def partners(folder: Path) -> None:
    """What partners use, of feeds in which everything is odd, without the rest."""
    embedded.write(folder / "output")


def pages(folder: Path) -> None:
    """Pages alone, of announcements that are each odd in another way: in English, and in ar/ in Arabic."""
    for place, language in (("output", "en"), ("output/ar", "ar")):
        for name, body in samplepages.outputs(samplepages.pages(language=language), tuple(samplepages.every())):
            path = folder / place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)


def odd(folder: Path) -> None:
    """Two feeds in which everything is odd, their history, and a page for each of 230 announcements."""
    oddsite.write(folder, NOW)


def hebrew(folder: Path) -> None:
    """Some of the same, by a publisher who writes from right to left."""
    oddsite.write(folder, NOW, count=40, language="he")


SITES: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {"sample": sample, "pages": pages, "odd": odd, "hebrew": hebrew, "script": script, "partners": partners}
)
