"""A record's lasting name, made from what does not change when records are added, moved, re-wrapped or re-encoded."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from mmmfeed.parsers.textdump.records import Record
from mmmfeed.text import words

_LONGEST = 40  # characters of the opening words
_ENDLESS = 24  # characters of a first word that is longer: a script without spaces
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
_LOOKED_AT = 200  # characters: more than enough for the opening words


def source_ids(records: Callable[[], Iterable[object]], text_of: Callable[[Record], str]) -> list[str | None]:
    """The lasting name of each of `records`, which are read twice at most; None for what is no record.

    It is the source's own name for it, else made from its day and its beginning: "2025-03-04-the-european-commissions".
    Records that have the same get a hash of their text behind it, all of them; where a text stands more than once under
    its day, the second gets a "2" behind that: whether they are one announcement is for merge to say.
    """
    named = [_name(record) if isinstance(record, Record) else None for record in records()]
    several = {name for name, times in Counter(named).items() if name and times > 1}
    if not several:
        return named
    alike: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for position, (name, record) in enumerate(zip(named, records(), strict=True)):
        if name in several and isinstance(record, Record):
            alike[name].append((position, _hash(f"{record.title}\n{text_of(record)}".strip())))
    taken = {name for name in named if name}
    for name, hashes in alike.items():
        for (position, _), behind in zip(hashes, _told_apart([short for _, short in hashes]), strict=True):
            named[position] = _free(name, behind, taken)
    return named


def _free(name: str, behind: str, taken: set[str]) -> str:
    """`name` with what tells it apart, and more where another record is called just that."""
    apart = name + behind
    while behind and apart in taken:
        apart += "-2"
    taken.add(apart)
    return apart


def _name(record: Record) -> str:
    return words.one_line(words.clean(record.name)) or f"{record.day.isoformat()}-{opening(_beginning(record))}"


def _beginning(record: Record) -> str:
    """Title and text, as far as the name needs them."""
    said = record.title
    for line in record.body:
        said += f"\n{line.strip()}"
        if len(said) > _LOOKED_AT:
            break
    return words.clean(said).strip()


def _told_apart(hashes: Sequence[str]) -> Iterator[str]:
    """What each of several texts with the same name gets behind it."""
    seen: Counter[str] = Counter()
    for short in hashes:
        seen[short] += 1
        again = f"-{seen[short]}" if seen[short] > 1 else ""
        yield f"-{short}{again}" if len(set(hashes)) > 1 else again


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
