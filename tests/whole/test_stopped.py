"""Ctrl-C ends a build at once, and what was read is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from projects import Project, item, rss
from servers import Answer, serving

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a signal to one process is another thing there")


def two(port_url: str, silent_url: str) -> str:
    return (
        f"  - name: quick\n    feed: {port_url}\n    allow_private: true\n"
        f"  - name: silent\n    feed: {silent_url}\n    allow_private: true\n"
    )


def is_heard(project: Project, source: str) -> bool:
    done = project.run("raw", source, code=None)
    return done.returncode == 0


def test_ctrl_c_while_a_server_says_nothing(project: Project) -> None:
    feed = Answer(rss(item("a", "One", "The first thing that was said.")).encode())
    never = threading.Event()
    with serving({"/quick": feed, "/silent": Answer(feed.body, until=never)}) as server:
        project.configure(two(server.url("/quick"), server.url("/silent")))
        run = subprocess.Popen(
            [sys.executable, "-m", "mmmfeed", "build"],
            cwd=project.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        wait_until(lambda: len(server.requests) == 2 and is_heard(project, "quick"))
        began = time.monotonic()
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=10)
        assert time.monotonic() - began < 1.0
        assert told == "Stopped. What had been read is kept.\n"
        assert run.returncode == 130
        never.set()
        # The next run merges and publishes what was kept, without asking for it again.
        asked = [request.path for request in server.requests]
        project.run("build")
        assert [request.path for request in server.requests] == [*asked, "/silent"]
        assert list(project.entries("news.rss").values()) == ["One"]


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_so():
            return
        threading.Event().wait(0.05)
    pytest.fail("it did not come to that")


def test_a_terminal_shows_what_is_waited_for(project: Project) -> None:
    pty = pytest.importorskip("pty")
    feed = Answer(rss(item("a", "One", "The first thing that was said.")).encode())
    come = threading.Event()
    with serving({"/quick": feed, "/silent": Answer(feed.body, until=come)}) as server:
        project.configure(two(server.url("/quick"), server.url("/silent")))
        screen, terminal = pty.openpty()
        with subprocess.Popen(
            [sys.executable, "-m", "mmmfeed", "build"],
            cwd=project.folder,
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=terminal,
        ):
            os.close(terminal)
            shown = read(screen, until=b"(1 of 2)")
            come.set()
            shown += read(screen)
        os.close(screen)
    assert b"reading quick (1 of 2) \xe2\x80\xa6" in shown
    # The line is wiped before the summary comes.
    assert shown.rindex(b"\r\x1b[K") < shown.index(b"quick: 1 new")


def read(screen: int, until: bytes | None = None) -> bytes:
    """What a terminal shows, until it shows something or its program ends (Linux says EIO then)."""
    shown = b""
    with suppress(OSError):
        while not until or until not in shown:
            part = os.read(screen, 4096)
            if not part:
                break
            shown += part
    return shown


def test_cron_sees_nothing(project: Project) -> None:
    feed = Answer(rss(item("a", "One", "The first thing that was said.")).encode(), slow="body")
    with serving({"/quick": feed, "/silent": feed}) as server:
        project.configure(two(server.url("/quick"), server.url("/silent")))
        done = project.run("build")
        assert done.stdout == done.stderr == ""
