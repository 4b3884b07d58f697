"""The connection itself: the one place where it is decided where it may go, and that it ends in time."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from http.cookiejar import DefaultCookiePolicy

import requests
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Deadline:
    """Shuts the connections that were made under it down when its time is over.

    A time-out of requests starts anew with each byte that comes, so a server that drips could hold us for ever.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._timer = threading.Timer(seconds, self._shut_down)
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self.is_over = False

    def watch(self, connection: socket.socket) -> None:
        """Cut `connection` when the time is over."""
        with self._lock:
            # A duplicate reaches the same connection whatever TLS makes of the original.
            self._sockets.append(connection.dup())
        if self.is_over:
            self._shut_down()

    def start(self) -> None:
        """From now on."""
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Leave no thread and no socket behind."""
        self._timer.cancel()
        self._timer.join()
        for connection in self._sockets:
            connection.close()

    def _shut_down(self) -> None:
        self.is_over = True
        with self._lock:
            for connection in self._sockets:
                with suppress(OSError):  # it has ended by itself
                    connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def session(seconds: float) -> Iterator[tuple[requests.Session, Deadline]]:
    """A session that knows nothing of its surroundings (proxies, .netrc, cookies), and its deadline."""
    deadline = Deadline(seconds)
    token = _CURRENT.set(deadline)
    with requests.Session() as made:
        made.trust_env = False
        made.headers.clear()
        made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("http://", "https://"):
            made.mount(scheme, _Adapter(max_retries=0))
        deadline.start()
        try:
            yield made, deadline
        finally:
            deadline.stop()
            _CURRENT.reset(token)


_CURRENT: ContextVar[Deadline] = ContextVar("deadline")


class _Watched(HTTPConnection):
    # Before TLS, after the name was resolved: what the address may be belongs here too.
    def _new_conn(self) -> socket.socket:
        connection = super()._new_conn()
        _CURRENT.get().watch(connection)
        return connection


class _WatchedTls(_Watched, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Watched


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _WatchedTls


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *arguments: object, **settings: object) -> None:
        super().init_poolmanager(*arguments, **settings)  # type: ignore[arg-type]
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
