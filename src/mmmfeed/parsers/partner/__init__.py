"""Partners' feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0.

decoding  bytes as text
doubts    what is no feed, or no whole one, said in plain words
mending   the sins against XML that do no harm, mended; attacks refused
wire      what the format says: feedparser's result as raw fields
dates     a feed's timestamps as moments that can be believed
names     what an item is called: its own id, where that can be believed
bodies    an item's title, text and content, and whether it was cut
meaning   raw fields as an announcement
"""

from __future__ import annotations

from mmmfeed.model import Announcement, Document, Parsed, Problem, SourceSpec
from mmmfeed.parsers.partner import doubts, meaning, names, wire
from mmmfeed.parsers.partner.decoding import decode
from mmmfeed.parsers.partner.mending import Mended, RefusedError, mend


def parse(document: Document, source: SourceSpec) -> Parsed:
    """Every item that can be read, in the feed's order, and what is wrong with the rest."""
    decoded = decode(document.body, document.media_type)
    if refusal := doubts.refusal(decoded.text):
        return Parsed(problems=(_problem(document, refusal),))
    try:
        mended = mend(decoded.text)
        if mended is None:
            raise RefusedError(doubts.no_feed(decoded.text))  # noqa: TRY301
        feed = wire.read(mended)
    except RefusedError as refused:
        return Parsed(problems=(_problem(document, str(refused)),))
    said = _of_the_whole(decoded.doubt, feed, mended)
    problems = [_problem(document, message) for message in said]
    return _announcements(feed, meaning.Context(feed=feed, document=document, source=source), problems)


def _announcements(feed: wire.RawFeed, context: meaning.Context, problems: list[Problem]) -> Parsed:
    found: dict[str, Announcement] = {}
    for entry, name in zip(feed.entries, names.names(feed.entries), strict=True):
        announcement, doubts_of_it = meaning.announcement(entry, name, context)
        problems += [_problem(context.document, message, entry.line) for message in doubts_of_it]
        if announcement is not None:
            found.setdefault(announcement.source_id, announcement)
    return Parsed(announcements=tuple(found.values()), problems=tuple(problems))


def _of_the_whole(doubt: str, feed: wire.RawFeed, mended: Mended) -> list[str]:
    """What is wrong with the document, in plain words."""
    read = doubts.items(len(feed.entries))
    broken = f"is not well-formed ({feed.complaint}); {read} could be read even so." if feed.complaint else ""
    return [
        said for said in (f"{doubt}." if doubt else "", broken, doubts.unfinished(mended, len(feed.entries))) if said
    ]


def _problem(document: Document, message: str, line: int | None = None) -> Problem:
    place = document.location if line is None else f"{document.location}:{line}"
    return Problem(source=document.source, place=place, message=message)
