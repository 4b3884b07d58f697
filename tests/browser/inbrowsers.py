"""A *.test.mjs of this folder, run by node's test runner in real browsers (browser.mjs tells how to write one)."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from builtsites import built

from nodejs import missing, run_node

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))
_NEEDED = re.compile(r"^// sites: (.+)$", re.MULTILINE)
_LONGEST = 100  # seconds that one file may take; pytest's own limit is a little longer

needs_browsers = pytest.mark.skipif(
    bool(missing("chromium", "firefox-esr")) and "CI" not in os.environ, reason=missing("chromium", "firefox-esr")
)


def name_of(file: Path) -> str:
    """What a test file is called in pytest's words."""
    return file.name.removesuffix(".test.mjs")


def assert_works(file: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Build what a test file needs, and run it."""
    needed = [name.strip() for line in _NEEDED.findall(file.read_text("utf-8")) for name in line.split(",")]
    sites = {name: str(built(name, tmp_path_factory)) for name in needed}
    said = run_node(file, seconds=_LONGEST, environment={"MMMFEED_SITES": json.dumps(sites)})
    assert said.returncode == 0, said.stdout
