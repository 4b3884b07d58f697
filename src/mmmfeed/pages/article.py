"""What the page of an announcement shows around its text."""

from __future__ import annotations

from dataclasses import dataclass

from mmmfeed.model import Entry
from mmmfeed.pages import cards, moments
from mmmfeed.pages.cards import EventCard, File, Setting, Speech
from mmmfeed.pages.markup import presentable
from mmmfeed.pages.moments import Day
from mmmfeed.showing import parts
from mmmfeed.showing.locales import Tongue, known_tongue
from mmmfeed.showing.paths import calendar_path, page_path
from mmmfeed.text.urls import host
from mmmfeed.text.words import one_line


@dataclass(frozen=True, slots=True)
class Person:
    """An author; the address may be missing."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """The same announcement at somebody else's."""

    source: str
    url: str
    host: str


@dataclass(frozen=True, slots=True)
class Other:
    """The announcement in another language."""

    tongue: Tongue
    path: str  # of its page among ours; "": it has none
    url: str  # where it is at home


@dataclass(frozen=True, slots=True)
class Article:
    """An announcement, whole."""

    title: str
    speech: Speech
    day: Day
    updated: Day | None  # where it changed on a later day
    source: str
    source_url: str | None
    original: str | None  # its page at the source
    original_source: str  # whose page that is
    original_host: str
    is_cut: bool  # whether the rest is at the source only
    authors: tuple[Person, ...]
    events: tuple[EventCard, ...]
    calendar: str  # the path of these as a calendar; "": none is to come
    files: tuple[File, ...]
    categories: tuple[str, ...]
    copies: tuple[Copy, ...]
    others: tuple[Other, ...]


def article(entry: Entry, setting: Setting) -> Article:
    """An entry as its page shows it."""
    shown, original = entry.shown, cards.home(entry, setting)
    source = cards.source_name(shown, setting)
    day = moments.published(entry, setting.sources, setting.site, setting.texts)
    return Article(
        title=presentable(one_line(shown.title)),
        speech=cards.speech(shown, setting),
        day=day,
        updated=_updated(entry, day, setting),
        source=source,
        source_url=_source_url(entry, setting),
        original=original,
        original_source=_original_source(entry, setting),
        original_host=host(original or "").removeprefix("www."),
        is_cut=shown.truncated and original is not None,
        authors=tuple(_people(entry, source)),
        events=cards.events(entry, setting),
        calendar=calendar_path(entry.guid) if any(not o.cancelled for o in entry.occasions) else "",
        files=tuple(cards.file(enclosure, setting.texts) for enclosure in shown.enclosures),
        categories=tuple(dict.fromkeys(presentable(one_line(c.term)) for c in shown.categories if one_line(c.term))),
        copies=tuple(_copies(entry, setting)),
        others=tuple(_others(entry)),
    )


def _updated(entry: Entry, day: Day, setting: Setting) -> Day | None:
    changed = moments.instant(entry.updated, setting.site, setting.texts)
    return changed if changed.on > day.on else None


def _original_source(entry: Entry, setting: Setting) -> str:
    said = cards.original(entry, setting)
    return cards.source_name(said, setting) if said else ""


def _source_url(entry: Entry, setting: Setting) -> str | None:
    """Where the source is at home, as far as it is known; else the announcement's page there."""
    shown, spec = entry.shown, setting.sources.get(entry.shown.source)
    if shown.origin and shown.origin.url:
        return parts.uri(shown.origin.url)
    return parts.uri(setting.site.url) if spec and spec.first_party else cards.home(entry, setting)


def _people(entry: Entry, source: str) -> list[Person]:
    """The authors; a body that is named as the source is already is not named twice."""
    named = [
        Person(presentable(one_line(author.name)), parts.uri(author.url) if author.url else None)
        for author in parts.authors(entry.shown)
    ]
    return [person for person in named if person.name != source or person.url]


def _copies(entry: Entry, setting: Setting) -> list[Copy]:
    """Each page once, without the one where the text is at home."""
    said = (member.announcement for member in entry.cluster.members)
    pages = {parts.uri(copy.url): copy for copy in reversed(list(said)) if copy.url}
    pages.pop(cards.home(entry, setting) or "", None)
    return [
        Copy(cards.source_name(copy, setting), page, host(page).removeprefix("www."))
        for page, copy in reversed(list(pages.items()))
    ]


def _others(entry: Entry) -> list[Other]:
    found: dict[str, Other] = {}
    for other in entry.translations:
        known = known_tongue(other.language)
        if known and known.code not in found:
            path = page_path(other.guid) if other.has_page else ""
            home = parts.uri(other.url) if other.url else ""
            if path or home:
                found[known.code] = Other(known, path, home)
    return list(found.values())
