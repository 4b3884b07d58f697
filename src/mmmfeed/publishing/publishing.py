"""The story of a publication: look at what was touched, view the feeds, put pages before feeds that link to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from mmmfeed.emitters import EMITTERS
from mmmfeed.errors import RunawayError
from mmmfeed.hub import announce
from mmmfeed.model import Config, FeedView, Problem
from mmmfeed.publish import Folder
from mmmfeed.publishing import history
from mmmfeed.publishing.entries import dressed
from mmmfeed.publishing.feeds import put
from mmmfeed.publishing.judging import Judged, hold, judge, record
from mmmfeed.publishing.owning import clear, own
from mmmfeed.publishing.sifting import Sifted, sift
from mmmfeed.publishing.state import State
from mmmfeed.report import Output, Published
from mmmfeed.run import Run
from mmmfeed.showing.paths import address
from mmmfeed.views import views

if TYPE_CHECKING:  # a run that changes nothing must not need them
    from mmmfeed.publishing.pages import PageFiles

_HEARD_BY_HUBS = {"rss", "atom", "json"}  # formats


def publish_all(run: Run, accepted: Collection[str] = (), *, is_tried: bool = False) -> Published:
    """Have all outputs tell what is known now; feeds that are `accepted`, by name, however much differs at once.

    `is_tried`: only tell what would be done; the store is to be in a rehearsal.
    """
    config = run.config
    folder = Folder(config.output, precompress=config.precompress, is_tried=is_tried)
    was_cut_off = State.read(run.store.outputs.state()).is_cut_off
    published = _publish_touched(run, folder, accepted)
    if is_tried or not config.site.hub:
        return published
    # What a run wrote that was killed, its hub was not told.
    written = {output.path.name for output in published.outputs if output.written or was_cut_off}
    feeds = dict(_heard_by_hubs(config))
    changed = [url for name, url in feeds.items() if name in written]
    told = announce(config.site.hub, changed, run.store.pings, run.now, run.user_agent, feeds=feeds.values())
    return replace(published, problems=(*published.problems, *told))


def _publish_touched(run: Run, folder: Folder, accepted: Collection[str]) -> Published:
    outputs = run.store.outputs
    last, state = State.read(outputs.state()), State.of(run, folder.snapshot())
    out, is_whole = last.out(run.now), state.is_another(last)
    if state.is_settled(last) and not out and not outputs.touched():
        return Published(outputs=tuple(_as_they_stand(last, run)))
    with run.store.transaction():
        outputs.touch(out)
        if is_whole:
            outputs.touch_all()
        # If this run is cut off, nobody knows what is in the folder.
        outputs.keep_state(last.cut_off().kept())
    touched = outputs.touched()
    done = _publish(touched, run, folder, accepted, is_whole=is_whole)
    folder.settle()
    with run.store.transaction():
        outputs.settled(guid for guid in touched if guid not in done.left)
        outputs.keep_state(_reached(last, state, done, folder, is_whole=is_whole).kept())
    return done.published


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What became of a publication."""

    published: Published
    touched: Collection[str]
    coming: Mapping[str, datetime]  # of those that were touched: when they come out
    left: Collection[str]  # guids that are to be looked at again
    is_all: bool  # False: a feed, or its history, is not as it is to be


def _publish(touched: Sequence[str], run: Run, folder: Folder, accepted: Collection[str], *, is_whole: bool) -> _Done:
    sifted = sift(touched, run)
    judged = _judged(sifted, run, accepted)
    passed = [one for one in judged if not one.refusal]
    others = [Problem(source=name, place=str(run.config.path), message=why) for name, why in sifted.runaway.items()]
    # While a feed is held back, the pages stand as they are, too: they would show what it does not.
    files = _page_files(run, folder) if len(passed) == len(run.config.feeds) else None
    if files:
        files.put_announcements(sifted, touched, is_whole=is_whole)
    shown = {one.view.feed.name: _shown(one.view, run) for one in passed}
    if files:
        files.put_front(tuple(shown.values()))
    pages = len(folder.written)
    documents = list(_put_history(shown.values(), None if is_whole else touched, run, folder))
    kept_back = [*others, *(document.refused for document in documents if document.refused)]
    outputs = tuple(output for one in judged for output in _put_feed(one, shown, run, folder))
    is_all = not kept_back and not any(output.refused for output in outputs)
    published = Published(
        outputs=outputs,
        pages=pages,
        documents=sum(document.written for document in documents),
        removed=tuple(_cleared(run, folder)) if is_whole and is_all else (),
        others=(*kept_back, *(files.problems() if files else ())),
        differing={one.view.feed.name: one.difference for one in judged},
    )
    left = (files.left if files else ()) if is_all else touched
    return _Done(published=published, touched=touched, coming=sifted.coming, left=left, is_all=is_all)


