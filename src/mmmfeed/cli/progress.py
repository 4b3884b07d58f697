"""What is being done, on a terminal, when it takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0  # seconds
_CLEAR_LINE = "\r\x1b[K"


@contextmanager
def shown_on_terminal() -> Iterator[Callable[[str], None]]:
    """A function to tell what comes next; it shows one line, which is gone at the end."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    began = time.monotonic()

    def tell(doing: str) -> None:
        if time.monotonic() - began > _PATIENCE:
            sys.stderr.write(f"{_CLEAR_LINE}{doing} …"[:100])
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if time.monotonic() - began > _PATIENCE:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
