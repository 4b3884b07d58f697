"""The embed script's own tests (script.test.mjs), of its source and of what is served of it; and what it weighs."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from pathlib import Path

import pytest

from mmmfeed.embedding import static_files
from nodejs import ROOT, run_node

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


@pytest.mark.parametrize(
    ("section", "pattern"),
    [("Attributes", r"^\| `([a-z-]+)`"), ("Custom properties", r"^\| `(--mmm-feed-[a-z-]+)`")],
)
def test_the_reference_tells_what_there_is_and_nothing_else(section: str, pattern: str) -> None:
    told = re.findall(pattern, _section(section), re.MULTILINE)
    observed = set(_found(r'return "(src [a-z -]+)"\.split')[0].split()) | {"theme"}  # that one is the style sheet's
    there = {"Attributes": observed, "Custom properties": set(_found(r"--mmm-feed-[a-z-]+"))}[section]
    assert len(told) == len(set(told))
    assert set(told) == there


def test_the_parts_of_the_reference_are_there() -> None:
    told = [
        name
        for row in re.findall(r"^\| (`.*?) \|", _section("Parts"), re.MULTILINE)
        for name in re.findall(r"`([a-z]+)`", row)
    ]
    for name in told:
        assert _found(rf'"(?:\w+ )?{name}(?: \w+)?"'), f"no part is called {name}"


def _section(heading: str) -> str:
    return (ROOT / "docs/reference/embed.md").read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _found(pattern: str) -> list[str]:
    return re.findall(pattern, (ROOT / "src/mmmfeed/embedding/static/embed.js").read_text("utf-8"))
