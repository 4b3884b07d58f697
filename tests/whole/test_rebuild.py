"""`rebuild` tells what it changes, and `--dry-run` tells it before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mmmfeed.store import Store
from projects import Project, dump, item, rss
from quick import Quick

CHARTER = "The assembly adopted the river charter after two years of debate, and five cities signed it on the day."
FLOODS = "The report on the floods of last winter is out at last, and it spares nobody who had a say in it."
OWN = "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n"
ALLY = "  - name: ally\n    feed: partners/ally.xml\n"
FLOODS_ID = "2026-03-04-the-report-on-the-floods-of-last-winter"
CHARTER_ID = "2026-03-05-the-assembly-adopted-the-river-charter"


@pytest.fixture
def forum(tmp_path: Path) -> Project:
    project = Quick(tmp_path)
    project.configure(OWN + ALLY)
    project.write("dumps/news.txt", dump({"04.03.26": FLOODS, "05.03.26": CHARTER}))
    project.write(
        "partners/ally.xml",
        rss(item("c", "River charter signed", CHARTER), item("o", "Otters are back", "Two otters were seen at Temse.")),
    )
    project.run("build")
    return project


def add(project: Project, lines: str) -> None:
    path = project.folder / "feeds.yaml"
    path.write_text(path.read_text() + lines)


def kept(project: Project) -> tuple[object, object, list[dict[str, Any]]]:
    """All that a rehearsal might have touched."""
    with Store.open(project.folder / ".mmmfeed/store.sqlite3") as store:
        told = store.stories.last()
    return project.outputs(), told, project.exported()


def test_with_the_rules_of_before_nothing_changes(forum: Project) -> None:
    before = kept(forum)
    assert forum.run("rebuild", "--dry-run").stdout.startswith("Nothing known changes")
    assert kept(forum) == before
    forum.run("rebuild")
    assert kept(forum) == before


def test_what_would_change_is_told_and_does_not(forum: Project) -> None:
    before = kept(forum)
    add(
        forum,
        f"same:\n  - [{FLOODS_ID}, https://ally.example/o]\nnever_same:\n  - [{CHARTER_ID}, https://ally.example/c]\n",
    )
    told = forum.run("rebuild", "--dry-run").stdout
    for line in (
        "1 announcement is several joined in one:",
        "1 announcement is split:",
        "    - 2026-03-03  Otters are back (ally)",
        "2 titles differ:",
        "    was: Otters are back",
    ):
        assert f"{line}\n" in told, told
    assert kept(forum) == before

    real = forum.run("rebuild", "--verbose").stderr
    assert real.endswith(told)
    assert kept(forum) != before
    assert forum.run("rebuild", "--dry-run").stdout.startswith("Nothing known changes")


def test_another_order_of_day_and_month_is_told(forum: Project) -> None:
    forum.configure(OWN + "    dates: mdy\n" + ALLY)
    told = forum.run("rebuild", "--dry-run").stdout
    assert "1 date differs:\n" in told
    assert "2026-03-04 11:00 → 2026-04-03 10:00 UTC\n" in told


def test_the_same_for_scripts(forum: Project) -> None:
    before = kept(forum)
    add(forum, f"titles:\n  {FLOODS_ID}: The floods\n")
    report = json.loads(forum.run("rebuild", "--dry-run", "--json").stdout)
    (title,) = report["differences"].pop("titles")
    assert title["before"].startswith("The report on the floods")
    assert title["after"] == "The floods"
    assert not any(report["differences"].values())
    assert report["outputs"] == []
    assert kept(forum) == before


def test_no_more_are_named_than_asked_for(forum: Project) -> None:
    add(forum, f"titles:\n  {FLOODS_ID}: The floods\n  Two otters: The otters\n")
    told = forum.run("rebuild", "--dry-run", "--limit", "1").stdout
    assert "2 titles differ:" in told
    assert "… and 1 more (--limit 2 shows all)" in told


def test_the_history_has_what_a_rebuild_changes_and_nothing_twice(forum: Project) -> None:
    def history() -> list[tuple[str, str]]:
        (found,) = json.loads(forum.run("why", "--json", f"{CHARTER_ID}").stdout)
        return [(event["source"], event["event"]) for event in found["history"]]

    before = history()
    assert len(before) == 1
    add(forum, f"never_same:\n  - [{CHARTER_ID}, https://ally.example/c]\n")
    forum.run("rebuild")
    forum.run("rebuild")
    (ally,) = json.loads(forum.run("why", "--json", "https://ally.example/c").stdout)
    told = before + [(event["source"], event["event"]) for event in ally["history"]]
    assert sorted(event for _, event in [*history(), *told]).count("left") == 1
