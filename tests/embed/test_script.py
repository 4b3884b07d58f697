"""The embed script's own tests (script.test.mjs), of its source and of what is served of it; and what it weighs."""

from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

import pytest

from mmmfeed.embedding import static_files
from nodejs import run_node

TESTS = Path(__file__).with_name("script.test.mjs")
MOST = 8000  # bytes, packed: it is on other people's pages
needs_node = pytest.mark.skipif(not shutil.which("node") and "CI" not in os.environ, reason="not installed: node")


@needs_node
def test_its_source_does_what_it_says() -> None:
    said = run_node(TESTS, seconds=60, environment={"TZ": "UTC"})
    assert said.returncode == 0, said.stdout


@needs_node
def test_what_is_served_of_it_does_the_same(tmp_path: Path) -> None:
    served = tmp_path / "embed.js"
    served.write_bytes(static_files()["embed.js"])
    said = run_node(TESTS, seconds=60, environment={"TZ": "UTC", "MMMFEED_SCRIPT": str(served)})
    assert said.returncode == 0, said.stdout


def test_it_is_small() -> None:
    assert len(gzip.compress(static_files()["embed.js"], 9, mtime=0)) < MOST
