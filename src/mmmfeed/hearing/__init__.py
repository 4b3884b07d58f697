"""What a document says becomes known: each announcement under its lasting name, as a version if it says something new,
and merged with what is known near it.

saying   what is said, and under which names
naming   which known announcement is which, whatever its document calls it by now
brake    a feed that brings too much at once is held back
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mmmfeed.hearing.brake import Stance, former_stance, may_come_now, stance
from mmmfeed.hearing.naming import called, settle
from mmmfeed.hearing.saying import Known, Named, Saying, day_of
from mmmfeed.joining import join
from mmmfeed.merge import explained, identity_keys, revisions, succeed
from mmmfeed.model import Announcement, Member, Name, Parsed
from mmmfeed.parsers import parse
from mmmfeed.report import Heard
from mmmfeed.run import Run
from mmmfeed.store import Lost, Standing

__all__ = ["Saying", "by_their_names_now", "hear", "may_come_now", "merge_new", "recall", "recall_lost"]

_AT_ONCE = 250  # announcements that are merged together; each may bring some others that are like it
_BEFORE = 5  # versions of an announcement that tell which of its numbers are a counter


def hear(saying: Saying, run: Run) -> Heard:
    """Keep what is new in a document, to be merged in its turn (merge_new)."""
    return Heard.of(_waiting(part, saying, run) for part in _parts(saying, run, replayed=False))


def recall(saying: Saying, run: Run) -> Heard:
    """Keep what was new in a document that was heard before, to be merged in its turn."""
    return Heard.of(_waiting(part, saying, run) for part in _parts(saying, run, replayed=True))


def recall_lost(hearing: int, lost: Lost, run: Run) -> Heard:
    """Keep what was new in a document that is kept no longer, as it was understood then."""
    said = run.store.dropping.heard_in(hearing)
    known = run.store.records.newest(said)
    run.store.records.add(hearing, lost.retrieved, [_member(a) for a in said])
    run.store.dropping.found_again(hearing)
    run.store.records.wait(a.name for a in said)
    return Heard.of([Heard.part(Parsed(announcements=tuple(said)), known, said)])


def merge_new(run: Run) -> Counter[str]:
    """Merge what waits for it; how many of the new ones of each source were known from others, or by another name.

    Which source answered first does not matter. What a run that was killed had heard waits in the store.
    """
    joined: Counter[str] = Counter()
    while True:
        members, new = run.store.records.waiting(_AT_ONCE)
        if not members:
            return joined
        with run.store.transaction():
            clusters = join(members, run)
            run.store.records.merged(members)
        joined.update(m.name.source for c in clusters for m in c.members if m.joined and m.name in new)


def by_their_names_now(before: Sequence[Member], now: Sequence[Member]) -> dict[Name, Name]:
    """What today's rules call announcements that were called otherwise before."""
    theirs = {member.name: member.announcement for member in before}
    ours = {member.name: member.announcement for member in now}
    renamed: dict[Name, Name] = {}
    for source in sorted({source for source, _ in ours.keys() - theirs.keys()}):
        unknown = [said for name, said in ours.items() if name.source == source and name not in theirs]
        gone = [said for name, said in theirs.items() if name.source == source and name not in ours]
        found = revisions(unknown, gone, same_bytes=True)
        renamed.update({old.name: Name(source, new) for new, old in found.items()})
    return renamed


# --- what is new ------------------------------------------------------------------------------------------


class _Part(NamedTuple):
    """What a part of a document brought; what Heard.part takes."""

    parsed: Parsed
    known: Known
    news: Sequence[Announcement]
    facts: tuple[str, ...] = ()


def _parts(saying: Saying, run: Run, *, replayed: bool) -> Iterator[_Part]:
    """Of each part of a document: what was parsed, what was known of it, and the new versions, which are recorded."""
    turn = None
    document, seen = saying.document, Counter[datetime | None]()
    for parsed in parse(document, saying.source):
        if turn is None and parsed.whole:  # a document that says nothing takes nothing back
            turn = run.store.places.begin(document)
        named = called(parsed, saying, run)
        now = _stance(parsed, named, saying, run, replayed=replayed)
        if now.held:
            problems = (*parsed.problems, now.problem) if now.problem else parsed.problems
            yield _Part(replace(parsed, problems=problems), {}, ())
            continue
        settle(named, saying, run)
        news = _news(parsed, named, saying, run, history=now.history)
        run.store.records.add(saying.hearing, document.retrieved, [_member(a) for a in news])
        newest = named.known | {a.source_id: a for a in news}
        versions = [newest[a.source_id] for a in named.said]
        run.store.places.stand(turn, list(_standings(parsed.announcements, versions, seen, saying.source.timezone)))
        yield _Part(parsed, named.known, news, named.facts)


def _stance(parsed: Parsed, named: Named, saying: Saying, run: Run, *, replayed: bool) -> Stance:
    """A person's text file is believed; so is a feed, as a rule."""
    if parsed.whole is not None or not parsed.announcements:
        return Stance()
    now = former_stance(saying, run) if replayed else stance(named, saying, run)
    if not now.held:
        run.store.documents.began(saying.document, saying.hearing)
    return now


def _news(parsed: Parsed, named: Named, saying: Saying, run: Run, *, history: bool) -> list[Announcement]:
    """The new versions. Why others of a feed are none, though they differ, is kept with what is known."""
    heard, records = saying.document.retrieved, run.store.records
    if parsed.whole is not None:
        whole = (succeed(named.known.get(a.source_id), a, heard, mends_dates=True) for a in named.said)
        return [version for version in whole if version]
    first = {a.source_id: succeed(named.known.get(a.source_id), a, heard, history=history) for a in named.said}
    changed = [version for name, version in first.items() if version and name in named.known]
    earlier = records.earlier_texts(changed, _BEFORE)
    again = [a for a in named.said if a.source_id in earlier]
    versions = first | {
        a.source_id: succeed(named.known[a.source_id], a, heard, earlier=earlier[a.source_id]) for a in again
    }
    told = (
        explained(named.known[a.source_id], a, heard, earlier.get(a.source_id, ()))
        for a in named.said
        if versions[a.source_id] is None
    )
    records.explain([known for known in told if known])
    return [version for version in versions.values() if version]


def _standings(
    said: Sequence[Announcement], versions: Sequence[Announcement], seen: Counter[datetime | None], zone: ZoneInfo
) -> Iterator[Standing]:
    """How a part has its announcements. `seen`: how many of each moment stand above it; is brought up to date."""
    for announcement, version in zip(said, versions, strict=True):
        moment = version.published
        yield Standing(said=version, name=announcement.source_id, day=day_of(version, zone), ordinal=seen[moment])
        seen[moment] += 1


def _waiting(part: _Part, saying: Saying, run: Run) -> Heard:
    run.store.records.wait(a.name for a in ([*part.known.values(), *part.news] if saying.again else part.news))
    return Heard.part(*part)


def _member(announcement: Announcement) -> Member:
    return Member(announcement=announcement, keys=identity_keys(announcement))