def _put_feed(judged: Judged, shown: Mapping[str, FeedView], run: Run, folder: Folder) -> Iterator[Output]:
    """The feed in each of its formats, and remembered as published; or held back, so that the last good files stand."""
    view = shown.get(judged.view.feed.name)
    if view is None:
        yield from hold(judged, folder)
        return
    own((f"{view.stem}.{EMITTERS[name].ending}" for name in view.feed.formats), run)
    outputs = list(put(view, view.feed.formats, folder))
    yield from outputs
    if not any(output.refused for output in outputs):
        record(judged, run)


def _put_history(
    shown: Iterable[FeedView], touched: Collection[str] | None, run: Run, folder: Folder
) -> Iterator[Output]:
    for view in shown:
        if history.has_history(view.feed, run):
            yield from history.put_documents(view, touched, run, folder)


def _judged(sifted: Sifted, run: Run, accepted: Collection[str]) -> list[Judged]:
    """What each feed shows; what it shows no more is in its history."""
    run.progress("choosing what the feeds show")
    judged = [judge(view, run, accepted) for view in _chosen(sifted, run)]
    with run.store.transaction():
        for one in judged:
            if not one.refusal and history.has_history(one.view.feed, run):
                history.close_documents(one.view, one.past.shown, sifted.feeds[one.view.feed.name], run)
    return judged


def _shown(view: FeedView, run: Run) -> FeedView:
    """`view` with all that is shown of its entries, and what leads to older ones."""
    older = run.store.outputs.documents(view.feed.name) if history.has_history(view.feed, run) else 0
    return replace(dressed(view, run), older=older or None)


def _chosen(sifted: Sifted, run: Run) -> Sequence[FeedView]:
    """What each feed shows; one whose regular expression takes for ever leaves the others alone."""
    config, clusters = run.config, run.store.clusters.newest_first()
    feeds = [feed for feed in config.feeds if feed.name not in sifted.runaway]
    try:
        return views(feeds, config.site, run.sources, clusters, run.policy.now, config.topics)
    except RunawayError as error:
        sifted.runaway.update(dict.fromkeys(error.feeds, str(error)))
        return _chosen(sifted, run)


def _page_files(run: Run, folder: Folder) -> PageFiles | None:
    """The pages for people, if they are wanted."""
    if not run.config.pages.enabled:
        return None
    from mmmfeed.publishing.pages import PageFiles

    return PageFiles.of(run, folder)


def _cleared(run: Run, folder: Folder) -> list[str]:
    """The names of files that were wanted once, and are gone now."""
    before = set(folder.written)
    if not run.config.pages.enabled:
        from mmmfeed.publishing.pages import remove_pages

        remove_pages(run, folder)
    clear(folder, run)
    folder.tidy()
    return sorted(folder.written - before)


def _as_they_stand(last: State, run: Run) -> Iterator[Output]:
    """The files that nothing is to be done to."""
    counts = {name: (entries, waiting) for name, entries, waiting in last.shown}
    for feed in run.config.feeds:
        for name in feed.formats:
            path = run.config.output / f"{feed.name}.{EMITTERS[name].ending}"
            entries, waiting = counts.get(path.name, (0, 0))
            yield Output(path=path, entries=entries, waiting=waiting, written=False)


def _heard_by_hubs(config: Config) -> Iterator[tuple[str, str]]:
    """The files that hubs take, and where they are served."""
    for feed in config.feeds:
        for format_ in (name for name in feed.formats if name in _HEARD_BY_HUBS):
            name = f"{feed.name}.{EMITTERS[format_].ending}"
            if url := address(config.site, name):
                yield name, url


def _reached(last: State, state: State, done: _Done, folder: Folder, *, is_whole: bool) -> State:
    """What is kept for the next run. Where a feed was refused, that one has all to do again that this one had."""
    touched = set(done.touched)
    coming = {guid: moment for guid, moment in last.coming if guid not in touched}
    coming |= {guid: moment.isoformat() for guid, moment in done.coming.items()}
    return replace(
        state if done.is_all else last,
        files="" if is_whole and not done.is_all else folder.snapshot(),
        coming=tuple(sorted(coming.items())),
        is_unfinished=bool(done.published.refused),
        shown=tuple((output.path.name, output.entries, output.waiting) for output in done.published.outputs),
    )
