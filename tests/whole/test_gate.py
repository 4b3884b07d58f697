"""A feed that would tell its subscribers too much at once, or lose too much, is held back; and a build can be tried."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mmmfeed import build as story
from mmmfeed.config import load
from mmmfeed.report import Report
from projects import Project, dump, rss
from projects import item as written
from quick import Quick
from servers import Answer, Server

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
OWN = "  - name: own\n    dump: own.txt\n    first_party: true\n"
ALLY = "  - name: ally\n    feed: ally.xml\n"
FEEDS = "  - name: news\n    limit: 60\n  - name: own\n    sources: [own]\n"
WORDS = str.split(
    "harbour council nursery winter hedges school bridge festival library garden museum mural clinic pension"
)


def text(name: str, number: int) -> str:
    """Something that nothing else is like."""
    words = [WORDS[(number * step + len(name)) % len(WORDS)] for step in (1, 3, 5, 7, 11)]
    return f"{name.capitalize()} number {number}: {' '.join(words)}, says the report {number * 7919} of the {name}."


def own(count: int, until: datetime = NOW) -> str:
    """A dump with one a day."""
    days = ((until - n * DAY).date() for n in range(count))
    return dump({f"{day:%d.%m.%y}": text("council", day.toordinal()) for day in days})


def ally(numbers: Iterable[int], until: datetime = NOW) -> str:
    """A partner's feed: the n-th is n days old."""
    return rss(
        *(
            written(
                f"a{n}", f"Ally {n}", text("alliance", n), (until - n * DAY).strftime("%a, %d %b %Y 08:00:00 +0000")
            )
            for n in numbers
        )
    )


@pytest.fixture
def forum(tmp_path: Path) -> Quick:
    project = Quick(tmp_path)
    project.configure(OWN, FEEDS)
    project.write("own.txt", own(20))
    return project


def build(project: Project, now: datetime = NOW, *, accepted: Iterable[str] = (), is_tried: bool = False) -> Report:
    config = load(project.folder / "feeds.yaml")
    return story.build(config, now, accepted=frozenset(accepted), is_tried=is_tried)


def feed_files(project: Project, name: str = "news") -> dict[str, tuple[bytes, int]]:
    """Bytes and time of the files of a feed, its history included."""
    folder = project.folder / "output"
    found = [*folder.glob(f"{name}.*"), *folder.glob(f"archive/{name}-*")]
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in found if path.suffix != ".html"}


def messages(report: Report) -> list[str]:
    return [problem.message for problem in report.problems]


# --- too much at once -------------------------------------------------------------------------------------


@pytest.fixture
def flooded(forum: Quick) -> Quick:
    """A partner with thirty old items is new in feeds.yaml."""
    build(forum, NOW)
    forum.configure(OWN + ALLY, FEEDS)
    forum.write("ally.xml", ally(range(20, 50)))
    return forum


def test_a_new_partners_history_is_held_back_and_the_last_good_files_stand(flooded: Quick) -> None:
    before = feed_files(flooded)
    assert len(before) >= 3
    report = build(flooded, NOW + DAY)
    assert report.exit_code == 3
    (problem,) = report.problems
    assert (problem.source, Path(problem.place).name) == ("news", "news.*")
    assert "30 of its 50 entries would be new to subscribers at once" in problem.message
    assert "(“Ally 20”, “Ally 21”, … from ally)" in problem.message
    assert "run `mmmfeed build --accept news`" in problem.message
    assert feed_files(flooded) == before


def test_other_feeds_go_out(flooded: Quick) -> None:
    flooded.write("own.txt", own(21, NOW + DAY))
    build(flooded, NOW + DAY)
    assert len(flooded.entries("news.rss")) == 20
    assert len(flooded.entries("own.rss")) == 21


def test_it_is_said_until_somebody_accepts_it(flooded: Quick) -> None:
    for hour in range(2):
        assert build(flooded, NOW + timedelta(hours=hour)).exit_code == 3
    report = build(flooded, NOW + DAY, accepted={"news"})
    assert (report.exit_code, len(flooded.entries("news.atom"))) == (0, 50)
    again = feed_files(flooded)
    assert build(flooded, NOW + 2 * DAY).exit_code == 0
    assert feed_files(flooded) == again


