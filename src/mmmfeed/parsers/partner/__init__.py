"""Partners' feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed 1.0 and 1.1.

decoding    bytes as text
impostors   what came in place of a feed, told apart in plain words
pages       web pages, of which kind they are
offers      the feeds that a web page offers
jsonfeed    what a JSON Feed says, as raw fields
mending     the sins against XML that do no harm, mended; attacks refused
reading     feedparser's reader, with what it gets wrong amended
wire        what XML says, as raw fields
media       the files of an item
names       what an item is called: its own id, where that can be believed
dates       a feed's timestamps as moments that can be believed
bodies      an item's title, text and content, and whether it was cut
items       what has to be known of all items before one can be judged
distrust    what is not to be believed, found by looking at all of them
belongings  authors, categories, files, the feed that an item is from
meaning     an item as an announcement
doubts      what is said of a feed that is not whole
rhythm      how often the feed says that it changes
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mmmfeed.model import Announcement, Decision, Document, Parsed, Problem, SourceSpec
from mmmfeed.parsers.partner import distrust, doubts, impostors, jsonfeed, meaning, pages, rhythm, wire
from mmmfeed.parsers.partner.decoding import Decoded, decode
from mmmfeed.parsers.partner.impostors import Impostor as Impostor
from mmmfeed.parsers.partner.impostors import impostor as impostor
from mmmfeed.parsers.partner.items import MOST, Context, Item, items
from mmmfeed.parsers.partner.mending import Mended, RefusedError, mend
from mmmfeed.parsers.partner.offers import Offer as Offer
from mmmfeed.parsers.partner.offers import feeds_offered as feeds_offered
from mmmfeed.text.html import to_text
from mmmfeed.text.urls import canonical
from mmmfeed.text.words import clean, cut, one_line


def parse(document: Document, source: SourceSpec) -> Parsed:
    """Every item that can be read, in the feed's order, and what is wrong with the rest."""
    decoded = decode(document.body, document.media_type)
    if found := impostors.of_text(decoded.text, document):
        return Parsed(problems=(_problem(document, found.message),))
    try:
        feed, broken = _read(decoded.text, document)
    except RefusedError as refused:
        return Parsed(problems=(_problem(document, str(refused)),))
    context = Context.of(feed, document, source)
    found_items, left_out = items(context)
    judged, facts = distrust.judge(found_items, feed.title, document.retrieved, source.distrust)
    whole = [*_of_the_whole(decoded.doubt, feed), *broken, *doubts.too_many(left_out, MOST)]
    problems = [*(_problem(document, said) for said in whole), *_of_items(judged, document)]
    announcements = _announcements(judged, context, problems)
    return Parsed(
        announcements=announcements,
        problems=tuple(problems),
        understood=(*_understood(decoded, feed, document), *facts),
        rhythm=rhythm.read(feed.rhythm),
    )


def feed_title(document: Document) -> str:
    """What a feed calls itself, as plain text; empty where it does not, or cannot be read."""
    text = decode(document.body, document.media_type).text
    try:
        title = _read(text, document)[0].title
    except RefusedError:
        return ""
    return one_line(clean(title if jsonfeed.is_json(text) else to_text(title)))


def _read(text: str, document: Document) -> tuple[wire.RawFeed, list[str]]:
    """The feed, and what is to be said of its being broken. Raises RefusedError for an attack."""
    if jsonfeed.is_json(text):
        return jsonfeed.read(text), []
    mended = mend(text)
    feed = wire.read(mended or Mended(text="", lines=(), skipped=0), document.base_url)
    return feed, doubts.unfinished(mended, len(feed.entries)) if mended else []


def _announcements(judged: Sequence[Item], context: Context, problems: list[Problem]) -> tuple[Announcement, ...]:
    found: dict[str, Announcement] = {}
    for item in judged:
        announcement = meaning.announcement(item, context)
        if announcement is None:
            message = f"an item (id {item.name.value}) has neither title nor text, and is left out."
            problems.append(_problem(context.document, message, item.entry.line))
        else:
            found.setdefault(announcement.source_id, announcement)
    return tuple(found.values())


def _understood(decoded: Decoded, feed: wire.RawFeed, document: Document) -> Iterator[Decision]:
    yield Decision(about="encoding", rule=decoded.encoding, evidence=decoded.told_by)
    yield Decision(about="format", rule=wire.FORMATS.get(feed.version, "unknown"), evidence=feed.version)
    if not feed.entries:
        yield Decision(about="items", rule="none", evidence="it is a feed, and empty")
    if pages.is_elsewhere(document.location, document.base_url):
        told = f"asked at {document.location}, answered from {document.base_url}"
        yield Decision(about="address", rule="answered-elsewhere", evidence=told)
    if feed.own_address and canonical(feed.own_address) != canonical(document.location):
        yield Decision(about="address", rule="calls-itself", evidence=cut(feed.own_address, 300))
    yield from feed.understood


def _of_the_whole(doubt: str, feed: wire.RawFeed) -> Iterator[str]:
    """What is wrong with the document, in plain words."""
    if doubt:
        yield f"{doubt}."
    if feed.complaint:
        read = doubts.items(len(feed.entries))
        yield f"is not well-formed ({feed.complaint}); {read} could be read even so."
    yield from feed.remarks


def _of_items(judged: Sequence[Item], document: Document) -> Iterator[Problem]:
    for message, line in doubts.of_dates(judged):
        yield _problem(document, message, line)


def _problem(document: Document, message: str, line: int | None = None) -> Problem:
    place = document.location if line is None else f"{document.location}:{line}"
    return Problem(source=document.source, place=place, message=message)
