"""`mmmfeed serve`: a process of its own, asked over real sockets, and told by real changes of files."""

from __future__ import annotations

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import IO

import pytest
from filelock import FileLock

import forked
from projects import Project, dump

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it listens to what is said by named pipes")
for library in ("starlette", "uvicorn", "watchfiles"):
    pytest.importorskip(library, reason="the extra `serve` is not installed")

PAGE = b"<!doctype html><html lang=en><title>Hello</title><body><p>Hello</p></body></html>\n"
PART = b"<section class=mmm-feed><h2>Hello</h2></section>\n"
SCRIPT = b'<script src="/.mmmfeed/reload.js" defer></script>'


@dataclass
class Server:
    """What is asked of it, and what it says."""

    process: BaseProcess
    out: IO[str]
    err: IO[str]
    open_: ExitStack
    port: int = 0

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_accept_encoding=True, skip_host="Host" in headers)
        for name, value in named.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def events(self) -> Iterator[str]:
        """What an open page hears, by and by."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.open_.callback(connection.close)
        connection.request("GET", "/.mmmfeed/changes")
        for line in self.open_.enter_context(connection.getresponse()):
            if line.startswith(b"event: "):
                yield line.decode().removeprefix("event: ").strip()

    def said(self, words: str) -> str:
        """The next line with these words that it says about its work."""
        for line in self.err:
            if words in line:
                return line
        raise AssertionError(f"it ended and never said {words!r}")

    def stop(self) -> str:
        """Ctrl-C; the rest of what it says."""
        assert self.process.pid is not None
        os.kill(self.process.pid, signal.SIGINT)
        rest = self.err.read()
        self.process.join(20)
        return rest


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Server]:
    out, err = folder / ".out", folder / ".err"
    for pipe in (out, err):
        os.mkfifo(pipe)
    process = forked.started("serve", "--port", "0", *arguments, folder=folder, out=out, err=err)
    with ExitStack() as open_:
        said, told = (open_.enter_context(pipe.open(encoding="utf-8")) for pipe in (out, err))
        server = Server(process, said, told, open_)
        address = server.out.readline().strip()
        assert address.startswith("http://127.0.0.1:"), address + server.err.read()
        server.port = int(address.rstrip("/").rpartition(":")[2])
        try:
            yield server
        finally:
            if process.is_alive():
                process.terminate()
                process.join(20)


@pytest.fixture
def own(project: Project) -> Project:
    """A project of one dump, without pages: they have tests of their own."""
    project.write("dumps/news.txt", dump({"01.03.26": "The river rises. Everybody is warned in time."}))
    project.configure("  - name: own\n    dump: dumps/*.txt\n    first_party: true\n")
    return project


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Only shown, and not built: an output folder made by hand."""
    project = Project(tmp_path_factory.mktemp("shown"))
    project.configure("  - name: own\n    dump: dumps/*.txt\n")
    project.write("output/index.html", PAGE)
    project.write("output/news.fragment.html", PART)
    project.write("output/news.json", json.dumps({"items": list(range(200))}))
    project.write("output/news.rss", "<rss/>" + " " * 500)
    project.write("output/news.rss.gz", gzip.compress(("<rss/>" + " " * 500).encode(), mtime=0))
    project.write("output/.secret", "secret")
    project.write("secret.txt", "secret")
    with serving(project.folder, "--no-build") as server:
        yield server


def test_a_feed_comes_with_all_that_a_good_server_says(shown: Server) -> None:
    response, body = shown.ask("/news.json")
    assert (response.status, json.loads(body)["items"][-1]) == (200, 199)
    told = {name.lower(): value for name, value in response.getheaders()}
    assert told["content-type"] == "application/feed+json; charset=utf-8"
    assert told["access-control-allow-origin"] == "*"
    assert told["x-robots-tag"] == "noindex"
    assert told["cache-control"] == "no-cache"
    assert told["vary"] == "Accept-Encoding"
    assert told["etag"].startswith('"')
    assert told["last-modified"].endswith(" GMT")
    assert int(told["content-length"]) == len(body)
    assert "server" not in told


def test_what_has_not_changed_does_not_travel_again(shown: Server) -> None:
    first, _ = shown.ask("/news.json")
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    for condition in ({"If_None_Match": etag}, {"If_None_Match": f'"x", W/{etag}'}, {"If_Modified_Since": modified}):
        again, body = shown.ask("/news.json", **condition)
        assert (again.status, body) == (304, b""), condition
        assert (again.headers["ETag"], again.headers["Last-Modified"]) == (etag, modified)
        assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert shown.ask("/news.json", If_None_Match='"x"', If_Modified_Since=modified)[0].status == 200


def test_it_is_packed_for_who_takes_it_under_a_name_of_its_own(shown: Server) -> None:
    plain, body = shown.ask("/news.json")
    packed, small = shown.ask("/news.json", Accept_Encoding="gzip, br")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small) == body
    assert len(small) < len(body)
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert shown.ask("/news.json", If_None_Match=packed.headers["ETag"])[0].status == 200
    again, _ = shown.ask("/news.json", If_None_Match=packed.headers["ETag"], Accept_Encoding="gzip")
    assert again.status == 304
    assert shown.ask("/news.json", Accept_Encoding="gzip;q=0")[0].headers["Content-Encoding"] is None


def test_a_file_that_is_packed_already_is_sent_as_it_is(shown: Server) -> None:
    _, small = shown.ask("/news.rss", Accept_Encoding="gzip")
    assert small == shown.ask("/news.rss.gz")[1]


