"""Killed at any moment: what is served is whole, what is known is known, and no guid changes."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import time

import feedparser

from forked import started
from projects import Project, dump

KILLS = 30
KILLS_AMONG_PAGES = 15
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


def test_pages_histories_and_packed_files_are_whole_at_any_moment_and_the_next_run_mends_all(project: Project) -> None:
    feeds = "  - name: news\n    limit: 7\n    formats: [rss, atom, json, ics]\n"
    settings = "pages: true\nprecompress: true\n"
    project.configure(
        "  - name: own\n    dump: dumps/*.txt\n    first_party: true\n    mirror: true\n", feeds, settings
    )
    records = {f"{n % 28 + 1:02}.0{n % 9 + 1}.25": f"Announcement number {n} of the forum." for n in range(40)}
    project.write("dumps/news.txt", dump(records))
    project.run("build")
    chance = random.Random(11)
    closed: set[str] = set()
    for n in range(KILLS_AMONG_PAGES):
        records[f"{n % 28 + 1:02}.10.25"] = (
            f"The {n}th meeting takes place on {n % 27 + 1} December 2025 at 18:00 in Ghent."
        )
        records.pop(next(iter(records)))
        project.write("dumps/news.txt", dump(records))
        run = started("build", "--accept", "news", folder=project.folder)
        run.join(chance.uniform(0, 0.8))
        if run.is_alive():
            run.kill()
            run.join()
        files = {name: body for name, (body, _) in project.outputs().items() if not name.endswith(".tmp")}
        for name, body in files.items():
            _is_whole_file(name, body, files)
        documents = {name for name in files if name.startswith("archive/news-") and not name.endswith(".gz")}
        assert closed <= documents
        closed |= documents
    project.run("build", "--accept", "news")
    _is_as_from_nothing(project)


def _is_whole_file(name: str, body: bytes, files: dict[str, bytes]) -> None:
    if name.endswith(".gz"):
        assert gzip.decompress(body) == files[name.removesuffix(".gz")], name
    elif name.endswith((".json", ".oembed.json")):
        json.loads(body)
    elif name.endswith((".rss", ".atom", ".opml")):
        assert feedparser.parse(body).bozo == 0 or name.endswith(".opml"), name
    elif name.endswith(".html"):
        assert body.rstrip().endswith((b"</html>", b">")), name
    elif name.endswith(".ics"):
        assert body.endswith(b"END:VCALENDAR\r\n"), name


def _is_as_from_nothing(project: Project) -> None:
    """No file is old, and none is left over."""
    stand = {name: body for name, (body, _) in project.outputs().items()}
    shutil.rmtree(project.folder / "output")
    project.run("build")
    assert {name: body for name, (body, _) in project.outputs().items()} == stand


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
