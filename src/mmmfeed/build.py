"""The story: from the sources to the feeds. It acts; the rooms below judge.

each source   retrieve what it says now if it is due (asking.py), parse it, keep what is new (hearing/)
all of it     merge what is new with what is known; show single announcements as feeds.yaml wants them (overruling.py)
each feed     view what it shows now, emit it in each format, publish what differs
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import datetime

from mmmfeed.asking import read_all
from mmmfeed.emitters import EMITTERS
from mmmfeed.errors import RefusedError
from mmmfeed.hearing import Saying, by_their_names_now, merge_new, recall
from mmmfeed.merge import merge
from mmmfeed.model import Config, FeedSpec, Problem
from mmmfeed.overruling import overrule_all
from mmmfeed.publish import publish
from mmmfeed.report import Heard, Output, Report
from mmmfeed.run import Progress, Run, open_run, silent
from mmmfeed.views import view


def build(
    config: Config,
    now: datetime,
    progress: Progress = silent,
    forced: Container[str] = (),
    accepted: Container[str] = (),
) -> Report:
    """Read the sources, merge what they say, write the feeds. `now` is aware, and the run's only clock.

    Servers are asked that are due, and those of `forced` sources, by their names. What `accepted` sources say is right,
    however much it is at once.
    """
    with open_run(config, now, progress) as run:
        heard = read_all(run, forced, accepted)
        merged = merge_new(run)
        sources = {name: replace(said, merged=merged[name]) for name, said in heard.items()}
        with run.store.transaction():
            misnamed = overrule_all(run)
        return Report(sources=sources, settings=misnamed, outputs=publish_all(run))


def rebuild(config: Config, now: datetime, progress: Progress = silent) -> Report:
    """Derive everything anew, by today's rules, from the documents that were heard. Guids stay."""
    with open_run(config, now, progress, create=False) as run:
        with run.store.transaction():
            before = list(run.store.clusters.newest_first())
            run.store.clusters.forget()
            run.store.records.forget(run.sources)
            sources = Heard.by_source(_replay(run))
            members = run.store.records.members()
            known = by_their_names_now(before, members)
            run.store.clusters.keep(merge(members, known, run.policy, afresh=True))
            misnamed = overrule_all(run)
        return Report(sources=sources, settings=misnamed, outputs=publish_all(run))


def publish_all(run: Run) -> tuple[Output, ...]:
    """Each feed in each of its formats, from what is known now."""
    return tuple(output for feed in run.config.feeds for output in _publish(feed, run))


# --- one document -----------------------------------------------------------------------------------------


def _replay(run: Run) -> Iterator[tuple[str, Heard]]:
    """Every document again, in the order they were heard; of sources that are still configured."""
    for hearing, document in run.store.documents.replay():
        if source := run.sources.get(document.source):
            run.progress(f"reading {source.name} as of {document.retrieved:%Y-%m-%d %H:%M}")
            yield source.name, recall(Saying(document=document, hearing=hearing, source=source), run)


# --- one feed ---------------------------------------------------------------------------------------------


def _publish(feed: FeedSpec, run: Run) -> Iterator[Output]:
    """The feed in each of its formats; a refused one leaves the others alone."""
    run.progress(f"writing {feed.name}")
    shown = view(feed, run.config.site, run.sources, run.store.clusters.newest_first(), run.now)
    for name in feed.formats:
        path = run.config.output / f"{feed.name}.{EMITTERS[name].ending}"
        refused, written = None, False
        try:
            written = publish(path, EMITTERS[name].emit(shown), shown, name)
        except RefusedError as error:
            refused = Problem(source=feed.name, place=str(path), message=str(error))
        yield Output(path=path, entries=len(shown.entries), waiting=shown.waiting, written=written, refused=refused)
