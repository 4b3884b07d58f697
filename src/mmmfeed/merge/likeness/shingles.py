"""Which announcements may be alike: fingerprints of runs of words, so that nobody is compared with everybody.

Runs of words are hashed, and of every window of neighbouring hashes the smallest is kept (winnowing: Schleimer,
Wilkerson and Aiken, SIGMOD 2003). What two texts share for longer than a window has a fingerprint in both, for sure.
MinHash finds texts that are *mostly* equal: an excerpt of 55 words out of 600 shares 8 % of its shingles, and
MinHash-LSH misses it. The beginning is kept more densely, since that is what teasers are cut from.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

RUN = 4  # words
RUN_UNSPACED = 9  # signs, in scripts without spaces: about as telling
_DENSE = 4  # hashes a window, at the beginning and in short texts
_SPARSE = 24  # and further on
_BEGINNING = 64  # words or signs
_SHORT = 120  # words: up to here all is kept densely, since it may be an excerpt
_FACTOR = 0x9E3779B97F4A7C15
_MASK = (1 << 47) - 1  # SQLite keeps it in six bytes
_POWERS = [pow(_FACTOR, place, 1 << 64) for place in range(RUN_UNSPACED)]
_FIRST_SIGN = "\u0e00"


def fingerprints(title: Sequence[str], body: Sequence[str]) -> frozenset[int]:
    """The runs of words by which an announcement is found: 47-bit numbers, the same everywhere; some 10 a 100 words."""
    found = set(_kept(runs(body)))
    if title:  # a teaser without a title may begin with it
        found |= winnowed(runs((*title, *body[:RUN])), _DENSE)
    return frozenset(found)


def _kept(hashes: list[int]) -> set[int]:
    if len(hashes) <= _SHORT:
        return winnowed(hashes, _DENSE)
    return winnowed(hashes[:_BEGINNING], _DENSE) | winnowed(hashes[_BEGINNING - _SPARSE :], _SPARSE)


def is_sign(word: str) -> bool:
    """Whether a word is a single sign of a script that does not part words by spaces."""
    return len(word) == 1 and word >= _FIRST_SIGN


def runs(words: Sequence[str]) -> list[int]:
    """The hash of the run of words that begins at each word, in order; of a shorter text, that of the whole.

    How long a run is depends on its first word only, so that a text gives the same runs behind a foreign introduction.
    """
    codes = list(map(_codes, words))
    short = _sums(codes, min(RUN, len(codes)))
    if not words or max(words) < _FIRST_SIGN or not any(map(is_sign, words)):
        return short
    long = _sums(codes, min(RUN_UNSPACED, len(codes)))
    mixed = [long[at] if is_sign(words[at]) else short[at] for at in range(min(len(long), len(short)))]
    return mixed + [short[at] for at in range(len(long), len(short)) if not is_sign(words[at])]


def _sums(codes: list[tuple[int, ...]], length: int) -> list[int]:
    """Of each run the sum of its words' codes, each for its place in the run."""
    if length == RUN:  # nearly always
        beside = zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
        return [(a[0] + b[1] + c[2] + d[3]) & _MASK for a, b, c, d in beside]
    ends = range(length, len(codes) + 1) if length else ()
    return [sum(code[at] for at, code in enumerate(codes[end - length : end])) & _MASK for end in ends]


@lru_cache(maxsize=1 << 15)
def _codes(word: str) -> tuple[int, ...]:
    """What a word adds to a run, at each place that it may have there."""
    # crc32 of the word and of its mirror: 64 bits that are the same in every process, in half a microsecond.
    data = word.encode("utf-8", "surrogatepass")
    code = zlib.crc32(data) << 32 | zlib.crc32(data[::-1], len(data))
    return tuple(code * power & _MASK for power in _POWERS)


def winnowed(hashes: Sequence[int], window: int) -> set[int]:
    """Of every `window` neighbours, the smallest."""
    if len(hashes) <= window:
        return {min(hashes)} if hashes else set()
    kept: set[int] = set()
    smallest, at = -1, -1
    for start in range(len(hashes) - window + 1):
        end = start + window - 1
        if at < start:
            piece = hashes[start : end + 1]
            smallest = min(piece)
            at = start + piece.index(smallest)
            kept.add(smallest)
        elif hashes[end] < smallest:
            smallest, at = hashes[end], end
            kept.add(smallest)
    return kept
