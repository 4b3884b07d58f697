"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from mmmfeed.emitters import _entry, _events
from mmmfeed.model import Author, Entry, FeedView, Member, Occasion, archive_stem
from mmmfeed.text.words import one_line

ENDING, MEDIA_TYPE = "json", "application/feed+json"

# Where the keys of `_mmmfeed` are explained (section "Extensions" asks for an address of a page). That page comes with
# the program: docs/reference/json-feed.md.
_ABOUT = "https://www.jsonfeed.org/version/1.1/#extensions"


def emit(view: FeedView) -> bytes:
    """Return `view` as a JSON document in UTF-8: the same view, the same bytes."""
    site = view.site
    icon = site.icon and _entry.uri(site.icon)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _entry.title(view),
        "home_page_url": _entry.uri(site.url),
        "feed_url": _address(view, view.feed.name),
        "next_url": _address(view, archive_stem(view.feed.name, view.older)) if view.older else None,
        "description": _entry.description(view),
        "icon": icon,
        "favicon": icon,
        "authors": [{"name": one_line(site.author_name or site.title), "url": _entry.uri(site.url)}],
        "language": _entry.language(site.language),
        "hubs": [{"type": "WebSub", "url": hub} for name, hub in _entry.relations(view, ENDING) if name == "hub"],
        "_mmmfeed": _about(view),
    }
    items = [_item(entry, view) for entry in view.entries]
    # "items" is required also when there are none.
    text = json.dumps(_said(document) | {"items": items}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _address(view: FeedView, stem: str) -> str | None:
    """Of a document of this feed. Its `feed_url` is that of the one to subscribe to: it is how readers know a feed."""
    return view.site.base_url and f"{_entry.uri(view.site.base_url)}{quote(stem)}.{ENDING}"


def _about(view: FeedView) -> dict[str, Any]:
    base = view.site.base_url
    page = f"{_entry.uri(base)}index.html" if base else None
    return _said({"about": _ABOUT, "page": page, "updated": _entry.seconds(view.updated).isoformat()})


def _item(entry: Entry, view: FeedView) -> dict[str, Any]:
    shown = entry.shown
    published, updated = _entry.seconds(entry.published), _entry.seconds(entry.updated)
    return _said(
        {
            "id": entry.guid,
            "url": _entry.link(entry),
            "title": one_line(shown.title),
            "summary": _entry.summary(shown),
            "content_html": _entry.body(shown) or _entry.paragraphs(shown.title),
            "content_text": shown.text,
            "image": _entry.picture(shown),
            "date_published": published.isoformat(),
            "date_modified": updated.isoformat() if updated != published else None,
            "authors": [_author(author) for author in _entry.authors(shown)],
            "tags": list(dict.fromkeys(term for category in shown.categories if (term := one_line(category.term)))),
            "language": _entry.own_language(view, shown),
            "attachments": [
                _said({"url": _entry.uri(file.url), "mime_type": _entry.media_type(file), "size_in_bytes": file.length})
                for file in shown.enclosures
            ],
            "_mmmfeed": _provenance(entry, view),
        }
    )


def _author(author: Author) -> dict[str, Any]:
    return _said({"name": one_line(author.name), "url": author.url and _entry.uri(author.url)})


def _provenance(entry: Entry, view: FeedView) -> dict[str, Any]:
    """Whose it is, who said it, by which rules they were found to say the same, its events, and its translations."""
    members = entry.cluster.members
    said = {
        "source": _source(entry, view),
        "sources": list(dict.fromkeys(member.announcement.source for member in members)),
        "joined_by": list(dict.fromkeys(member.joined.rule for member in members if member.joined)),
        "text_from": entry.shown.source if entry.shown.name != members[0].name else None,
        "copies": [_copy(member) for member in members] if len(members) > 1 else [],
        "translations": [
            _said({"id": other.guid, "language": _entry.language(other.language), "url": _page(other.url)})
            for other in entry.translations
        ],
        "events": [_event(occasion, entry, view) for occasion in entry.occasions],
    }
    # Those two stand there in any case.
    return _said(said) | {name: said[name] for name in ("sources", "joined_by")}


def _source(entry: Entry, view: FeedView) -> dict[str, Any]:
    """Whom the text is from."""
    name = entry.shown.source
    spec = view.sources.get(name)
    title = _entry.source_name(entry.shown, view.sources, view.site)
    return {"name": name, "title": title, "first_party": spec is not None and spec.first_party}


def _event(occasion: Occasion, entry: Entry, view: FeedView) -> dict[str, Any]:
    event, timed = occasion.event, _events.hours(occasion.event)
    first, last = _events.days(event)
    start, end = timed or (first, last if event.end else None)
    return _said(
        {
            "start": _written(start),
            "end": end and _written(end),
            "all_day": timed is None,
            "time_zone": _events.time_zone(entry, event, view),
            "place": one_line(event.place),
            "online": event.online,
            "cancelled": occasion.cancelled,
            "uid": occasion.uid,
            "ics": _events.calendar_url(entry),
        }
    )


def _written(moment: datetime | date) -> str:
    """RFC 3339 with the offset that it is told in, or a day."""
    return (_entry.seconds(moment) if isinstance(moment, datetime) else moment).isoformat()


def _copy(member: Member) -> dict[str, Any]:
    joined = member.joined
    return _said(
        {
            "source": member.announcement.source,
            "url": _page(member.announcement.url),
            "joined_by": joined and joined.rule,
            "score": joined and round(joined.score, 3),
        }
    )


def _page(url: str | None) -> str | None:
    return _entry.uri(url) if url else None


def _said(members: dict[str, Any]) -> dict[str, Any]:
    """`members` without those that say nothing; a size of 0 bytes says something."""
    return {key: value for key, value in members.items() if value not in (None, "", [])}
