"""What a hub is told by builds: of feeds that changed, once, also where a run was killed before it told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from mmmfeed import build as story
from mmmfeed.config import load
from mmmfeed.publishing.state import State
from mmmfeed.store import Store
from projects import dump
from quick import Quick
from servers import Answer, Server, serving

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
FEEDS = "  - name: news\n    formats: [rss, ics]\n  - name: few\n    formats: [atom]\n    include: [quay]\n"
OWN = {"12.05.26": "The council adopted the plan for the quay.\n"}


@pytest.fixture
def hub() -> Iterator[Server]:
    with serving({"/": Answer(status=204)}) as server:
        yield server


@pytest.fixture
def forum(tmp_path: Path, hub: Server) -> Quick:
    project = Quick(tmp_path)
    project.configure("  - name: own\n    dump: own.txt\n", FEEDS, f"hub: {hub.url('/')}\n")
    path = project.folder / "feeds.yaml"
    path.write_text(path.read_text().replace("https://feeds.riverforum.example/", "http://127.0.0.1/f/"))
    project.write("own.txt", dump(OWN))
    return project


def told(project: Quick, hub: Server, hours: int = 0, *, is_tried: bool = False) -> list[str]:
    """Of which feeds a build tells it."""
    before = len(hub.requests)
    story.build(load(project.folder / "feeds.yaml"), NOW + timedelta(hours=hours), is_tried=is_tried)
    topics = (dict(parse_qsl(request.body.decode()))["hub.url"] for request in hub.requests[before:])
    return sorted(topic.removeprefix("http://127.0.0.1/f/") for topic in topics)


def test_it_is_told_once_of_each_feed_that_changed(forum: Quick, hub: Server) -> None:
    assert told(forum, hub, is_tried=True) == []
    assert told(forum, hub) == ["few.atom", "news.rss"]
    assert told(forum, hub, 1) == []
    forum.write("own.txt", dump({"20.05.26": "Pupils read the gauge of the river.\n", **OWN}))
    assert told(forum, hub, 2) == ["news.rss"]


def test_it_is_told_of_all_feeds_when_the_run_before_was_killed(forum: Quick, hub: Server) -> None:
    told(forum, hub)
    with Store.open(forum.folder / ".mmmfeed" / "store.sqlite3") as store, store.transaction():
        store.outputs.keep_state(State.read(store.outputs.state()).cut_off().kept())
    assert told(forum, hub, 1) == ["few.atom", "news.rss"]
    assert told(forum, hub, 2) == []
