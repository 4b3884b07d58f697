"""The world's bad input: a clear message, the right exit code, and nothing that was known is lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest
from filelock import FileLock

from projects import Project, item, rss

OWN = "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n"
ALLY = "  - name: ally\n    feed: ally.xml\n"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>&c;</title></channel></rss>'
)


def test_no_configuration(project: Project) -> None:
    told = project.run("build", code=2).stderr
    assert "feeds.yaml" in told
    assert list(project.folder.iterdir()) == []


def test_an_unknown_key(dumped: Project) -> None:
    dumped.configure(OWN.replace("first_party", "frist_party"))
    told = dumped.run("build", code=2).stderr
    assert "did you mean first_party" in told
    assert "feeds.yaml:" in told
    assert not (dumped.folder / "output").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(None, "no file matches", id="missing"),
        pytest.param("", "empty", id="empty"),
        pytest.param(b"%PDF-1.7\n\x00\xff", "PDF", id="a PDF"),
        pytest.param("Only words.\nAnd no date.\n", "date", id="no date"),
        pytest.param(
            "27.01.26\nThe forum met in Ghent.\n32.01.26\nNo day.\n", "dumps/news.txt:3", id="no possible date"
        ),
        pytest.param("\x00" * 100, "text", id="zero bytes"),
    ],
)
def test_a_bad_dump_takes_nothing_away(dumped: Project, content: str | bytes | None, told: str) -> None:
    dumped.run("build")
    before = dumped.entries("news.rss")
    if content is None:
        (dumped.folder / "dumps/news.txt").unlink()
    else:
        dumped.write("dumps/news.txt", content)
    message = dumped.run("build", code=1).stderr
    assert message.startswith("own: ")
    assert told in message
    assert dumped.entries("news.rss") == before
    assert dumped.run("build", code=1).stderr == message  # as long as it is so, it is said


def test_a_dump_in_latin_1_is_read_and_said(dumped: Project) -> None:
    text = "27.01.26\nLa réunion générale a eu lieu à Liège, où l'été était déjà là.\n04.03.26\nLe rapport est sorti.\n"
    dumped.write("dumps/news.txt", text.encode("latin-1"))
    told = dumped.run("build", code=1).stderr
    assert "UTF-8" in told
    assert any("réunion générale" in line["text"] for line in dumped.exported())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(
            "<!DOCTYPE html><html><head><title>Please log in</title></head></html>", "Please log in", id="html"
        ),
        pytest.param("", "empty", id="empty"),
        pytest.param(BOMB, "entit", id="bomb"),
        pytest.param('{"error": "gone"}', "JSON", id="JSON"),
        pytest.param("Service unavailable", "feed", id="words"),
    ],
)
def test_a_bad_feed_takes_nothing_away(project: Project, content: str, told: str) -> None:
    project.configure(ALLY)
    project.write("ally.xml", rss(item("a", "First", "Words of the first.")))
    project.run("build")
    before = project.entries("news.rss")
    project.write("ally.xml", content)
    message = project.run("build", code=1).stderr
    assert told in message
    assert "ally.xml" in message
    assert project.entries("news.rss") == before


def test_half_a_feed_gives_its_whole_items(project: Project) -> None:
    project.configure(ALLY)
    whole = rss(item("a", "First", "Words of the first."), item("b", "Second", "Words of the second."))
    project.write("ally.xml", whole[: whole.index("Words of the second") + 6])
    told = project.run("build", code=1).stderr
    assert "ally.xml" in told
    assert list(project.entries("news.rss").values()) == ["First"]


def test_one_bad_source_leaves_the_others_alone(dumped: Project) -> None:
    dumped.configure(OWN + ALLY)
    dumped.run("build", code=1)
    assert len(dumped.entries("news.rss")) == 2


def test_a_folder_of_outputs_that_cannot_be_written(dumped: Project) -> None:
    dumped.write("output", "a file where the folder should be")
    told = dumped.run("build", code=3).stderr
    assert "output" in told
    assert len(dumped.exported()) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no permission stops this user")
def test_a_folder_of_outputs_that_belongs_to_somebody_else(dumped: Project) -> None:
    dumped.run("build")
    before = dumped.outputs()
    dumped.write("dumps/news.txt", "27.01.26\nThe forum met in Ghent.\n05.05.26\nNews.\n")
    (dumped.folder / "output").chmod(0o555)
    assert "output" in dumped.run("build", code=3).stderr
    assert dumped.outputs() == before


def test_a_store_of_a_newer_version(dumped: Project) -> None:
    dumped.run("build")
    with closing(sqlite3.connect(dumped.folder / ".mmmfeed/store.sqlite3")) as store:
        store.execute("PRAGMA user_version = 99")
    before = dumped.outputs()
    assert "newer" in dumped.run("build", code=2).stderr
    assert dumped.outputs() == before


def test_another_run_at_work(dumped: Project) -> None:
    dumped.run("build")
    with FileLock(dumped.folder / ".mmmfeed/store.sqlite3.lock"):
        assert "another run" in dumped.run("build", code=4).stderr
        dumped.run("export")  # who only reads need not wait
    dumped.run("build")


def test_a_silent_run_under_cron(dumped: Project) -> None:
    done = dumped.run("build")
    assert (done.stdout, done.stderr) == ("", "")
