"""What a page shows of an entry, in values that a template only has to put in their places."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from mmmfeed.model import Announcement, Enclosure, Entry, Occasion, SiteSpec, SourceSpec, TitleOrigin
from mmmfeed.pages import moments
from mmmfeed.pages.markup import presentable
from mmmfeed.pages.moments import Day, When
from mmmfeed.showing import parts
from mmmfeed.showing.days import days
from mmmfeed.showing.locales import Tongue, known_tongue
from mmmfeed.showing.paths import page_path
from mmmfeed.showing.texts import Texts
from mmmfeed.text.tongues import tongue
from mmmfeed.text.words import ELLIPSIS, cut, one_line

_LONGEST_TITLE = 240  # characters in a list; on its own page it is whole
_SUMMARY = 220  # about two lines
_MEGA, _KILO = 1_000_000, 1_000


@dataclass(frozen=True, slots=True)
class Setting:
    """Where all cards of a build belong."""

    site: SiteSpec
    sources: Mapping[str, SourceSpec]
    texts: Texts


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of a text where it is not the page's: values for `lang` and `dir`, "" for none."""

    lang: str = ""
    dir: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An announcement in a list."""

    guid: str
    title: str
    path: str  # of its page
    day: Day
    source: str
    summary: str  # plain text; "": no more than the title
    speech: Speech


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event, in a list or beside its announcement."""

    title: str  # of its announcement
    path: str  # of the announcement's page
    when: When
    place: str
    is_online: bool
    is_cancelled: bool
    speech: Speech


@dataclass(frozen=True, slots=True)
class File:
    """A file that belongs to an announcement."""

    url: str
    name: str
    kind: str  # "audio", "video", "image" or "file"
    size: str  # 18.9 MB; "": not known
    media_type: str


def card(entry: Entry, setting: Setting, *, with_summary: bool = True) -> Card:
    """The entry in a list."""
    shown = entry.shown
    return Card(
        guid=entry.guid,
        title=listed_title(shown),
        path=page_path(entry.guid),
        day=moments.published(entry, setting.sources, setting.site, setting.texts),
        source=source_name(shown, setting),
        summary=_summary(shown) if with_summary else "",
        speech=speech(shown, setting),
    )


def listed_title(shown: Announcement) -> str:
    """The title in a list."""
    return presentable(cut(shown.title, _LONGEST_TITLE))


def source_name(said: Announcement, setting: Setting) -> str:
    """Whose words these are."""
    return presentable(parts.source_name(said, setting.sources, setting.site))


def original(entry: Entry, setting: Setting) -> Announcement | None:
    """The member whose page is where the text is at home; None where only a partner's copy of it has a page."""
    page = parts.own_page(entry)
    for at, member in enumerate(entry.cluster.members):
        said = member.announcement
        spec = setting.sources.get(said.source)
        is_home = at == 0 or said.name == entry.shown.name or (spec is not None and spec.first_party)
        if is_home and page and said.url and parts.uri(said.url) == page:
            return said
    return None


def home(entry: Entry, setting: Setting) -> str | None:
    """The page where the text is at home, if it is not among ours."""
    return parts.own_page(entry) if original(entry, setting) else None


def events(entry: Entry, setting: Setting) -> tuple[EventCard, ...]:
    """All events of an entry, likeliest first; those that were called off are marked."""
    return tuple(_event(entry, occasion, setting) for occasion in parts.occasions(entry))


def next_event(entry: Entry, setting: Setting, today: date | None) -> EventCard | None:
    """The event of an entry that comes next, seen from `today`; without it, the likeliest one."""
    going = [one for one in parts.occasions(entry) if not one.cancelled]
    cards = [_event(entry, one, setting) for one in going if today is None or days(one.event).last >= today]
    return min(cards, key=lambda card: card.when.on) if cards and today else next(iter(cards), None)


def file(enclosure: Enclosure, texts: Texts) -> File:
    """An enclosure for people."""
    url = parts.uri(enclosure.url)
    media_type = parts.media_type(enclosure)
    kind = media_type.partition("/")[0].lower()
    address = urlsplit(url)
    name = presentable(one_line(unquote(posixpath.basename(address.path.rstrip("/"))))) or address.hostname or url
    return File(
        url=url,
        name=cut(name, 80),
        kind=kind if kind in ("audio", "video", "image") else "file",
        size=_size(enclosure.length, texts) if enclosure.length else "",
        media_type=media_type,
    )


def speech(shown: Announcement, setting: Setting) -> Speech:
    """The language of an announcement where it is not the page's."""
    return spoken(known_tongue(shown.language or setting.site.language), shown.title, setting.texts)


def spoken(known: Tongue | None, text: str, texts: Texts) -> Speech:
    """The language of a text where it is not the page's; a direction also where only that can be told."""
    direction = known.direction if known else _direction(text) or texts.direction
    own = page_language(texts)
    return Speech(
        lang=known.code if known and tongue(known.code) != tongue(own) else "",
        dir=direction if direction != texts.direction else "",
    )


@lru_cache
def page_language(texts: Texts) -> str:
    """The `lang` of a page."""
    known = known_tongue(texts.language)
    return known.code if known else "en"


def _event(entry: Entry, occasion: Occasion, setting: Setting) -> EventCard:
    event = occasion.event
    return EventCard(
        title=listed_title(entry.shown),
        path=page_path(entry.guid),
        when=moments.when(event, setting.site, setting.texts),
        place=presentable(one_line(event.place)),
        is_online=event.online is True,
        is_cancelled=occasion.cancelled,
        speech=speech(entry.shown, setting),
    )


def _summary(shown: Announcement) -> str:
    """Two lines that say more than the title; where that is the beginning of the text, how it goes on."""
    told, title = one_line(shown.summary) or one_line(shown.text), one_line(shown.title)
    begun = title.removesuffix(ELLIPSIS).rstrip()
    if shown.title_origin is TitleOrigin.DERIVED and told.startswith(begun):
        told = told[len(begun) :].lstrip(" .,!?:;–—-…،؛。、，！？：；")
        told = f"{ELLIPSIS} {told}" if told and title.endswith(ELLIPSIS) else told
    return presentable(cut(told, _SUMMARY))


def _size(length: int, texts: Texts) -> str:
    from babel.units import format_unit

    mega = length >= _MEGA
    value = round(length / _MEGA, 1) if mega else max(1, round(length / _KILO))
    unit = "digital-megabyte" if mega else "digital-kilobyte"
    return str(format_unit(value, unit, length="short", locale=texts.locale))


def _direction(text: str) -> str:
    """That of the first letter that has one (UAX 9, P2)."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return ""
