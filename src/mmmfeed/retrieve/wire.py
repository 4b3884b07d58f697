"""The connection itself: the one place where it is decided where it may go, and that it ends in time."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from ssl import SSLContext
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from mmmfeed.retrieve.addresses import LOOKUP_SECONDS, Allowed, Lookup, allowed_ones, look_up

_CONNECT_SECONDS = 10.0  # for one address; a name may have several
_KEPT_SECONDS = 2.0  # a connection that waited longer may be closed by its server as we ask
_KEPT_HOSTS = 10
SocketOptions = Sequence[tuple[int, int, int | bytes]]


class Hop:
    """One question on its way and its answer: where it may go, and that it is over in `seconds`.

    A time-out of requests starts anew with each byte that comes, so a server that drips could hold us for ever. Here
    the connections are shut down when the time is over, whatever they are at.
    """

    def __init__(self, seconds: float, lookup: Lookup, allowed: Allowed) -> None:
        self._lookup = lookup
        self._allowed = allowed
        self._seconds = max(seconds, 0.0)
        self._end = 0.0
        self._twins: dict[int, socket.socket] = {}
        self._lock = threading.Lock()
        self._is_cut = False

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """From now on. Leaves no thread and no socket behind."""
        token = _CURRENT.set(self)
        self._end = time.monotonic() + self._seconds
        timer = threading.Timer(self._seconds, self.cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            _CURRENT.reset(token)
            timer.cancel()
            timer.join()
            with self._lock:
                for twin in self._twins.values():
                    twin.close()
                self._twins.clear()

    @property
    def left(self) -> float:
        """Seconds."""
        return max(self._end - time.monotonic(), 0.0)

    @property
    def is_over(self) -> bool:
        """Whether what fails now fails for want of time."""
        return self._is_cut or self.left <= 0

    def connect(self, host: str, port: int, options: SocketOptions) -> socket.socket:
        """A connection to an address that was looked at: the name is not looked up a second time (DNS rebinding)."""
        found = look_up(host, port, min(LOOKUP_SECONDS, self.left), self._lookup)
        for family, kind, protocol, address in allowed_ones(found, self._allowed):
            try:
                return self._connected(socket.socket(family, kind, protocol), address, options)
            except OSError as error:
                failure = error
        raise failure

    def _connected(self, made: socket.socket, address: Any, options: SocketOptions) -> socket.socket:
        try:
            for option in options:
                made.setsockopt(*option)
            made.settimeout(max(min(_CONNECT_SECONDS, self.left), 0.001))  # 0 would mean not to wait for the answer
            made.connect(address)
            self.watch(made)
        except BaseException:
            made.close()
            raise
        return made

    def watch(self, connection: Any) -> None:
        """Shut `connection` (a socket, or TLS on one) down when the time is over."""
        number = connection.fileno()
        with self._lock:
            if number in self._twins:  # of this connection before TLS, or of one that is closed
                self._twins.pop(number).close()
            # A duplicate reaches the same connection whatever TLS makes of the original.
            self._twins[number] = socket.socket(fileno=socket.dup(number))
        if self._is_cut:  # meanwhile
            self.cut()

    def cut(self) -> None:
        """End it now."""
        self._is_cut = True
        with self._lock:
            for twin in self._twins.values():
                with suppress(OSError):  # it has ended by itself
                    twin.shutdown(socket.SHUT_RDWR)


_CURRENT: ContextVar[Hop] = ContextVar("hop")


class _Watched(HTTPConnection):
    _used = 0.0

    def _new_conn(self) -> socket.socket:
        # The name as it was asked for: a dot at its end keeps the resolver from adding the domain of this machine.
        connection = _CURRENT.get().connect(self._dns_host.strip("[]"), self.port, self.socket_options or ())
        sys.audit("http.client.connect", self, self.host, self.port)
        return connection

    def request(self, *arguments: Any, **settings: Any) -> None:
        if self.sock is not None:  # kept from an earlier question
            _CURRENT.get().watch(self.sock)
        self._used = time.monotonic()
        super().request(*arguments, **settings)

    @property
    def is_connected(self) -> bool:
        return super().is_connected and time.monotonic() - self._used < _KEPT_SECONDS


class _WatchedTls(_Watched, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Watched


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _WatchedTls


class Adapter(HTTPAdapter):
    """Makes and keeps the connections of sources that travel alike. Certificates are always verified, by `context`;
    None where there is no TLS.

    HTTPAdapter reads the authorities anew for each host, which takes 14 to 16 ms.
    """

    def __init__(self, context: SSLContext | None, proxy: str | None, at_once: int) -> None:
        self._context = context
        super().__init__(pool_connections=_KEPT_HOSTS, pool_maxsize=at_once, max_retries=0)
        self.proxies = {"http": proxy, "https": proxy} if proxy else {}
        if proxy:
            self.proxy_manager_for(proxy)  # now, before several threads want it

    def init_poolmanager(self, *arguments: Any, **settings: Any) -> None:
        """With our connections and authorities."""
        super().init_poolmanager(*arguments, ssl_context=self._context, **settings)
        _watch(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **settings: Any) -> Any:
        """With our connections and authorities."""
        contexts = {"ssl_context": self._context, "proxy_ssl_context": self._context}
        manager = super().proxy_manager_for(proxy, **contexts, **settings)
        _watch(manager)
        return manager

    def cert_verify(self, conn: Any, *_: Any, **__: Any) -> None:
        """No authorities besides those of the context, and never none."""
        conn.cert_reqs = "CERT_REQUIRED"


def _watch(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
