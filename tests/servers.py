"""A real HTTP server on 127.0.0.1 that answers from a script, and remembers what it was asked.

    with serving({"/feed": Answer(b"<rss/>", {"ETag": '"1"'})}) as server:
        ask(server.url("/feed"))
        server.answers["/feed"] = Answer(status=410)
        assert server.requests[0].header("If-None-Match") is None

What is not in the script is answered 404. An answer may be a function of the request, or a list to be used up one by
one, of which the last one stays.
"""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Literal

_TICK = 0.01  # seconds between two bytes of a slow answer
_IDLE = 10.0  # seconds that a client may take to ask


@dataclass(frozen=True)
class Request:
    """What a client asked, byte for byte as Latin-1."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]

    def header(self, name: str) -> str | None:
        """The value of the first header of that name, None when there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True)
class Answer:
    """What the server says. `Content-Length` and `Connection: close` are added unless `raw` is given."""

    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    slow: Literal["no", "head", "body"] = "no"  # from where on it comes one byte at a time
    raw: bytes | None = None  # instead of everything: the exact bytes
    length: int | None = None  # another Content-Length than the true one

    def pieces(self) -> tuple[bytes, bytes]:
        """Head and body as they go over the wire."""
        if self.raw is not None:
            return self.raw, b""
        length = len(self.body) if self.length is None else self.length
        fields = {"Content-Length": str(length), "Connection": "close", **self.headers}
        lines = [f"HTTP/1.1 {self.status} Scripted", *(f"{name}: {value}" for name, value in fields.items() if value)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), self.body


Script = Answer | Callable[[Request], Answer] | list[Answer]


def unless_known(answer: Answer) -> Callable[[Request], Answer]:
    """The answer, or 304 to who asks with its ETag or Last-Modified."""

    def choose(request: Request) -> Answer:
        given = {name.lower(): value for name, value in answer.headers.items()}
        told = (request.header("If-None-Match"), given.get("etag"))
        since = (request.header("If-Modified-Since"), given.get("last-modified"))
        same = told[0] == told[1] if told[0] else since[0] is not None and since[0] == since[1]
        return Answer(status=304, headers=answer.headers) if same else answer

    return choose


class Server:
    """A server at work; see `serving`."""

    def __init__(self, answers: Mapping[str, Script]) -> None:
        self.answers: dict[str, Script] = dict(answers)
        self.requests: list[Request] = []
        self._stopping = threading.Event()
        self._tcp = _Tcp(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._tcp.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of `path` here."""
        return f"http://{host}:{self._tcp.server_address[1]}{path}"

    def stop(self) -> None:
        """End every answer, close every connection, give the port back."""
        self._stopping.set()
        self._tcp.shutdown()
        self._tcp.server_close()
        self._thread.join()

    def _answer(self, request: Request) -> Answer:
        self.requests.append(request)
        script = self.answers.get(request.path, Answer(b"not here", status=404))
        if isinstance(script, list):
            return script.pop(0) if len(script) > 1 else script[0]
        return script if isinstance(script, Answer) else script(request)

    def _handler(self) -> type[socketserver.StreamRequestHandler]:
        server = self

        class Handler(socketserver.StreamRequestHandler):
            timeout = _IDLE

            def handle(self) -> None:
                request = _asked(self.rfile)
                if request is not None:
                    with suppress(OSError):  # the client has had enough
                        server._say(server._answer(request), self.wfile)

        return Handler

    def _say(self, answer: Answer, wire: Any) -> None:
        head, body = answer.pieces()
        for part, slow in ((head, answer.slow == "head"), (body, answer.slow != "no")):
            for start in range(len(part)) if slow else ():
                wire.write(part[start : start + 1])
                if self._stopping.wait(_TICK):
                    return
            if not slow:
                wire.write(part)


class _Tcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = False  # so that server_close waits for them


@contextmanager
def serving(answers: Mapping[str, Script] | None = None) -> Iterator[Server]:
    """A server with a script, stopped at the end."""
    server = Server(answers or {})
    try:
        yield server
    finally:
        server.stop()


def _asked(wire: Any) -> Request | None:
    """The head of one request; the scripts have no use for a body."""
    lines: list[str] = []
    with suppress(OSError):
        if not wire.peek(1)[:1].isalpha():  # TLS, or somebody who has gone
            return None
        while (line := wire.readline().decode("latin-1").rstrip("\r\n")) and len(lines) < 100:
            lines.append(line)
    if not lines or lines[0].count(" ") != 2:
        return None
    method, path, _ = lines[0].split(" ")
    pairs = (line.split(":", 1) for line in lines[1:] if ":" in line)
    return Request(method, path, tuple((name, value.strip()) for name, value in pairs))
