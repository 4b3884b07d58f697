"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from mmmfeed.emitters import _entry
from mmmfeed.model import Author, Cluster, FeedView
from mmmfeed.text.words import one_line

ENDING, MEDIA_TYPE = "json", "application/feed+json"


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
    }
    items = [_item(cluster, view) for cluster in view.entries]
    # "items" is required also when there are none.
    text = json.dumps(_said(document) | {"items": items}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _item(cluster: Cluster, view: FeedView) -> dict[str, Any]:
    lead = cluster.lead
    published, updated = _entry.seconds(cluster.published), _entry.seconds(cluster.updated)
    return _said(
        {
            "id": cluster.guid,
            "url": _entry.link(cluster),
            "title": one_line(lead.title),
            "summary": _entry.summary(lead),
            "content_html": _entry.body(lead) or _entry.paragraphs(lead.title),
            "content_text": lead.text,
            "date_published": published.isoformat(),
            "date_modified": updated.isoformat() if updated != published else None,
            "authors": [_author(author) for author in _entry.authors(lead)],
            "tags": list(dict.fromkeys(term for category in lead.categories if (term := one_line(category.term)))),
            "language": _entry.own_language(view, lead),
            "attachments": [
                _said({"url": _entry.uri(file.url), "mime_type": _entry.media_type(file), "size_in_bytes": file.length})
                for file in lead.enclosures
            ],
            "_mmmfeed": _provenance(cluster),
        }
    )


def _author(author: Author) -> dict[str, Any]:
    return _said({"name": one_line(author.name), "url": author.url and _entry.uri(author.url)})


def _provenance(cluster: Cluster) -> dict[str, list[str]]:
    """Who said it, and by which rules the members were found to be one announcement."""
    sources = dict.fromkeys(member.announcement.source for member in cluster.members)
    rules = dict.fromkeys(member.joined.rule for member in cluster.members if member.joined)
    return {"sources": list(sources), "joined_by": list(rules)}


def _said(members: dict[str, Any]) -> dict[str, Any]:
    """`members` without those that say nothing; a size of 0 bytes says something."""
    return {key: value for key, value in members.items() if value not in (None, "", [])}
