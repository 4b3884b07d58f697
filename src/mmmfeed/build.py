"""The story: from the sources to the feeds. It acts; the rooms below judge.

each source   retrieve what it says now, parse it, keep what is new, merge that with what is known (hearing.py)
all of it     as feeds.yaml wants single announcements shown (overruling.py)
each feed     view what it shows now, emit it in each format, publish what differs
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from mmmfeed import __version__
from mmmfeed.emitters import EMITTERS
from mmmfeed.errors import RefusedError
from mmmfeed.hearing import Saying, by_their_names_now, hear, recall
from mmmfeed.merge import merge
from mmmfeed.model import Config, Document, FeedSpec, Problem, SourceSpec, Unchanged
from mmmfeed.overruling import overrule_all
from mmmfeed.publish import publish
from mmmfeed.report import Heard, Output, Report
from mmmfeed.retrieve import retrieve
from mmmfeed.run import Progress, Run, fingerprint, open_run, silent
from mmmfeed.views import view


def build(config: Config, now: datetime, progress: Progress = silent) -> Report:
    """Read the sources, merge what they say, write the feeds. `now` is aware, and the run's only clock."""
    with open_run(config, now, progress) as run:
        sources = {source.name: _read(source, run) for source in config.sources if source.enabled}
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


# --- one source -------------------------------------------------------------------------------------------


def _read(source: SourceSpec, run: Run) -> Heard:
    """Everything that one source says now, in one transaction."""
    run.progress(f"reading {source.name}")
    with run.store.transaction():
        validators = run.store.documents.validators(source.name, fingerprint(source))
        outcomes = retrieve(source, validators, run.now, user_agent=f"mmmfeed/{__version__} (+{run.config.site.url})")
        return Heard.sum(_take(outcome, source, run) for outcome in outcomes)


def _take(outcome: Document | Unchanged | Problem, source: SourceSpec, run: Run) -> Heard:
    """Read a document, unless it says what it said before; then its problems are still the same."""
    if isinstance(outcome, Problem):
        return Heard(problems=(outcome,))
    last = run.store.documents.reading(outcome.source, outcome.location)
    settings = fingerprint(source)
    if isinstance(outcome, Unchanged):
        return Heard(documents=1, unchanged=1, problems=last.problems if last else ())
    if last and last.is_of(outcome, settings):
        run.store.documents.asked_again(outcome)
        return Heard(documents=1, unchanged=1, problems=last.problems)
    hearing = run.store.documents.add(outcome, settings)
    again = bool(last and last.fingerprint != settings)
    same_bytes = bool(last and last.is_of(outcome, last.fingerprint))
    heard = hear(Saying(document=outcome, hearing=hearing, source=source, again=again, same_bytes=same_bytes), run)
    run.store.documents.told(outcome, heard.problems)
    return heard


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
