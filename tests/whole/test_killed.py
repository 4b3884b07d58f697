"""Killed at any moment: what is served is whole, what is known is known, and no guid changes."""

from __future__ import annotations

import random
import time

import feedparser

from forked import started
from projects import Project, dump

KILLS = 30
LONGEST = 60.0  # seconds that a build may take; the first one that ends says how long it takes here


def test_killed_at_any_moment(project: Project) -> None:
    project.configure("  - name: own\n    dump: dumps/*.txt\n    first_party: true\n")
    records = {f"{n % 28 + 1:02}.0{n % 9 + 1}.25": f"Announcement number {n} of the forum." for n in range(60)}
    project.write("dumps/news.txt", dump(records))
    project.run("build")
    seen = project.entries("news.rss")
    chance = random.Random(7)
    killed, whole = 0, LONGEST
    for n in range(KILLS):
        records[f"{n % 28 + 1:02}.1{n % 2}.2{n // 28 + 1}"] = f"Written while the {n}th build was killed."
        project.write("dumps/news.txt", dump(records))
        began = time.monotonic()
        run = started("build", folder=project.folder)
        run.join(chance.uniform(0, whole) if n else None)  # the moment is what is being tried
        if run.is_alive():
            run.kill()
            run.join()
            killed += 1
        else:
            whole = min(whole, time.monotonic() - began)
        for name in ("news.rss", "news.atom", "news.json"):
            _is_whole(project, name)
    assert killed > KILLS // 2
    project.run("build")
    told = {line["guid"] for line in project.exported()}
    assert seen.keys() <= told
    assert len(told) == len(records)
    _is_as_if_never_killed(project)
    assert not list(project.folder.glob("output/.*"))


def _is_whole(project: Project, name: str) -> None:
    body = project.output(name).read_bytes()
    if name.endswith("json"):
        assert body.rstrip().endswith(b"}")
    else:
        read = feedparser.parse(body)
        assert not read.bozo
        assert read.entries


def _is_as_if_never_killed(project: Project) -> None:
    """The guids are those that a store would mint which saw it all at once."""
    before = {(line["source_id"], line["guid"]) for line in project.exported()}
    (project.folder / ".mmmfeed").rename(project.folder / "kept")
    project.run("build")
    assert {(line["source_id"], line["guid"]) for line in project.exported()} == before
