"""Pages byte for byte: tests/cases/pages/*; MMMFEED_GOLDEN=write writes them anew, to be looked at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import samplepages

CASES = Path(__file__).parents[2] / "cases" / "pages"

ENTRIES = (samplepages.full(), samplepages.cut(), samplepages.planets(), samplepages.bare(), samplepages.arabic())
MAKE = {
    "index.html": lambda: samplepages.pages().index(
        samplepages.views(), ENTRIES, ENTRIES[:1], {"2026": 5, "2025-12": 1200}, samplepages.TODAY
    ),
    "announcement.html": lambda: samplepages.pages().announcement(samplepages.full()),
    "in-arabic.html": lambda: samplepages.pages(language="ar").announcement(samplepages.arabic()),
    "year.html": lambda: dict(samplepages.pages(language="fr").year("2026", ENTRIES))["archive/2026.html"],
    "moved.html": lambda: samplepages.pages().moved(samplepages.guid("a")),
    "search.json": lambda: samplepages.pages().search_index(ENTRIES),
}
ALL = """
import locale, sys
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:  # the system has not got that one
    pass
import samplepages
for name, body in samplepages.outputs(samplepages.pages(), tuple(samplepages.every())):
    sys.stdout.buffer.write(name.encode() + body)
"""


@pytest.mark.parametrize("name", MAKE)
def test_the_bytes_are_those_of_the_golden_file(name: str) -> None:
    body, golden = MAKE[name](), CASES / name
    if os.environ.get("MMMFEED_GOLDEN") == "write":
        golden.write_bytes(body)
    assert body.decode() == golden.read_bytes().decode()


def test_other_surroundings_give_the_same_bytes() -> None:
    surroundings = (
        {"TZ": "Asia/Kolkata", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4242"},
    )
    made = {run(**environment) for environment in surroundings}
    assert len(made) == 1
    assert len(made.pop()) > 100_000


def run(**environment: str) -> bytes:
    path = os.pathsep.join([str(Path(samplepages.__file__).parent), *sys.path])
    known = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", ALL], env={**known, **environment}, check=True, capture_output=True
    ).stdout
