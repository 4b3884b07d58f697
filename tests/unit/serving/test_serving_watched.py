"""Which changes on this computer may change the outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from mmmfeed.config import load
from mmmfeed.serving.watched import Watched
from projects import Project


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    project = Project(tmp_path)
    project.write("dumps/news.txt", "")
    project.write("notes/2025/spring/walk.txt", "")
    project.write("plates/parts/head.html", "")
    project.configure(
        "  - name: own\n    dump: dumps/*.txt\n"
        "  - name: notes\n    dump: notes/**/*.txt\n"
        "  - name: one\n    feed: partners/one.rss\n"
        "  - name: away\n    feed: https://ally.example/feed\n"
        "  - name: off\n    dump: off/*.txt\n    enabled: false\n",
    )
    text = (tmp_path / "feeds.yaml").read_text(encoding="utf-8").replace("pages: false\n", "")
    project.write("feeds.yaml", f"{text}pages:\n  templates: plates\n")
    return Watched.of(load(tmp_path / "feeds.yaml"))


def test_the_folders_are_those_that_are_there(watched: Watched, tmp_path: Path) -> None:
    names = {path.relative_to(tmp_path).as_posix() for path in watched.folders()}
    assert names == {".", "dumps", "notes", "notes/2025", "notes/2025/spring", "plates", "plates/parts"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("feeds.yaml", True),
        ("dumps/more.txt", True),
        ("dumps/more.txt~", False),
        ("notes/2026/a.txt", True),
        ("partners/one.rss", True),
        ("plates/parts/head.html", True),
        ("output/news.rss", False),
        (".mmmfeed/store.sqlite3", False),
        ("off/a.txt", False),
        ("feeds.yaml.swp", False),
    ],
)
def test_what_concerns_the_outputs(watched: Watched, tmp_path: Path, name: str, expected: bool) -> None:
    assert watched.concerns(str(tmp_path / name)) is expected
