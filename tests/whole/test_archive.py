"""Old documents may be dropped: what was heard in them stays, through every rebuild."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mmmfeed import build as story
from mmmfeed.config import load
from mmmfeed.report import Report
from mmmfeed.store import Store
from projects import Project, item, rss
from quick import Quick

BEGIN = datetime(2026, 1, 1, 9, tzinfo=UTC)
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
FEED = "  - name: ally\n    feed: ally.xml\n"


def days(number: float) -> datetime:
    return BEGIN + timedelta(days=number)


def build(project: Project, day: float) -> Report:
    return story.build(load(project.folder / "feeds.yaml"), days(day))


def rebuild(project: Project, day: float) -> Report:
    return story.rebuild(load(project.folder / "feeds.yaml"), days(day))


def news(n: int, text: str = "", *, dated: bool = True) -> str:
    made = item(f"n{n}", f"News number {NUMBERS[n]}", text or f"What is new on day {NUMBERS[n]}, at some length.")
    start, end = made.index("<pubDate>"), made.index("</pubDate>") + len("</pubDate>")
    date = days(n).strftime("%a, %d %b %Y 08:00:00 +0000")
    return made[:start] + (f"<pubDate>{date}</pubDate>" if dated else "") + made[end:]


def says(project: Project, items: Iterable[str]) -> None:
    project.write("ally.xml", rss(*items))


def run_week(project: Project) -> None:
    """A feed of two items, a new one each day; on the sixth the fifth day's is edited; the second has no date."""
    project.configure(FEED)
    for day in range(6):
        says(project, [news(n, dated=n != 2) for n in (day, day - 1) if n >= 0])
        build(project, day)
    says(project, [news(5), news(4, "It was all quite otherwise, as the committee found out in the evening.")])
    build(project, 6)


def limit(project: Project, archive: str, sources: str = FEED) -> None:
    project.configure(sources, more=f"archive: {archive}\n")


def bodies(project: Project) -> list[int]:
    """The packed size of each document, in the order in which they came; 0 for a dropped one."""
    with closing(sqlite3.connect(project.folder / ".mmmfeed" / "store.sqlite3")) as store:
        return [size for (size,) in store.execute("SELECT length(body) FROM document ORDER BY id")]


def shown(project: Project) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    return project.exported(), {name: body for name, (body, _) in project.outputs().items()}


@pytest.fixture
def quick(tmp_path_factory: pytest.TempPathFactory) -> Quick:
    return Quick(tmp_path_factory.mktemp("project"))


def test_nothing_is_dropped_by_default(quick: Quick) -> None:
    run_week(quick)
    report = build(quick, 4000)
    assert report.room.dropped == 0
    assert all(bodies(quick))


def test_what_was_replaced_long_ago_is_dropped_and_what_was_heard_stays(quick: Quick) -> None:
    run_week(quick)
    before = shown(quick)
    limit(quick, "{ keep: 3 days }")
    report = build(quick, 7)
    assert report.room.dropped == 4  # what stood until days 1, 2, 3 and 4
    assert [bool(size) for size in bodies(quick)] == [False] * 4 + [True] * 3
    assert shown(quick) == before
    for day in (8, 9):
        rebuild(quick, day)
        assert shown(quick) == before
        assert len(before[0]) == 6


def test_a_rebuild_tells_as_much_as_the_builds_did(quick: Quick) -> None:
    run_week(quick)
    whole = rebuild(quick, 7).sources["ally"]
    limit(quick, "{ keep: 1 day }")
    build(quick, 8)
    after = rebuild(quick, 9).sources["ally"]
    assert (after.documents, after.new, after.changed) == (whole.documents, whole.new, whole.changed) == (7, 6, 1)


def test_what_is_said_now_stays_however_old_and_however_large_it_is(quick: Quick) -> None:
    run_week(quick)
    limit(quick, "{ keep: 1 day, size: 1 MB }")
    build(quick, 4000)
    assert [bool(size) for size in bodies(quick)] == [False] * 6 + [True]
    assert quick.run("raw", "ally").stdout.startswith("<?xml")


def test_what_last_brought_something_new_stays_beside_an_error_page(quick: Quick) -> None:
    run_week(quick)
    for page in range(3):
        quick.write("ally.xml", f"<html><title>Error {page}</title><body>Please come back later.</body></html>")
        build(quick, 7 + page)
    limit(quick, "{ keep: 1 day }")
    build(quick, 4000)
    assert [bool(size) for size in bodies(quick)] == [False] * 6 + [True, False, False, True]


def test_under_a_size_the_oldest_go_first(quick: Quick) -> None:
    quick.configure(FEED)
    for day in range(5):
        noise = "".join(f"{hash((day, n)) & 0xFFFFFFFF:08x} " for n in range(60_000))
        says(quick, [news(day, noise)])
        build(quick, day)
    sizes = bodies(quick)
    assert sum(sizes) > 1_000_000
    limit(quick, "{ size: 1 MB }")
    report = build(quick, 5)
    left = bodies(quick)
    assert sum(left) <= 1_000_000 < sum(left) + sizes[report.room.dropped - 1]
    assert [bool(size) for size in left] == [False] * report.room.dropped + [True] * (5 - report.room.dropped)


