"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from mmmfeed.emitters import _entry
from mmmfeed.model import Author, Entry, Event, FeedView, Member, Occasion, archive_stem
from mmmfeed.showing import parts
from mmmfeed.showing.days import days, hours, iso
from mmmfeed.showing.parts import telling
from mmmfeed.showing.paths import INDEX, address, calendar_url
from mmmfeed.text.words import one_line

ENDING, MEDIA_TYPE = "json", "application/feed+json"

# Where the keys of `_mmmfeed` are explained (section "Extensions" asks for an address of a page). That page comes with
# the program: docs/reference/json-feed.md.
_ABOUT = "https://www.jsonfeed.org/version/1.1/#extensions"


def emit(view: FeedView) -> bytes:
    """Return `view` as a JSON document in UTF-8: the same view, the same bytes."""
    site = view.site
    icon = site.icon and parts.uri(site.icon)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": parts.feed_title(view),
        "home_page_url": parts.uri(site.url),
        # That of the one to subscribe to, also in a document of the history: it is how readers know a feed.
        "feed_url": address(site, f"{view.feed.name}.{ENDING}"),
        "next_url": address(site, f"{archive_stem(view.feed.name, view.older)}.{ENDING}") if view.older else None,
        "description": parts.feed_description(view),
        "icon": icon,
        "favicon": icon,
        "authors": [{"name": one_line(site.author_name or site.title), "url": parts.uri(site.url)}],
        "language": parts.language(site.language),
        "hubs": [{"type": "WebSub", "url": hub} for name, hub in _entry.relations(view, ENDING) if name == "hub"],
        "_mmmfeed": _about(view),
    }
    items = [_item(entry, view) for entry in view.entries]
    # "items" is required also when there are none.
    text = json.dumps(telling(document) | {"items": items}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _about(view: FeedView) -> dict[str, object]:
    return telling({"about": _ABOUT, "page": address(view.site, INDEX), "updated": iso(view.updated)})


def _item(entry: Entry, view: FeedView) -> dict[str, object]:
    shown = entry.shown
    published, updated = parts.seconds(entry.published), parts.seconds(entry.updated)
    return telling(
        {
            "id": entry.guid,
            "url": parts.page(entry),
            "title": one_line(shown.title),
            "summary": parts.summary(shown),
            "content_html": parts.body(shown) or parts.paragraphs(shown.title),
            "content_text": shown.text,
            "image": parts.picture(shown),
            "date_published": published.isoformat(),
            "date_modified": updated.isoformat() if updated != published else None,
            "authors": [_author(author) for author in parts.authors(shown)],
            "tags": list(dict.fromkeys(term for category in shown.categories if (term := one_line(category.term)))),
            "language": _entry.own_language(view.site, shown),
            "attachments": [
                telling({"url": parts.uri(file.url), "mime_type": parts.media_type(file), "size_in_bytes": file.length})
                for file in shown.enclosures
            ],
            "_mmmfeed": _provenance(entry, view),
        }
    )


def _author(author: Author) -> dict[str, object]:
    return telling({"name": one_line(author.name), "url": author.url and parts.uri(author.url)})


def _provenance(entry: Entry, view: FeedView) -> dict[str, object]:
    """Whose it is, who said it, by which rules they were found to say the same, its events, and its translations."""
    members = entry.cluster.members
    said = {
        "source": _source(entry, view),
        "sources": list(dict.fromkeys(member.announcement.source for member in members)),
        "joined_by": list(dict.fromkeys(member.joined.rule for member in members if member.joined)),
        "text_from": entry.shown.source if entry.shown.name != members[0].name else None,
        "copies": [_copy(member) for member in members] if len(members) > 1 else [],
        "translations": [
            telling({"id": other.guid, "language": parts.language(other.language), "url": _page(other.url)})
            for other in entry.translations
        ],
        "events": [_event(occasion, entry, view) for occasion in entry.occasions],
    }
    # Those two stand there in any case.
    return telling(said) | {name: said[name] for name in ("sources", "joined_by")}


def _source(entry: Entry, view: FeedView) -> dict[str, object]:
    """Whom the text is from."""
    name = entry.shown.source
    spec = view.sources.get(name)
    title = parts.source_name(entry.shown, view.sources, view.site)
    return {"name": name, "title": title, "first_party": spec is not None and spec.first_party}


def _event(occasion: Occasion, entry: Entry, view: FeedView) -> dict[str, object]:
    event, timed = occasion.event, hours(occasion.event)
    first, last = days(event)
    start, end = timed or (first, last if event.end else None)
    return telling(
        {
            "start": iso(start),
            "end": end and iso(end),
            "all_day": timed is None,
            "time_zone": _time_zone(entry, event, view),
            "place": one_line(event.place),
            "online": event.online,
            "cancelled": occasion.cancelled,
            "uid": occasion.uid,
            "ics": calendar_url(entry),
        }
    )


def _time_zone(entry: Entry, event: Event, view: FeedView) -> str | None:
    """The IANA name of the zone that an event's hours are told in, where it is known.

    What the store keeps is the offset from UTC. Where the zone of the announcement's source has that very offset then,
    it is that one: hours without a zone were read so.
    """
    if not isinstance(event.start, datetime):
        return None
    if isinstance(event.start.tzinfo, ZoneInfo):
        return event.start.tzinfo.key
    source = view.sources.get(entry.shown.source)
    zone = source.timezone if source else view.site.timezone
    return zone.key if event.start.astimezone(zone).utcoffset() == event.start.utcoffset() else None


def _copy(member: Member) -> dict[str, object]:
    joined = member.joined
    return telling(
        {
            "source": member.announcement.source,
            "url": _page(member.announcement.url),
            "joined_by": joined and joined.rule,
            "score": joined and round(joined.score, 3),
        }
    )


def _page(url: str | None) -> str | None:
    return parts.uri(url) if url else None
