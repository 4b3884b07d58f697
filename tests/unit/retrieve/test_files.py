"""Paths and globs."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from mmmfeed.model import Document, Problem, SourceSpec
from mmmfeed.retrieve import files, retrieve


def read(location: str | Path, now: datetime) -> list[Document | Problem]:
    source = SourceSpec(name="own", kind="dump", location=str(location))
    return [found for found in retrieve(source, {}, now, "test") if isinstance(found, Document | Problem)]


def test_a_glob_gives_each_file_in_the_order_of_names(tmp_path: Path, now: datetime) -> None:
    for name in ("b.txt", "a.txt", "a.txt~", ".hidden.txt", "c.md"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "folder.txt").mkdir()
    found = read(tmp_path / "*.txt", now)
    assert [document.body for document in found if isinstance(document, Document)] == [b"a.txt", b"b.txt"]
    assert len(found) == 2


def test_a_glob_may_go_down(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "2026" / "05").mkdir(parents=True)
    (tmp_path / "2026" / "05" / "news.txt").write_bytes(b"x")
    (document,) = read(tmp_path / "**" / "*.txt", now)
    assert isinstance(document, Document)
    assert document.location == str(tmp_path / "2026" / "05" / "news.txt")
    assert document.retrieved == now


@pytest.mark.parametrize("name", ["missing.txt", "*.txt"])
def test_nothing_there(tmp_path: Path, now: datetime, name: str) -> None:
    (problem,) = read(tmp_path / name, now)
    assert "no file matches" in str(problem)


def test_a_folder_is_no_file(tmp_path: Path, now: datetime) -> None:
    (problem,) = read(tmp_path, now)
    assert "is a folder" in str(problem)


def test_a_file_that_is_far_too_large(tmp_path: Path, now: datetime) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(files.LARGEST + 1)
    (problem,) = read(tmp_path / "huge.txt", now)
    assert "larger than 100 MB" in str(problem)


def test_a_name_that_looks_like_a_glob(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "news[1].txt").write_bytes(b"x")
    (document,) = read(tmp_path / "news[1].txt", now)
    assert isinstance(document, Document)


def test_a_pipe_is_not_waited_for(tmp_path: Path, now: datetime) -> None:
    os.mkfifo(tmp_path / "news.txt")
    (problem,) = read(tmp_path / "*.txt", now)
    assert "is a pipe" in str(problem)


def test_one_file_that_cannot_be_read_leaves_the_others_alone(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere")
    (tmp_path / "b.txt").write_bytes(b"x")
    problem, document = read(tmp_path / "*.txt", now)
    assert "a.txt: cannot be read (No such file or directory)" in str(problem)
    assert isinstance(document, Document)


def test_a_name_that_cannot_be_written_down(tmp_path: Path, now: datetime) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_bytes(b"x")
    (problem,) = read(tmp_path / "*.txt", now)
    assert "a name that is not UTF-8" in str(problem)
    assert str(problem).isprintable()
