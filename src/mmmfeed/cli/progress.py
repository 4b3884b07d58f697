"""What is being done, on a terminal, when it takes longer than a second."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0  # seconds
_CLEAR_LINE = "\r\x1b[K"


@contextmanager
def shown_on_terminal(doing: str) -> Iterator[Callable[[str], None]]:
    """A function to tell what comes next, after `doing`; it shows one line, which is gone at the end.

    Nothing is shown where nobody looks.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    line = _Line(doing)
    line.start()
    try:
        yield line.tell
    finally:
        line.stop()


class _Line:
    """One line of a terminal, from a second after the start on, whether something new is told or not."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._lock = threading.Lock()
        self._is_shown = False
        self._timer = threading.Timer(_PATIENCE, self._appear)
        self._timer.daemon = True

    def start(self) -> None:
        self._timer.start()

    def tell(self, doing: str) -> None:
        with self._lock:
            self._doing = doing
            if self._is_shown:
                self._write()

    def stop(self) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._is_shown:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()

    def _appear(self) -> None:
        with self._lock:
            self._is_shown = True
            self._write()

    def _write(self) -> None:
        width = shutil.get_terminal_size().columns - 1  # a longer line would stay where it was broken
        sys.stderr.write(f"{_CLEAR_LINE}{self._doing} …"[: width + len(_CLEAR_LINE)])
        sys.stderr.flush()
