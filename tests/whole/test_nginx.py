"""A real server that most partners have: nginx, with 200 feeds as files, their ETags, and gzip."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from made import LONG
from mmmfeed.build import build
from mmmfeed.config import load
from mmmfeed.store import Store
from projects import Project, item, rss

NOW = datetime(2026, 6, 1, 9, 2, tzinfo=UTC)
LATER = NOW + timedelta(hours=1.1, minutes=1)  # an hour, and the tenth that it may be more
COUNT = 200
PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  types {{ application/rss+xml xml; }}
  log_format told '$status|$uri|$sent_http_content_encoding|$sent_http_etag|$http_if_none_match|$body_bytes_sent';
  access_log {folder}/access.log told;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  gzip on; gzip_types application/rss+xml; gzip_min_length 1;
  server {{ listen 127.0.0.1:{port}; root {folder}/feeds; }}
}}
"""


@dataclass(frozen=True)
class Told:
    """A line of nginx's log."""

    status: str
    path: str
    packed: str
    etag: str
    condition: str
    size: str


@dataclass
class Nginx:
    """nginx at work, with the files below folder/feeds."""

    folder: Path
    port: int
    read: int = 0  # lines of its log so far

    def write(self, number: int, *more: str) -> int:
        """The feed of a partner; its size."""
        date = format_datetime(NOW - timedelta(hours=3))
        told = [item(f"{number}-{n}", f"Of partner {number}, {n}", LONG.format(f"{number} {n}"), date) for n in "ab"]
        path = self.folder / f"feeds/{number}.xml"
        path.parent.mkdir(exist_ok=True)
        return path.write_bytes(rss(*more, *told).encode())

    def log(self) -> list[Told]:
        """What was asked since the last call. It writes the line before it reads the next question, but after the
        answer; so a question that it answers itself comes behind all of ours."""
        with closing(socket.create_connection(("127.0.0.1", self.port))) as last:
            last.sendall(b"GET /last HTTP/1.0\r\n\r\n")
            while last.recv(1024):
                pass
        lines = (self.folder / "access.log").read_text().splitlines()
        new, self.read = lines[self.read :], len(lines)
        return [told for line in new if (told := Told(*line.split("|"))).path != "/last"]


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Nginx]:
    if PROGRAM is None:
        pytest.skip("there is no nginx here (Debian: apt-get install nginx)")
    process, port = _started(tmp_path / "nginx")
    try:
        yield Nginx(tmp_path / "nginx", port)
    finally:
        process.terminate()
        process.wait(10)


def _started(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    folder.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "nginx.conf").write_text(CONFIGURATION.format(folder=folder, port=port))
    process = subprocess.Popen([str(PROGRAM), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")])
    while True:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port)).close()
            return process, port
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.01)  # not yet
            pytest.skip(f"nginx does not start: {(folder / 'error.log').read_text()}")


def test_what_has_not_changed_does_not_travel_and_is_not_read_again(nginx: Nginx, project: Project) -> None:
    sizes = {number: nginx.write(number) for number in range(COUNT)}
    urls = [f"http://127.0.0.1:{nginx.port}/{number}.xml" for number in sizes]
    lines = (f"  - name: s{n}\n    feed: {url}\n    allow_private: true\n" for n, url in enumerate(urls))
    project.configure("".join(lines), more="  description: Of two hundred partners.\n")
    config = load(project.folder / "feeds.yaml")

    first, asked = build(config, NOW), nginx.log()
    assert (first.problems, first.heard.new) == ((), 2 * COUNT)
    assert {(told.status, told.packed, told.condition) for told in asked} == {("200", "gzip", "-")}
    etags = {told.path: told.etag for told in asked}
    assert len(asked) == len(etags) == COUNT
    before = project.outputs()

    second, asked = build(config, LATER), nginx.log()
    assert (second.heard.documents, second.heard.unchanged) == (COUNT, COUNT)
    assert {(told.status, told.size) for told in asked} == {("304", "0")}
    assert {told.path: told.condition for told in asked} == etags
    assert project.outputs() == before
    with Store.open(config.store) as store:
        assert sum(poll.saved for poll in store.polls.all().values()) == sum(sizes.values())

    nginx.write(7, item("new", "News of partner 7", LONG.format("news")))
    third, asked = build(config, LATER + (LATER - NOW)), nginx.log()
    assert (third.heard.unchanged, third.heard.new) == (COUNT - 1, 1)
    assert [told.path for told in asked if told.status == "200"] == ["/7.xml"]
    assert len(asked) == COUNT
