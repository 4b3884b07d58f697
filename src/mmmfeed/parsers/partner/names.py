"""What an item is called: its own id, where that can be believed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mmmfeed.parsers.partner.wire import RawEntry
from mmmfeed.text.urls import canonical, is_home_page
from mmmfeed.text.words import clean, comparable, one_line


@dataclass(frozen=True, slots=True)
class Name:
    """A source_id, and how it was found."""

    value: str
    rule: str
    evidence: str = ""


def names(entries: Sequence[RawEntry]) -> Iterator[Name]:
    """A name for each entry, in order; equal only where the entries are.

    An id that several different items of one document have is no name (some planets reuse one <guid> for all), nor is
    a link that they share or one to a home page. What is left is named after its own words.
    """
    distinct = {_said(entry): entry for entry in entries}.values()
    ids = Counter(_id(entry) for entry in distinct)
    links = Counter(_link(entry) for entry in distinct)
    for entry in entries:
        yield _name(entry, ids, links)


def _name(entry: RawEntry, ids: Counter[str], links: Counter[str]) -> Name:
    own, link = _id(entry), _link(entry)
    if own and ids[own] == 1:
        return Name(own, "own-id")
    why = f"{ids[own]} different items have the id {own}" if own else "the item has no id"
    if link and links[link] == 1:
        return Name(link, "link", why)
    return Name(f"words:{_short_hash(_words(entry))}", "words", f"{why}, and no link of its own")


def _id(entry: RawEntry) -> str:
    own = one_line(clean(entry.id))
    return "" if is_home_page(own) else own


def _link(entry: RawEntry) -> str:
    link = canonical(entry.link)
    return link if link and not is_home_page(link) else ""


def _said(entry: RawEntry) -> tuple[str, ...]:
    """What makes an item this item and no other."""
    date = entry.dates[0][1] if entry.dates else ""
    texts = (entry.title, *entry.contents, entry.summary)
    return (entry.id, entry.link, date, *(text.value for text in texts))


def _words(entry: RawEntry) -> str:
    return "\n".join(map(comparable, _said(entry)))


def _short_hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
