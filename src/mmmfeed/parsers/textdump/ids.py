"""A record's lasting name, made from what does not change when records are added, moved, re-wrapped or re-encoded."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from mmmfeed.text import words

_LONGEST = 40  # characters of the opening words
_ENDLESS = 24  # characters of a first word that is longer: a script without spaces
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
LOOKED_AT = 200  # characters: more than enough for the opening words


def source_ids(beginnings: Iterable[tuple[date, str]], text_of: Callable[[int], str]) -> list[str]:
    """One id a record (its day, the beginning of its text): "2025-03-04-the-european-commissions-initiative-on-a".

    Records of one day that begin alike get a hash of their text behind it, all of them; where a text stands more than
    once under its day, the second gets a "2" behind that: whether they are one announcement is for merge to say.
    `text_of` gives the whole text of a record by its position, and is asked for those only.
    """
    named = [f"{day.isoformat()}-{opening(text)}" for day, text in beginnings]
    alike: defaultdict[str, list[int]] = defaultdict(list)
    several = {name for name, times in Counter(named).items() if times > 1}
    for position, name in enumerate(named):
        if name in several:
            alike[name].append(position)
    for name, positions in alike.items():
        for position, behind in zip(positions, _told_apart([text_of(position) for position in positions]), strict=True):
            named[position] = name + behind
    return named


def _told_apart(texts: Sequence[str]) -> Iterator[str]:
    """What each of `texts`, which begin alike, gets behind its name."""
    hashes = [_hash(text) for text in texts]
    seen: Counter[str] = Counter()
    for short in hashes:
        seen[short] += 1
        again = f"-{seen[short]}" if seen[short] > 1 else ""
        yield f"-{short}{again}" if len(set(hashes)) > 1 else again


def opening(text: str) -> str:
    """The first words of `text`, lower case, joined by hyphens; "untitled" when it has no letter at all."""
    found = words.comparable(text[:LOOKED_AT].translate(_APOSTROPHES)).split()
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
