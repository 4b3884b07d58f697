"""What people decided in feeds.yaml about single announcements, done; and what is gone from a mirrored file, hidden.

What was heard stays as it was heard. Beside it the store keeps how it is shown, so that a decision that is taken back
leaves no trace, and no source can overrule a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from mmmfeed.config.mistakes import quoted
from mmmfeed.errors import StoreError
from mmmfeed.joining import join
from mmmfeed.merge import day_named, hide, is_named, is_reworded, nearest, overrule
from mmmfeed.model import Announcement, Cluster, Config, Member, Override, Problem, SourceSpec
from mmmfeed.run import Run
from mmmfeed.store import Found, Store

_AT_ONCE = 200  # clusters in memory
_LISTED = 3  # of several that match, so many are named
_ONE = "write the source_id of the one that is meant (`mmmfeed export` lists them)"

_Name = tuple[str, str]  # source and source_id


def overrule_all(run: Run) -> tuple[Problem, ...]:
    """Show everything as feeds.yaml says; and tell what in it names no announcement, or too many."""
    meant = _Meant()
    problems = [problem for override in run.config.overrides if (problem := meant.add(override, run))]
    for source in run.sources.values():
        meant.gone.update(run.store.places.vanished(source.name) if source.mirror else ())
    # What is gone and hidden already stays so.
    differing = meant.gone.symmetric_difference(run.store.records.overruled())
    ids = sorted(meant.touched | {found.cluster for found in differing if found.cluster is not None})
    for start in range(0, len(ids), _AT_ONCE):
        _show(run.store.clusters.numbered(ids[start : start + _AT_ONCE]), meant, run)
    return tuple(problems)


def unnamed(config: Config, said: Iterable[Announcement]) -> list[Problem]:
    """What of feeds.yaml names nothing of `said`, which is all that its local sources say, nor of what is known."""
    zones = {source.name: source.timezone for source in config.sources}
    named: set[Override] = set()
    texts: defaultdict[tuple[Override, str], set[str]] = defaultdict(set)
    for announcement in said if config.overrides else ():
        zone = zones[announcement.source]
        for override in (o for o in config.overrides if is_named(announcement, o.which, zone)):
            named.add(override)
            if override.about != "skip":
                texts[override, announcement.source].add(announcement.text or announcement.title)
    problems = [
        _problem(override, f"matches {len(several)} announcements of {source}; {_ONE}")
        for (override, source), several in texts.items()
        if len(several) > 1
    ]
    if any(source.is_remote for source in config.sources):  # they were not asked
        return problems
    missing = [override for override in config.overrides if override not in named]
    return problems + [_problem(override, "matches no announcement") for override in _unknown(missing, config)]


# --- which ones are meant ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Meant:
    """What feeds.yaml decides, by what it is about."""

    clusters: defaultdict[int, list[Override]] = field(default_factory=lambda: defaultdict(list))
    records: defaultdict[_Name, list[Override]] = field(default_factory=lambda: defaultdict(list))
    gone: set[Found] = field(default_factory=set)  # from a mirrored document
    touched: set[int] = field(default_factory=set)  # clusters

    def add(self, override: Override, run: Run) -> Problem | None:
        """Take `override` up; or say why not. A title and a date are those of all copies of an announcement."""
        found = matching(override.which, run.sources, run.store)
        clusters = {f.cluster for f in found if f.cluster is not None}
        if not clusters:
            return _problem(override, f"matches no announcement{_instead(override.which, run)}")
        if override.about != "skip" and len(clusters) > 1:
            names = ", ".join(sorted(f.source_id for f in found)[:_LISTED])
            return _problem(
                override,
                f"matches {len(clusters)} announcements ({names}{', …' if len(found) > _LISTED else ''}); {_ONE}",
            )
        self.touched |= clusters
        if override.about == "skip":
            for f in found:
                self.records[f.source, f.source_id].append(override)
        else:
            self.clusters[clusters.pop()].append(override)
        return None

    def about(self, cluster: int, said: Announcement) -> list[Override]:
        """What is decided about a member of a cluster."""
        return [*self.clusters.get(cluster, ()), *self.records.get(said.name, ())]


def matching(which: str, sources: Mapping[str, SourceSpec], store: Store) -> list[Found]:
    """The records that a source_id, a date, or opening words mean; the first of these that means any."""
    for name in sources:
        if found := store.places.called(name, which):
            return found
    if day := day_named(which):
        return [found for name in sources for found in store.places.dated(name, day.isoformat())]
    return [found for found in store.places.beginning(which) if found.source in sources]


def _instead(which: str, run: Run) -> str:
    """What may have been meant."""
    day = day_named(which)
    if day:
        near = _nearest_days(
            day, [pair for s in run.sources for pair in run.store.places.days_beside(s, day.isoformat())]
        )
    else:
        near = nearest(which, run.store.places.neighbours(which))
    return f"; the nearest are {', '.join(near[:_LISTED])}" if near else ""


def _nearest_days(day: date, known: Iterable[tuple[str, str]]) -> list[str]:
    return [name for _, name in sorted((abs(date.fromisoformat(other) - day), name) for other, name in known)]


def _unknown(overrides: Sequence[Override], config: Config) -> Iterator[Override]:
    """Those of `overrides` that name nothing in the store either, if there is one that can be read."""
    try:
        with Store.open(config.store, create=False, upgrade=False) as store:
            sources = {source.name: source for source in config.sources}
            yield from [override for override in overrides if not matching(override.which, sources, store)]
    except StoreError:
        yield from overrides


def _problem(override: Override, message: str) -> Problem:
    return Problem(source="", place=override.place, message=f"{override.about}: {quoted(override.which)} {message}")


# --- how they are shown -----------------------------------------------------------------------------------


def _show(clusters: Mapping[int, Cluster], meant: _Meant, run: Run) -> None:
    changed: list[Member] = []
    gone = {(found.source, found.source_id) for found in meant.gone}
    for id_, cluster in clusters.items():
        for member in cluster.members:
            said = member.announcement
            heard = run.store.records.newest([said])[said.source_id]
            zone = run.sources[said.source].timezone if said.source in run.sources else ZoneInfo("UTC")
            shown = overrule(heard, meant.about(id_, said), zone)
            if said.name in gone:
                shown = hide(shown, "mirror", "gone from its file")
            shown = _edited(said, heard, shown, run)
            if shown != said:
                run.store.records.overrule(heard, shown)
                changed.append(replace(member, announcement=shown))
    if changed:
        join(changed, run)


def _edited(before: Announcement, heard: Announcement, shown: Announcement, run: Run) -> Announcement:
    """`shown` with the time of its last edit; another title is one, but for readers who never saw the former."""
    if run.store.records.first_heard(heard.source, heard.source_id) >= run.now.replace(microsecond=0):
        return shown
    if is_reworded(before, shown):
        return replace(shown, updated=run.now)
    return replace(shown, updated=max(filter(None, (before.updated, heard.updated)), default=None))
