"""`mmmfeed raw` prints what a source said, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

import forked
from mmmfeed.build import build
from mmmfeed.config import load
from projects import Project, item, rss
from servers import Answer, serving

FIRST, SECOND, THIRD = (datetime(2026, 6, day, 22, 30, tzinfo=UTC) for day in (1, 3, 5))
ODD = b"\xef\xbb\xbf04.03.26\r\nThe r\xe9port is out.\x1b[31m\r\n\r\n\x00"


@pytest.fixture
def history(project: Project) -> Project:
    """A feed that said three things at 00:30 in Brussels, the last of them the first again."""
    feed = project.write("feed.xml", rss(item("a", "One", "The first thing that was said.")))
    project.configure("  - name: ally\n    feed: feed.xml\n")
    one = feed.read_bytes()
    two = rss(item("b", "Two", "Another thing that was said.")).encode()
    for moment, said in ((FIRST, one), (SECOND, two), (THIRD, one)):
        feed.write_bytes(said)
        build(load(project.folder / "feeds.yaml"), moment)
    return project


def bytes_of(project: Project, *arguments: str) -> bytes:
    done = forked.run("raw", *arguments, folder=project.folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_bytes_come_out_as_they_came_in(project: Project) -> None:
    project.configure("  - name: own\n    dump: news.txt\n")
    project.write("news.txt", ODD)
    project.run("build", code=None)
    assert bytes_of(project, "own") == ODD


def test_a_terminal_is_not_commanded(project: Project) -> None:
    pty = pytest.importorskip("pty")
    project.configure("  - name: own\n    dump: news.txt\n")
    project.write("news.txt", ODD)
    project.run("build", code=None)
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "mmmfeed", "raw", "own"]
    subprocess.run(command, cwd=project.folder, stdout=terminal, stderr=terminal, stdin=subprocess.DEVNULL, check=True)
    os.close(terminal)
    shown = os.read(screen, 65536)
    os.close(screen)
    assert b"\x1b" not in shown
    assert rb"is out.\x1b[31m" in shown


@pytest.mark.parametrize(
    ("at", "title"),
    [
        ("2026-06-02", b"One"),  # 22:30 UTC is the next day in Brussels
        ("2026-06-03", b"One"),
        ("2026-06-04", b"Two"),
        ("2026-06-04 00:29", b"One"),
        ("2026-06-04T00:30", b"Two"),
        ("2026-06-06", b"One"),
    ],
)
def test_as_it_was_on_a_day_in_the_zone_of_the_site(history: Project, at: str, title: bytes) -> None:
    assert b"<title>%s</title>" % title in bytes_of(history, "ally", "--at", at)


def test_without_a_day_it_is_the_last(history: Project) -> None:
    assert bytes_of(history, "ally") == (history.folder / "feed.xml").read_bytes()


def test_nothing_was_said_before_the_first_time(history: Project) -> None:
    assert "ally had said nothing by then" in history.run("raw", "ally", "--at", "2026-06-01", code=2).stderr


def test_of_several_files_one_has_to_be_named(project: Project) -> None:
    project.configure("  - name: own\n    dump: dumps/*.txt\n")
    project.write("dumps/a.txt", "04.03.26\nThe report is out.\n")
    project.write("dumps/b.txt", "05.03.26\nThe bridge is open.\n")
    project.run("build")
    told = project.run("raw", "own", code=2).stderr
    assert "own has several documents" in told
    assert "dumps/a.txt" in told
    assert b"bridge" in bytes_of(project, "own", "dumps/b.txt")
    assert b"report" in bytes_of(project, "own", "a.txt")
    assert "own has nothing at c.txt" in project.run("raw", "own", "c.txt", code=2).stderr


def test_a_source_that_there_is_not(history: Project) -> None:
    assert "There is no source 'aly'; did you mean ally?" in history.run("raw", "aly", code=2).stderr


def test_a_source_that_has_said_nothing(project: Project) -> None:
    project.configure("  - name: own\n    dump: dumps/*.txt\n  - name: other\n    dump: other.txt\n")
    project.write("dumps/a.txt", "04.03.26\nThe report is out.\n")
    project.run("build", code=1)
    assert "other has said nothing yet" in project.run("raw", "other", code=2).stderr


def test_a_source_that_is_no_longer_in_the_file(history: Project) -> None:
    history.write("news.txt", "04.03.26\nThe report is out.\n")
    history.configure("  - name: own\n    dump: news.txt\n")
    assert b"<title>One</title>" in bytes_of(history, "ally")


def test_of_a_feed_that_moved_it_is_what_the_new_address_said(project: Project) -> None:
    answers = {f"/{name}": Answer(rss(item(name, name, f"The text of {name}.")).encode()) for name in ("old", "new")}
    with serving(answers) as server:
        for name in ("old", "new"):
            project.configure(f"  - name: ally\n    feed: {server.url('/' + name)}\n    allow_private: true\n")
            build(load(project.folder / "feeds.yaml"), FIRST + timedelta(days=name == "new"))
        assert b"<title>new</title>" in bytes_of(project, "ally")
        assert b"<title>old</title>" in bytes_of(project, "ally", server.url("/old"))
        assert b"<title>old</title>" in bytes_of(project, "ally", "--at", "2026-06-02")
