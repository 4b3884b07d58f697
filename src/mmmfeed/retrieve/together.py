"""Many sources, asked side by side: two questions at once to one host, to many hosts at once."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, Full, Queue
from urllib.parse import urlsplit

from mmmfeed.model import Problem, SourceSpec
from mmmfeed.retrieve.answers import Answer, Round
from mmmfeed.retrieve.client import Client
from mmmfeed.retrieve.unread import Unread

_WAITING = 4  # answers that are held until they are wanted, besides one for each thread; none of them in memory
_TICK = 0.2  # seconds; Windows does not hear Ctrl-C while it waits for another thread
_GRACE = 0.5  # seconds for what was cut off to end; a look-up of a name cannot be, and is left to itself


class Crew:
    """Threads that ask `sources`, and their answers as they come. A thread waits until its answer is wanted."""

    def __init__(self, sources: Sequence[SourceSpec], asking: Round, client: Client, in_flight: int) -> None:
        self._asking = asking
        self._client = client
        self._pending: dict[str, deque[SourceSpec]] = {}
        for source in sources:
            self._pending.setdefault(_host(source), deque()).append(source)
        self._left = len(sources)
        self._busy: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._answers: Queue[Unread] = Queue(_WAITING)
        self._stopped = threading.Event()
        # Daemons: the program ends although a name server is still waited for.
        self._threads = [
            threading.Thread(target=self._work, daemon=True, name=f"asking-{number}")
            for number in range(min(in_flight, len(sources)))
        ]

    def start(self) -> None:
        """Begin to ask."""
        for thread in self._threads:
            thread.start()

    def answers(self) -> Iterator[Answer]:
        """One of each source, in the order in which they come."""
        while self._left:
            with suppress(Empty):
                unread = self._answers.get(timeout=_TICK)
                self._left -= 1
                # Read here, not in the thread that asked: what a thread frees, only that thread can use again (glibc).
                yield unread()

    def stop(self) -> None:
        """Cut off what is under way, and let the threads end."""
        self._stopped.set()
        self._client.stop()
        for thread in self._threads:
            thread.join(timeout=0 if self._left == 0 else _GRACE / len(self._threads))

    def _work(self) -> None:
        while (source := self._next()) is not None:
            unread = self._ask(source)
            with self._lock:
                self._busy[_host(source)] -= 1
            self._hand_over(unread)

    def _next(self) -> SourceSpec | None:
        """The first source whose host has room. None ends the thread: those that ask a full host come back for more."""
        with self._lock:
            for host, waiting in self._pending.items():
                if self._busy[host] < self._client.per_host and not self._stopped.is_set():
                    self._busy[host] += 1
                    source = waiting.popleft()
                    if not waiting:
                        del self._pending[host]
                    return source
        return None

    def _ask(self, source: SourceSpec) -> Unread:
        from mmmfeed.retrieve import web

        try:
            return web.hear(source, self._asking, self._client)
        except Exception as error:
            message = (
                f"mmmfeed could not ask it, and that is a bug in mmmfeed ({type(error).__name__}). Please report it; "
                "what was known stays published."
            )
            answer = Answer(source=source, outcome=Problem(source=source.name, place=source.location, message=message))
            return lambda: answer

    def _hand_over(self, unread: Unread) -> None:
        while not self._stopped.is_set():
            with suppress(Full):
                self._answers.put(unread, timeout=_TICK)
                return


def _host(source: SourceSpec) -> str:
    with suppress(ValueError):
        return (urlsplit(source.location).hostname or "").rstrip(".")
    return ""
