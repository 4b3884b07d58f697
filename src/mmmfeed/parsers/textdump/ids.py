"""A record's lasting name, made from what does not change when records are added, moved, re-wrapped or re-encoded."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from mmmfeed.text import words

_LONGEST = 40  # characters of the opening words
_ENDLESS = 24  # characters of a first word that is longer: a script without spaces
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
_LOOKED_AT = 200  # characters: more than enough for the opening words


def source_ids(records: Sequence[tuple[date, str]]) -> list[str]:
    """One id a record (day, text): "2025-03-04-the-european-commissions-initiative-on-a".

    Records of one day that begin alike get a hash of their text behind it, all of them; where a text stands more than
    once under its day, the second gets a "2" behind that: whether they are one announcement is for merge to say.
    """
    plain = [f"{day.isoformat()}-{opening(text)}" for day, text in records]
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(plain):
        alike[name].append(position)
    named = list(plain)
    for name, positions in alike.items():
        if len(positions) > 1:
            hashes = [_hash(records[position][1]) for position in positions]
            several = len(set(hashes)) > 1
            seen: Counter[str] = Counter()
            for position, short in zip(positions, hashes, strict=True):
                seen[short] += 1
                again = f"-{seen[short]}" if seen[short] > 1 else ""
                named[position] = f"{name}-{short}{again}" if several else name + again
    return named


def opening(text: str) -> str:
    """The first words of `text`, lower case, joined by hyphens; "untitled" when it has no letter at all."""
    found = words.comparable(text[:_LOOKED_AT].translate(_APOSTROPHES)).split()
    if not found:
        return "untitled"
    if len(found[0]) > _LONGEST:
        return found[0][:_ENDLESS]
    kept = found[0]
    for word in found[1:]:
        if len(kept) + 1 + len(word) > _LONGEST:
            break
        kept += "-" + word
    return kept


def _hash(text: str) -> str:
    return hashlib.blake2b(words.comparable(text).encode(), digest_size=4).hexdigest()