def test_the_program_says_so_with_exit_code_3_and_takes_the_name_of_a_feed(flooded: Quick) -> None:
    said = flooded.run("build", code=3).stderr
    assert "news: " in said
    assert "would be new to subscribers at once" in said
    flooded.run("build", "--accept", "news")
    assert len(flooded.entries("news.rss")) == 50


def test_what_a_source_brought_is_accepted_by_its_name_too(flooded: Quick) -> None:
    assert build(flooded, NOW + DAY, accepted={"ally"}).exit_code == 0
    assert len(flooded.entries("news.rss")) == 50


def test_it_passes_by_itself_once_the_cause_is_gone(flooded: Quick) -> None:
    before = feed_files(flooded)
    assert build(flooded, NOW + DAY).exit_code == 3
    flooded.configure(OWN, FEEDS)
    assert build(flooded, NOW + DAY).exit_code == 0
    assert {name: body for name, (body, _) in feed_files(flooded).items()} == {n: b for n, (b, _) in before.items()}


def test_a_small_partner_may_come(forum: Quick) -> None:
    build(forum, NOW)
    forum.configure(OWN + ALLY, FEEDS)
    forum.write("ally.xml", ally(range(20, 30)))
    assert build(forum, NOW + DAY).exit_code == 0
    assert len(forum.entries("news.rss")) == 30


def test_a_machine_that_was_off_for_three_months_catches_up(forum: Quick) -> None:
    build(forum, NOW)
    forum.write("own.txt", own(110, NOW + 90 * DAY))
    assert build(forum, NOW + 90 * DAY).exit_code == 0
    assert len(forum.entries("news.rss")) == 60


def test_a_higher_limit_is_what_somebody_wants(forum: Quick) -> None:
    forum.configure(OWN, "  - name: news\n    limit: 15\n")
    forum.write("own.txt", own(60))
    build(forum, NOW)
    forum.configure(OWN, "  - name: news\n    limit: 60\n")
    assert build(forum, NOW + DAY).exit_code == 0
    assert len(forum.entries("news.rss")) == 60


# --- too much gone ----------------------------------------------------------------------------------------

MIRROR = OWN + "    mirror: true\n"


@pytest.fixture
def mirrored(forum: Quick) -> Quick:
    forum.configure(MIRROR, FEEDS)
    build(forum, NOW)
    return forum


def test_a_file_that_lost_most_of_its_announcements_takes_none_of_them_along(mirrored: Quick) -> None:
    before = feed_files(mirrored)
    whole = (mirrored.folder / "own.txt").read_text()
    mirrored.write("own.txt", own(4))
    report = build(mirrored, NOW + DAY)
    assert report.exit_code == 3
    assert any("16 of its 20 entries would be gone" in message for message in messages(report))
    assert any("usually it is none" in message for message in messages(report))
    assert feed_files(mirrored) == before
    mirrored.write("own.txt", whole)
    assert build(mirrored, NOW + 2 * DAY).exit_code == 0
    assert {n: b for n, (b, _) in feed_files(mirrored).items()} == {n: b for n, (b, _) in before.items()}


def test_what_is_gone_for_good_is_accepted(mirrored: Quick) -> None:
    mirrored.write("own.txt", own(4))
    assert build(mirrored, NOW + DAY, accepted={"news", "own"}).exit_code == 0
    assert len(mirrored.entries("news.rss")) == 4


def test_one_that_is_taken_back_goes(mirrored: Quick) -> None:
    lines = (mirrored.folder / "own.txt").read_text().splitlines(keepends=True)
    mirrored.write("own.txt", "".join(lines[:4] + lines[6:]))
    assert build(mirrored, NOW + DAY).exit_code == 0
    assert len(mirrored.entries("news.rss")) == 19


def test_what_somebody_skips_goes_however_much_it_is(forum: Quick) -> None:
    build(forum, NOW)
    days = "".join(f"  - {(NOW - n * DAY).date():%d.%m.%y}\n" for n in range(12))
    path = forum.folder / "feeds.yaml"
    path.write_text(f"{path.read_text()}skip:\n{days}")
    report = build(forum, NOW + DAY)
    assert report.exit_code == 0, messages(report)
    assert len(forum.entries("news.rss")) == 8


