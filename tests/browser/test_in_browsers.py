"""Each *.test.mjs of this folder, run by node's test runner in real browsers (browser.mjs tells how to write one)."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from sites import SITES

from nodejs import missing, run_node

HERE = Path(__file__).parent
_NEEDED = re.compile(r"^// sites: (.+)$", re.MULTILINE)
_LONGEST = 100  # seconds that one file may take; pytest's own limit is a little longer

needs_browsers = pytest.mark.skipif(
    bool(missing("chromium", "firefox-esr")) and "CI" not in os.environ, reason=missing("chromium", "firefox-esr")
)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The output/ of the sites that were asked for so far, by name; see `_built`."""
    return _Built(tmp_path_factory.mktemp("sites"))


class _Built(dict[str, str]):
    """Builds a site when it is asked for first."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, name: str) -> str:
        folder = self._folder / name
        folder.mkdir()
        SITES[name](folder)
        self[name] = str(folder / "output")
        return self[name]


@needs_browsers
@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_it_works_in_browsers(file: Path, sites: dict[str, str]) -> None:
    needed = [name.strip() for line in _NEEDED.findall(file.read_text("utf-8")) for name in line.split(",")]
    built = {name: sites[name] for name in needed}
    said = run_node(file, seconds=_LONGEST, environment={"MMMFEED_SITES": json.dumps(built)})
    assert said.returncode == 0, said.stdout
