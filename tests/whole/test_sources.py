"""`mmmfeed sources` shows how each source is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from docpages import ROOT

from mmmfeed.build import build
from mmmfeed.cli import listing
from mmmfeed.config import load
from mmmfeed.overview import overview
from mmmfeed.store import Store
from projects import Project, item, rss
from servers import Answer, serving, unless_known

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HERE = "    allow_private: true\n"


def feed(*days: datetime) -> bytes:
    return rss(
        *(
            item(str(n), f"Thing {n}", f"Text of thing {n}.", day.strftime("%a, %d %b %Y %H:%M:%S +0000"))
            for n, day in enumerate(days)
        )
    ).encode()


LIVELY = feed(*(NOW - n * DAY for n in range(5)))
ETAG = {"ETag": '"1"'}


@dataclass(frozen=True)
class Seen:
    """What the command shows at a time."""

    table: list[str]
    told: dict[str, dict[str, Any]]
    kept: dict[str, int]

    @property
    def text(self) -> str:
        """All of the table, with what was broken into lines whole again."""
        return " ".join(" ".join(self.table).split())

    def line(self, name: str) -> str:
        return next(line for line in self.table if line.startswith(name))


def look(project: Project, now: datetime) -> Seen:
    config = load(project.folder / "feeds.yaml")
    with Store.open(config.store, create=False, upgrade=False) as store:
        seen = overview(config, store, now)
    told: Any = listing.as_json(seen)
    return Seen(
        table=list(listing.table(seen, config.site.timezone, now)),
        told={entry["source"]: entry for entry in told["sources"]},
        kept=told["kept"],
    )


def run(project: Project, now: datetime, *forced: str) -> None:
    build(load(project.folder / "feeds.yaml"), now, forced=forced)


def source(name: str, url: str) -> str:
    return f"  - name: {name}\n    feed: {url}\n{HERE}"


def test_before_the_first_build_nothing_was_asked(project: Project) -> None:
    project.configure(source("ally", "https://ally.example/feed") + "  - name: own\n    dump: dumps/*.txt\n")
    project.write("dumps/a.txt", "04.03.26\nThe report is out.\n")
    told = json.loads(project.run("sources", "--json").stdout)
    assert [(entry["source"], entry["state"], entry["words"]) for entry in told["sources"]] == [
        ("ally", "never", "never asked"),
        ("own", "never", "not read yet"),
    ]
    assert not (project.folder / ".mmmfeed").exists()


def test_all_is_well(project: Project) -> None:
    with serving({"/feed": unless_known(Answer(LIVELY, ETAG))}) as server:
        project.configure(source("ally", server.url("/feed")) + "  - name: own\n    dump: dumps/*.txt\n")
        project.write("dumps/a.txt", "04.03.26\nThe report is out.\n")
        run(project, NOW)
        for hours in (3, 6):
            run(project, NOW + timedelta(hours=hours))
    seen = look(project, NOW + timedelta(hours=7))
    # 09:00 UTC is 11:00 in Brussels.
    assert seen.table[0].split() == [
        "source",
        "state",
        "last",
        "answer",
        "last",
        "new",
        "next",
        "due",
        "why",
        "known",
        "saved",
    ]
    assert seen.line("ally").startswith("ally    well      1 Jun 17:00   1 Jun 11:00   1 Jun 1")
    assert seen.line("ally").endswith(f"      5    {2 * len(LIVELY) / 1000:.1f} kB")
    assert seen.line("own").split() == [
        "own",
        "well",
        "each",
        "run",
        "1",
        "Jun",
        "11:00",
        "each",
        "run",
        "a",
        "file",
        "1",
        "-",
    ]
    ally, own = seen.told["ally"], seen.told["own"]
    assert (ally["last_answer"], ally["last_new"]) == ("2026-06-01T15:00:00Z", "2026-06-01T09:00:00Z")
    assert (ally["known"], ally["saved"], ally["rule"]) == (5, 2 * len(LIVELY), "rhythm")
    assert ally["kept"]["documents"] == 1
    assert ally["kept"]["bytes"] == len(LIVELY)
    assert own["next_due"] is own["last_answer"] is None
    assert seen.kept["bytes"] == len(LIVELY) + len("04.03.26\nThe report is out.\n")
    assert seen.table[-1].startswith("Kept: 2 documents of ")
    assert seen.table[-1].endswith("Times: Europe/Brussels.")


def test_what_fails_is_told_with_its_reason_and_since_when(project: Project) -> None:
    with serving({"/feed": Answer(LIVELY, ETAG)}) as server:
        project.configure(source("ally", server.url("/feed")))
        run(project, NOW)
        server.answers["/feed"] = Answer(status=503)
        run(project, NOW + DAY)
        run(project, NOW + 4 * DAY)
    seen = look(project, NOW + 4 * DAY)
    assert seen.line("ally").split()[1] == "failing"
    assert seen.table[2].startswith("  failing since 3 days: ")
    assert "503" in seen.text
    assert seen.told["ally"]["since"] == "2026-06-02T09:00:00Z"
    assert seen.told["ally"]["failures"] == 2
    assert seen.told["ally"]["last_answer"] == "2026-06-01T09:00:00Z"


def test_what_is_gone_is_not_due_any_more(project: Project) -> None:
    with serving({"/feed": Answer(status=410)}) as server:
        project.configure(source("ally", server.url("/feed")))
        run(project, NOW)
    seen = look(project, NOW)
    assert seen.line("ally").split()[:2] == ["ally", "gone"]
    assert seen.told["ally"]["next_due"] is None


def test_what_has_moved_names_the_new_address(project: Project) -> None:
    with serving({"/old": Answer(status=301, headers={"Location": "/new"}), "/new": Answer(LIVELY, ETAG)}) as server:
        project.configure(source("ally", server.url("/old")))
        for day in range(3):
            run(project, NOW + day * DAY, "ally")
        seen = look(project, NOW + 2 * DAY)
        assert f"  moved to {server.url('/new')}: write it into feeds.yaml" in seen.table
        assert seen.told["ally"]["moved_to"] == server.url("/new")


def test_what_says_nothing_new_for_long_is_quiet(project: Project) -> None:
    old = feed(*(NOW - timedelta(days=200 + 7 * n) for n in range(5)))
    seldom = feed(*(NOW - timedelta(days=200 + 180 * n) for n in range(5)))
    with serving({"/old": Answer(old), "/seldom": Answer(seldom)}) as server:
        project.configure(source("old", server.url("/old")) + source("seldom", server.url("/seldom")))
        run(project, NOW)
    seen = look(project, NOW)
    assert "  quiet since 13 November 2025" in seen.table
    assert seen.told["seldom"]["state"] == "well"


def test_files_are_looked_at(project: Project) -> None:
    project.configure("  - name: own\n    dump: dumps/*.txt\n  - name: off\n    dump: x.txt\n    enabled: false\n")
    project.write("dumps/a.txt", "04.03.26\nThe report is out.\n32.03.26\nThis has no date.\n")
    run(project, NOW)
    seen = look(project, NOW)
    assert seen.told["own"]["state"] == "problems"
    assert "32.03.26 cannot be the date" in seen.text
    assert seen.told["off"]["state"] == "off"
    (project.folder / "dumps/a.txt").unlink()
    assert "no file matches" in look(project, NOW).told["own"]["words"]
    project.write("dumps/b.txt", "04.03.26\nThe report is out.\n")
    assert look(project, NOW).told["own"]["state"] == "never"


def test_what_was_held_back_says_how_to_let_it_through(project: Project) -> None:
    with serving({"/feed": Answer(LIVELY, ETAG)}) as server:
        project.configure(source("ally", server.url("/feed")))
        run(project, NOW)
        flood = [item(f"new-{n}", f"Other {n}", f"Something else, number {n}.") for n in range(100)]
        server.answers["/feed"] = Answer(rss(*flood).encode())
        run(project, NOW + DAY)
    seen = look(project, NOW + DAY)
    assert seen.told["ally"]["state"] == "held"
    assert "held back since 2 June 2026: 100 announcements at once" in seen.text
    assert "mmmfeed build --accept ally" in seen.text


def test_lines_fit_and_columns_stand_under_each_other(project: Project) -> None:
    name = "a-partner-with-a-name-that-is-longer-than-names-should-be"
    with serving({"/feed": Answer(LIVELY, ETAG), "/no": Answer(status=404)}) as server:
        project.configure(source(name, server.url("/feed")) + source("ally", server.url("/no")))
        run(project, NOW)
    seen = look(project, NOW)
    assert max(map(len, seen.table)) <= 100
    assert seen.table[1] == name
    starts = [seen.table[0].index(word) for word in ("state", "last answer", "last new", "next due", "why")]
    for line in (seen.table[2], seen.line("ally")):
        assert all(line[start - 1] == " " and line[start] != " " for start in starts)


def test_times_of_another_year_name_it() -> None:
    zone = ZoneInfo("Europe/Brussels")
    assert listing.time_of(datetime(2025, 12, 31, 23, 30, tzinfo=UTC), zone, NOW) == "1 Jan 00:30"
    assert listing.time_of(datetime(2025, 12, 31, 22, 30, tzinfo=UTC), zone, NOW) == "31 Dec 2025"


def test_it_needs_no_lock(dumped: Project) -> None:
    from filelock import FileLock

    dumped.run("build")
    with FileLock(f"{dumped.folder}/.mmmfeed/store.sqlite3.lock"):
        dumped.run("build", code=4)
        assert "own" in dumped.run("sources").stdout


def test_every_name_that_scripts_see_is_in_the_reference(dumped: Project) -> None:
    dumped.run("build")
    told = json.loads(dumped.run("sources", "--json").stdout)
    page = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    section = page.partition("\n## sources\n")[2].partition("\n## ")[0]
    for key in (*told, *told["sources"][0], *told["kept"]):
        assert f"`{key}`" in section, key


@pytest.mark.parametrize(
    "arguments", [["--force"], ["--force", "ally"], ["--force=ally", "-v"], ["--force", "ally", "--force", "own"]]
)
def test_a_source_can_be_asked_before_its_time(project: Project, arguments: list[str]) -> None:
    with serving({"/feed": unless_known(Answer(LIVELY, ETAG))}) as server:
        project.configure(source("ally", server.url("/feed")) + "  - name: own\n    dump: dumps/*.txt\n")
        project.write("dumps/a.txt", "04.03.26\nThe report is out.\n")
        project.run("build")
        project.run("build")
        assert len(server.requests) == 1
        project.run("build", *arguments)
        assert len(server.requests) == 2
        assert server.requests[1].header("If-None-Match") == '"1"'


def test_a_source_that_there_is_not_cannot_be_asked(project: Project) -> None:
    project.configure("  - name: own\n    dump: dumps/*.txt\n  - name: off\n    dump: x.txt\n    enabled: false\n")
    for option, kind in (("--force", "source"), ("--accept", "source or feed")):
        assert f"There is no {kind} 'onw'; did you mean own?" in project.run("build", option, "onw", code=2).stderr
        assert f"{option}: off is switched off in feeds.yaml" in project.run("build", option, "off", code=2).stderr
    assert not Path(project.folder / ".mmmfeed").exists()
