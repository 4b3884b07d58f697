"""An answer that has come and is not read yet: out of memory where it is long.

Sixty-four servers may answer with ten megabytes each at once, and one answer is read at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile

from mmmfeed.retrieve.answers import Answer
from mmmfeed.retrieve.refusals import NoAnswerError

_IN_MEMORY = 64 * 1024  # bytes

Unread = Callable[[], Answer]  # once; then its body is in memory


class Body:
    """The bytes of an answer, in a nameless file where they are many. Raises NoAnswerError; and what `chunks` does."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it is closed when nobody wants it any more
        for chunk in chunks:
            try:
                self._file.write(chunk)
            except OSError as error:
                words = f"its answer finds no room in the folder for temporary files ({error.strerror})"
                raise NoAnswerError(f"{words}; make room there", asked=False) from error

    def __del__(self) -> None:
        self._file.close()

    def read(self) -> bytes:
        """All of them."""
        self._file.seek(0)
        return self._file.read()
