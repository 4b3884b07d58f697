"""Whether a feed may go out: compared with what it told its subscribers last (publish.plausible judges)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mmmfeed.emitters import EMITTERS
from mmmfeed.model import Cluster, Difference, FeedView, Past, Problem
from mmmfeed.publish import Folder, plausible
from mmmfeed.report import Output
from mmmfeed.run import Run
from mmmfeed.views import place


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a feed's entries since its last publication."""

    view: FeedView
    difference: Difference
    past: Past
    implausible: str | None  # why it should not go out, in words
    is_accepted: bool  # a person said that it is right all the same

    @property
    def refusal(self) -> str | None:
        """Why it is not published."""
        return None if self.is_accepted else self.implausible


def judge(view: FeedView, run: Run, accepted: Collection[str] = ()) -> Judged:
    """Compare `view` with its last publication. `accepted` are names of feeds, and of sources, with those of lists."""
    past = run.store.publications.past(view.feed.name)
    difference = plausible.compared(
        view,
        past,
        dict(_whys(plausible.missing(view, past), view, run)),
        plausible.wishes(view.feed, run.config.topics),
        expected=_let_come(view, past, run, accepted),
    )
    why = plausible.implausible(difference, view, past, _apart(run))
    return Judged(view, difference, past, why, view.feed.name in accepted)


def hold(judged: Judged, folder: Folder) -> Iterator[Output]:
    """The files of a refused feed, which stay as they are; the first one tells why."""
    view, problem = judged.view, None
    if judged.refusal:
        files = folder.path(f"{view.feed.name}.*")
        problem = Problem(source=view.feed.name, place=str(files), message=judged.refusal)
    for name in view.feed.formats:
        path = folder.path(f"{view.stem}.{EMITTERS[name].ending}")
        yield Output(path=path, entries=len(judged.past.shown), waiting=view.waiting, written=False, refused=problem)
        problem = None


def record(judged: Judged, run: Run) -> None:
    """Remember that it is published."""
    view = judged.view
    publication = plausible.publication(
        view,
        judged.difference,
        run.policy.now,
        settings=plausible.wishes(view.feed, run.config.topics),
        apart=_apart(run),
        is_usual=judged.past.last is not None and not judged.implausible,
    )
    with run.store.transaction():
        told = map(plausible.told, view.entries)
        run.store.publications.record(view.feed.name, told, judged.difference, publication)


def _whys(guids: Collection[str], view: FeedView, run: Run) -> Iterator[tuple[str, str]]:
    """Why each of these is not shown any more."""
    for guid in guids:
        if cluster := _now(guid, run):
            reason = place(cluster, view, run.policy.now, run.config.topics).reason
            yield guid, "mirror" if reason == "skipped" and not _is_decided(cluster, run) else reason


def _now(guid: str, run: Run) -> Cluster | None:
    """What a guid, or a former one, is by now."""
    called = run.store.clusters.called([guid])
    if not called and (name := run.store.clusters.minted_from(guid)):
        called = run.store.clusters.holding([name])
    return called[0] if called else None


def _is_decided(cluster: Cluster, run: Run) -> bool:
    """Whether a person skipped it, and not its file."""
    said = [m.announcement for m in cluster.members if m.announcement.source in run.sources]
    return not any(why.rule == "mirror" for a in said for why in a.decisions if why.about == "skipped")


def _let_come(view: FeedView, past: Past, run: Run, accepted: Collection[str]) -> frozenset[str]:
    """The new entries that somebody, or the brake of their sources (hearing.brake), let come."""
    new = [entry for entry in view.entries if entry.guid not in past.told]
    passed = run.store.publications.let_through(member.name for entry in new for member in entry.cluster.members)
    return frozenset(
        entry.guid
        for entry in new
        if any(member.name in passed or member.name.source in accepted for member in entry.cluster.members)
    )


def _apart(run: Run) -> int:
    """How many announcements feeds.yaml keeps apart."""
    return sum(len(pin.which) - 1 for pin in run.config.pins if not pin.same)
