"""A real HTTP server on 127.0.0.1 that answers from a script, and remembers what it was asked.

    with serving({"/feed": Answer(b"<rss/>", {"ETag": '"1"'})}) as server:
        ask(server.url("/feed"))
        server.answers["/feed"] = Answer(status=410)
        assert server.requests[0].header("If-None-Match") is None

What is not in the script is answered 404. An answer may be a function of the request, or a list to be used up one by
one, of which the last one stays. With `tls`, the server speaks HTTPS. As a proxy it is asked for whole addresses, or to
CONNECT to "host:port", and those stand in the script.
"""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any, Literal

_TICK = 0.01  # seconds between two bytes of a slow answer
_IDLE = 10.0  # seconds that a client may take to ask


@dataclass(frozen=True)
class Request:
    """What a client asked, byte for byte as Latin-1."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

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
    more: bytes = b""  # what comes again and again behind the body, without end
    until: threading.Event | None = None  # what it waits for before it says anything
    tunnel: int | None = None  # for CONNECT: the port here that is spoken to from then on

    def pieces(self) -> tuple[bytes, bytes]:
        """Head and body as they go over the wire."""
        if self.raw is not None:
            return self.raw, b""
        length = len(self.body) if self.length is None else self.length
        fields = {"Content-Length": str(length), "Connection": "close", **self.headers}
        if self.more:
            fields.pop("Content-Length")
        lines = [f"HTTP/1.1 {self.status} Scripted", *(f"{name}: {value}" for name, value in fields.items() if value)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), self.body

    @property
    def keeps_connection(self) -> bool:
        """Whether another question may come over the same connection."""
        return self.raw is None and self.headers.get("Connection") == "keep-alive"


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

    def __init__(self, answers: Mapping[str, Script], tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Script] = dict(answers)
        self.requests: list[Request] = []
        self.connections = 0
        self.at_once = 0  # the most requests that were under way at the same time
        self._under_way = 0
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._scheme = "https" if tls else "http"
        self._tcp = _Tcp(("127.0.0.1", 0), self._handler(tls))
        self._thread = threading.Thread(target=self._tcp.serve_forever, kwargs={"poll_interval": 0.002})
        self._thread.start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of `path` here."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    @property
    def port(self) -> int:
        """Where it listens, on 127.0.0.1."""
        return int(self._tcp.server_address[1])

    def stop(self) -> None:
        """End every answer, close every connection, give the port back."""
        self._stopping.set()
        self._tcp.shutdown()
        self._tcp.server_close()
        self._thread.join()

    def _answer(self, request: Request) -> Answer:
        with self._lock:
            self.requests.append(request)
            script = self.answers.get(request.path, Answer(b"not here", status=404))
            if isinstance(script, list):
                return script.pop(0) if len(script) > 1 else script[0]
        return script if isinstance(script, Answer) else script(request)

    def _handler(self, tls: ssl.SSLContext | None) -> type[socketserver.StreamRequestHandler]:
        server = self

        class Handler(socketserver.StreamRequestHandler):
            timeout = _IDLE

            def setup(self) -> None:
                if tls:  # the handshake comes with the first byte that is read, in this thread
                    self.request = tls.wrap_socket(self.request, server_side=True, do_handshake_on_connect=False)
                super().setup()

            def handle(self) -> None:
                server.connections += 1
                with suppress(OSError):  # the client has had enough
                    while (request := _asked(self.rfile)) is not None:
                        if not server._serve(request, self.wfile, self.connection):
                            return

            def finish(self) -> None:
                with suppress(OSError):
                    super().finish()
                if tls:  # who shuts the listening side's socket down does not know this one
                    self.request.close()

        return Handler

    def _serve(self, request: Request, wire: Any, connection: socket.socket) -> bool:
        """Whether another request may follow."""
        with self._lock:
            self._under_way += 1
            self.at_once = max(self.at_once, self._under_way)
        try:
            answer = self._answer(request)
            while answer.until and not answer.until.wait(_TICK) and not self._stopping.is_set():
                pass
        finally:
            # Before the answer goes out: whoever has it may ask again at once.
            with self._lock:
                self._under_way -= 1
        self._say(answer, wire)
        if answer.tunnel is not None:
            self._connect(connection, answer.tunnel)
        return answer.keeps_connection and not self._stopping.is_set()

    def _say(self, answer: Answer, wire: Any) -> None:
        head, body = answer.pieces()
        for part, slow in ((head, answer.slow == "head"), (body, answer.slow != "no")):
            for start in range(len(part)) if slow else ():
                wire.write(part[start : start + 1])
                if self._stopping.wait(_TICK):
                    return
            if not slow:
                wire.write(part)
        while answer.more and not self._stopping.is_set():
            wire.write(answer.more)

    def _connect(self, client: socket.socket, port: int) -> None:
        """Pass on what either side says, until one of them is done."""
        with socket.create_connection(("127.0.0.1", port)) as other:
            back = threading.Thread(target=_pass_on, args=(other, client))
            back.start()
            _pass_on(client, other)
            back.join()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while part := source.recv(65_536):
            target.sendall(part)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


class _Tcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    request_queue_size = 128  # of five (the default) more are dropped, and come again after a second
    daemon_threads = False  # so that server_close waits for them


@contextmanager
def serving(answers: Mapping[str, Script] | None = None, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server with a script, stopped at the end."""
    server = Server(answers or {}, tls)
    try:
        yield server
    finally:
        server.stop()


def _asked(wire: Any) -> Request | None:
    """One request."""
    lines: list[str] = []
    with suppress(OSError):
        if not wire.peek(1)[:1].isalpha():  # TLS where there is none, or somebody who has gone
            return None
        while (line := wire.readline().decode("latin-1").rstrip("\r\n")) and len(lines) < 100:
            lines.append(line)
    if not lines or lines[0].count(" ") != 2:
        return None
    method, path, _ = lines[0].split(" ")
    pairs = (line.split(":", 1) for line in lines[1:] if ":" in line)
    asked = Request(method, path, tuple((name, value.strip()) for name, value in pairs))
    length = asked.header("Content-Length") or ""
    return replace(asked, body=wire.read(int(length))) if length.isdecimal() else asked
