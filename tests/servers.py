"""A real HTTP server on 127.0.0.1 that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What the server says to one path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None  # of the Content-Length header, when it is to be wrong; -1: none is sent
    raw: Callable[[socket.socket, threading.Event], None] | None = None  # writes to the socket itself instead


@dataclass
class Server:
    """`answers` may be changed while it runs."""

    url: str
    answers: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)  # path, headers
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def server(answers: Mapping[str, Answer] | None = None, folder: Path | None = None) -> Iterator[Server]:
    """A server for the time of a test; `folder` is served as it is where `answers` has nothing."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made.asked.append((self.path, dict(self.headers.items())))
            self.close_connection = True
            answer = made.answers.get(self.path) or _file(folder, self.path)
            if answer.raw is not None:
                answer.raw(self.connection, made.over)
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.length != -1:
                size = len(answer.body) if answer.length is None else answer.length
                self.send_header("Content-Length", str(size))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Tests look at `asked`."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up early is what several tests are about."""

    listening = Quiet(("127.0.0.1", 0), Handler)
    made = Server(url=f"http://127.0.0.1:{listening.server_address[1]}", answers=dict(answers or {}))
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.over.set()
        listening.shutdown()
        listening.server_close()
        thread.join()


def _file(folder: Path | None, path: str) -> Answer:
    file = folder / path.lstrip("/") if folder else None
    return Answer(file.read_bytes()) if file and file.is_file() else Answer(status=404)
