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

from mmmfeed.build import build
from mmmfeed.config import load

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def sample(folder: Path) -> None:
    """The repository's own sample, as `make feeds` builds it."""
    for name in ("dumps", "partners"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "feeds.yaml", folder)
    build(load(folder / "feeds.yaml"), NOW)


SITES: Mapping[str, Callable[[Path], None]] = MappingProxyType({"sample": sample})
