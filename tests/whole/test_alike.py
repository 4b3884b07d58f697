"""The same store, the same bytes: in any time zone, language, hash seed, and Python that is at hand.

Other Pythons, with mmmfeed installed, are named in MMMFEED_PYTHONS, separated as in PATH; .ci/run makes some.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docpages import ROOT

SURROUNDINGS = [
    {"TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"},
]
PYTHONS = [path for path in os.environ.get("MMMFEED_PYTHONS", "").split(os.pathsep) if path]
FEEDS = """feeds:
  - name: news
    limit: 5
    formats: [rss, atom, json, ics, md, txt]
precompress: true
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped sample, in all formats, with a history and packed forms."""
    folder = tmp_path_factory.mktemp("alike")
    for name in ("dumps", "partners"):
        shutil.copytree(ROOT / name, folder / name)
    said = (ROOT / "feeds.yaml").read_text(encoding="utf-8")
    (folder / "feeds.yaml").write_text(said.partition("feeds:\n")[0] + FEEDS, encoding="utf-8")
    build(folder, sys.executable)
    return folder


def build(folder: Path, python: str, **environment: str) -> None:
    command = [python, "-m", "mmmfeed", "build"]
    subprocess.run(command, cwd=folder, env=os.environ | environment, check=True, timeout=100)


def served(folder: Path) -> dict[str, bytes]:
    output = folder / "output"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def again(built: Path, folder: Path, python: str, *without: str, **environment: str) -> dict[str, bytes]:
    """What is served of a copy without outputs, which is built anew."""
    shutil.copytree(built, folder, ignore=shutil.ignore_patterns("output", *without))
    build(folder, python, **environment)
    return served(folder)


@pytest.mark.parametrize("environment", SURROUNDINGS, ids=["kolkata", "st-johns"])
def test_other_surroundings_give_the_same_bytes(built: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    expected = served(built)
    assert len(expected) > 100
    assert again(built, tmp_path / "copy", sys.executable, **environment) == expected


def test_a_lost_store_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    assert again(built, tmp_path / "copy", sys.executable, ".mmmfeed") == served(built)


@pytest.mark.parametrize("python", PYTHONS)
def test_another_python_gives_the_same_bytes(built: Path, tmp_path: Path, python: str) -> None:
    assert again(built, tmp_path / "copy", python) == served(built)
