"""Independent readers, subscribed over HTTP: each announcement once, with its day, whatever happens to it later."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from reader import make_reader

from projects import Project, dump, item, rss
from servers import Answer, Request, Server, serving

CHARTER = "The assembly adopted the river charter after two years of debate, and five cities signed it on the day."
RECORDS = {
    "27.01.26": "The forum met in Ghent.",
    "04.03.26": "The report on the floods of last winter is out at least, and it spares nobody.",
}
DAYS = {"2026-01-27", "2026-03-04", "2026-03-03"}
FORMATS = ["news.rss", "news.atom"]

# Each in its own language: a reader written in Python, one in C with its own parser, one in C++ and Rust.
needs_sfeed = pytest.mark.skipif(not shutil.which("sfeed") and "CI" not in os.environ, reason="sfeed is not installed")
needs_newsboat = pytest.mark.skipif(
    not shutil.which("newsboat") and "CI" not in os.environ, reason="newsboat is not installed"
)


@pytest.fixture
def served(project: Project) -> Iterator[tuple[Project, Server]]:
    """A publisher with a dump and a partner, whose output is served."""
    project.configure(
        "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n  - name: ally\n    feed: partners/ally.xml\n"
    )
    project.write("dumps/news.txt", dump(RECORDS))
    project.write("partners/ally.xml", rss(item("charter", "River charter signed", CHARTER)))
    project.run("build")

    def file(request: Request) -> Answer:
        return Answer(project.output(request.path.lstrip("/")).read_bytes())

    with serving({f"/{name}": file for name in FORMATS}) as there:
        yield project, there


def later(project: Project) -> None:
    """What the weeks bring: a record above, a typo mended, our own copy of the partner's item, a source that empties."""
    mended = {date: text.replace("at least", "at last") for date, text in RECORDS.items()}
    project.write("dumps/news.txt", dump({"03.03.26": CHARTER, **mended}))
    project.run("build")
    project.write("partners/ally.xml", rss())
    project.run("build")


@pytest.mark.parametrize("name", FORMATS)
def test_reader_shows_each_once_and_unreads_none(served: tuple[Project, Server], name: str) -> None:
    project, there = served
    with make_reader(":memory:") as subscribed:
        subscribed.add_feed(there.url(f"/{name}"))
        subscribed.update_feeds(scheduled=False)
        first = {entry.id: entry for entry in subscribed.get_entries()}
        assert {_day(entry.published) for entry in first.values()} == DAYS
        for entry in first.values():
            subscribed.mark_entry_as_read(entry)
        project.run("build")
        later(project)
        subscribed.update_feeds(scheduled=False)
        second = {entry.id: entry for entry in subscribed.get_entries()}
        assert second.keys() == first.keys()
        assert all(entry.read for entry in second.values())
        assert {_day(entry.published) for entry in second.values()} == DAYS


def _day(moment: datetime | None) -> str:
    assert moment is not None
    return moment.astimezone(UTC).date().isoformat()


@needs_sfeed
@pytest.mark.parametrize("name", FORMATS)
def test_sfeed_reads_ids_days_and_titles(served: tuple[Project, Server], name: str) -> None:
    project, _ = served
    before = _sfeed(project, name)
    assert {datetime.fromtimestamp(int(when), UTC).date().isoformat() for when, _ in before.values()} == DAYS
    assert {title for _, title in before.values()} == set(project.entries(name).values())
    later(project)
    assert _sfeed(project, name).keys() == before.keys()


def _sfeed(project: Project, name: str) -> dict[str, tuple[str, str]]:
    """Time and title by id (sfeed(5): time, title, link, content, content type, id, …)."""
    done = subprocess.run(["sfeed"], input=project.output(name).read_bytes(), capture_output=True, check=True)
    rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
    return {row[5]: (row[0], row[1]) for row in rows}


@needs_newsboat
@pytest.mark.parametrize("name", FORMATS)
def test_newsboat_counts_no_entry_twice(served: tuple[Project, Server], name: str) -> None:
    project, there = served
    project.write("newsboat/urls", there.url(f"/{name}") + "\n")
    assert _newsboat(project) == "3 unread articles"
    later(project)
    assert _newsboat(project) == "3 unread articles"


def _newsboat(project: Project) -> str:
    folder = project.folder / "newsboat"
    files = [f"-u{folder / 'urls'}", f"-c{folder / 'cache.db'}", f"-C{folder / 'config'}"]
    (folder / "config").touch()
    done = subprocess.run(
        ["newsboat", *files, "-x", "reload", "print-unread"], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip().splitlines()[-1]
