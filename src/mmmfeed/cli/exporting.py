"""Announcements as JSON Lines: names and meanings are promised in docs/reference/export.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime

from mmmfeed.model import Announcement, Cluster, Event, Member


def lines(clusters: Iterable[Cluster]) -> Iterator[str]:
    """One line for each announcement, the members of a cluster together and its lead first."""
    for cluster in clusters:
        for member in cluster.members:
            yield json.dumps(fields(cluster, member), ensure_ascii=False)


def fields(cluster: Cluster, member: Member) -> dict[str, object]:
    """What is told of one member."""
    seen = next((m for m in cluster.members if not m.announcement.skipped), None)
    return {
        "guid": cluster.guid,
        "lead": member is seen,
        **said_by(member.announcement),
        "joined_by": member.joined.rule if member.joined else None,
        "score": member.joined.score if member.joined else None,
        "translations": list(cluster.translations),
    }


def said_by(said: Announcement) -> dict[str, object]:
    """What is told of one announcement by itself."""
    return {
        "source": said.source,
        "source_id": said.source_id,
        "url": said.url,
        "title": said.title,
        "title_origin": said.title_origin.value,
        "published": rfc3339(said.published),
        "published_precision": said.published_precision.value,
        "updated": rfc3339(said.updated),
        "text": said.text,
        "language": said.language,
        "place": said.place,
        "point": list(said.point) if said.point else None,
        "categories": [category.term for category in said.categories],
        "authors": [author.name for author in said.authors],
        "origin": asdict(said.origin) if said.origin else None,
        "truncated": said.truncated,
        "skipped": said.skipped,
        "events": [_event(event) for event in said.events],
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "start": rfc3339(event.start),
        "end": rfc3339(event.end),
        "all_day": event.all_day,
        "place": event.place,
        "online": event.online,
        "evidence": event.evidence,
    }


def rfc3339(moment: datetime | date | None) -> str | None:
    """RFC 3339: a moment in UTC with a Z, or a date."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return moment.isoformat() if moment else None
