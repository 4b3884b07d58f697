"""UTF-8 bytes → lines, numbered as the user's editor numbers them, each decoded when it is looked at.

A file of 100 MB has millions of lines: as strings they would take several times its size in memory.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

_BREAK = re.compile(rb"\r\n|[\n\r]")
# Breaks that editors show inside a line or not at all: vertical tab (Word), form feed, NEL, U+2028, U+2029.
_HIDDEN = (b"\v", b"\f", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
_ANY_BREAK = re.compile(b"|".join((_BREAK.pattern, *_HIDDEN)))
# Soft hyphens and byte order marks are traces of a layout; neither is a letter of the text.
_TRACES = re.compile("[\u00ad\ufeff]")

Mend = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file without their breaks."""

    texts: Sequence[str]
    numbers: Sequence[int]  # of each line, from 1

    def __len__(self) -> int:
        return len(self.texts)


class Texts(Sequence[str]):
    """Lines of a body of UTF-8 bytes, by the places where they begin and end in it."""

    __slots__ = ("_body", "_ends", "_mend", "_starts")

    def __init__(self, body: bytes, breaks: re.Pattern[bytes], mend: Mend | None) -> None:
        self._body, self._mend = body, mend
        self._starts, self._ends = array("Q", [0]), array("Q")
        for found in breaks.finditer(body):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(body))

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self._text(start, end) for start, end in zip(self._starts[index], self._ends[index], strict=True)]
        return self._text(self._starts[index], self._ends[index])

    def __iter__(self) -> Iterator[str]:
        return map(self._text, self._starts, self._ends)

    def _text(self, start: int, end: int) -> str:
        text = self._body[start:end].decode()
        if text.isascii():
            return text
        if self._mend:
            text = self._mend(text)
        # Macs write "é" as two signs; everything that is looked for in a line has one.
        return unicodedata.normalize("NFC", _TRACES.sub("", text))


def split(body: bytes, mend: Mend | None = None) -> Lines:
    """`body`, valid UTF-8, as lines; a break that editors don't count starts a line with the number before.

    `mend` is put to every line that is not ASCII.
    """
    if not any(sign in body for sign in _HIDDEN):
        texts = Texts(body, _BREAK, mend)
        return Lines(texts, range(1, len(texts) + 1))
    numbers, number = array("Q", [1]), 1
    for found in _ANY_BREAK.finditer(body):
        number += found[0] not in _HIDDEN
        numbers.append(number)
    return Lines(Texts(body, _ANY_BREAK, mend), numbers)