def test_a_source_that_is_taken_out_goes_and_comes_back_as_it_was(forum: Quick) -> None:
    forum.configure(OWN + ALLY, FEEDS)
    forum.write("ally.xml", ally(range(30)))
    build(forum, NOW)
    before = forum.entries("news.atom")
    assert len(before) == 50
    forum.configure(OWN, FEEDS)
    assert build(forum, NOW + DAY).exit_code == 0
    assert len(forum.entries("news.atom")) == 20
    forum.configure(OWN + ALLY, FEEDS)
    assert build(forum, NOW + 2 * DAY).exit_code == 0
    assert forum.entries("news.atom") == before


# --- only to see ------------------------------------------------------------------------------------------


def everything(project: Project) -> dict[str, tuple[bytes, int]]:
    """Every file of the project, with its time; but the lock, of which only the name counts."""
    files = sorted(path for path in project.folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_dry_run_tells_what_a_build_would_do_and_writes_nothing(flooded: Quick) -> None:
    flooded.write("own.txt", own(21, NOW + DAY))
    before = everything(flooded)
    done = flooded.run("build", "--dry-run", "-n", "2", code=3)
    assert everything(flooded) == before
    assert "would be new to subscribers at once" in done.stderr
    assert "news (would be held back):\n  31 entries new:\n    2026-06-02  " in done.stdout
    assert "  2026-05-12  Ally 20 (ally)" in flooded.run("build", "--dry-run", "-n", "99", code=3).stdout
    assert "    … and 29 more (--limit 31 shows all)\n" in done.stdout
    assert "own:\n  1 entry new:\n" in done.stdout
    assert "own.rss" in done.stdout.splitlines()[-1]
    assert "news.rss" not in done.stdout.splitlines()[-1]
    assert everything(flooded) == before


def test_what_is_accepted_would_go_out(flooded: Quick) -> None:
    before = everything(flooded)
    done = flooded.run("build", "--dry-run", "--accept", "news")
    assert "news:\n  30 entries new:\n" in done.stdout
    assert "news.rss" in done.stdout.splitlines()[-1]
    assert everything(flooded) == before


def test_where_nothing_is_new_it_says_so(forum: Quick) -> None:
    forum.run("build")
    assert forum.run("build", "--dry-run").stdout == "Nothing would be published: all is as it was published last.\n"


def test_before_the_first_build_nothing_is_made(forum: Quick) -> None:
    before = everything(forum)
    done = forum.run("build", "--dry-run")
    assert "news:\n  20 entries new:\n" in done.stdout
    assert everything(forum) == before
    assert not (forum.folder / ".mmmfeed").exists()
    assert not (forum.folder / "output").exists()


def test_a_dry_run_for_scripts(flooded: Quick) -> None:
    before = everything(flooded)
    said: dict[str, Any] = json.loads(flooded.run("build", "--dry-run", "--json", code=3).stdout)
    assert said["exit_code"] == 3
    assert [len(said["feeds"]["news"][kind]) for kind in ("new", "changed", "vanished")] == [30, 0, 0]
    assert said["feeds"]["news"]["new"][0].keys() == {"guid", "title", "source", "published"}
    assert everything(flooded) == before


def test_what_vanished_changed_and_slid_out_is_told_by_kind(mirrored: Quick) -> None:
    mirrored.write("own.txt", own(4).replace("says the report", "writes the report", 1))
    done = mirrored.run("build", "--dry-run", code=3)
    assert "16 entries vanished:" in done.stdout
    assert "(own)" in done.stdout


def test_a_server_that_is_asked_by_a_dry_run_is_asked_again_by_the_build(tmp_path: Path, server: Server) -> None:
    project = Quick(tmp_path)
    project.configure(f"  - name: ally\n    feed: {server.url('/feed')}\n    allow_private: true\n")
    server.answers["/feed"] = Answer(ally(range(5)).encode(), {"Content-Type": "application/rss+xml"})
    assert "5 entries new" in project.run("build", "--dry-run").stdout
    project.run("build")
    assert len(server.requests) == 2
    assert len(project.entries("news.rss")) == 5
