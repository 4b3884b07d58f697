"""What the questions of a run share: authorities, kept connections, room at each host, and that all can be stopped."""

from __future__ import annotations

import os
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from requests.utils import DEFAULT_CA_BUNDLE_PATH

from mmmfeed.retrieve.addresses import Allowed, Lookup, is_public
from mmmfeed.retrieve.refusals import NoAnswerError
from mmmfeed.retrieve.wire import Adapter, Hop

PER_HOST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """How a question travels. A connection is kept for the same route only: one to a private address for no other."""

    allow_private: bool = False
    ca_bundle: Path | None = None
    proxy: str | None = field(default=None, repr=False)  # its URL, which may hold a password


class Client:
    """Asks for a whole run, from several threads at once.

    lookup: socket.getaddrinfo, or what tests have instead; allowed: the addresses of sources without allow_private.
    environ: where secrets are.
    """

    def __init__(
        self,
        per_host: int = PER_HOST,
        lookup: Lookup = socket.getaddrinfo,
        allowed: Allowed = is_public,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self.environ = environ
        self.per_host = per_host
        self._lookup = lookup
        self._allowed = allowed
        self._adapters: dict[tuple[Route, bool], Adapter] = {}
        self._contexts: dict[Path | None, ssl.SSLContext] = {}
        self._hops: set[Hop] = set()
        self._busy: Counter[str] = Counter()
        self._lock = threading.Condition()
        self._stopped = False

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def adapter(self, route: Route, scheme: str) -> Adapter:
        """The connections of a route. Raises NoAnswerError when its ca_bundle is no use."""
        is_tls = scheme == "https" or (route.proxy or "").startswith("https")
        with self._lock:
            if (route, is_tls) not in self._adapters:
                context = self._context(route.ca_bundle) if is_tls else None
                self._adapters[route, is_tls] = Adapter(context, route.proxy, self.per_host)
            return self._adapters[route, is_tls]

    @contextmanager
    def hop(self, host: str, route: Route, seconds: float) -> Iterator[Hop]:
        """One question to `host`, as soon as there is room; waiting is not counted. Raises NoAnswerError when stopped.

        A proxy may be anywhere: it is not the partner who names it.
        """
        anywhere = route.allow_private or route.proxy is not None
        hop = Hop(seconds, self._lookup, (lambda _: True) if anywhere else self._allowed)
        with self._lock:
            self._lock.wait_for(lambda: self._stopped or self._busy[host] < self.per_host)
            if self._stopped:
                raise NoAnswerError("mmmfeed was stopped", asked=False)
            self._busy[host] += 1
            self._hops.add(hop)
        try:
            with hop.under_way():
                yield hop
        finally:
            with self._lock:
                self._busy[host] -= 1
                self._hops.discard(hop)
                self._lock.notify_all()

    def stop(self) -> None:
        """End every question at once, and ask none any more."""
        with self._lock:
            self._stopped = True
            for hop in self._hops:
                hop.cut()
            self._lock.notify_all()
            for adapter in self._adapters.values():
                with suppress(OSError):
                    adapter.close()

    def _context(self, bundle: Path | None) -> ssl.SSLContext:
        if bundle not in self._contexts:
            made = ssl.create_default_context(cafile=DEFAULT_CA_BUNDLE_PATH)  # those that requests believes
            if bundle:
                _add(bundle, made)
            self._contexts[bundle] = made
        return self._contexts[bundle]


def _add(bundle: Path, context: ssl.SSLContext) -> None:
    """Besides the usual ones: a network with an authority of its own reaches other networks, too."""
    try:
        context.load_verify_locations(**{"capath" if bundle.is_dir() else "cafile": str(bundle)})
    except ssl.SSLError as error:
        raise NoAnswerError(f"ca_bundle: {bundle} holds no certificate in PEM form", asked=False) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NoAnswerError(f"ca_bundle: {bundle} cannot be read ({reason})", asked=False) from error
