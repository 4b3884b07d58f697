"""What is said of a feed that is not whole, and of dates that are not believed, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mmmfeed.parsers.partner.dates import Doubt
from mmmfeed.parsers.partner.items import Item
from mmmfeed.parsers.partner.mending import Mended
from mmmfeed.text.words import cut

_EACH = 5  # problems of one kind; more are told in one line


def unfinished(mended: Mended, read: int) -> list[str]:
    """What is to be said of a feed that breaks off, of which `read` items were read; nothing when it does not."""
    return [broken_off(read, inside_item=mended.inside_item)] if mended.broken_off else []


def broken_off(read: int, *, inside_item: bool) -> str:
    """That a feed breaks off."""
    left_out = "; the item in which it ends is left out" if inside_item else ""
    return f"breaks off before its end; {items(read)} could be read{left_out}. The next run reads it again."


def too_many(left_out: int, most: int) -> list[str]:
    """That a feed has more items than are read of one; nothing when it has not."""
    if not left_out:
        return []
    return [f"has {left_out + most:,} items; the newest {most:,} were read. Ask for a feed of the latest ones only."]


def of_dates(found: Sequence[Item]) -> Iterator[tuple[str, int | None]]:
    """Each date that is not believed, with the line of its item; many of one kind in one line."""
    kinds: dict[str, list[tuple[Item, Doubt]]] = {}
    for item in found:
        if item.dated.doubt is not None:
            kinds.setdefault(item.dated.doubt.why, []).append((item, item.dated.doubt))
    for same in kinds.values():
        several = len(same) > _EACH
        so = "they count from when they were first heard" if several else "it counts from when it was first heard"
        for item, doubt in same[:1] if several else same:
            told = f"{len(same)} dates like this one: {doubt}" if several else str(doubt)
            yield f"{told} (in “{cut(item.title, 60) or item.name.value}”); {so}.", item.entry.line


def items(count: int) -> str:
    """How many items, in words."""
    return f"{count or 'no'} item{'' if count == 1 else 's'}"
