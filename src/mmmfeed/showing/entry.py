"""The announcement that readers see of a cluster, and where each of its fields is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from mmmfeed.model import Announcement, Cluster, Decision, SourceSpec
from mmmfeed.showing import speech, unions
from mmmfeed.showing.speech import Pick

_UNITED = ("categories", "enclosures", "events")


def shown(cluster: Cluster, sources: Mapping[str, SourceSpec]) -> Announcement:
    """What readers see: one text of one member, under the publisher's title and the earliest date.

    `source`, `source_id`, text, content, summary, language, authors and place are those of the member that the text is
    from. `decisions` tell of which member each of the other fields is, where there are several. What is skipped says
    nothing, unless all of it is.
    """
    members = tuple(m for m in cluster.members if not m.announcement.skipped) or cluster.members
    lead, *copies = (member.announcement for member in members)
    own = [copy for copy in copies if _is_own(copy, sources) and _is_own(lead, sources)]
    others = [copy for copy in copies if copy not in own]
    text = speech.text(lead, own, others)
    title = speech.title(lead, own, text.member)
    page = speech.page(lead, own, text.member, others)
    first = replace(cluster, members=members).earliest
    in_turn = _once((lead, text.member, *copies))
    put_together = replace(
        text.member,
        title=title.member.title,
        title_origin=title.member.title_origin,
        published=first.published,
        dated=first.dated,
        published_precision=first.published_precision,
        updated=_updated(cluster, lead, text.member),
        url=page.member.url if page else None,
        raw_url=page.member.raw_url if page else None,
        categories=unions.categories(in_turn),
        enclosures=unions.enclosures(in_turn),
        events=unions.events(_once((text.member, *in_turn))),
        decisions=(),
    )
    picks = {"title": title, "text": text, "published": Pick(first, "earliest"), "url": page}
    return replace(put_together, decisions=tuple(_provenance(picks, put_together, in_turn))) if copies else put_together


def _updated(cluster: Cluster, lead: Announcement, text: Announcement) -> datetime | None:
    """When the words that readers see last changed; as far as we know, and else as the lead's source says.

    A partner's edits of a text that stands in for a teaser count from when we notice them.
    """
    if cluster.seen is not None:
        return cluster.seen.changed
    return lead.updated if text is lead else None


def _provenance(
    picks: Mapping[str, Pick | None], shown: Announcement, said: Sequence[Announcement]
) -> Iterator[Decision]:
    for about, pick in picks.items():
        if pick:
            why = f"; {pick.evidence}" if pick.evidence else ""
            yield Decision(about=about, rule=pick.rule, evidence=f"from {_called(pick.member)}{why}")
    for about in _UNITED:
        things = getattr(shown, about)
        givers = [a for a in said if any(thing in things for thing in getattr(a, about))]
        if givers:
            yield Decision(about=about, rule="union", evidence=f"from {', '.join(map(_called, givers))}")


def _called(said: Announcement) -> str:
    return f"{said.source} ({said.source_id})"


def _once(said: Sequence[Announcement]) -> list[Announcement]:
    return list({a.name: a for a in said}.values())


def _is_own(said: Announcement, sources: Mapping[str, SourceSpec]) -> bool:
    source = sources.get(said.source)
    return source is not None and source.first_party
