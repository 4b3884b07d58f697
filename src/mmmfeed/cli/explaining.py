"""The story of an announcement in plain words: who said it, when, and why readers see it as they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from mmmfeed.cli.exporting import fields, rfc3339
from mmmfeed.cli.wording import count
from mmmfeed.model import Cluster, Decision, Doubt, FeedSpec, Judgement, Member, Verdict, Veto
from mmmfeed.text.words import cut

if TYPE_CHECKING:
    from datetime import datetime

    from mmmfeed.explaining import Beside, Linked, Story
    from mmmfeed.store import Event
    from mmmfeed.views import Place

MANY = 5  # more than these are not told at length
_LISTED = 5  # others that it was compared with, and events
_WIDTH = 85  # characters of a title
_OTHERWISE = "to have it otherwise, write into feeds.yaml what you want of this, with another title or date"
_ASKS = "`mmmfeed review` asks you about it"


def listed(clusters: Iterable[Cluster]) -> Iterator[str]:
    """A line for each of many."""
    for cluster in clusters:
        yield f"{cluster.published:%Y-%m-%d}  {cut(cluster.lead.title, _WIDTH)}\n            {cluster.guid}"


def lines(story: Story) -> Iterator[str]:
    """What matters most to readers first: what they see and where; then each copy; then what might be otherwise."""
    yield story.shown.title
    yield from _known(story)
    for member in story.cluster.members:
        yield from _copy(member, story)
    yield from _section("readers see", _fields(story.shown.decisions))
    yield from _section("kept apart from", _several([_apart(one) for one in story.beside if one.is_apart]))
    yield from _section("perhaps the same as", _several([_doubted(one) for one in story.beside if not one.is_apart]))
    yield from _section("history", _history(story))
    yield from _section(_OTHERWISE, _changes(story))


def as_json(story: Story) -> dict[str, object]:
    """All of it for scripts."""
    cluster = story.cluster
    return {
        "guid": cluster.guid,
        "since": cluster.since.isoformat(),
        "aliases": cluster.aliases,
        "title": story.shown.title,
        "published": rfc3339(cluster.published),
        "shown": _decisions(story.shown.decisions),
        "feeds": [_place_as_json(place) for place in story.places],
        "members": [_member_as_json(member, story) for member in cluster.members],
        "judgements": [_judgement_as_json(judgement) for judgement in story.judgements],
        "beside": [_beside_as_json(one) for one in story.beside],
        "history": [_event_as_json(event) for event in story.history],
        "translations": [_linked_as_json(linked) for linked in story.translations],
        "changes": {change.key: "\n".join((f"{change.key}:", *change.lines)) for change in story.changes},
    }


# --- what is known of it ------------------------------------------------------------------------------------


def _known(story: Story) -> Iterator[str]:
    cluster = story.cluster
    yield f"  guid       {cluster.guid}, since {_moment(cluster.since)}"
    for alias in cluster.aliases:
        yield f"  formerly   {alias}"
    yield f"  published  {_moment(cluster.published)}, as {cluster.earliest.source} says"
    for number, place in enumerate(story.places):
        yield f"  {'' if number else 'in feeds':<9}  {place.feed.name}: {_placed(place)}"
    for linked in story.translations:
        yield f"  {linked.language or 'otherwise':<9}  {linked.title}"
        yield f"             {linked.guid}"
        if linked.evidence:
            yield f"             taken for a translation: {linked.evidence}"


def _placed(place: Place) -> str:
    if place.position:
        return f"entry {place.position} of {place.entries}"
    return f"not there: {_why_not(place)}"


def _why_not(place: Place) -> str:
    feed, there = place.feed, place.evidence
    if place.reason == "limit" and feed.order not in ("newest", "oldest"):
        return f"it shows {feed.limit} only (limit), and others come first (order: {feed.order})"
    return {
        "former-source": "no source of feeds.yaml says it any more",
        "skipped": "it is skipped",
        "ahead": "it is dated ahead, and comes on its day",
        "limit": f"it shows the newest {feed.limit} only (limit), and this is older",
        "sources": f"it takes from {' and '.join(feed.sources)} only",
        "exclude_source": f"it leaves out what {there} says first (exclude_source)",
        "first_party": f"it takes only {_of_whom(feed)} (first_party)",
        "languages": f"it takes {', '.join(feed.languages)} (languages), and this is in {there or 'no known language'}",
        "categories": f"it takes {', '.join(feed.categories)} (categories), and this is in none of them",
        "include": "it takes only what has certain words in it (include), and this has none of them",
        "exclude": f"it leaves out what has “{there}” in it (exclude)",
        "since": f"it takes what is from {_since(feed)} (since), and this is of {there}",
        "until": f"it takes what is up to {feed.until} (until), and this is of {there}",
        "events_only": "it takes only what tells of an event (events_only), and none was found in this",
        "min_length": f"it takes texts of {feed.min_length} letters and more (min_length), and this has {there}",
    }[place.reason]


def _of_whom(feed: FeedSpec) -> str:
    return "the publisher's own" if feed.first_party else "what others say"


def _since(feed: FeedSpec) -> str:
    return f"the last {count(feed.since.days, 'day')}" if isinstance(feed.since, timedelta) else f"{feed.since} on"


# --- its copies ---------------------------------------------------------------------------------------------


def _copy(member: Member, story: Story) -> Iterator[str]:
    said, heard = member.announcement, story.heard[member.name]
    mark = " (readers see this copy)" if story.shown.name == member.name and not said.skipped else ""
    yield f"  {said.source}{mark}: {said.source_id}"
    again = f", in {heard.versions} versions by {_moment(heard.last)}" if heard.versions > 1 else ""
    yield f"    heard {_moment(heard.first)}{again}"
    if member.joined:
        yield f"    joined by {_rule(member.joined)}: {member.joined.evidence}"
    if said.url:
        yield f"    at {said.url}"
    for decision in said.decisions:
        yield f"    {decision.about} by {decision.rule}{': ' + decision.evidence if decision.evidence else ''}"
    if said.truncated:
        yield "    the source cut the text"


def _fields(decisions: Iterable[Decision]) -> Iterator[str]:
    """Where each field is from, those together that are from the same copies for the same reason."""
    together: dict[str, list[str]] = {}
    for decision in decisions:
        together.setdefault(decision.evidence, []).append(_FIELDS.get(decision.about, decision.about))
    yield from (f"{', '.join(names)} {evidence}" for evidence, names in together.items())


_FIELDS = {"published": "date", "url": "address", "enclosures": "files"}


# --- what it was compared with, and what became of it -----------------------------------------------------------


def _apart(one: Beside) -> tuple[str, ...]:
    rule = one.judgement.outcome.rule
    why = f"never_same in {one.evidence}" if rule == "pin" else f"{rule}: {one.evidence}"
    return _other(one), f"  {why}"


def _doubted(one: Beside) -> tuple[str, ...]:
    outcome = one.judgement.outcome
    rule = outcome.rule if isinstance(outcome, Veto) else _rule(outcome)
    return _other(one), f"  {rule}: {one.evidence}; {_ASKS}"


def _other(one: Beside) -> str:
    lead = one.cluster.lead
    return f"{cut(lead.title, _WIDTH)} ({one.name.source}, {one.cluster.published:%Y-%m-%d})"


def _history(story: Story) -> Iterator[str]:
    """What its copies do not tell: which ones joined later than they were heard, and which left."""
    events = [event for event in story.history if not _is_told(event, story)]
    told = [f"{_moment(e.at)}  {e.name.source} {e.event}, {e.evidence}" for e in events]
    if len(told) > _LISTED:
        yield f"… and {len(told) - _LISTED} earlier (--json tells all)"
    yield from told[-_LISTED:]


def _is_told(event: Event, story: Story) -> bool:
    joined = {member.name: member.joined for member in story.cluster.members}.get(event.name)
    if event.event != "joined" or joined is None or event.at > story.heard[event.name].first:
        return False
    return event.evidence == f"{joined.rule}: {joined.evidence}"


def _changes(story: Story) -> Iterator[str]:
    for change in story.changes:
        yield f"{change.key}:"
        yield from change.lines[:_LISTED]


def _several(found: list[tuple[str, ...]]) -> Iterator[str]:
    for some in found[:_LISTED]:
        yield from some
    if len(found) > _LISTED:
        yield f"… and {count(len(found) - _LISTED, 'other')} (--json tells all)"


def _section(title: str, told: Iterator[str]) -> Iterator[str]:
    """Nothing where nothing is to be told."""
    for number, line in enumerate(told):
        if not number:
            yield f"  {title}"
        yield f"    {line}"


def _rule(outcome: Verdict | Doubt) -> str:
    return outcome.rule if outcome.score >= 1 else f"{outcome.rule}, {outcome.score:.2f}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


# --- for scripts ----------------------------------------------------------------------------------------------


def _member_as_json(member: Member, story: Story) -> dict[str, object]:
    heard = story.heard[member.name]
    return fields(story.cluster, member) | {
        "heard": rfc3339(heard.first),
        "heard_last": rfc3339(heard.last),
        "versions": heard.versions,
        "evidence": member.joined.evidence if member.joined else None,
        "decisions": _decisions(member.announcement.decisions),
    }


def _decisions(decisions: Iterable[Decision]) -> list[dict[str, str]]:
    return [{"about": d.about, "rule": d.rule, "evidence": d.evidence} for d in decisions]


def _place_as_json(place: Place) -> dict[str, object]:
    return {
        "feed": place.feed.name,
        "position": place.position,
        "entries": place.entries,
        "reason": place.reason or None,
        "evidence": place.evidence or None,
    }


def _judgement_as_json(judgement: Judgement) -> dict[str, object]:
    outcome = judgement.outcome
    return {
        "a": judgement.a._asdict(),
        "b": judgement.b._asdict(),
        "outcome": {Verdict: "same", Veto: "different", Doubt: "unsure"}[type(outcome)],
        "rule": outcome.rule,
        "score": None if isinstance(outcome, Veto) else outcome.score,
        "evidence": outcome.evidence,
    }


def _beside_as_json(one: Beside) -> dict[str, object]:
    return {
        "guid": one.cluster.guid,
        "title": one.cluster.lead.title,
        "apart": one.is_apart,
        "rule": one.judgement.outcome.rule,
        "evidence": one.evidence,
    }


def _event_as_json(event: Event) -> dict[str, object]:
    return {
        "at": rfc3339(event.at),
        "guid": event.guid,
        "event": event.event,
        **event.name._asdict(),
        "evidence": event.evidence,
    }


def _linked_as_json(linked: Linked) -> dict[str, object]:
    return {
        "guid": linked.guid,
        "title": linked.title,
        "language": linked.language,
        "url": linked.url,
        "score": linked.score,
        "evidence": linked.evidence,
    }
