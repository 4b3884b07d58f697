"""Words as the search compares them. static/search.js folds what a visitor types in the same way (its `fold`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

# Accents and Arabic vowel signs, which most people leave out when they search; other marks make other letters.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0652\u0640]")
_SAME = str.maketrans({"ß": "ss", "ς": "σ"})
# Scripts that part no words by spaces: Thai, Lao, Burmese, Khmer, kana, Chinese.
_UNSPACED = re.compile(
    "[\u0e01-\u0e4f\u0e81-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_LONGEST = 40  # characters: a longer word is no word, and nobody types it to its end


def fold(text: str) -> str:
    """`text` in lower case without accents; letters of one kind are one."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))
    return unicodedata.normalize("NFKC", bare).translate(_SAME)


def tokens(text: str) -> Iterator[str]:
    """What `text` is found by: its words, and each two signs in a row where a script parts no words."""
    for word in _words().findall(fold(text)):
        if word.isascii():
            yield word[:_LONGEST]
        else:
            yield from _tokens(word)


def _tokens(word: str) -> Iterator[str]:
    at = 0
    for run in _UNSPACED.finditer(word):
        if run.start() > at:
            yield word[at : run.start()][:_LONGEST]
        yield from _pairs(run[0])
        at = run.end()
    if at < len(word):
        yield word[at:][:_LONGEST]


def _pairs(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    for at in range(len(run) - 1):
        yield run[at : at + 2]


@cache
def _words() -> Any:
    import regex  # `re` takes the vowel signs of Indian scripts for the ends of words

    return regex.compile(r"[\p{L}\p{N}\p{M}]+")
