"""What a page says to programs: OpenGraph (https://ogp.me) and schema.org, for those who show links and search."""

from __future__ import annotations

import json
from dataclasses import dataclass

from mmmfeed.model import Announcement, Author, Entry, Event, Occasion
from mmmfeed.pages.cards import Setting, home, source_name
from mmmfeed.pages.markup import presentable
from mmmfeed.pages.moments import published
from mmmfeed.showing import parts
from mmmfeed.showing.days import iso
from mmmfeed.showing.locales import known_tongue, with_country
from mmmfeed.showing.parts import telling
from mmmfeed.showing.paths import permalink
from mmmfeed.showing.templates import in_script
from mmmfeed.text.words import cut, one_line

_DESCRIPTION = 200  # characters; programs cut longer ones


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a page's <head>."""

    title: str
    description: str = ""
    canonical: str | None = None
    kind: str = "website"  # of OpenGraph
    locale: str = ""  # en_GB
    image: str | None = None
    published: str = ""  # RFC 3339, or a day
    updated: str = ""
    json_ld: str = ""  # JSON that may stand in a <script>


def of_announcement(entry: Entry, setting: Setting) -> Head:
    """The head of an announcement's page."""
    shown = entry.shown
    return Head(
        title=presentable(one_line(shown.title)),
        description=_description(entry),
        canonical=home(entry, setting) or permalink(setting.site, entry.guid),
        kind="article",
        locale=og_locale(shown.language or setting.site.language),
        image=parts.picture(shown),
        published=published(entry, setting.sources, setting.site, setting.texts).iso,
        updated=_updated(entry),
        json_ld=_json_ld(entry, setting),
    )


def og_locale(code: str | None) -> str:
    """`code` as OpenGraph wants it: en_GB; "" where it is no language."""
    known = known_tongue(code)
    return with_country(known) if known else ""


def _json_ld(entry: Entry, setting: Setting) -> str:
    events = (_event(entry, occasion, setting) for occasion in parts.occasions(entry))
    said = {"@context": "https://schema.org", "@graph": [_article(entry, setting), *events]}
    return in_script(json.dumps(said, ensure_ascii=False, separators=(",", ":")))


def _article(entry: Entry, setting: Setting) -> dict[str, object]:
    shown, site = entry.shown, setting.site
    page = permalink(site, entry.guid)
    source = {"@type": "Organization", "name": source_name(shown, setting)}
    known = known_tongue(shown.language or site.language)
    return telling(
        {
            "@type": "NewsArticle",
            "@id": page,
            "headline": presentable(one_line(shown.title)),
            "description": _description(entry),
            "datePublished": published(entry, setting.sources, site, setting.texts).iso,
            "dateModified": _updated(entry),
            "inLanguage": known.code if known else None,
            "url": home(entry, setting) or page,
            "mainEntityOfPage": home(entry, setting) or page,
            "author": [_author(author, shown_source=source["name"]) for author in parts.authors(shown)] or [source],
            "publisher": _publisher(shown, setting) or source,
            "image": parts.picture(entry.shown),
            "keywords": [one_line(category.term) for category in shown.categories],
        }
    )


def _publisher(shown: Announcement, setting: Setting) -> dict[str, object] | None:
    """The site, of what is its own; a partner's text stays the partner's."""
    source, site = setting.sources.get(shown.source), setting.site
    if shown.origin or source is None or not source.first_party:
        return None
    return {"@type": "Organization", "name": presentable(one_line(site.title)), "url": parts.uri(site.url)}


def _author(author: Author, shown_source: str) -> dict[str, object]:
    name = presentable(one_line(author.name))
    kind = "Organization" if name == shown_source else "Person"
    return telling({"@type": kind, "name": name, "url": author.url and parts.uri(author.url)})


def _event(entry: Entry, occasion: Occasion, setting: Setting) -> dict[str, object]:
    event, page = occasion.event, home(entry, setting) or permalink(setting.site, entry.guid)
    return telling(
        {
            "@type": "Event",
            "name": presentable(one_line(entry.shown.title)),
            "startDate": iso(event.start),
            "endDate": iso(event.end) if event.end else None,
            "eventStatus": "https://schema.org/" + ("EventCancelled" if occasion.cancelled else "EventScheduled"),
            "eventAttendanceMode": _attendance(event),
            "location": _location(event, page),
            "organizer": {"@type": "Organization", "name": source_name(entry.shown, setting)},
            "description": _description(entry),
            "image": parts.picture(entry.shown),
            "url": page,
        }
    )


def _attendance(event: Event) -> str | None:
    if event.online is None:
        return None
    mode = "Offline" if not event.online else "Mixed" if event.place else "Online"
    return f"https://schema.org/{mode}EventAttendanceMode"


def _location(event: Event, page: str | None) -> list[dict[str, object]]:
    place = presentable(one_line(event.place))
    there: list[dict[str, object]] = [{"@type": "Place", "name": place, "address": place}] if place else []
    afar = [telling({"@type": "VirtualLocation", "url": page})] if event.online else []
    return [*there, *afar]


def _description(entry: Entry) -> str:
    return presentable(cut(entry.shown.summary or entry.shown.text, _DESCRIPTION))


def _updated(entry: Entry) -> str:
    """The last change, "" where there was none."""
    changed = parts.seconds(entry.updated)
    return changed.isoformat() if changed != parts.seconds(entry.published) else ""
