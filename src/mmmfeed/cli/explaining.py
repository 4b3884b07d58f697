"""The story of one announcement in plain words: who said it, when, and why it looks as it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mmmfeed.cli.exporting import fields
from mmmfeed.model import Announcement, Cluster, Member
from mmmfeed.text.urls import canonical
from mmmfeed.text.words import comparable


def find(clusters: Iterable[Cluster], what: str) -> list[Cluster]:
    """Those that `what` names: by guid (or a former one), by the address of a copy, or by words of a title."""
    url, words = canonical(what), comparable(what)
    return [cluster for cluster in clusters if _is_named(cluster, what, url, words)]


def story(cluster: Cluster) -> Iterator[str]:
    """Lines for people."""
    yield cluster.lead.title
    yield f"  guid       {cluster.guid}, since {cluster.since:%Y-%m-%d %H:%M} UTC"
    for alias in cluster.aliases:
        yield f"  formerly   {alias}"
    yield f"  published  {cluster.published:%Y-%m-%d %H:%M} UTC, as {cluster.earliest.source} says"
    for member in cluster.members:
        yield from _copy(member, leads=member is cluster.members[0])


def as_json(cluster: Cluster) -> dict[str, object]:
    """The same for scripts."""
    members = [
        fields(cluster, member)
        | {
            "evidence": member.joined.evidence if member.joined else None,
            "decisions": [
                {"about": d.about, "rule": d.rule, "evidence": d.evidence} for d in member.announcement.decisions
            ],
        }
        for member in cluster.members
    ]
    return {"guid": cluster.guid, "since": cluster.since.isoformat(), "aliases": cluster.aliases, "members": members}


def _is_named(cluster: Cluster, what: str, url: str | None, words: str) -> bool:
    if what in (cluster.guid, *cluster.aliases):
        return True
    said = [member.announcement for member in cluster.members]
    if url is not None:
        return any(a.url == url for a in said)
    return any(what == a.source_id or (words and words in comparable(a.title)) for a in said)


def _copy(member: Member, *, leads: bool) -> Iterator[str]:
    said: Announcement = member.announcement
    yield f"  {said.source}{' (readers see this copy)' if leads else ''}: {said.source_id}"
    if member.joined:
        yield f"    joined by {member.joined.rule}: {member.joined.evidence}"
    if said.url:
        yield f"    at {said.url}"
    for decision in said.decisions:
        yield f"    {decision.about} by {decision.rule}{': ' + decision.evidence if decision.evidence else ''}"
    if said.truncated:
        yield "    the source cut the text"