def test_it_is_looked_at_once_a_day_and_when_the_settings_change(quick: Quick) -> None:
    run_week(quick)
    limit(quick, "{ keep: 3 days }")
    assert build(quick, 7).room.dropped == 4
    assert build(quick, 7.9).room.dropped == 0
    assert build(quick, 8.1).room.dropped == 1
    limit(quick, "{ keep: 2 days }")
    assert build(quick, 8.2).room.dropped == 1


def test_what_is_said_again_is_kept_again(quick: Quick) -> None:
    run_week(quick)
    limit(quick, "{ keep: 1 day }")
    build(quick, 8)
    assert not bodies(quick)[0]
    says(quick, [news(0)])
    build(quick, 9)
    assert bodies(quick)[0]
    assert "News number one" in quick.run("raw", "ally").stdout
    before = shown(quick)
    rebuild(quick, 10)
    assert shown(quick) == before


def test_what_was_dropped_cannot_be_printed_and_that_is_said(quick: Quick) -> None:
    run_week(quick)
    limit(quick, "{ keep: 3 days }")
    build(quick, 7)
    told = quick.run("raw", "ally", "--at", "2026-01-02", code=2).stderr
    assert "What ally said then is kept no longer, as archive: in feeds.yaml wants it" in told
    assert "The oldest that is kept is of 2026-01-05 10:00" in told
    assert "four" in quick.run("raw", "ally", "--at", "2026-01-05").stdout


def test_it_is_told_how_much_is_kept_and_was_dropped(quick: Quick) -> None:
    run_week(quick)
    limit(quick, "{ keep: 3 days }")
    build(quick, 7)
    told = quick.run("sources").stdout
    assert "Kept: 3 documents of " in told
    assert "; 4 older ones dropped" in told
    assert '"dropped": 4' in quick.run("sources", "--json").stdout


def test_what_is_gone_from_a_mirrored_file_stays_hidden(quick: Quick) -> None:
    dump = "  - name: own\n    dump: news.txt\n    first_party: true\n    mirror: true\n"
    quick.configure(dump)
    texts = [f"0{n + 1}.01.26\nThe {NUMBERS[n]} bridges over the river were opened by the mayor.\n" for n in range(4)]
    for day, said in enumerate([texts[:3], texts[1:3], texts[1:]]):
        quick.write("news.txt", "\n".join(said))
        build(quick, day + 5)
    before = shown(quick)
    assert len(before[0]) == 4
    assert sum(line["skipped"] for line in before[0]) == 1
    limit(quick, "{ keep: 1 day }", dump)
    assert build(quick, 20).room.dropped == 2
    rebuild(quick, 21)
    assert shown(quick) == before


def test_a_corrected_record_keeps_its_name(quick: Quick) -> None:
    dump = "  - name: own\n    dump: news.txt\n    first_party: true\n"
    quick.configure(dump)
    for day, date in enumerate(("05.01.26", "06.01.26", "07.01.26")):
        quick.write("news.txt", f"{date}\nThe bridges over the river were opened by the mayor and her deputy.\n")
        build(quick, day + 5)
    before = shown(quick)
    assert len(before[0]) == 1
    limit(quick, "{ keep: 1 day }", dump)
    assert build(quick, 20).room.dropped == 2
    rebuild(quick, 21)
    assert shown(quick) == before


def test_a_source_that_changes_its_ids_is_still_known_to_do_so(quick: Quick) -> None:
    quick.configure(FEED)

    def issued(n: int, day: int) -> str:
        return news(n).replace(f"/n{n}</guid>", f"/{day}-{n}</guid>")

    for day in range(6):
        says(quick, [issued(n, day) for n in range(6)])
        build(quick, day)
    before = shown(quick)
    assert len(before[0]) == 6
    limit(quick, "{ keep: 1 day }")
    assert build(quick, 20).room.dropped
    rebuild(quick, 21)
    assert shown(quick) == before
    says(quick, [issued(n, 7) for n in range(7)])
    build(quick, 22)
    assert len(quick.exported()) == 7


def test_what_another_source_says_as_well_is_still_one(quick: Quick) -> None:
    sources = f"{FEED}  - name: friend\n    feed: friend.xml\n"
    quick.configure(sources)
    for day in range(4):
        says(quick, [news(day)])
        quick.write("friend.xml", rss(news(day).replace("ally.example", "friend.example")))
        build(quick, day)
    before = shown(quick)
    assert len({line["guid"] for line in before[0]}) == 4
    limit(quick, "{ keep: 1 day }", sources)
    assert build(quick, 20).room.dropped
    rebuild(quick, 21)
    assert shown(quick) == before


def test_a_mark_that_is_passed_is_told_once(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "_MARKS", (10**9, 900_000, 100))
    quick.configure(FEED)
    for n, length in enumerate((10, 300_000, 10)):
        says(quick, [news(n, "".join(f"{hash((n, word)) & 0xFFFFFFFF:08x} " for word in range(length)))])
        told = quick.run("build", "--quiet").stderr
        assert ("The store takes more than 900 kB by now" in told) == (length > 10)
        assert ("archive: in feeds.yaml says how long they are kept" in told) == (length > 10)


def test_a_store_tells_the_room_that_it_takes(quick: Quick) -> None:
    run_week(quick)
    path = quick.folder / ".mmmfeed" / "store.sqlite3"
    with Store.open(path) as store:
        assert 0 < store.archive.room() <= path.stat().st_size