def test_head_tells_the_same_without_the_body(shown: Server) -> None:
    whole, body = shown.ask("/news.json")
    head, nothing = shown.ask("/news.json", "HEAD")
    assert (head.status, nothing) == (200, b"")
    assert int(head.headers["Content-Length"]) == len(body)
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_pages_of_other_sites_may_ask_before_they_ask(shown: Server) -> None:
    response, _ = shown.ask(
        "/news.json", "OPTIONS", Origin="https://partner.example", Access_Control_Request_Method="GET"
    )
    assert response.status == 204
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response.headers["Access-Control-Allow-Methods"]


def test_it_only_shows(shown: Server) -> None:
    for method in ("POST", "PUT", "DELETE"):
        response, _ = shown.ask("/news.json", method)
        assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%5csecret.txt",
        "/x/../../secret.txt",
        "/.secret",
        "/%2esecret",
        "//etc/passwd",
        "/news.json%00",
        "/nothing",
    ],
)
def test_nothing_else_can_be_seen(shown: Server, path: str) -> None:
    response, body = shown.ask(path)
    assert response.status == 404
    assert b"secret\n" not in body
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_under_a_name_that_somebody_else_holds_nothing_can_be_seen(shown: Server) -> None:
    for path in ("/", "/news.json", "/.mmmfeed/reload.js", "/.mmmfeed/changes"):
        response, body = shown.ask(path, Host=f"rebound.example.com:{shown.port}")
        assert (response.status, b"localhost" in body) == (421, True), path
    assert shown.ask("/news.json", Host=f"feeds.localhost:{shown.port}")[0].status == 200


def test_only_what_is_shown_has_the_script_and_never_the_file(shown: Server) -> None:
    _, body = shown.ask("/")
    assert body == PAGE.replace(b"</body>", SCRIPT + b"\n</body>")
    assert SCRIPT not in shown.ask("/news.json")[1]
    assert shown.ask("/news.fragment.html")[1] == PART
    response, script = shown.ask("/.mmmfeed/reload.js")
    assert (response.status, b"EventSource" in script) == (200, True)


def test_it_builds_and_a_change_of_a_dump_reloads_the_page(own: Project) -> None:
    with serving(own.folder) as server:
        server.said("output/news.rss: written")
        events = server.events()
        assert next(events) == "hello"
        own.write("dumps/more.txt", dump({"02.03.26": "The dike holds. Everybody may go home again."}))
        assert next(events) == "built"
        assert b"The dike holds" in server.ask("/news.json")[1]
        assert "Stopped." in server.stop()
    assert server.process.exitcode == 0


def test_a_folder_that_was_not_there_is_seen_once_feeds_yaml_names_it(own: Project) -> None:
    with serving(own.folder) as server:
        server.said("output/news.json: written")
        events = server.events()
        assert next(events) == "hello"
        own.write("more/a.txt", dump({"03.03.26": "A bridge opens. All are invited to cross it."}))
        text = (own.folder / "feeds.yaml").read_text(encoding="utf-8")
        own.write("feeds.yaml", text.replace("feeds:", "  - name: more\n    dump: more/*.txt\nfeeds:"))
        assert next(events) == "built"
        assert b"A bridge opens" in server.ask("/news.json")[1]
        own.write("more/b.txt", dump({"04.03.26": "A mill turns. It has stood still for a hundred years."}))
        assert next(events) == "built"
        assert b"A mill turns" in server.ask("/news.json")[1]


def test_a_mistake_in_feeds_yaml_is_told_and_what_was_built_is_shown_on(own: Project) -> None:
    right = (own.folder / "feeds.yaml").read_text(encoding="utf-8")
    with serving(own.folder) as server:
        server.said("output/news.json: written")
        own.write("feeds.yaml", right.replace("dump:", "dumb:"))
        assert "feeds.yaml:" in server.said("dumb")
        assert b"The river rises" in server.ask("/news.json")[1]
        events = server.events()
        assert next(events) == "hello"
        own.write("feeds.yaml", right.replace("- name: news", "- name: news\n    title: Other title"))
        assert next(events) == "built"
        assert b"Other title" in server.ask("/news.json")[1]


def test_while_another_run_is_at_work_it_waits(own: Project) -> None:
    (own.folder / ".mmmfeed").mkdir()
    with serving(own.folder) as server:
        server.said("output/news.json: written")
        events = server.events()
        assert next(events) == "hello"
        with FileLock(f"{own.folder}/.mmmfeed/store.sqlite3.lock"):
            own.write("dumps/more.txt", dump({"02.03.26": "The dike holds. Everybody may go home again."}))
            server.said("another run is at work")
        assert next(events) == "built"


def test_with_no_build_a_page_is_told_what_somebody_else_has_built(own: Project) -> None:
    with serving(own.folder, "--no-build") as server:
        events = server.events()
        assert next(events) == "hello"
        assert server.ask("/news.json")[0].status == 404
        own.run("build")
        assert next(events) == "built"
        assert server.ask("/news.json")[0].status == 200


def test_without_its_libraries_it_says_how_to_get_them(own: Project) -> None:
    code = "import sys; sys.modules['uvicorn'] = None; from mmmfeed.cli import main; main(['serve'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=own.folder, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "mmmfeed serve needs uvicorn" in done.stderr
    assert "pip install 'mmmfeed[serve]'" in done.stderr


def test_a_port_that_is_taken_is_said_so(own: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = own.run("serve", "--port", str(port), code=2)
    assert f"port {port} is in use by another program; choose another one with --port" in said.stderr


def test_a_mistake_in_feeds_yaml_at_the_start_is_told_and_nothing_is_shown(own: Project) -> None:
    own.write("feeds.yaml", "site: 1\n")
    assert "feeds.yaml:" in own.run("serve", "--port", "0", code=2).stderr
