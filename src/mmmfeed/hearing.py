"""What a document says becomes known: each announcement under its lasting name, as a version if it says something new,
and merged with what is known near it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from mmmfeed.merge import clues, identity_keys, is_doubtful, name_of, revisions, succeed, under_its_name
from mmmfeed.model import Announcement, Cluster, Document, Member, Parsed, SourceSpec
from mmmfeed.parsers import parse
from mmmfeed.report import Heard
from mmmfeed.run import Run, join
from mmmfeed.store import Standing

_AT_ONCE = 1000  # announcements that are merged together

_Known = dict[str, Announcement]  # by source_id, in the newest version, as it was heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A document, and what is known of it before it is read."""

    document: Document
    hearing: int  # its number in the store
    source: SourceSpec
    again: bool = False  # the location was read with other settings before, so all that it says is merged anew
    same_bytes: bool = False  # and just these bytes were read then


def hear(saying: Saying, run: Run) -> Heard:
    """Keep what is new in a document, to be merged in its turn (merge_new)."""
    return Heard.of(_waiting(*part, saying, run) for part in _parts(saying, run))


def recall(saying: Saying, run: Run) -> Heard:
    """Keep what was new in a document; nothing waits to be merged, since all will be."""
    return Heard.of(Heard.part(*part) for part in _parts(saying, run))


def merge_new(run: Run) -> Counter[str]:
    """Merge what waits for it; how many of the new ones of each source were known from others, or by another name.

    Source by source in the order of feeds.yaml, whichever answered first, so that the guids are the same each time.
    What a run that was killed had heard waits in the store.
    """
    joined: Counter[str] = Counter()
    for source in run.sources:
        while True:
            members, new = run.store.records.waiting(source, _AT_ONCE)
            if not members:
                break
            with run.store.transaction():
                clusters = join(members, run)
                run.store.records.merged(members)
            names = (name_of(m.announcement) for c in clusters for m in c.members if m.joined)
            joined[source] += sum(name[0] == source and name[1] in new for name in names)
    return joined


def by_their_names_now(before: Sequence[Cluster], now: Sequence[Member]) -> list[Cluster]:
    """Clusters of which today's rules call some members otherwise, each member under its new name."""
    theirs = {name_of(m.announcement): m.announcement for cluster in before for m in cluster.members}
    ours = {name_of(m.announcement): m.announcement for m in now}
    renamed: dict[tuple[str, str], str] = {}
    for source in {source for source, _ in ours.keys() - theirs.keys()}:
        unknown = [said for name, said in ours.items() if name[0] == source and name not in theirs]
        gone = [said for name, said in theirs.items() if name[0] == source and name not in ours]
        found = revisions(unknown, gone, same_bytes=True)
        renamed.update({(source, old.source_id): new for new, old in found.items()})
    return [_renamed(cluster, renamed) for cluster in before]


# --- what is new ------------------------------------------------------------------------------------------


def _parts(saying: Saying, run: Run) -> Iterator[tuple[Parsed, _Known, list[Announcement]]]:
    """Of each part of a document: what was parsed, what was known of it, and the new versions, which are recorded."""
    turn = None
    heard = saying.document.retrieved
    seen: Counter[datetime | None] = Counter()
    for parsed in parse(saying.document, saying.source):
        if turn is None and parsed.whole:  # a document that says nothing takes nothing back
            turn = run.store.places.begin(saying.document)
        said, known = _called(parsed, saying, run)
        news = list(_news(said, known, heard, mends_dates=parsed.whole is not None))
        run.store.records.add(saying.hearing, heard, [_member(a) for a in news])
        now = known | {a.source_id: a for a in news}
        versions = [now[a.source_id] for a in said]
        run.store.places.stand(turn, list(_standings(parsed.announcements, versions, seen, saying.source.timezone)))
        yield parsed, known, news


def _news(said: Sequence[Announcement], known: _Known, heard: datetime, *, mends_dates: bool) -> Iterator[Announcement]:
    for announcement in said:
        version = succeed(known.get(announcement.source_id), announcement, heard, mends_dates=mends_dates)
        if version is not None:
            yield version


def _standings(
    said: Sequence[Announcement], versions: Sequence[Announcement], seen: Counter[datetime | None], zone: ZoneInfo
) -> Iterator[Standing]:
    """How a part has its announcements. `seen`: how many of each moment stand above it; is brought up to date."""
    for announcement, version in zip(said, versions, strict=True):
        moment = version.published
        yield Standing(said=version, name=announcement.source_id, day=_day(version, zone), ordinal=seen[moment])
        seen[moment] += 1


def _waiting(parsed: Parsed, known: _Known, news: Sequence[Announcement], saying: Saying, run: Run) -> Heard:
    run.store.records.wait([*known.values(), *news] if saying.again else news)
    return Heard.part(parsed, known, news)


def _member(announcement: Announcement) -> Member:
    return Member(announcement=announcement, keys=identity_keys(announcement))


# --- under which name -------------------------------------------------------------------------------------


def _called(parsed: Parsed, saying: Saying, run: Run) -> tuple[list[Announcement], _Known]:
    """The announcements of a part under their lasting names, whatever their document calls them; and the known ones."""
    said, source = parsed.announcements, saying.source.name
    if parsed.whole is None:
        return list(said), run.store.records.newest(said)
    lasting = run.store.places.lasting(source, [a.source_id for a in said])
    named = [a for a in said if a.source_id in lasting]
    known = run.store.records.newest([_under(a, lasting[a.source_id]) for a in named])
    doubtful = [a for a in named if is_doubtful(a, known[lasting[a.source_id]])]
    unknown = [a for a in said if a.source_id not in lasting]
    gone = _gone(parsed.whole, [*unknown, *doubtful], saying, run)
    found = revisions(unknown, gone, doubtful, same_bytes=saying.same_bytes)
    run.store.places.release(source, found)
    lasting |= _new_names([a.source_id for a in unknown if a.source_id not in found], parsed.whole, source, run)
    under = [
        under_its_name(a, found[a.source_id]) if a.source_id in found else _under(a, lasting[a.source_id]) for a in said
    ]
    return under, known | {old.source_id: old for old in found.values()}


def _under(said: Announcement, source_id: str) -> Announcement:
    return said if said.source_id == source_id else replace(said, source_id=source_id)


def _gone(whole: frozenset[str], said: Sequence[Announcement], saying: Saying, run: Run) -> list[Announcement]:
    """What is gone and has the day or the words of some of `said`."""
    days = {day for a in said if (day := _day(a, saying.source.timezone))}
    keys = {key for a in said for key in clues(a)}
    return list(run.store.places.gone(saying.source.name, whole, days, keys)) if said else []


def _new_names(names: Sequence[str], whole: frozenset[str], source: str, run: Run) -> dict[str, str]:
    """A lasting name for each new one: it may be what another one was called before it was corrected."""
    given = {name: name for name in names}
    for name in run.store.places.taken(source, names):
        number = 2
        while (other := f"{name}-{number}") in whole or run.store.places.taken(source, [other]):
            number += 1
        given[name] = other
    return given


def _day(announcement: Announcement, zone: ZoneInfo) -> str | None:
    return announcement.published.astimezone(zone).date().isoformat() if announcement.published else None


def _renamed(cluster: Cluster, names: Mapping[tuple[str, str], str]) -> Cluster:
    return replace(cluster, members=tuple(_with_name(member, names) for member in cluster.members))


def _with_name(member: Member, names: Mapping[tuple[str, str], str]) -> Member:
    said = member.announcement
    name = names.get(name_of(said))
    return replace(member, announcement=replace(said, source_id=name)) if name else member
