"""Text → lines, numbered as the user's editor numbers them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|\n|\r")
# Breaks that editors show inside a line or not at all: vertical tab (Word), form feed, NEL, U+2028, U+2029.
_HIDDEN_BREAK = re.compile("[\v\f\x85\u2028\u2029]")
# Soft hyphens and byte order marks are traces of a layout; neither is a letter of the text.
_TRACES = re.compile("[\u00ad\ufeff]")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file without their breaks."""

    texts: Sequence[str]
    numbers: Sequence[int]  # of each line, from 1

    def __len__(self) -> int:
        return len(self.texts)


def split(text: str) -> Lines:
    """`text` as lines; a break that editors don't count starts a line with the number of the one before it."""
    # Macs write "é" as two signs; everything that is looked for in a line has one.
    composed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    whole = _BREAK.split(_TRACES.sub("", composed))
    if not _HIDDEN_BREAK.search(composed):
        return Lines(whole, range(1, len(whole) + 1))
    pairs = [(part, number) for number, line in enumerate(whole, 1) for part in _HIDDEN_BREAK.split(line)]
    return Lines([part for part, _ in pairs], [number for _, number in pairs])
