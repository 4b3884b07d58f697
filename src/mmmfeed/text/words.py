"""Words and sentences: cleaning, cutting, and the forms that are compared."""

from __future__ import annotations

import re
import unicodedata

from mmmfeed.text.segments import last_break

ELLIPSIS = "…"

# What XML 1.0 (section 2.2) forbids: one such character kills a whole feed. Tab, line feed and carriage return stay.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_NO_END = " ,;:.–—-([{\u201c\u2018«،؛、，：；「『（【〈《・"  # what does not stand before an ellipsis
_NOT_WORD = re.compile(r"[\W_]+")


def clean(text: str) -> str:
    """`text` in NFC without characters that XML forbids or that control terminals."""
    # What can be printed is legal, and this is told ten times as fast as by the pattern.
    legal = text if text.replace("\n", "").isprintable() else _ILLEGAL.sub("", text)
    return legal if legal.isascii() else unicodedata.normalize("NFC", legal)


def one_line(text: str) -> str:
    """`text` with every run of white space made one space."""
    return " ".join(text.split())


def cut(text: str, limit: int) -> str:
    """`text` as one line of at most `limit` characters, cut between words and then ended with "…"."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    return line[: last_break(line, limit - len(ELLIPSIS))].rstrip(_NO_END) + ELLIPSIS


def comparable(text: str) -> str:
    """`text` as it is compared: compatibility forms folded, lower case, letters and digits only, single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORD.sub(" ", folded).strip()
