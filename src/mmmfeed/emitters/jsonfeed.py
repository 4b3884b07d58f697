"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from mmmfeed.emitters import _entry
from mmmfeed.model import Author, Entry, FeedView, Member
from mmmfeed.text.words import one_line

ENDING, MEDIA_TYPE = "json", "application/feed+json"

# For a human who looks at the feed (section "Extensions"): once is enough.
_ABOUT = (
    "Under _mmmfeed each item tells which sources said it, by which rules their copies were found to be one, and "
    "where it is in other languages. The keys are explained in mmmfeed's documentation: docs/reference/json-feed.md"
)


def emit(view: FeedView) -> bytes:
    """Return `view` as a JSON document in UTF-8: the same view, the same bytes."""
    site = view.site
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _entry.title(view),
        "home_page_url": _entry.uri(site.url),
        "feed_url": _entry.self_url(view, ENDING),
        "description": _entry.description(view),
        "icon": site.icon and _entry.uri(site.icon),
        "authors": [{"name": one_line(site.author_name or site.title), "url": _entry.uri(site.url)}],
        "language": _entry.language(site.language),
        "_mmmfeed": {"about": _ABOUT},
    }
    items = [_item(entry, view) for entry in view.entries]
    # "items" is required also when there are none.
    text = json.dumps(_said(document) | {"items": items}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


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
            "date_published": published.isoformat(),
            "date_modified": updated.isoformat() if updated != published else None,
            "authors": [_author(author) for author in _entry.authors(shown)],
            "tags": list(dict.fromkeys(term for category in shown.categories if (term := one_line(category.term)))),
            "language": _entry.own_language(view, shown),
            "attachments": [
                _said({"url": _entry.uri(file.url), "mime_type": _entry.media_type(file), "size_in_bytes": file.length})
                for file in shown.enclosures
            ],
            "_mmmfeed": _provenance(entry),
        }
    )


def _author(author: Author) -> dict[str, Any]:
    return _said({"name": one_line(author.name), "url": author.url and _entry.uri(author.url)})


def _provenance(entry: Entry) -> dict[str, Any]:
    """Who said it, by which rules they were found to say the same, and what it is in other languages."""
    members = entry.cluster.members
    said = {
        "sources": list(dict.fromkeys(member.announcement.source for member in members)),
        "joined_by": list(dict.fromkeys(member.joined.rule for member in members if member.joined)),
        "text_from": entry.shown.source if entry.shown.name != members[0].name else None,
        "copies": [_copy(member) for member in members] if len(members) > 1 else [],
        "translations": [
            _said({"id": other.guid, "language": _entry.language(other.language), "url": _page(other.url)})
            for other in entry.translations
        ],
    }
    # Those two stand there in any case.
    return _said(said) | {name: said[name] for name in ("sources", "joined_by")}


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
