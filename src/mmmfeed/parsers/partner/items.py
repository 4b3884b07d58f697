"""A feed's items with what has to be known of all of them before one can be judged: title, page, date, name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from mmmfeed.model import Document, SourceSpec
from mmmfeed.parsers.partner import bodies, dates, names
from mmmfeed.parsers.partner.dates import Dated
from mmmfeed.parsers.partner.names import Name
from mmmfeed.parsers.partner.wire import RawEntry, RawFeed
from mmmfeed.text.urls import canonical, host, is_home_page, safe
from mmmfeed.text.words import clean, one_line

MOST = 5_000  # items; the largest archives that are served as one feed have some thousands
_NEVER = datetime.min.replace(tzinfo=UTC)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an item is read against."""

    feed: RawFeed
    document: Document
    source: SourceSpec
    base: str | None  # what a relative link is relative to
    own_host: str

    @classmethod
    def of(cls, feed: RawFeed, document: Document, source: SourceSpec) -> Context:
        """Links are relative to the document in Atom, elsewhere (nothing is said there) to the site."""
        address, site = document.base_url, safe(feed.link, document.base_url)
        base = (address or site) if feed.is_atom else (site or address)
        return cls(feed=feed, document=document, source=source, base=base, own_host=host(document.location))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item, with what is decided of it before its text is read."""

    entry: RawEntry
    name: Name
    title: str  # plain text, one line; empty when there is none
    page: str | None  # absolute
    url: str | None  # the same, canonical
    is_front: bool  # whether that is a front page, which is no item's page
    language: str | None  # BCP 47
    dated: Dated
    title_doubt: str = ""  # the rule by which its title is none, empty when it is one
    shares_page: int = 0  # how many other items link to the same page


def items(context: Context) -> tuple[list[Item], int]:
    """The items in the feed's order, at most MOST, the newest; and how many were left out."""
    entries = context.feed.entries
    dated = [_dated(entry, context) for entry in entries]
    kept = _newest(dated)
    entries = tuple(entries[n] for n in kept)
    found = [
        _item(entry, dated[n], name, context)
        for n, entry, name in zip(kept, entries, names.names(entries), strict=True)
    ]
    return found, len(dated) - len(kept)


def _dated(entry: RawEntry, context: Context) -> Dated:
    return dates.read(entry, context.source, language(entry, context), context.document.retrieved)


def _newest(dated: Sequence[Dated]) -> Sequence[int]:
    """The places of the newest items, in the feed's order; an undated one is as old as the one before it."""
    if len(dated) <= MOST:
        return range(len(dated))
    stamps, last = [], next((one.published for one in dated if one.published), _NEVER)
    for one in dated:
        last = one.published or last
        stamps.append(last)
    return sorted(sorted(range(len(dated)), key=lambda n: stamps[n], reverse=True)[:MOST])


def _item(entry: RawEntry, dated: Dated, name: Name, context: Context) -> Item:
    link = safe(entry.link, context.base) if entry.link else None
    page = link if link and not link.startswith("mailto:") else None
    return Item(
        entry=entry,
        name=name,
        title=one_line(clean(bodies.plain(entry.title, is_typed=context.feed.is_typed))),
        page=page,
        url=canonical(page, context.own_host) if page else None,
        is_front=bool(page) and is_home_page(page or ""),
        language=language(entry, context),
        dated=dated,
    )


def language(entry: RawEntry, context: Context) -> str | None:
    """Of the item, else of the feed, else of the source (BCP 47)."""
    return next(_languages(entry, context), context.source.language)


def _languages(entry: RawEntry, context: Context) -> Iterator[str]:
    spoken = (*entry.contents, entry.summary, entry.title)
    for told in (entry.language, *(text.language for text in spoken), context.feed.language):
        if tag := _tag(told):
            yield tag


def _tag(told: str) -> str:
    """`EN_us` as `en-US` (RFC 5646, section 2.1.1); empty for what is no language."""
    if not _LANGUAGE.fullmatch(told):
        return ""
    first, *more = told.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in more)])  # noqa: PLR2004
