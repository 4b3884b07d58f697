"""The announcements of a year, or of a month, on as many pages as it takes, each below 100 kB.

Pages are filled from the oldest on, so that what comes out today changes only the newest, `2025.html`. Older ones have
numbers in the order in which they were filled: `2025-2.html` has the beginning of the year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from mmmfeed.pages.cards import Card
from mmmfeed.pages.moments import month_in_words
from mmmfeed.showing.paths import list_path
from mmmfeed.showing.texts import Texts

_ROOM = 70_000  # bytes of one page's list; the rest of the page takes less than 10,000
_MARKUP = 420  # bytes around a card's words, at most
MANY = 400  # announcements of one list, from which on only their titles are listed


@dataclass(frozen=True, slots=True)
class Month:
    """The announcements of a month, newest first."""

    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a list."""

    path: str
    span: str  # the months on it: "March – May"
    cards: tuple[Card, ...]  # newest first


def paged(label: str, cards: Sequence[Card], texts: Texts) -> tuple[Part, ...]:
    """The pages of `cards` (newest first; listed under `label`), the newest page first."""
    filled: list[list[Card]] = [[]]
    room = _ROOM
    for card in reversed(cards):
        weight = _weight(card)
        if weight > room and filled[-1]:
            filled.append([])
            room = _ROOM
        filled[-1].append(card)
        room -= weight
    last = len(filled) - 1
    parts = (
        Part(list_path(label, 1 if at == last else at + 2), _span(part, texts), tuple(reversed(part)))
        for at, part in enumerate(filled)
    )
    return tuple(reversed(tuple(parts)))


def months(cards: Sequence[Card], texts: Texts) -> tuple[Month, ...]:
    """The cards by month."""
    return tuple(
        Month(month_in_words(first, texts), tuple(group))
        for first, group in groupby(cards, lambda card: card.day.on.replace(day=1))
    )


def within(cards: Sequence[Card], room: int) -> tuple[Card, ...]:
    """As many of `cards` as take `room` bytes."""
    taken = []
    for card in cards:
        room -= _weight(card)
        if room < 0:
            break
        taken.append(card)
    return tuple(taken)


def _weight(card: Card) -> int:
    words = (card.title, card.summary, card.source, card.day.words)
    # Five bytes at most become of one: &amp; and &#34; of ASCII, and letters of other scripts are longer already.
    return _MARKUP + sum(len(word.encode()) + 4 * sum(map(word.count, "&<>\"'")) for word in words)


def _span(cards: Sequence[Card], texts: Texts) -> str:
    if not cards:
        return ""
    first, last = (month_in_words(card.day.on, texts) for card in (cards[0], cards[-1]))
    return first if first == last else f"{first} – {last}"
