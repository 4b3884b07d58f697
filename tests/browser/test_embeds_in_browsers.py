"""The embed script in real browsers: each embed*.test.mjs. A file of its own, so that another process can have the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from inbrowsers import FILES, assert_works, name_of, needs_browsers


@needs_browsers
@pytest.mark.parametrize("file", [file for file in FILES if name_of(file).startswith("embed")], ids=name_of)
def test_it_works_in_browsers(file: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert_works(file, tmp_path_factory)
