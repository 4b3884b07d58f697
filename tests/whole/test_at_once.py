"""How many servers are asked at the same time, as feeds.yaml says."""

from __future__ import annotations

import threading
from pathlib import Path

from projects import item, rss
from quick import Quick
from servers import Answer, Request, Server, serving

FEED = Answer(rss(item("a", "One", "The text of one.")).encode())


def ask(folder: Path, server: Server, fetching: str) -> None:
    project = Quick(folder)
    urls = [server.url(f"/{n}") for n in range(6)]
    sources = "".join(f"  - name: s{n}\n    feed: {url}\n    allow_private: true\n" for n, url in enumerate(urls))
    project.configure(sources, more=f"fetching: {fetching}\n")
    project.run("build")


def test_one_host_gets_so_many_questions(tmp_path: Path) -> None:
    """Three answers wait for each other: two at once would wait for ever."""
    room = threading.Barrier(3, timeout=10)

    def together(_: Request) -> Answer:
        room.wait()
        return FEED

    with serving({f"/{n}": together for n in range(6)}) as server:
        ask(tmp_path, server, "{ per_host: 3 }")
        assert server.at_once == 3


def test_all_together_get_so_many(tmp_path: Path) -> None:
    with serving({f"/{n}": FEED for n in range(6)}) as server:
        ask(tmp_path, server, "{ at_once: 1, per_host: 8 }")
        assert server.at_once == 1
