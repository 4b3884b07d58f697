"""Partners' feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0.

doubts   what is no feed, or no whole one, said in plain words
wire     what the format says: feedparser's result as raw fields
dates    a feed's timestamps as moments that can be believed
names    what an item is called: its own id, where that can be believed
meaning  raw fields as an announcement
"""

from __future__ import annotations

from mmmfeed.model import Announcement, Document, Parsed, Problem, SourceSpec
from mmmfeed.parsers.partner import doubts, meaning, names, wire


def parse(document: Document, source: SourceSpec) -> Parsed:
    """Every item that can be read, in the feed's order, and what is wrong with the rest."""
    if refusal := doubts.refuse(document.body):
        return Parsed(problems=(_problem(document, refusal),))
    feed = wire.read(document)
    if not feed.version and not feed.entries:
        return Parsed(problems=(_problem(document, doubts.NO_FEED),))
    whole, doubt = doubts.leave_out_what_is_cut(feed, document.body)
    problems = [_problem(document, doubt)] if doubt else []
    context = meaning.Context(feed=feed, document=document, source=source)
    announcements: dict[str, Announcement] = {}
    for entry, name in zip(whole, names.names(whole), strict=True):
        said, doubts_of_it = meaning.announcement(entry, name, context)
        problems += [_problem(document, message) for message in doubts_of_it]
        if said is not None:
            announcements.setdefault(said.source_id, said)
    return Parsed(announcements=tuple(announcements.values()), problems=tuple(problems))


def _problem(document: Document, message: str) -> Problem:
    return Problem(source=document.source, place=document.location, message=message)
